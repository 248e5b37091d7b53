import type { Redis } from 'ioredis';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import { applyEntry } from '#shared/fold/apply-entry.ts';
import { Board } from '#shared/fold/board.ts';
import { connectRedis, type RedisPlace } from '../store/client.ts';
import type { RoomKeys } from '../store/keys.ts';
import { readBoard } from '../store/records.ts';
import { commandIdAt, readEntry, type Placed, type StreamEntry } from './entries.ts';

/** What one read of the log brought: all of it is one step. */
export interface Step {
	from: number;
	to: number;
	entries: Placed[];
}

/** An entry of the control stream: what must reach every process and is not a record. */
export interface ControlEntry {
	kind: string;
	subject: string;
}

export interface FollowerEvents {
	/** The board was loaded anew: first start, or the log was rewound or replaced. */
	onLoad(): void;
	onStep(step: Step): void;
	onControl(entry: ControlEntry): void;
	/** The follower lost the log, or has it again. */
	onHealth(healthy: boolean): void;
	onError(error: Error): void;
}

const blockMs = 1_000;
const deadlineMs = 5_000;
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
	readonly #events: FollowerEvents;
	#lastCommandId: string | undefined;
	#controlId = '0-0';
	#redis: Redis | undefined;
	#stopped = false;
	#waiters = new Set<{ position: number; resolve: (reached: boolean) => void }>();
	#running: Promise<void> = Promise.resolve();

	constructor(where: { place: RedisPlace; keys: RoomKeys; clock: Clock }, events: FollowerEvents) {
		this.#place = where.place;
		this.#keys = where.keys;
		this.#clock = where.clock;
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
		let loaded = false;
		while (!this.#stopped) {
			const redis = connectRedis(this.#place, { onError: this.#events.onError, once: true });
			this.#redis = redis;
			try {
				if (!loaded || !(await within(this.#isSameLog(redis)))) {
					await this.#load(redis);
					loaded = true;
					onFirstLoad();
				}
				this.#setHealthy(true);
				while (!this.#stopped) await this.#readOnce(redis);
			} catch (error) {
				if (!this.#stopped) this.#events.onError(error as Error);
				this.#setHealthy(false);
			}
			redis.disconnect();
			if (!this.#stopped) await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
		}
	}

	async #load(redis: Redis): Promise<void> {
		const offered = newId('epoch');
		await redis.set(this.#keys.epoch, offered, 'NX');
		const epoch = (await redis.get(this.#keys.epoch)) ?? offered;
		this.#controlId = await lastId(redis, this.#keys.control);
		const startPosition = Number((await redis.get(this.#keys.position)) ?? 0);
		this.board.clear();
		for await (const records of readBoard(redis, this.#keys)) {
			for (const record of records) this.board.set(record);
		}
		const complete = Number((await redis.get(this.#keys.position)) ?? 0);
		this.position = startPosition;
		this.#lastCommandId = await commandIdAt(redis, this.#keys, startPosition);
		while (this.position < complete) {
			const reply = await redis.xread(
				...(['COUNT', entriesPerRead, 'STREAMS'] as const),
				this.#keys.log,
				`${this.position}-0`
			);
			const entries = streamOf(reply, this.#keys.log).map(readEntry);
			if (entries.length === 0) break;
			for (const placed of entries) this.#apply(placed);
		}
		this.epoch = epoch;
		this.#wakeWaiters();
		this.#events.onLoad();
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
		if (!reply && !(await within(this.#isSameLog(redis)))) {
			await this.#load(redis);
			return;
		}
		this.#step(streamOf(reply, this.#keys.log).map(readEntry));
		for (const [id, fields] of streamOf(reply, this.#keys.control)) {
			this.#controlId = id;
			const [, kind = '', , subject = ''] = fields;
			this.#events.onControl({ kind, subject });
		}
	}

	#step(entries: Placed[]): void {
		if (entries.length === 0) return;
		const from = this.position;
		for (const placed of entries) this.#apply(placed);
		this.#wakeWaiters();
		this.#events.onStep({ from, to: this.position, entries });
	}

	#apply({ position, entry }: Placed): void {
		applyEntry(this.board, entry);
		this.position = position;
		this.#lastCommandId = entry.id;
	}

	/** False when the log was rewound, emptied or replaced: its last entry is not the one we read. */
	async #isSameLog(redis: Redis): Promise<boolean> {
		const epoch = (await redis.get(this.#keys.epoch)) ?? '';
		if (epoch !== this.epoch) return false;
		if (this.position === 0) return true;
		const found = await commandIdAt(redis, this.#keys, this.position);
		if (found === this.#lastCommandId) return true;
		await redis.changeEpoch(this.#keys.epoch, this.epoch, newId('epoch'));
		return false;
	}

	#setHealthy(healthy: boolean): void {
		if (this.healthy === healthy) return;
		this.healthy = healthy;
		this.heardAtMs = this.#clock.now();
		this.#events.onHealth(healthy);
	}

	#wakeWaiters(): void {
		for (const waiter of this.#waiters) {
			if (waiter.position <= this.position) waiter.resolve(true);
		}
	}
}

/** The result, or an error when it is not there by the deadline: a blocking read can hang for ever. */
async function within<T>(work: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const deadline = new Promise<never>((_, reject) => {
		timer = setTimeout(
			() => reject(new Error(`Redis was silent for ${deadlineMs / 1000} s`)),
			deadlineMs
		);
	});
	try {
		return await Promise.race([work, deadline]);
	} finally {
		clearTimeout(timer);
	}
}

function streamOf(reply: unknown, key: string): StreamEntry[] {
	const streams = (reply ?? []) as [string, StreamEntry[]][];
	return streams.find(([name]) => name === key)?.[1] ?? [];
}

async function lastId(redis: Redis, key: string): Promise<string> {
	const [last] = (await redis.xrevrange(key, '+', '-', 'COUNT', 1)) as unknown as StreamEntry[];
	return last?.[0] ?? '0-0';
}
