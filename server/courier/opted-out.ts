import { createHmac, randomBytes } from 'node:crypto';
import type { KeyRing, Locked } from '../access/key-ring.ts';
import { replicated, type Kept } from '../store/replicated.ts';

/** Messages to one number or address in a day. */
const mostADay = 20;
const daySeconds = 24 * 60 * 60;
const about = 'opted-out';

/**
 * Who wants no messages. Only a mark of each number or address is kept, which nobody can read back. The marks have a key of
 * their own, locked with the room's: who has said no has said it for good, also when the room's key is another.
 */
export class OptedOut {
	readonly #store: Kept;
	readonly #ring: KeyRing;
	#key: Promise<Buffer> | undefined;

	constructor(store: Kept, ring: KeyRing) {
		this.#store = store;
		this.#ring = ring;
	}

	async add(to: string): Promise<void> {
		const mark = await this.#markOf(to);
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) => pipeline.sadd(keys.optedOut, mark));
	}

	async has(to: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		return (await redis.sismember(keys.optedOut, await this.#markOf(to))) === 1;
	}

	/** Counts a message to somebody; false when they have had enough for a day, whoever asked for it in their name. */
	async mayHaveMore(to: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		const key = keys.limit(`told:${await this.#markOf(to)}`);
		const replies = (await redis.multi().incr(key).expire(key, daySeconds, 'NX').exec()) ?? [];
		const [error, count] = replies[0] ?? [];
		if (error) throw error;
		return Number(count) <= mostADay;
	}

	/** Locks the key of the marks with the newest key of the ring; false when it already was, or there is none yet. */
	async rotate(): Promise<boolean> {
		const { redis, keys } = this.#store;
		const text = await redis.get(keys.optedOutKey);
		if (text === null) return false;
		const locked = JSON.parse(text) as Locked;
		if (locked.key === this.#ring.currentId) return false;
		const again = JSON.stringify(this.#ring.lock(this.#ring.unlock(locked, about), about));
		await replicated(this.#store, (pipeline) => pipeline.set(keys.optedOutKey, again));
		return true;
	}

	async #markOf(to: string): Promise<string> {
		// One that could not be had is asked for again.
		this.#key ??= this.#readKey().catch((error: unknown) => {
			this.#key = undefined;
			throw error;
		});
		const plain = to.includes('@') ? to.trim().toLowerCase() : to.replace(/\D/g, '').slice(-10);
		return createHmac('sha256', await this.#key)
			.update(plain)
			.digest('base64url');
	}

	/** Made once for the room: two who make one at once use the first. */
	async #readKey(): Promise<Buffer> {
		const { redis, keys } = this.#store;
		const made = JSON.stringify(this.#ring.lock(randomBytes(32), about));
		await replicated(this.#store, (pipeline) => pipeline.setnx(keys.optedOutKey, made));
		return this.#ring.unlock(JSON.parse((await redis.get(keys.optedOutKey))!) as Locked, about);
	}
}
