import type { Server, Socket } from 'socket.io';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ClientEvents, Presence, ServerEvents } from '#shared/wire/events.ts';
import type { Audience } from '#shared/wire/audiences.ts';
import { feedNames, type Beat, type FeedName, type Join } from '#shared/wire/feeds.ts';
import type { DeltaText, Feed } from '../feeds/feed.ts';
import { beatTurns, type Outlet } from '../feeds/publisher.ts';
import { meter } from '../metrics/metrics.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { EventStream } from './event-stream.ts';
import { backlogOf, Frame } from './frame.ts';

export interface SocketData {
	actor: Actor;
	sessionHash: string;
	/** Which feed it follows now; none before it joined one. */
	channel?: string;
}
type NoEvents = Record<string, never>;
export type RoomServer = Server<ClientEvents, ServerEvents, NoEvents, SocketData>;
export type RoomSocket = Socket<ClientEvents, ServerEvents, NoEvents, SocketData>;
/** A screen's line: a socket, or a stream where no socket comes through. */
export type Receiver = RoomSocket | EventStream;

/** How far a screen may fall behind before it gets no more deltas, and before it is cut. */
export const backlogLimit = {
	frames: 256,
	bytes: 512 * 1024,
	cutAfterMs: 30_000
} as const;
const drainEveryMs = 250;

interface Behind {
	audience: Audience;
	epoch: string;
	position: number;
	/** Since when it has read nothing more, and how much waited for it then. */
	sinceMs: number;
	lastBytes: number;
}

/** Whoever follows one audience's feed here, each with its turn to get a heartbeat. */
interface Channel {
	audience: Audience;
	followers: Map<Receiver, number>;
}

/** Sends each frame once to everybody who follows a feed, and lets nobody wait for a slow screen. */
export class Delivery implements Outlet {
	readonly #io: RoomServer;
	readonly #clock: Clock;
	readonly #feed: (audience: Audience) => Feed;
	readonly #direct: boolean;
	readonly #channels = new Map<string, Channel>();
	readonly #streams = new Set<EventStream>();
	#nextTurn = 0;
	readonly #behind = new Map<Receiver, Behind>();
	/** The latest snapshot of each feed as a frame: encoded once for all who return at that position. */
	readonly #snapshots = new WeakMap<Feed, { text: string; frame: Frame }>();
	/** Audiences that see the same of a step are sent the same frame. */
	readonly #deltas = new WeakMap<DeltaText, Frame>();
	readonly #timer: NodeJS.Timeout;

