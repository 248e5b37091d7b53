import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { textOfBytes } from '#shared/kernel/ids.ts';
import { personRoles, type Role } from '#shared/model/terms.ts';
import type { Config } from '../config.ts';
import type { Kept } from '../store/replicated.ts';

/** Whom the provider says somebody is, in the words of this room. */
export interface Claimed {
	/** Their account here: always the same for the same person of the same provider. */
	id: string;
	signInName: string;
	name: string;
	/** None where the provider gives them no role here. */
	role: Role | undefined;
	agency: string | undefined;
	/** The provider says in so many words that they belong to the centre itself. */
	ofTheCentre: boolean;
}

/** A sign-in that went to the provider: what it must bring back, and where it goes on to. */
interface Begun {
	verifier: string;
	nonce: string;
	/** Of the mark that only the browser has from which it went out. */
	markHash: string;
	next: string;
}

/** The provider, or what is between, does not answer: nothing is wrong with whoever signs in. */
export class ProviderAwayError extends Error {}

const waitSeconds = 10 * 60;
const answerWithinSeconds = 5;
const logoutWithinSeconds = 120;
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
const scope = 'openid profile email';

/** Signing in by an organisation's own provider: OpenID Connect, authorization code with PKCE. */
export class Provider {
	readonly #config: Config;
	readonly #store: Kept;
	readonly #callback: string;
	#client: Promise<oidc.Configuration> | undefined;
	#keys: ReturnType<typeof createRemoteJWKSet> | undefined;

	constructor(config: Config, store: Kept) {
		this.#config = config;
		this.#store = store;
		this.#callback = `${config.PUBLIC_ORIGIN}/api/provider/callback`;
	}

	/** What people call it. */
	get name(): string {
		return this.#config.OIDC_NAME;
	}

	/** Where the browser goes, and the mark that it must bring back. Throws ProviderAwayError. */
	async begin(next: string): Promise<{ url: string; mark: string; seconds: number }> {
		const client = await this.#discovered();
		const [verifier, nonce, state] = [
			oidc.randomPKCECodeVerifier(),
			oidc.randomNonce(),
			oidc.randomState()
		];
		const mark = randomBytes(32).toString('base64url');
		const begun: Begun = { verifier, nonce, markHash: hashOf(mark), next };
		const { redis, keys } = this.#store;
		await redis.set(keys.begun(hashOf(state)), JSON.stringify(begun), 'EX', waitSeconds);
		const url = oidc.buildAuthorizationUrl(client, {
			redirect_uri: this.#callback,
			scope,
			state,
			nonce,
			code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
			code_challenge_method: 'S256'
		});
		return { url: url.href, mark, seconds: waitSeconds };
	}

