import type { KeyRing } from '../access/key-ring.ts';
import type { Kept } from '../store/replicated.ts';

/** Who wants no messages. Only a mark of each number or address is kept, which nobody can read back. */
export class OptedOut {
	readonly #store: Kept;
	readonly #ring: KeyRing;

	constructor(store: Kept, ring: KeyRing) {
		this.#store = store;
		this.#ring = ring;
	}

	async add(to: string): Promise<void> {
		const { redis, keys } = this.#store;
		await redis.sadd(keys.optedOut, this.#markOf(to, this.#ring.currentId));
	}

	async has(to: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		// A mark that an older key made is still a no.
		const marks = this.#ring.ids.map((id) => this.#markOf(to, id));
		const found = await redis.smismember(keys.optedOut, ...marks);
		return found.includes(1);
	}

	#markOf(to: string, key: string): string {
		const plain = to.includes('@') ? to.trim().toLowerCase() : to.replace(/\D/g, '').slice(-10);
		return this.#ring.sign('door', key, `opted-out/${plain}`);
	}
}
