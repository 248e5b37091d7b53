import type { Redis } from 'ioredis';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import { applyEntry } from '#shared/fold/apply-entry.ts';
import { Board } from '#shared/fold/board.ts';
import { connectRedis } from '../store/client.ts';
import type { RoomKeys } from '../store/keys.ts';
import type { RedisPlace } from '../store/place.ts';
import { replicated } from '../store/replicated.ts';
import type { ControlEntry } from './control.ts';
import { readEntry, stampAt, stampOf, type Placed, type StreamEntry } from './entries.ts';
import { fetchBoard, readFrom } from './load.ts';
import { within } from './within.ts';

/** What one read of the log brought: all of it is one step. */
export interface Step {
	from: number;
	to: number;
	entries: Placed[];
}

/** A board that was loaded: how far it is, and the latest entries that led there, oldest first. */
export interface Loaded {
	position: number;
	recent: Placed[];
}

export interface FollowerEvents {
	/** The board was loaded anew: first start, or the log was rewound or replaced. */
	onLoad(loaded: Loaded): void;
	onStep(step: Step): void;
	onControl(entry: ControlEntry): void;
	/** The follower lost the log, or has it again. */
	onHealth(healthy: boolean): void;
	onError(error: Error): void;
}

/** Which log, and where. */
export interface Followed {
	place: RedisPlace;
	keys: RoomKeys;
	clock: Clock;
	/** Replicas without which this server may be one that was left behind when another took over. */
	replicas: number;
}

/** An entry of the log: its position, and what tells it from another one with the same number. */
interface Reached {
	position: number;
	stamp: string | undefined;
}

const blockMs = 1_000;
/** However busy the log is, it is asked so often whether it is still the same one. */
const checkEveryMs = 1_000;
const retryAfterMs = 200;
const entriesPerRead = 500;

/**
 * Keeps this process's board in step with the room's log, over one blocking connection of its own.
 *
 * Position first, then the records, then the log from that position: what was loaded half-way is made
 * whole by the entries since. A connection that fails or stays silent is replaced, never revived.
 */
export class LogFollower {
	readonly board = new Board();
	epoch = '';
	position = 0;
	healthy = false;
	/** Milliseconds; when the log was last heard. */
	heardAtMs = 0;
	readonly #keys: RoomKeys;
	readonly #place: RedisPlace;
	readonly #clock: Clock;
	readonly #replicas: number;
	readonly #events: FollowerEvents;
	/** The last entry of the last whole step. */
	#reached: Reached = { position: 0, stamp: undefined };
	#controlId = '0-0';
	#checkedAt = 0;
	#redis: Redis | undefined;
	#stopped = false;
	/** The board is whole, and whoever follows it has been told everything. */
	#loaded = false;
	#waiters = new Set<{ position: number; resolve: (reached: boolean) => void }>();
	#running: Promise<void> = Promise.resolve();

	constructor(where: Followed, events: FollowerEvents) {
		this.#place = where.place;
		this.#keys = where.keys;
		this.#clock = where.clock;
		this.#replicas = where.replicas;
		this.#events = events;
	}

