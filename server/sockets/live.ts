import type { TypedApp } from '../app-types.ts';
import { PresenceLine } from '../presence/presence.ts';
import type { Parts } from '../room/assemble.ts';
import { sessionCookie } from '../routes/cookie.ts';
import { Delivery, type RoomServer } from './delivery.ts';
import { openSockets, serveSocket } from './sockets.ts';

const sweepEveryMs = 30_000;
const farewellMs = 1_000;

/** The sockets of this process, and what belongs to them. */
export interface Live {
	io: RoomServer;
	delivery: Delivery;
	startPresence(): Promise<void>;
	close(): Promise<void>;
}

/** Opens the sockets beside HTTP and connects them to the room. */
export function openLive(http: TypedApp, parts: Parts, { direct }: { direct: boolean }): Live {
	const { publisher, door, clock, store } = parts;
	const io = openSockets(http.server, {
		findSession: (header) =>
			http.access.sessions.find(http.parseCookie(header ?? '')[sessionCookie]),
		mayComeFrom: (origin, host) => http.mayComeFrom(origin, host)
	});
	const delivery = new Delivery({ io, clock, direct, feed: (name) => publisher.feed(name) });
	parts.setOutlet(delivery);
	const presence = new PresenceLine(store.place, store.keys.presence, parts.onRedisError);
	io.on('connection', (socket) =>
		serveSocket(socket, {
			delivery,
			door,
			clock,
			maySay: (personId) => parts.limit.take(personId),
			beat: (to, feed) => to.emit('beat', publisher.beatOf(feed)),
			announce: (who) => presence.tell(who)
		})
	);
	// Sessions also run out by themselves, and a control entry can be missed while the board is loaded.
	const sweep = setInterval(() => {
		const hashes = [
			...new Set([...io.sockets.sockets.values()].map(({ data }) => data.sessionHash))
		];
		http.access.sessions.ended(hashes).then(
			(ended) => ended.forEach((hash) => delivery.endSession(hash)),
			(error: unknown) => parts.onRedisError(error as Error)
		);
	}, sweepEveryMs);
	return {
		io,
		delivery,
		startPresence: () => presence.start((who) => delivery.presence(who)),
		async close() {
			clearInterval(sweep);
			delivery.stop();
			presence.stop();
			// Whoever does not answer the farewell is cut: a laptop that sleeps must not hold up a stop.
			const cut = setTimeout(() => terminateAll(io), farewellMs);
			await io.close();
			clearTimeout(cut);
		}
	};
}

function terminateAll(io: RoomServer): void {
	const { clients } = io.engine as unknown as {
		clients: Record<string, { transport: { socket: { terminate(): void } } }>;
	};
	for (const { transport } of Object.values(clients)) transport.socket.terminate();
}
