import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { sendCode } from '../routes/reply.ts';
import { relyingPartyOf, type RelyingParty } from '../access/relying-party.ts';
import type { Config } from '../config.ts';

/**
 * Who may talk to this server from a browser, and what its pages may load: nothing from any other host.
 * Styles may be inline because MapLibre sets them; scripts only by the hashes the website plugin adds.
 */
export default fastifyPlugin<{ config: Config }>(
	async (app, { config }) => {
		app.decorate('mayComeFrom', (origin: string | undefined, host: string | undefined) =>
			mayComeFrom(config.PUBLIC_ORIGIN, origin, host)
		);
		app.decorate('relyingParty', (request: FastifyRequest) =>
			relyingPartyOf(config.PUBLIC_ORIGIN, request)
		);
		app.addHook('onRequest', async (request, reply) => {
			reply.headers({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'same-origin',
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-resource-policy': 'same-origin',
				'permissions-policy': 'camera=(), microphone=(), geolocation=()',
				'x-frame-options': 'DENY'
			});
			if (config.PUBLIC_ORIGIN?.startsWith('https:')) {
				reply.header('strict-transport-security', 'max-age=31536000');
			}
			const writes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
			if (writes && !app.mayComeFrom(request.headers.origin, request.headers.host)) {
				return sendCode(reply, 'NOT_ALLOWED');
			}
		});
	},
	{ name: 'security' }
);

/** A browser says where a page came from; a program without an origin has no cookie to be tricked out of. */
function mayComeFrom(
	publicOrigin: string | undefined,
	origin: string | undefined,
	host: string | undefined
): boolean {
	if (origin === undefined) return true;
	if (publicOrigin !== undefined) return origin === publicOrigin;
	return URL.canParse(origin) && new URL(origin).host === host;
}

declare module 'fastify' {
	interface FastifyInstance {
		mayComeFrom: (origin: string | undefined, host: string | undefined) => boolean;
		/** For whom passkeys are made here; nobody where the room has no name. */
		relyingParty: (request: FastifyRequest) => RelyingParty | undefined;
	}
}
