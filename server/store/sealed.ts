import { createHmac, randomBytes } from 'node:crypto';
import { textOfBytes } from '#shared/kernel/ids.ts';
import type { Kind } from '#shared/model/records.ts';
import { lock, unlock, type KeyRing, type Locked } from '../access/key-ring.ts';
import { replicated, type Kept } from './replicated.ts';

/** Where a piece of confidential content belongs. */
export interface SealedAt {
	kind: Kind;
	id: string;
	part: string;
}

/** The record's own key, locked with the room's: without it nothing of the record can be opened again. */
const ownKey = 'key';

const secretLength = 8;
const secretFrom = (key: Buffer, purpose: string) =>
	textOfBytes(createHmac('sha256', key).update(purpose).digest(), secretLength);

/**
 * Confidential content of records, encrypted: each record with a key of its own, which is locked with the key of
 * the configuration. Nothing of it is ever in the log, in a feed or on a board.
 */
export class Sealed {
	readonly #store: Kept;
	readonly #ring: KeyRing;

	constructor(store: Kept, ring: KeyRing) {
		this.#store = store;
		this.#ring = ring;
	}

	/** Keeps it, in place of what was there if that may be; false when something is there and stays. */
	async put(at: SealedAt, text: string, { replace }: { replace: boolean }): Promise<boolean> {
		const { keys } = this.#store;
		const hash = keys.sealed(at.kind, at.id);
		const key = await this.#ownKeyMade(at);
		const sealed = JSON.stringify(lock(key, text, this.#about(at, at.part)));
		const field = `part:${at.part}`;
		const reply = await replicated(this.#store, (pipeline) =>
			(replace ? pipeline.hset(hash, field, sealed) : pipeline.hsetnx(hash, field, sealed)).sadd(
				keys.sealedIds,
				`${at.kind}/${at.id}`
			)
		);
		return replace || reply === 1;
	}

	/** What was kept; nothing when there is none or it was shredded. Throws when it was changed. */
	async read(at: SealedAt): Promise<string | undefined> {
		const { redis, keys } = this.#store;
		const sealed = await redis.hget(keys.sealed(at.kind, at.id), `part:${at.part}`);
		if (sealed === null) return undefined;
		const locked = JSON.parse(sealed) as Omit<Locked, 'key'>;
		const opened = unlock(await this.#ownKey(at), locked, this.#about(at, at.part));
		return opened.toString('utf8');
	}

	/**
	 * What whoever asked proves themselves with, or stops messages by: forty bits that follow from the record's own key,
	 * are kept nowhere and go when that is shredded. Nothing for a record that has none.
	 */
	async secretOf(
		at: Omit<SealedAt, 'part'>,
		purpose: 'code' | 'stop' | 'token'
	): Promise<string | undefined> {
		const { redis, keys } = this.#store;
		const has = await redis.hexists(keys.sealed(at.kind, at.id), ownKey);
		return has === 1 ? secretFrom(await this.#ownKey(at), purpose) : undefined;
	}

	/** Makes the record's own key, if it has none yet: from then on it has a code. */
	async prepare(at: Omit<SealedAt, 'part'>): Promise<void> {
		await this.#ownKeyMade(at);
		await replicated(this.#store, (pipeline) =>
			pipeline.sadd(this.#store.keys.sealedIds, `${at.kind}/${at.id}`)
		);
	}

	/** Takes what was kept of a record away, and leaves its key. */
	async forget(at: Omit<SealedAt, 'part'>): Promise<void> {
		const { keys } = this.#store;
		const parts = await this.parts(at.kind, at.id);
		if (parts.length === 0) return;
		await replicated(this.#store, (pipeline) =>
			pipeline.hdel(keys.sealed(at.kind, at.id), ...parts.map((part) => `part:${part}`))
		);
	}

	/** Which parts of a record there are. */
	async parts(kind: Kind, id: string): Promise<string[]> {
		const { redis, keys } = this.#store;
		const fields = await redis.hkeys(keys.sealed(kind, id));
		return fields
			.flatMap((field) => (field.startsWith('part:') ? [field.slice(5)] : []))
			.toSorted();
	}

	/** Takes the record's key and content away for good. */
	async shred(kind: Kind, id: string): Promise<void> {
		const { keys } = this.#store;
		await replicated(this.#store, (pipeline) =>
			pipeline.del(keys.sealed(kind, id)).srem(keys.sealedIds, `${kind}/${id}`)
		);
	}

	/** Locks the record's key with the newest key of the ring; false when it already was. */
	async rotate(kind: Kind, id: string): Promise<boolean> {
		const { redis, keys } = this.#store;
		const hash = keys.sealed(kind, id);
		const text = await redis.hget(hash, ownKey);
		if (text === null) return false;
		const locked = JSON.parse(text) as Locked;
		if (locked.key === this.#ring.currentId) return false;
		const about = this.#about({ kind, id });
		const again = JSON.stringify(this.#ring.lock(this.#ring.unlock(locked, about), about));
		await replicated(this.#store, (pipeline) => pipeline.hset(hash, ownKey, again));
		return true;
	}

	/** Two who seal at once must not each make a key: the first one's is used by both. */
	async #ownKeyMade(at: Omit<SealedAt, 'part'>): Promise<Buffer> {
		const { redis, keys } = this.#store;
		const locked = JSON.stringify(this.#ring.lock(randomBytes(32), this.#about(at)));
		await redis.hsetnx(keys.sealed(at.kind, at.id), ownKey, locked);
		return this.#ownKey(at);
	}

	async #ownKey(at: Omit<SealedAt, 'part'>): Promise<Buffer> {
		const { redis, keys } = this.#store;
		const text = await redis.hget(keys.sealed(at.kind, at.id), ownKey);
		if (text === null) throw new Error(`${at.id} has no key of its own`);
		return this.#ring.unlock(JSON.parse(text) as Locked, this.#about(at));
	}

	/** Bound into the encryption: content moved to another record, part or room does not open. */
	#about({ kind, id }: Omit<SealedAt, 'part'>, part = ownKey): string {
		return `${this.#store.keys.log}/${kind}/${id}/${part}`;
	}
}
