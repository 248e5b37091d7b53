import { createHash, randomBytes } from 'node:crypto';
import { toInstant, type Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { Client } from '#shared/wire/clients.ts';
import { replicated, type Kept } from '../store/replicated.ts';

interface WithKey extends Client {
	keyHash: string;
}

/** Programs of others: each with a key of its own, what it may do, and how much in a minute. */
export class Clients {
	readonly #store: Kept;
	readonly #clock: Clock;

	constructor(store: Kept, clock: Clock) {
		this.#store = store;
		this.#clock = clock;
	}

	async all(): Promise<Client[]> {
		const { redis, keys } = this.#store;
		const found = Object.values(await redis.hgetall(keys.clients));
		return found
			.map((text) => withoutKey(JSON.parse(text) as WithKey))
			.toSorted((a, b) => a.name.localeCompare(b.name));
	}

	/** A new one with its key, which nobody sees again. */
	async add(
		client: Pick<Client, 'name' | 'scopes' | 'perMinute'>
	): Promise<{ client: Client; key: string }> {
		const key = randomBytes(24).toString('base64url');
		const made = { ...client, id: newId('client'), addedAt: toInstant(this.#clock.now()) };
		const text = JSON.stringify({ ...made, keyHash: hashOf(key) });
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) => pipeline.hset(keys.clients, made.id, text));
		return { client: made, key };
	}

	/** False when there was none. */
	async remove(id: string): Promise<boolean> {
		const { keys } = this.#store;
		const removed = await replicated(this.#store, (pipeline) => pipeline.hdel(keys.clients, id));
		return removed === 1;
	}

	/** Whose key it is; nothing for a key that nobody has. */
	async find(key: string): Promise<Client | undefined> {
		if (key.length < 20 || key.length > 64) return undefined;
		const { redis, keys } = this.#store;
		const hash = hashOf(key);
		const found = Object.values(await redis.hgetall(keys.clients))
			.map((text) => JSON.parse(text) as WithKey)
			.find(({ keyHash }) => keyHash === hash);
		return found && withoutKey(found);
	}

	/** Counts what it asks; false when that is more than it may in this minute. */
	async mayAsk({ id, perMinute }: Client): Promise<boolean> {
		const { redis, keys } = this.#store;
		const minute = Math.floor(this.#clock.now() / 60_000);
		const key = keys.limit(`client:${id}:${minute}`);
		const replies = (await redis.multi().incr(key).expire(key, 90).exec()) ?? [];
		const [error, count] = replies[0] ?? [];
		if (error) throw error;
		return Number(count) <= perMinute;
	}
}

function withoutKey({ id, name, scopes, perMinute, addedAt }: WithKey): Client {
	return { id, name, scopes, perMinute, addedAt };
}

const hashOf = (key: string) => createHash('sha256').update(key).digest('base64url');
