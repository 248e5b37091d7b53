import { toInstant, type Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { Hook } from '#shared/wire/hooks.ts';
import type { KeyRing, Locked } from '../access/key-ring.ts';
import { replicated, type Kept } from './replicated.ts';

/** How far one has been told, and what came of the last try. */
export interface HookState {
	/** Position in the log up to which everything was told. */
	position: number;
	epoch: string;
	attempts: number;
	nextMs: number;
	gone: boolean;
}

/** Something to be told, in the order in which it happened. */
export interface HookEvent {
	id: string;
	type: string;
	timestamp: string;
	data: unknown;
}

interface Stored extends Hook {
	secret: Locked;
}

const mostDead = 1_000;

/** Who is told of public work, with secrets under lock, and how far each has been told. */
export class HookStore {
	readonly #store: Kept;
	readonly #ring: KeyRing;
	readonly #clock: Clock;

	constructor(store: Kept, ring: KeyRing, clock: Clock) {
		this.#store = store;
		this.#ring = ring;
		this.#clock = clock;
	}

	async all(): Promise<Hook[]> {
		const { redis, keys } = this.#store;
		const found = Object.values(await redis.hgetall(keys.hooks));
		return found
			.map((text) => hookOf(JSON.parse(text) as Stored))
			.toSorted((a, b) => a.name.localeCompare(b.name));
	}

	/** A new one, told of what happens from now on. */
	async add(
		hook: Pick<Hook, 'name' | 'url'>,
		secret: string,
		from: Pick<HookState, 'position' | 'epoch'>
	): Promise<Hook> {
		const made = { ...hook, id: newId('hook'), addedAt: toInstant(this.#clock.now()) };
		const stored: Stored = { ...made, secret: this.#ring.lock(secret, `hook/${made.id}`) };
		const state: HookState = { ...from, attempts: 0, nextMs: 0, gone: false };
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) =>
			pipeline
				.set(keys.hookState(made.id), JSON.stringify(state))
				.hset(keys.hooks, made.id, JSON.stringify(stored))
		);
		return made;
	}

	/** False when there was none. */
	async remove(id: string): Promise<boolean> {
		const { keys } = this.#store;
		const gone = await replicated(this.#store, (pipeline) =>
			pipeline.del(keys.hookState(id), keys.hookDead(id), keys.hookSent(id)).hdel(keys.hooks, id)
		);
		return gone === 1;
	}

	async secretOf(id: string): Promise<string | undefined> {
		const { redis, keys } = this.#store;
		const text = await redis.hget(keys.hooks, id);
		if (text === null) return undefined;
		return this.#ring.unlock((JSON.parse(text) as Stored).secret, `hook/${id}`).toString();
	}

	async stateOf(id: string): Promise<HookState | undefined> {
		const { redis, keys } = this.#store;
		const text = await redis.get(keys.hookState(id));
		return text === null ? undefined : (JSON.parse(text) as HookState);
	}

	/** Kept only while the hook is there: one that was removed meanwhile stays removed. */
	async keep(id: string, state: HookState): Promise<void> {
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) =>
			pipeline.set(keys.hookState(id), JSON.stringify(state), 'XX')
		);
	}

	/** Gives an event up: it waits to be told again by hand. The oldest make room. */
	async bury(id: string, event: HookEvent): Promise<void> {
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) =>
			pipeline
				.rpush(keys.hookDead(id), JSON.stringify(event))
				.ltrim(keys.hookDead(id), -mostDead, -1)
		);
	}

	async dead(id: string): Promise<HookEvent[]> {
		const { redis, keys } = this.#store;
		const found = await redis.lrange(keys.hookDead(id), 0, -1);
		return found.map((text) => JSON.parse(text) as HookEvent);
	}

	async deadCount(id: string): Promise<number> {
		const { redis, keys } = this.#store;
		return redis.llen(keys.hookDead(id));
	}

	/** The oldest of them is told: it is dead no more. */
	async raise(id: string, event: HookEvent): Promise<void> {
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) =>
			pipeline.lrem(keys.hookDead(id), 1, JSON.stringify(event))
		);
	}

	/** Whether it was ever told of this record; from now on it was. */
	async wasTold(id: string, recordId: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		return (await redis.sismember(keys.hookSent(id), recordId)) === 1;
	}

	async noteTold(id: string, recordId: string): Promise<void> {
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) => pipeline.sadd(keys.hookSent(id), recordId));
	}
}

function hookOf({ id, name, url, addedAt }: Stored): Hook {
	return { id, name, url, addedAt };
}
