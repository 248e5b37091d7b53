import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';

/** Somebody whom the provider knows. */
export interface Known {
	sub: string;
	name: string;
	email: string;
	groups: string[];
	agency?: string;
}

/** What the room is called there, and what it proves itself with. */
export const client = { id: 'cscc-room', secret: 'the room proves itself with this secret' };

/**
 * A real OpenID provider on this machine, a certified implementation. Whoever is `here` is signed in when they are
 * asked: that somebody types a password there is the provider's affair.
 */
export class TestProvider {
	readonly issuer: string;
	readonly #server: Server;
	readonly #known = new Map<string, Known>();
	/** Who sits in front of its page. */
	here = '';

	private constructor(server: Server, issuer: string) {
		this.#server = server;
		this.issuer = issuer;
	}

	static async open(roomOrigin: string): Promise<TestProvider> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const opened = new TestProvider(server, issuer);
		const provider = new Provider(issuer, opened.#settings(roomOrigin));
		provider.on('server_error', (_context, error) => {
			throw error;
		});
		const answer = provider.callback();
		server.on('request', (request, response) => {
			if (!request.url?.startsWith('/interaction/')) return answer(request, response);
			const result = { login: { accountId: opened.here } };
			provider.interactionFinished(request, response, result).catch((error: unknown) => {
				response.writeHead(500).end(String(error));
			});
		});
		return opened;
	}

	/** Makes somebody known, or known otherwise. */
	knows(person: Known): void {
		this.#known.set(person.sub, person);
	}

	/** The settings of a room whose people it signs in. */
	settings(roomOrigin: string): Record<string, string> {
		return {
			PUBLIC_ORIGIN: roomOrigin,
			OIDC_ISSUER: this.issuer,
			OIDC_CLIENT_ID: client.id,
			OIDC_CLIENT_SECRET: client.secret,
			OIDC_NAME: 'Example City',
			OIDC_ROLES: 'Managers=manager,Desks=desk'
		};
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#settings(roomOrigin: string): Configuration {
		return {
			clients: [
				{
					client_id: client.id,
					client_secret: client.secret,
					redirect_uris: [`${roomOrigin}/api/provider/callback`],
					post_logout_redirect_uris: [`${roomOrigin}/sign-in`],
					backchannel_logout_uri: `${roomOrigin}/api/provider/ended`
				}
			],
			claims: { openid: ['sub', 'groups', 'agency'], profile: ['name'], email: ['email'] },
			// What the room reads stands in the token itself.
			conformIdTokenClaims: false,
			findAccount: (_context, sub) => ({
				accountId: sub,
				claims: () => ({ ...this.#known.get(sub), sub })
			}),
			features: {
				devInteractions: { enabled: false },
				backchannelLogout: { enabled: true },
				rpInitiatedLogout: {
					enabled: true,
					// It would ask whether it is meant; whoever is here means it.
					logoutSource: (context, form) => {
						context.body = `${form}<script>document.forms[0].logout.value='yes'</script>`;
					}
				}
			},
			interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
			// What the room asks for is granted; nobody is asked about it.
			async loadExistingGrant(context) {
				const { provider, client: asking, session } = context.oidc;
				const grant = new provider.Grant({
					clientId: asking?.clientId ?? '',
					accountId: session?.accountId ?? ''
				});
				grant.addOIDCScope('openid profile email');
				await grant.save();
				return grant;
			},
			// It would not speak to addresses of this machine; the room is at one.
			fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
			cookies: { keys: ['keeps the cookies of a test'] },
			ttl: {
				AccessToken: 60,
				AuthorizationCode: 60,
				Grant: 600,
				IdToken: 60,
				Interaction: 60,
				Session: 600
			}
		};
	}
}
