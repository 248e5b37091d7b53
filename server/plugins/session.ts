import cookie from '@fastify/cookie';
import fastifyPlugin from 'fastify-plugin';
import type { Role } from '#shared/model/terms.ts';
import { People } from '../access/people.ts';
import { Sessions } from '../access/sessions.ts';
import type { Config } from '../config.ts';
import { sessionCookie } from '../routes/cookie.ts';
import { sendCode } from '../routes/reply.ts';

/** Who is asking: the session's cookie, read once for each request. */
export default fastifyPlugin<{ config: Config }>(
	async (app, { config }) => {
		await app.register(cookie);
		const { redis, keys } = app.store;
		const people = new People(redis, keys);
		app.decorate('access', { people, sessions: new Sessions(app.store, people) });
		app.decorate('cookieRules', {
			path: '/',
			httpOnly: true,
			sameSite: 'strict',
			secure: config.PUBLIC_ORIGIN?.startsWith('https:') ?? false
		});
		app.decorateRequest('person', null);
		app.decorateRequest('sessionHash', null);
		app.addHook('preHandler', async (request) => {
			const token = request.cookies[sessionCookie];
			if (!token || !request.url.startsWith('/api/')) return;
			const session = await app.access.sessions.find(token);
			request.person = session?.person ?? null;
			request.sessionHash = session?.hash ?? null;
		});
		app.decorate('only', (...roles: Role[]) => async (request, reply) => {
			if (!request.person) return sendCode(reply, 'NOT_SIGNED_IN');
			if (!roles.includes(request.person.role)) return sendCode(reply, 'NOT_ALLOWED');
		});
	},
	{ name: 'session' }
);