	/** Resolves when the board is complete for the first time. */
	async start(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.#running = this.#run(resolve);
		});
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		this.#redis?.disconnect();
		await this.#running;
	}

	/** True once the board has reached `position`; false when it has not within `timeoutMs`. */
	reach(position: number, timeoutMs: number): Promise<boolean> {
		if (this.position >= position) return Promise.resolve(true);
		return new Promise((resolve) => {
			const waiter = {
				position,
				resolve: (reached: boolean) => {
					clearTimeout(timer);
					this.#waiters.delete(waiter);
					resolve(reached);
				}
			};
			const timer = setTimeout(() => waiter.resolve(false), timeoutMs);
			this.#waiters.add(waiter);
		});
	}

	async #run(onFirstLoad: () => void): Promise<void> {
		while (!this.#stopped) {
			const redis = connectRedis(this.#place, { onError: this.#events.onError, once: true });
			this.#redis = redis;
			try {
				const isSame = await within(this.#isSameLog(redis, this.#reached));
				if (!isSame || !this.#loaded) await this.#load(redis);
				await this.#catchUp(redis);
				this.#setHealthy(true);
				onFirstLoad();
				while (!this.#stopped) await this.#readOnce(redis);
			} catch (error) {
				if (!this.#stopped) this.#events.onError(error as Error);
				this.#setHealthy(false);
			}
			redis.disconnect();
			if (!this.#stopped) await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
		}
	}

	/** Everything is fetched first and put in place in one go: nobody sees a board that is half loaded. */
	async #load(redis: Redis): Promise<void> {
		this.#setHealthy(false);
		const fetched = await fetchBoard(redis, this.#keys);
		this.board.clear();
		for (const record of fetched.records) this.board.set(record);
		this.position = fetched.startPosition;
		this.#controlId = fetched.controlId;
		for (const placed of fetched.since) this.#apply(placed);
		const { startPosition: position, startStamp: stamp } = fetched;
		this.#reached = reachedWith(fetched.since) ?? { position, stamp };
		this.epoch = fetched.epoch;
		this.heardAtMs = this.#clock.now();
		this.#wakeWaiters();
		const recent = [...fetched.before, ...fetched.since];
		this.#events.onLoad({ position: this.position, recent });
		this.#loaded = true;
	}

	/** After a reconnect: what was missed first, then the word that all is well. */
	async #catchUp(redis: Redis): Promise<void> {
		for (;;) {
			const entries = await readFrom(redis, this.#keys, this.position);
			if (entries.length === 0) break;
			this.#step(entries);
		}
		await this.#checkReplicas(redis);
		this.heardAtMs = this.#clock.now();
	}

	/** Throws when this server stands alone: what it says may be old, and nothing it takes is safe. */
	async #checkReplicas(redis: Redis): Promise<void> {
		if (this.#replicas === 0) return;
		const kept = { redis, keys: this.#keys, replicas: this.#replicas };
		await within(replicated(kept, (pipeline) => pipeline.get(this.#keys.epoch)));
	}

	async #readOnce(redis: Redis): Promise<void> {
		const reply = await within(
			redis.xread(
				...(['COUNT', entriesPerRead, 'BLOCK', blockMs, 'STREAMS'] as const),
				this.#keys.log,
				this.#keys.control,
				`${this.position}-0`,
				this.#controlId
			)
		);
		this.heardAtMs = this.#clock.now();
		if (this.#stopped) return;
		const before = this.#reached;
		this.#step(streamOf(reply, this.#keys.log).map(readEntry));
		for (const [id, fields] of streamOf(reply, this.#keys.control)) {
			this.#controlId = id;
			const [, kind = '', , subject = ''] = fields;
			this.#events.onControl({ kind: kind as ControlEntry['kind'], subject });
		}
		if (performance.now() - this.#checkedAt > checkEveryMs) await this.#check(redis, before);
	}

	/** Behind the step, where nobody waits for it: is this still our log, and do others have it too? */
	async #check(redis: Redis, last: Reached): Promise<void> {
		this.#checkedAt = performance.now();
		await this.#checkReplicas(redis);
		if (await within(this.#isSameLog(redis, last))) return;
		await this.#load(redis);
		this.#setHealthy(true);
	}

	#step(entries: Placed[]): void {
		if (entries.length === 0) return;
		const from = this.position;
		// Until everybody has been told, a failure means that somebody may lack it: then all is loaded anew.
		this.#loaded = false;
		for (const placed of entries) this.#apply(placed);
		this.#wakeWaiters();
		this.#events.onStep({ from, to: this.position, entries });
		this.#reached = reachedWith(entries) ?? this.#reached;
		this.#loaded = true;
	}

	#apply({ position, entry }: Placed): void {
		applyEntry(this.board, entry);
		this.position = position;
	}

	/** False when the log was rewound, emptied or replaced: this entry is not the one we read. */
	async #isSameLog(redis: Redis, { position, stamp }: Reached): Promise<boolean> {
		const epoch = (await redis.get(this.#keys.epoch)) ?? '';
		if (epoch !== this.epoch) return false;
		if (position === 0) return true;
		const found = await stampAt(redis, this.#keys, position);
		if (found === stamp) return true;
		await redis.changeEpoch(this.#keys.epoch, this.epoch, newId('epoch'));
		return false;
	}

	#setHealthy(healthy: boolean): void {
		if (this.healthy === healthy) return;
		this.healthy = healthy;
		this.#events.onHealth(healthy);
	}

	#wakeWaiters(): void {
		for (const waiter of this.#waiters) {
			if (waiter.position <= this.position) waiter.resolve(true);
		}
	}
}

function reachedWith(entries: readonly Placed[]): Reached | undefined {
	const last = entries.at(-1);
	return last && { position: last.position, stamp: stampOf(last.entry) };
}

function streamOf(reply: unknown, key: string): StreamEntry[] {
	const streams = (reply ?? []) as [string, StreamEntry[]][];
	return streams.find(([name]) => name === key)?.[1] ?? [];
}