	constructor(parts: {
		io: RoomServer;
		clock: Clock;
		feed: (audience: Audience) => Feed;
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
		for (const stream of this.#streams) stream.disconnect(true);
	}

	/** Streams are known here; sockets are by Socket.IO. */
	add(stream: EventStream): void {
		this.#streams.add(stream);
	}

	/** Ends a stream, whether or not its connection still says so. */
	end(stream: EventStream): void {
		stream.disconnect(true);
		this.remove(stream);
	}

	remove(stream: EventStream): void {
		this.#streams.delete(stream);
		this.leave(stream);
	}

	/** Every screen's line to this process. */
	receivers(): Receiver[] {
		return [...this.#io.sockets.sockets.values(), ...this.#streams];
	}

	/** Position first, then data, in the same tick as beginning to follow: nothing falls in between. */
	join(
		socket: Receiver,
		audience: Audience,
		{ epoch = '', position = -1, audience: mark = '' }: Omit<Join, 'feed'>
	): void {
		this.leave(socket);
		const waiting = backlogOf(socket);
		if (isTooMuch(waiting)) {
			const sinceMs = this.#clock.now();
			const lastBytes = waiting.bytes;
			const from = { epoch: this.#isOf(audience, mark) ? epoch : '', position };
			this.#behind.set(socket, { audience, ...from, sinceMs, lastBytes });
			return;
		}
		this.#bring(socket, audience, { epoch: this.#isOf(audience, mark) ? epoch : '', position });
		this.#add(socket, audience);
	}

	/** Positions are the log's for everybody: whoever comes from another audience begins anew. */
	#isOf(audience: Audience, mark: string): boolean {
		return this.#feed(audience).audience === mark;
	}

	leave(socket: Receiver): void {
		for (const [name, { followers }] of this.#channels) {
			if (followers.delete(socket) && followers.size === 0) this.#channels.delete(name);
		}
		this.#behind.delete(socket);
	}

	isFollowed(channel: string): boolean {
		return this.#channels.has(channel);
	}

	/** How many follow each feed, those that were set aside included. */
	followers(): Record<FeedName, number> {
		const counts = Object.fromEntries(feedNames.map((name) => [name, 0])) as Record<
			FeedName,
			number
		>;
		for (const { audience, followers } of this.#channels.values()) {
			counts[audience.feed] += followers.size;
		}
		for (const { audience } of this.#behind.values()) counts[audience.feed] += 1;
		return counts;
	}

	delta(channel: string, delta: DeltaText): void {
		const to = this.#channels.get(channel);
		if (!to) return;
		const frame = this.#deltas.get(delta) ?? this.#deltaFrame(delta);
		this.#deltas.set(delta, frame);
		meter.framesSent(to.followers.size);
		for (const socket of to.followers.keys()) {
			const waiting = backlogOf(socket);
			if (isTooMuch(waiting)) {
				this.#setAside(socket, to, { position: delta.from, lastBytes: waiting.bytes });
			} else {
				frame.sendTo(socket);
			}
		}
	}

	reset(channel: string): void {
		const to = this.#channels.get(channel);
		if (!to) return;
		const frame = this.#snapshotOf(to.audience);
		meter.snapshotsSent(to.followers.size);
		for (const socket of to.followers.keys()) {
			const waiting = backlogOf(socket);
			// No position of the new epoch is theirs: what they get when they have drained is a snapshot.
			if (isTooMuch(waiting))
				this.#setAside(socket, to, { position: -1, lastBytes: waiting.bytes });
			else frame.sendTo(socket);
		}
	}

	beat(channel: string, beat: Beat, turn?: number): void {
		const frame = this.#frame('beat', JSON.stringify(beat));
		for (const [socket, own] of this.#channels.get(channel)?.followers ?? []) {
			if (turn === undefined || turn === own) frame.sendTo(socket);
		}
	}

	/** To those who have all of what somebody works on, and may know who is where. */
	presence(who: Presence, mayKnow: (audience: Audience) => boolean): void {
		const frame = this.#frame('presence', JSON.stringify(who));
		for (const { audience, followers } of this.#channels.values()) {
			if (mayKnow(audience)) for (const socket of followers.keys()) frame.sendTo(socket);
		}
	}

	/** A session ended: its lines are told and cut. */
	endSession(hash: string): void {
		for (const socket of this.receivers()) {
			if (socket.data.sessionHash !== hash) continue;
			socket.emit('ended');
			if (socket instanceof EventStream) this.end(socket);
			else socket.disconnect(true);
		}
	}

	/** One delta of states, whatever was missed; the snapshot when nobody knows what was. */
	#bring(socket: Receiver, audience: Audience, from: { epoch: string; position: number }): void {
		if (socket instanceof EventStream) socket.mark = this.#feed(audience).audience;
		const missed = this.#feed(audience).since(from.epoch, from.position);
		if (missed === 'unknown') {
			this.#snapshotOf(audience).sendTo(socket);
			meter.snapshotsSent(1);
		} else {
			if (missed !== 'nothing') this.#deltaFrame(missed).sendTo(socket);
			meter.resumed();
		}
	}

	#setAside(
		socket: Receiver,
		{ audience, followers }: Channel,
		at: { position: number; lastBytes: number }
	): void {
		const { epoch } = this.#feed(audience);
		followers.delete(socket);
		if (followers.size === 0) this.#channels.delete(audience.channel);
		this.#behind.set(socket, { audience, epoch, sinceMs: this.#clock.now(), ...at });
		meter.setAside();
	}

	#drain(): void {
		const nowMs = this.#clock.now();
		for (const [socket, behind] of this.#behind) {
			const { audience, epoch, position, sinceMs, lastBytes } = behind;
			const { frames, bytes } = backlogOf(socket);
			if (frames === 0 && bytes === 0) {
				this.#behind.delete(socket);
				this.#bring(socket, audience, { epoch, position });
				this.#add(socket, audience);
			} else if (bytes < lastBytes) {
				// It is slow and it reads: what was on its way to it gets smaller, and nothing is added.
				this.#behind.set(socket, { ...behind, sinceMs: nowMs, lastBytes: bytes });
			} else if (nowMs - sinceMs > backlogLimit.cutAfterMs) {
				this.#behind.delete(socket);
				meter.cut();
				if (socket instanceof EventStream) this.end(socket);
				else socket.conn.close(true);
			}
		}
	}

	#add(socket: Receiver, audience: Audience): void {
		this.#nextTurn = (this.#nextTurn + 1) % beatTurns;
		const { channel } = audience;
		const known = this.#channels.get(channel) ?? { audience, followers: new Map() };
		known.followers.set(socket, this.#nextTurn);
		this.#channels.set(channel, known);
	}

	#snapshotOf(audience: Audience): Frame {
		const feed = this.#feed(audience);
		const text = feed.snapshot();
		const known = this.#snapshots.get(feed);
		if (known?.text === text) return known.frame;
		const { epoch, position } = feed;
		const frame = this.#frame('snapshot', text, { epoch, position });
		this.#snapshots.set(feed, { text, frame });
		return frame;
	}

	#deltaFrame({ epoch, to, text }: DeltaText): Frame {
		return this.#frame('delta', text, { epoch, position: to });
	}

	#frame(
		event: 'delta' | 'snapshot' | 'beat' | 'presence',
		json: string,
		place?: Frame['place']
	): Frame {
		return new Frame(event, json, { direct: this.#direct, place });
	}
}

function isTooMuch({ frames, bytes }: { frames: number; bytes: number }): boolean {
	return frames > backlogLimit.frames || bytes > backlogLimit.bytes;
}
