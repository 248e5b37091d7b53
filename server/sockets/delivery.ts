import type { Server, Socket } from 'socket.io';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ClientEvents, Presence, ServerEvents } from '#shared/wire/events.ts';
import { feedNames, type Beat, type FeedName, type Join } from '#shared/wire/feeds.ts';
import type { DeltaText, Feed } from '../feeds/feed.ts';
import { beatTurns, type Outlet } from '../feeds/publisher.ts';
import { meter } from '../metrics/metrics.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { backlogOf, Frame } from './frame.ts';

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

interface Behind {
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
	readonly #direct: boolean;
	/** Who follows a feed, each with its turn to get a heartbeat. */
	readonly #following = new Map<FeedName, Map<RoomSocket, number>>(
		feedNames.map((name) => [name, new Map()])
	);
	#nextTurn = 0;
	readonly #behind = new Map<RoomSocket, Behind>();
	/** The latest snapshot of each feed as a frame: encoded once for all who return at that position. */
	readonly #snapshots = new Map<FeedName, { text: string; frame: Frame }>();
	/** Audiences that see the same of a step are sent the same frame. */
	readonly #deltas = new WeakMap<DeltaText, Frame>();
	readonly #timer: NodeJS.Timeout;

	constructor(parts: {
		io: RoomServer;
		clock: Clock;
		feed: (name: FeedName) => Feed;
		/** False: every frame goes through Socket.IO's own way. */
		direct: boolean;
	}) {
		this.#io = parts.io;
		this.#clock = parts.clock;
		this.#feed = parts.feed;
		this.#direct = parts.direct;
		this.#timer = setInterval(() => this.#drain(), drainEveryMs);
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	/** Position first, then data, in the same tick as beginning to follow: nothing falls in between. */
	join(socket: RoomSocket, { feed, epoch = '', position = -1 }: Join): void {
		this.leave(socket);
		const waiting = backlogOf(socket);
		if (isTooMuch(waiting)) {
			const sinceMs = this.#clock.now();
			const lastBytes = waiting.bytes;
			this.#behind.set(socket, { feed, epoch, position, sinceMs, lastBytes });
			return;
		}
		this.#bring(socket, feed, { epoch, position });
		this.#add(socket, feed);
	}

	leave(socket: RoomSocket): void {
		for (const followers of this.#following.values()) followers.delete(socket);
		this.#behind.delete(socket);
	}

	isFollowed(feed: FeedName): boolean {
		return this.#followers(feed).size > 0;
	}

	/** How many follow each feed, those that were set aside included. */
	followers(): Record<FeedName, number> {
		const aside = [...this.#behind.values()];
		const count = (name: FeedName) =>
			this.#followers(name).size + aside.filter(({ feed }) => feed === name).length;
		const counts = feedNames.map((name) => [name, count(name)] as const);
		return Object.fromEntries(counts) as Record<FeedName, number>;
	}

	delta(name: FeedName, delta: DeltaText): void {
		const frame = this.#deltas.get(delta) ?? this.#frame('delta', delta.text);
		this.#deltas.set(delta, frame);
		meter.framesSent(this.#followers(name).size);
		for (const socket of this.#followers(name).keys()) {
			const waiting = backlogOf(socket);
			if (isTooMuch(waiting)) {
				this.#setAside(socket, name, { position: delta.from, lastBytes: waiting.bytes });
			} else {
				frame.sendTo(socket);
			}
		}
	}

	reset(name: FeedName): void {
		const frame = this.#snapshotOf(name);
		meter.snapshotsSent(this.#followers(name).size);
		for (const socket of this.#followers(name).keys()) {
			const waiting = backlogOf(socket);
			// No position of the new epoch is theirs: what they get when they have drained is a snapshot.
			if (isTooMuch(waiting))
				this.#setAside(socket, name, { position: -1, lastBytes: waiting.bytes });
			else frame.sendTo(socket);
		}
	}

	beat(name: FeedName, beat: Beat, turn?: number): void {
		const frame = this.#frame('beat', JSON.stringify(beat));
		for (const [socket, own] of this.#followers(name)) {
			if (turn === undefined || turn === own) frame.sendTo(socket);
		}
	}

	presence(who: Presence): void {
		const frame = this.#frame('presence', JSON.stringify(who));
		for (const socket of this.#followers('desk').keys()) frame.sendTo(socket);
	}

	/** A session ended: its sockets are told and cut. */
	endSession(hash: string): void {
		for (const socket of this.#io.sockets.sockets.values()) {
			if (socket.data.sessionHash !== hash) continue;
			socket.emit('ended');
			socket.disconnect(true);
		}
	}

	/** One delta of states, whatever was missed; the snapshot when nobody knows what was. */
	#bring(socket: RoomSocket, name: FeedName, from: { epoch: string; position: number }): void {
		const missed = this.#feed(name).since(from.epoch, from.position);
		if (missed === 'unknown') {
			this.#snapshotOf(name).sendTo(socket);
			meter.snapshotsSent(1);
		} else {
			if (missed !== 'nothing') this.#frame('delta', missed.text).sendTo(socket);
			meter.resumed();
		}
	}

	#setAside(socket: RoomSocket, feed: FeedName, at: { position: number; lastBytes: number }): void {
		this.#followers(feed).delete(socket);
		const { epoch } = this.#feed(feed);
		this.#behind.set(socket, { feed, epoch, sinceMs: this.#clock.now(), ...at });
		meter.setAside();
	}

	#drain(): void {
		const nowMs = this.#clock.now();
		for (const [socket, behind] of this.#behind) {
			const { feed, epoch, position, sinceMs, lastBytes } = behind;
			const { frames, bytes } = backlogOf(socket);
			if (frames === 0 && bytes === 0) {
				this.#behind.delete(socket);
				this.#bring(socket, feed, { epoch, position });
				this.#add(socket, feed);
			} else if (bytes < lastBytes) {
				// It is slow and it reads: what was on its way to it gets smaller, and nothing is added.
				this.#behind.set(socket, { ...behind, sinceMs: nowMs, lastBytes: bytes });
			} else if (nowMs - sinceMs > backlogLimit.cutAfterMs) {
				this.#behind.delete(socket);
				meter.cut();
				socket.conn.close(true);
			}
		}
	}

	#followers(name: FeedName): Map<RoomSocket, number> {
		return this.#following.get(name) ?? new Map();
	}

	#add(socket: RoomSocket, feed: FeedName): void {
		this.#nextTurn = (this.#nextTurn + 1) % beatTurns;
		this.#followers(feed).set(socket, this.#nextTurn);
	}

	#snapshotOf(name: FeedName): Frame {
		const text = this.#feed(name).snapshot();
		const known = this.#snapshots.get(name);
		if (known?.text === text) return known.frame;
		const frame = this.#frame('snapshot', text);
		this.#snapshots.set(name, { text, frame });
		return frame;
	}

	#frame(event: 'delta' | 'snapshot' | 'beat' | 'presence', json: string): Frame {
		return new Frame(event, json, { direct: this.#direct });
	}
}

function isTooMuch({ frames, bytes }: { frames: number; bytes: number }): boolean {
	return frames > backlogLimit.frames || bytes > backlogLimit.bytes;
}
