import type { KeyRing } from '../access/key-ring.ts';
import { replicated, type Kept } from '../store/replicated.ts';

/** Messages to one number or address in a day. */
const mostADay = 20;
const daySeconds = 24 * 60 * 60;

/** Who wants no messages. Only a mark of each number or address is kept, which nobody can read back. */
export class OptedOut {
	readonly #store: Kept;
	readonly #ring: KeyRing;

	constructor(store: Kept, ring: KeyRing) {
		this.#store = store;
		this.#ring = ring;
	}

	async add(to: string): Promise<void> {
		const { keys } = this.#store;
		const mark = this.#markOf(to, this.#ring.currentId);
		await replicated(this.#store, (pipeline) => pipeline.sadd(keys.optedOut, mark));
	}

	async has(to: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		// A mark that an older key made is still a no.
		const marks = this.#ring.ids.map((id) => this.#markOf(to, id));
		const found = await redis.smismember(keys.optedOut, ...marks);
		return found.includes(1);
	}

	/** Counts a message to somebody; false when they have had enough for a day, whoever asked for it in their name. */
	async mayHaveMore(to: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		const key = keys.limit(`told:${this.#markOf(to, this.#ring.currentId)}`);
		const replies = (await redis.multi().incr(key).expire(key, daySeconds, 'NX').exec()) ?? [];
		const [error, count] = replies[0] ?? [];
		if (error) throw error;
		return Number(count) <= mostADay;
	}

	#markOf(to: string, key: string): string {
		const plain = to.includes('@') ? to.trim().toLowerCase() : to.replace(/\D/g, '').slice(-10);
		return this.#ring.sign('door', key, `opted-out/${plain}`);
	}
}
