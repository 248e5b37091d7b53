import type { Server, Socket } from 'socket.io';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ClientEvents, ServerEvents } from '#shared/wire/events.ts';
import type { Beat, Delta, FeedName, Join } from '#shared/wire/feeds.ts';
import type { Feed } from '../feeds/feed.ts';
import type { Outlet } from '../feeds/publisher.ts';
import type { Actor } from '#shared/rules/actors.ts';

export interface SocketData {
	actor: Actor;
	sessionHash: string;
}
type NoEvents = Record<string, never>;
export type RoomServer = Server<ClientEvents, ServerEvents, NoEvents, SocketData>;
export type RoomSocket = Socket<ClientEvents, ServerEvents, NoEvents, SocketData>;

/** How far a screen may fall behind before it gets no more deltas, and before it is cut. */
export const backlogLimit = {
	frames: 256,
	bytes: 512 * 1024,
	cutAfterMs: 30_000
} as const;
const drainEveryMs = 250;
/** More missed deltas than this cost more than the snapshot. */
const maxResumeDeltas = 500;

interface Behind {
	socket: RoomSocket;
	feed: FeedName;
	epoch: string;
	position: number;
	/** Since when it has read nothing more, and how much waited for it then. */
	sinceMs: number;
	lastBytes: number;
}

/** Sends each frame once to everybody who follows a feed, and lets nobody wait for a slow screen. */
export class Delivery implements Outlet {
	readonly #io: RoomServer;
	readonly #clock: Clock;
	readonly #feed: (name: FeedName) => Feed;
	readonly #behind = new Map<string, Behind>();
	readonly #timer: NodeJS.Timeout;

	constructor(parts: { io: RoomServer; clock: Clock; feed: (name: FeedName) => Feed }) {
		this.#io = parts.io;
		this.#clock = parts.clock;
		this.#feed = parts.feed;
		this.#timer = setInterval(() => this.#drain(), drainEveryMs);
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	/** Position first, then data, in the same tick as entering the room: nothing falls in between. */
	join(socket: RoomSocket, { feed, epoch = '', position = -1 }: Join): void {
		for (const room of socket.rooms) if (room !== socket.id) void socket.leave(room);
		this.#behind.delete(socket.id);
		this.#bring(socket, feed, { epoch, position });
		void socket.join(roomOf(feed));
	}

	delta(feed: FeedName, delta: Delta): void {
		this.#setAsideSlow(feed, delta);
		this.#io.to(roomOf(feed)).emit('delta', delta);
	}

	reset(feed: FeedName): void {
		this.#io.to(roomOf(feed)).emit('snapshot', this.#feed(feed).snapshot());
	}

	beat(feed: FeedName, beat: Beat): void {
		this.#io.to(roomOf(feed)).volatile.emit('beat', beat);
	}

	/** A session ended: its sockets are told and cut. */
	endSession(hash: string): void {
		for (const socket of this.#io.sockets.sockets.values()) {
			if (socket.data.sessionHash !== hash) continue;
			socket.emit('ended');
			socket.disconnect(true);
		}
	}

	#bring(socket: RoomSocket, name: FeedName, from: { epoch: string; position: number }): void {
		const feed = this.#feed(name);
		const deltas = feed.since(from.epoch, from.position);
		if (!deltas || deltas.length > maxResumeDeltas) {
			socket.emit('snapshot', feed.snapshot());
			return;
		}
		for (const delta of deltas) socket.emit('delta', delta);
	}

	#setAsideSlow(feed: FeedName, { epoch, from }: Delta): void {
		for (const id of this.#io.sockets.adapter.rooms.get(roomOf(feed)) ?? []) {
			const socket = this.#io.sockets.sockets.get(id);
			if (!socket) continue;
			const { frames, bytes } = backlogOf(socket);
			if (frames <= backlogLimit.frames && bytes <= backlogLimit.bytes) continue;
			void socket.leave(roomOf(feed));
			const sinceMs = this.#clock.now();
			this.#behind.set(id, { socket, feed, epoch, position: from, sinceMs, lastBytes: bytes });
		}
	}

	#drain(): void {
		const nowMs = this.#clock.now();
		for (const [id, behind] of this.#behind) {
			const { socket, feed, epoch, position, sinceMs, lastBytes } = behind;
			const { frames, bytes } = backlogOf(socket);
			if (!socket.connected) {
				this.#behind.delete(id);
			} else if (frames === 0 && bytes === 0) {
				this.#behind.delete(id);
				this.#bring(socket, feed, { epoch, position });
				void socket.join(roomOf(feed));
			} else if (bytes < lastBytes) {
				// It is slow and it reads: what was on its way to it gets smaller, and nothing is added.
				this.#behind.set(id, { ...behind, sinceMs: nowMs, lastBytes: bytes });
			} else if (nowMs - sinceMs > backlogLimit.cutAfterMs) {
				this.#behind.delete(id);
				socket.conn.close(true);
			}
		}
	}
}

function roomOf(feed: FeedName): string {
	return `feed:${feed}`;
}

/** Frames and bytes that wait to be sent to a socket. */
function backlogOf(socket: RoomSocket): { frames: number; bytes: number } {
	const { writeBuffer, transport } = socket.conn as unknown as {
		writeBuffer: unknown[];
		transport?: { socket?: { bufferedAmount?: number } };
	};
	return { frames: writeBuffer.length, bytes: transport?.socket?.bufferedAmount ?? 0 };
}
