import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Board } from '#shared/fold/board.ts';
import { kindOfId } from '#shared/model/records.ts';
import { isPerson, type Actor } from '#shared/rules/actors.ts';
import type { Looker } from '#shared/rules/belonging.ts';
import { knowsWhoIsWhere, levelOf } from '#shared/rules/visibility.ts';
import type { TypedApp } from '../app-types.ts';
import { PresenceLine } from '../presence/presence.ts';
import type { Parts, RoomOutlet } from '../room/assemble.ts';
import { sessionCookie } from '../routes/cookie.ts';
import { Delivery, type Receiver, type RoomServer } from './delivery.ts';
import { openSockets, serveSocket } from './sockets.ts';
import { openStream, type Opening, type StreamAsk } from './streams.ts';
import { Walls } from './walls.ts';

const sweepEveryMs = 30_000;
const farewellMs = 1_000;

/** The sockets of this process, and what belongs to them. */
export interface Live {
	io: RoomServer;
	delivery: Delivery;
	/** The same feed for whoever has no socket. */
	openStream: (ask: StreamAsk) => Opening;
	start(): Promise<void>;
	close(): Promise<void>;
}

/** Whether somebody may know who works on this: those who work with people, and have all of it. */
function mayKnow(board: Board, looker: Looker, recordId: string): boolean {
	const kind = kindOfId(recordId);
	const record = kind && board.get(kind, recordId);
	if (!record || !knowsWhoIsWhere(looker.role)) return false;
	return levelOf(looker, record, board) === 'whole';
}

/** Opens the sockets beside HTTP and connects them to the room. */
export function openLive(http: TypedApp, parts: Parts, { direct }: { direct: boolean }): Live {
	const { publisher, door, clock, store, follower } = parts;
	const io = openSockets(http.server, {
		findSession: (header) =>
			http.access.sessions.find(http.parseCookie(header ?? '')[sessionCookie]),
		mayComeFrom: (origin, host) => http.mayComeFrom(origin, host)
	});
	const delivery = new Delivery({
		io,
		clock,
		direct,
		feed: (audience) => publisher.open(audience)
	});
	const beat = (to: Receiver, channel: string) => to.emit('beat', publisher.beatOf(channel));
	const { displays, sessions, walls: directory } = http.access;
	const walls = new Walls({
		delivery,
		directory,
		beat,
		hear: (id, report) => displays.hear(id, report),
		renew: (hash) => sessions.renewDisplay(hash),
		onError: parts.onRedisError
	});
	parts.setOutlet(outletOf(delivery, walls));
	const presence = new PresenceLine(store.place, store.keys.presence, parts.onRedisError);
	io.on('connection', (socket) =>
		serveSocket(socket, {
			delivery,
			door,
			clock,
			maySay: (personId) => parts.limit.take(personId),
			walls,
			beat,
			announce: (who) => {
				const { actor } = socket.data;
				if (isPerson(actor) && mayKnow(follower.board, actor, who.recordId)) presence.tell(who);
			}
		})
	);
	const unasked = unaskedOf(http);
	const sweep = setInterval(() => {
		sweepSessions(http, delivery).catch(parts.onRedisError);
	}, sweepEveryMs);
	return {
		io,
		delivery,
		openStream: (ask) => openStream(ask, { delivery, walls, beat }),
		async start() {
			await walls.start();
			await presence.start((who) =>
				delivery.presence(
					who,
					(audience) =>
						audience.feed === 'records' && mayKnow(follower.board, audience.looker, who.recordId)
				)
			);
		},
		async close() {
			clearInterval(sweep);
			walls.stop();
			delivery.stop();
			presence.stop();
			await closeSockets(io, unasked);
		}
	};
}

/** Whoever does not answer the farewell is cut: a laptop that sleeps must not hold up a stop. */
async function closeSockets(io: RoomServer, unasked: ReadonlySet<Socket>): Promise<void> {
	const cut = setTimeout(() => {
		terminateAll(io);
		for (const line of unasked) line.destroy();
	}, farewellMs);
	await io.close();
	clearTimeout(cut);
}

/** Lines on which nothing was asked yet, as browsers open them beforehand: a server that stops would wait for them. */
function unaskedOf({ server }: TypedApp): ReadonlySet<Socket> {
	const unasked = new Set<Socket>();
	server.on('connection', (line: Socket) => {
		unasked.add(line);
		line.once('close', () => unasked.delete(line));
	});
	const isAsked = ({ socket }: IncomingMessage) => unasked.delete(socket);
	server.on('request', isAsked);
	server.on('upgrade', isAsked);
	return unasked;
}

/**
 * Sessions also run out by themselves, and a control entry can be missed while the board is loaded. Whoever may see
 * something else by now than when they came comes in anew.
 */
async function sweepSessions(
	{ access: { sessions } }: TypedApp,
	delivery: Delivery
): Promise<void> {
	const held = new Map(
		delivery.receivers().map(({ data }) => [data.sessionHash, data.actor] as const)
	);
	const owners = await sessions.owners([...held.keys()]);
	for (const [hash, actor] of held) {
		const owner = owners.get(hash);
		if (!owner) delivery.endSession(hash);
		else if (scopeOf(owner) !== scopeOf(actor)) await sessions.end(hash);
	}
}

/** What decides what somebody may see. */
function scopeOf({
	role,
	agencyId,
	deskIds,
	communities = []
}: Omit<Actor, 'id' | 'name'>): string {
	return JSON.stringify([role, agencyId, deskIds, communities]);
}

/** Where frames go, and what every process is told. */
function outletOf(delivery: Delivery, walls: Walls): RoomOutlet {
	return {
		delta: (channel, delta) => delivery.delta(channel, delta),
		reset: (channel) => delivery.reset(channel),
		beat: (channel, beat, turn) => delivery.beat(channel, beat, turn),
		isFollowed: (channel) => delivery.isFollowed(channel),
		control: (entry) => {
			if (entry.kind === 'session.ended') delivery.endSession(entry.subject);
			else walls.follow(entry);
		}
	};
}

function terminateAll(io: RoomServer): void {
	const { clients } = io.engine as unknown as {
		clients: Record<string, { transport: { socket: { terminate(): void } } }>;
	};
	for (const { transport } of Object.values(clients)) transport.socket.terminate();
}
