import cookie from '@fastify/cookie';
import fastifyPlugin from 'fastify-plugin';
import type { onRequestAsyncHookHandler } from 'fastify';
import { assert } from '#shared/kernel/assert.ts';
import { isOfInterface, routeAccess, type Allowed } from '../access/route-access.ts';
import type { Config } from '../config.ts';
import { sessionCookie } from '../routes/cookie.ts';
import { sendCode } from '../routes/reply.ts';

/** Lets only those pass whom the table names. */
function guard(allowed: Allowed): onRequestAsyncHookHandler[] {
	if (allowed === 'anyone') return [];
	return [
		async ({ person, server, routeOptions }, reply) => {
			if (!person) return sendCode(reply, 'NOT_SIGNED_IN');
			if (allowed.includes(person.role)) return;
			const what = `${routeOptions.method as string} ${routeOptions.url}`;
			await server.access.refusals.write({ actor: person.id, act: 'refused', what });
			return sendCode(reply, 'NOT_ALLOWED');
		}
	];
}

/** Who is asking: the session's cookie, read once for each request. */
export default fastifyPlugin<{ config: Config }>(
	async (app, { config }) => {
		await app.register(cookie);
		app.decorate('cookieRules', {
			path: '/',
			httpOnly: true,
			sameSite: 'strict',
			secure: config.PUBLIC_ORIGIN?.startsWith('https:') ?? false
		});
		app.decorateRequest('person', null);
		app.decorateRequest('sessionHash', null);
		app.addHook('onRequest', async (request) => {
			const token = request.cookies[sessionCookie];
			if (!token || !/^\/(api|hsds)\//.test(request.routeOptions.url ?? '')) return;
			const session = await app.access.sessions.find(token);
			request.person = session?.person ?? null;
			request.sessionHash = session?.hash ?? null;
		});
		app.addHook('onRoute', (route) => {
			if (!isOfInterface(route.url)) return;
			const methods = [route.method].flat().filter((method) => method !== 'HEAD');
			// A route's own HEAD goes by its GET.
			const rows = (methods.length > 0 ? methods : ['GET']).map(
				(method) => `${method} ${route.url}`
			);
			for (const row of rows) assert(routeAccess[row], `"${row}" has a row in route-access.ts`);
			const before = [route.onRequest ?? []].flat();
			// Behind the limits, and before anything of a body is read: whoever may not ask is told so, and nothing else.
			route.onRequest = [...before, ...rows.flatMap((row) => guard(routeAccess[row] ?? []))];
		});
	},
	{ name: 'session' }
);
