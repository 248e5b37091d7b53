import { createHash, randomBytes } from 'node:crypto';
import { replicated, type Kept } from '../store/replicated.ts';

/** Addresses of people's own calendars: nobody guesses one, and a new one ends the one before. */
export class Calendars {
	readonly #store: Kept;

	constructor(store: Kept) {
		this.#store = store;
	}

	/** What makes the address somebody's own; not kept, but for its hash. */
	async make(personId: string): Promise<string> {
		const { keys } = this.#store;
		const token = randomBytes(24).toString('base64url');
		await this.end(personId);
		await replicated(this.#store, (pipeline) =>
			pipeline
				.hset(keys.calendars, hashOf(token), personId)
				.hset(keys.calendarOf, personId, hashOf(token))
		);
		return token;
	}

	async end(personId: string): Promise<void> {
		const { redis, keys } = this.#store;
		const before = await redis.hget(keys.calendarOf, personId);
		if (before === null) return;
		await replicated(this.#store, (pipeline) =>
			pipeline.hdel(keys.calendars, before).hdel(keys.calendarOf, personId)
		);
	}

	async has(personId: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		return (await redis.hexists(keys.calendarOf, personId)) === 1;
	}

	/** Whose it is; nobody's when it was ended. */
	async ownerOf(token: string): Promise<string | undefined> {
		if (!/^[\w-]{32}$/.test(token)) return undefined;
		const { redis, keys } = this.#store;
		return (await redis.hget(keys.calendars, hashOf(token))) ?? undefined;
	}
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
