import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import type { Clock } from '#shared/kernel/clock.ts';
import { systemActor } from '#shared/rules/actors.ts';
import { CommandLimit } from './access/command-limit.ts';
import type { TypedApp } from './app-types.ts';
import type { Config } from './config.ts';
import { Publisher, type Outlet } from './feeds/publisher.ts';
import { LogFollower } from './log/log-follower.ts';
import errors from './plugins/errors.ts';
import openapi from './plugins/openapi.ts';
import security from './plugins/security.ts';
import session from './plugins/session.ts';
import website from './plugins/website.ts';
import { PresenceLine } from './presence/presence.ts';
import { CommandDoor } from './room/command-door.ts';
import { Room } from './room/room.ts';
import { healthRoutes } from './routes/health.ts';
import { peopleRoutes } from './routes/people.ts';
import { roomRoutes } from './routes/room.ts';
import { sessionRoutes } from './routes/session.ts';
import { sessionCookie } from './routes/cookie.ts';
import { Delivery } from './sockets/delivery.ts';
import { openSockets, serveSocket } from './sockets/sockets.ts';
import { openStore } from './store/store.ts';
import { Timekeeper } from './timekeeper/timekeeper.ts';

const maxBodyBytes = 256 * 1024;

export interface App {
	http: TypedApp;
	/** Starts listening; answers with the address. */
	listen(): Promise<string>;
	close(): Promise<void>;
}

/** Puts the room together: store, follower, feeds, sockets, routes, in this order. */
export async function buildApp(config: Config, clock: Clock): Promise<App> {
	const http: TypedApp = Fastify({
		logger: { level: config.LOG_LEVEL },
		bodyLimit: maxBodyBytes,
		requestTimeout: 20_000,
		forceCloseConnections: true
	}).withTypeProvider<TypeBoxTypeProvider>();
	const onError = (error: Error) => http.log.warn({ err: error }, 'Redis');
	const store = await openStore(config, {
		info: (message) => http.log.info(message),
		error: onError
	});
	const { redis, keys, place, volatile } = store;

	// What the follower tells goes on to parts that are made after it.
	let outlet: Outlet | undefined;
	const follower = new LogFollower(
		{ place, keys, clock },
		{
			onLoad: () => publisher.load(),
			onStep: (step) => publisher.follow(step),
			onControl: ({ kind, subject }) => {
				if (kind === 'session.ended') delivery.endSession(subject);
			},
			onHealth: () => publisher.beat(),
			onError
		}
	);
	const publisher = new Publisher(
		{ follower, clock, volatile },
		{
			delta: (feed, delta) => outlet?.delta(feed, delta),
			reset: (feed) => outlet?.reset(feed),
			beat: (feed, beat) => outlet?.beat(feed, beat)
		}
	);
	const room = new Room({ redis, keys, follower, clock });
	const limit = new CommandLimit(clock);
	const door = new CommandDoor({ room, limit, log: http.log });

	http.decorate('clock', clock);
	http.decorate('store', store);
	http.decorate('follower', follower);
	http.decorate('door', door);
	http.decorate('connections', () => io.sockets.sockets.size);
	await http.register(security, { config });
	await http.register(rateLimit, { global: false });
	await http.register(session, { config });
	await http.register(errors);
	await http.register(openapi);

	const io = openSockets(http.server, {
		findSession: (header) =>
			http.access.sessions.find(http.parseCookie(header ?? '')[sessionCookie]),
		mayComeFrom: (origin, host) => http.mayComeFrom(origin, host)
	});
	const delivery = new Delivery({ io, clock, feed: (name) => publisher.feed(name) });
	outlet = delivery;
	const presence = new PresenceLine(place, keys.presence, onError);
	io.on('connection', (socket) =>
		serveSocket(socket, {
			delivery,
			door,
			beat: (to, feed) => to.emit('beat', publisher.beatOf(feed)),
			announce: (personId, name, { recordId, doing }) =>
				presence.tell({ personId, name, recordId, doing: doing as 'viewing' | 'editing' })
		})
	);

	http.after(() => {
		sessionRoutes(http);
		peopleRoutes(http);
		roomRoutes(http);
		healthRoutes(http);
	});
	await http.register(website);

	const timekeeper = new Timekeeper({ redis, keys, follower, room, clock }, (error) =>
		http.log.warn({ err: error }, 'timekeeper')
	);
	await follower.start();
	await room.carryOut(
		{ id: 'reference-data', name: 'room.seed', payload: { communities: true } },
		systemActor
	);
	await presence.start((who) => io.to('feed:desk').volatile.emit('presence', who));
	publisher.start();
	timekeeper.start();

	// Open sockets would keep Fastify from closing.
	http.addHook('preClose', async () => {
		timekeeper.stop();
		publisher.stop();
		delivery.stop();
		await io.close();
	});
	http.addHook('onClose', async () => {
		presence.stop();
		await follower.stop();
		await store.close();
	});
	return {
		http,
		listen: () => http.listen({ host: config.HOST, port: config.PORT }),
		close: () => http.close()
	};
}