	/**
	 * Whom the provider's answer is about. Nothing where it is not the answer to what this browser asked, was brought
	 * before, or is not the provider's. Throws ProviderAwayError.
	 */
	async finish(
		query: string,
		mark: string | undefined
	): Promise<{ claimed: Claimed; next: string } | undefined> {
		const answer = new URL(`${this.#callback}?${query}`);
		const state = answer.searchParams.get('state') ?? '';
		const { redis, keys } = this.#store;
		const held = await redis.getdel(keys.begun(hashOf(state)));
		if (held === null || mark === undefined) return undefined;
		const { verifier, nonce, markHash, next } = JSON.parse(held) as Begun;
		if (hashOf(mark) !== markHash) return undefined;
		const client = await this.#discovered();
		try {
			const tokens = await oidc.authorizationCodeGrant(client, answer, {
				pkceCodeVerifier: verifier,
				expectedState: state,
				expectedNonce: nonce,
				idTokenExpected: true
			});
			const claims = tokens.claims();
			return claims && { claimed: this.#read(claims), next };
		} catch (error) {
			if (isAway(error)) throw new ProviderAwayError('the provider does not answer');
			// Whatever else it is, it is not an answer to believe.
			return undefined;
		}
	}

	/** Where whoever signs out goes, so that the provider's session ends too; nothing where it has no such page. */
	async endUrl(): Promise<string | undefined> {
		const client = await this.#discovered();
		if (client.serverMetadata().end_session_endpoint === undefined) return undefined;
		// Without the person's own token: the room keeps none.
		return oidc.buildEndSessionUrl(client, {
			post_logout_redirect_uri: `${this.#config.PUBLIC_ORIGIN}/sign-in`
		}).href;
	}

	/** Whose sessions end because they did at the provider, by its own word; nobody's where it is not its word. */
	async endedBy(logoutToken: string): Promise<string | undefined> {
		const { jwks_uri: jwksUri, issuer } = (await this.#discovered()).serverMetadata();
		if (jwksUri === undefined) return undefined;
		this.#keys ??= createRemoteJWKSet(new URL(jwksUri), {
			timeoutDuration: answerWithinSeconds * 1_000
		});
		try {
			const { payload } = await jwtVerify(logoutToken, this.#keys, {
				issuer,
				audience: this.#config.OIDC_CLIENT_ID ?? '',
				typ: 'logout+jwt',
				requiredClaims: ['sub', 'jti', 'iat', 'events'],
				maxTokenAge: logoutWithinSeconds
			});
			const events = payload['events'] as Record<string, unknown> | null;
			const isLogout = typeof events?.[logoutEvent] === 'object' && payload['nonce'] === undefined;
			return isLogout && payload.sub ? this.#idOf(payload.sub) : undefined;
		} catch {
			// Not its word, or not one that is still good.
			return undefined;
		}
	}

	#read(claims: Readonly<Record<string, unknown>>): Claimed {
		const { OIDC_ROLE_CLAIM, OIDC_AGENCY_CLAIM, OIDC_ROLES = '' } = this.#config;
		const given = textsOf(claims[OIDC_ROLE_CLAIM]);
		const [agency] = textsOf(claims[OIDC_AGENCY_CLAIM]);
		const sub = String(claims['sub']);
		const signInName = [claims['preferred_username'], claims['email'], sub].find(isText) ?? sub;
		return {
			id: this.#idOf(sub),
			signInName: signInName.slice(0, 80),
			name: ([claims['name'], signInName].find(isText) ?? signInName).slice(0, 60),
			// The order of the list decides where somebody has several.
			role: rolesOf(OIDC_ROLES).find(([value]) => given.includes(value))?.[1],
			agency,
			ofTheCentre: agency === this.#config.OIDC_CENTER
		};
	}

	#idOf(sub: string): string {
		const subject = JSON.stringify([this.#config.OIDC_ISSUER, sub]);
		return `person_${textOfBytes(createHash('sha256').update(subject).digest())}`;
	}

	/** Asked once; asked again where it failed. */
	#discovered(): Promise<oidc.Configuration> {
		this.#client ??= this.#discover().catch((error: unknown) => {
			this.#client = undefined;
			throw new ProviderAwayError('the provider cannot be found', { cause: error });
		});
		return this.#client;
	}

	#discover(): Promise<oidc.Configuration> {
		const { OIDC_ISSUER = '', OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET } = this.#config;
		const issuer = new URL(OIDC_ISSUER);
		// The settings take plain HTTP on this machine only (config.ts).
		const onlyHere = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
		return oidc.discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, {
			timeout: answerWithinSeconds,
			// The token's signature too, not only the line it came by.
			execute: [...onlyHere, oidc.enableNonRepudiationChecks]
		});
	}
}

/** `value=role,value=role`: which of the provider's words is which role here. */
export function rolesOf(text: string): [value: string, role: Role][] {
	return text.split(',').flatMap((pair) => {
		const at = pair.lastIndexOf('=');
		const role = personRoles.find((one) => one === pair.slice(at + 1).trim());
		return at > 0 && role ? [[pair.slice(0, at).trim(), role] as [string, Role]] : [];
	});
}

/** Nobody answered, or only with an error of its own. */
function isAway(error: unknown): boolean {
	if (error instanceof TypeError) return error.cause !== undefined;
	if (!(error instanceof oidc.ClientError)) return false;
	const { cause } = error;
	return error.code === 'OAUTH_TIMEOUT' || (cause instanceof Response && cause.status >= 500);
}

const isText = (value: unknown): value is string =>
	typeof value === 'string' && value.trim() !== '';
const textsOf = (value: unknown): string[] => [value].flat().filter(isText);

function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}
