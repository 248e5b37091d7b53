import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { assert } from '#shared/kernel/assert.ts';

/** As the setting spells it: `id:base64`, the newest first, separated by commas. */
export const keyRingPattern =
	'^[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=(,[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=){0,9}$';

/** Something encrypted: by which key, and what is needed to open it with that key. */
export interface Locked {
	key: string;
	iv: string;
	tag: string;
	data: string;
}

const cipher = 'aes-256-gcm';

/** Encrypts with a key; `about` is bound to it and must be the same to open it. */
export function lock(key: Buffer, text: string | Buffer, about: string): Omit<Locked, 'key'> {
	const iv = randomBytes(12);
	const encrypting = createCipheriv(cipher, key, iv).setAAD(Buffer.from(about));
	const data = Buffer.concat([encrypting.update(text), encrypting.final()]);
	return {
		iv: iv.toString('base64'),
		tag: encrypting.getAuthTag().toString('base64'),
		data: data.toString('base64')
	};
}

/** Opens what `lock` made; throws when anything of it was changed, or it is about something else. */
export function unlock(key: Buffer, locked: Omit<Locked, 'key'>, about: string): Buffer {
	const iv = Buffer.from(locked.iv, 'base64');
	const opening = createDecipheriv(cipher, key, iv, { authTagLength: 16 });
	opening.setAAD(Buffer.from(about)).setAuthTag(Buffer.from(locked.tag, 'base64'));
	return Buffer.concat([opening.update(Buffer.from(locked.data, 'base64')), opening.final()]);
}

/** The keys of the configuration: the first one locks, all of them open. They never leave this object. */
export class KeyRing {
	readonly #keys = new Map<string, Buffer>();

	constructor(setting: string) {
		for (const one of setting.split(',')) {
			const colon = one.indexOf(':');
			this.#keys.set(one.slice(0, colon), Buffer.from(one.slice(colon + 1), 'base64'));
		}
		for (const key of this.#keys.values()) assert(key.length === 32, 'a key has 32 bytes');
	}

	/** Of the key that locks. */
	get currentId(): string {
		return [...this.#keys.keys()][0]!;
	}

	has(id: string): boolean {
		return this.#keys.has(id);
	}

	lock(text: string | Buffer, about: string): Locked {
		return { key: this.currentId, ...lock(this.#derived(this.currentId, 'seal'), text, about) };
	}

	/** Throws when the key is not here any more, or when it was changed. */
	unlock(locked: Locked, about: string): Buffer {
		return unlock(this.#derived(locked.key, 'seal'), locked, about);
	}

	/** A mark that only who has the key can make. */
	sign(purpose: 'audit' | 'door', id: string, text: string): string {
		return createHmac('sha256', this.#derived(id, purpose)).update(text).digest('hex');
	}

	/** One key for each purpose, so that one says nothing about another. */
	#derived(id: string, purpose: 'seal' | 'audit' | 'door'): Buffer {
		const key = this.#keys.get(id);
		assert(key, `the key "${id}" is in SEAL_KEYS`);
		return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `cscc ${purpose}`, 32));
	}
}

/** A new key as the setting spells it. */
export function makeKey(id: string): string {
	return `${id}:${randomBytes(32).toString('base64')}`;
}
