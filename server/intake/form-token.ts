import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { dayMs, minuteMs, type Clock } from '#shared/kernel/clock.ts';
import { textOfBytes } from '#shared/kernel/ids.ts';
import type { KeyRing } from '../access/key-ring.ts';

const shape = /^([a-z0-9-]{1,20})\.([0-9a-z]{6,9})\.([0-9a-z]{16})\.([0-9a-f]{32})$/;
const markLength = 32;
/** A form that lies open longer is begun anew. */
export const formMs = dayMs;
/** Hashes that a browser looks through while somebody fills the form in: about half of 2^15, in the background. */
export const workBits = 15;

/** A form that was handed out here, and how long ago. */
export interface ReadToken {
	/** The request that it becomes, however often it is sent. */
	requestId: string;
	ageMs: number;
}

/** Marks of forms that were handed out: each becomes one request at most. Nothing is kept of them. */
export class FormTokens {
	readonly #ring: KeyRing;
	readonly #clock: Clock;

	constructor(ring: KeyRing, clock: Clock) {
		this.#ring = ring;
		this.#clock = clock;
	}

	issue(): string {
		const seconds = Math.floor(this.#clock.now() / 1_000).toString(36);
		const text = `${seconds}.${textOfBytes(randomBytes(16))}`;
		const key = this.#ring.currentId;
		return `${key}.${text}.${this.#mark(key, text)}`;
	}

	/** Nothing for what was not handed out here, or too long ago. */
	read(token: string): ReadToken | undefined {
		const [, key = '', seconds = '', random = '', mark = ''] = shape.exec(token) ?? [];
		if (key === '' || !this.#ring.has(key)) return undefined;
		const right = this.#mark(key, `${seconds}.${random}`);
		if (!timingSafeEqual(Buffer.from(right), Buffer.from(mark))) return undefined;
		const ageMs = this.#clock.now() - Number.parseInt(seconds, 36) * 1_000;
		if (ageMs > formMs || ageMs < -minuteMs) return undefined;
		const digest = createHash('sha256').update(`${key}.${random}`).digest();
		return { requestId: `request_${textOfBytes(digest)}`, ageMs };
	}

	#mark(key: string, text: string): string {
		return this.#ring.sign('door', key, text).slice(0, markLength);
	}
}

/** Whether a browser has looked through hashes until one began with so many noughts. */
export function hasWorked(token: string, found: string): boolean {
	if (!/^\d{1,9}$/.test(found)) return false;
	const digest = createHash('sha256').update(`${token}:${found}`).digest();
	return digest.readUInt32BE(0) >>> (32 - workBits) === 0;
}
