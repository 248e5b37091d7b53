import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Clock } from '#shared/kernel/clock.ts';
import { refuse } from '#shared/kernel/result.ts';
import { Doing, type Presence } from '#shared/wire/events.ts';
import { DisplayReport } from '#shared/wire/displays.ts';
import { Join, protocolVersion } from '#shared/wire/feeds.ts';
import { fits } from '../fits.ts';
import type { Session } from '../access/sessions.ts';
import { Bucket } from '../access/command-limit.ts';
import { actorOf } from '../access/people.ts';
import { meter } from '../metrics/metrics.ts';
import type { CommandDoor } from '../room/command-door.ts';
import type { Delivery, RoomServer, RoomSocket } from './delivery.ts';
import type { Walls } from './walls.ts';

/** Joins and questions of one connection: a join may cost a snapshot. */
const askedPerSecond = 5;
const maxMessageBytes = 256 * 1024;
/** Older clients reload spread over this time, so that they do not all come back at once. */
export const reloadWithinMs = 60_000;

export interface Handshake {
	findSession: (cookieHeader: string | undefined) => Promise<Session | undefined>;
	mayComeFrom: (origin: string | undefined, host: string | undefined) => boolean;
}

/** Socket.IO as transport and nothing more: WebSocket only, no recovery and no adapter of its own. */
export function openSockets(http: HttpServer, { findSession, mayComeFrom }: Handshake): RoomServer {
	const io: RoomServer = new Server(http, {
		path: '/live',
		transports: ['websocket'],
		serveClient: false,
		perMessageDeflate: false,
		pingInterval: 10_000,
		pingTimeout: 8_000,
		maxHttpBufferSize: maxMessageBytes,
		allowRequest: ({ headers }, decide) => decide(null, mayComeFrom(headers.origin, headers.host))
	});
	io.use(async (socket, next) => {
		try {
			const session = await findSession(socket.handshake.headers.cookie);
			if (!session) return next(refusal('NOT_SIGNED_IN'));
			socket.data = { actor: actorOf(session.person), sessionHash: session.hash };
			next();
		} catch {
			// Redis is away: the client keeps trying, with jitter.
			next(refusal('UNAVAILABLE'));
		}
	});
	return io;
}

/** Serves one connected client: its feed, its commands, its presence. */
export function serveSocket(
	socket: RoomSocket,
	parts: {
		delivery: Delivery;
		door: CommandDoor;
		walls: Walls;
		beat: (socket: RoomSocket, channel: string) => void;
		announce: (who: Presence) => void;
		clock: Clock;
		/** False when this person says too much. */
		maySay: (personId: string) => boolean;
	}
): void {
	const { actor } = socket.data;
	const { walls } = parts;
	const asking = new Bucket(parts.clock, askedPerSecond);
	// The upgrade request would be kept for as long as the connection lives.
	(socket.conn as { request: unknown }).request = null;
	const { protocol } = socket.handshake.auth as { protocol?: unknown };
	if (typeof protocol !== 'number' || protocol < protocolVersion) {
		socket.emit('reload', reloadWithinMs);
	}
	socket.on('join', (join, answer) => {
		if (typeof answer !== 'function') return;
		if (!fits(Join, join)) return answer(refuse('INVALID_PAYLOAD'));
		const audience = walls.audienceOf(socket, join.feed);
		if (!audience) return answer(refuse('NOT_ALLOWED'));
		if (!asking.take()) return answer(refuse('TOO_MANY'));
		// The answer goes first: on a slow line a snapshot takes longer than anybody waits for an answer.
		answer({ ok: true });
		socket.data.channel = audience.channel;
		parts.delivery.join(socket, audience, join);
		walls.welcome(socket);
		walls.renew(socket);
		parts.beat(socket, audience.channel);
	});
	socket.on('ask', (answer) => {
		if (typeof answer === 'function' && asking.take()) answer();
	});
	socket.on('differs', () => {
		if (asking.take()) meter.differed();
	});
	socket.on('report', (report) => {
		if (fits(DisplayReport, report) && asking.take()) walls.hear(socket, report);
	});
	socket.on('disconnect', () => parts.delivery.leave(socket));
	socket.on('command', (envelope, answer) => {
		if (typeof answer !== 'function') return;
		void parts.door.carryOut(envelope, actor).then(answer);
	});
	socket.on('presence', (what) => {
		if (!fits(Doing, what) || !parts.maySay(actor.id)) return;
		// Who it is says the session, never the client.
		const { recordId, doing } = what;
		parts.announce({ personId: actor.id, name: actor.name, recordId, doing });
	});
}

function refusal(code: 'NOT_SIGNED_IN' | 'UNAVAILABLE'): Error {
	return Object.assign(new Error(code), { data: { code } });
}
