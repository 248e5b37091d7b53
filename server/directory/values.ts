import { createHash } from 'node:crypto';
import type { ValueType } from './tables.ts';

/** A value as it is kept, or why it is not. `repaired`: what was meant is plain, and was written as it should be. */
export type Value = { ok: true; value: unknown; repaired?: true } | { ok: false };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const email =
	/^[^\s@<>"(),:;]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;
const bareAddress = /^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[/?#]\S*)?$/i;
const time = /^(\d{1,2}):(\d{2})(:\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const instant = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Ids of objects that had none of the specification's kind, by name (RFC 9562, version 5). */
const namespace = Buffer.from('5d5f0d6c9d0b4b5f8a0a6b2b7b1f1c0e', 'hex');

export function isUuid(text: string): boolean {
	return uuid.test(text);
}

/** The same id for the same words, here and everywhere. */
export function idFrom(...words: readonly string[]): string {
	const bytes = createHash('sha1').update(namespace).update(JSON.stringify(words)).digest();
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = bytes.subarray(0, 16).toString('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		hex.slice(12, 16),
		hex.slice(16, 20),
		hex.slice(20)
	].join('-');
}

/** Reads a value as what it has to be. What needs no reading is text, and stays as it came. */
export function readValue(type: ValueType | undefined, given: unknown): Value {
	if (type === undefined) return { ok: true, value: given };
	if (type === 'number') return readNumber(given);
	if (typeof given !== 'string') return { ok: false };
	const text = given.trim();
	switch (type) {
		case 'uri':
			return readAddress(text);
		case 'email':
			return { ok: email.test(text), value: text };
		case 'date':
			return { ok: isDay(text), value: text };
		case 'time':
			return readTime(text);
		case 'instant':
			return { ok: isDay(instant.exec(text)?.[1] ?? ''), value: text };
		default:
			return readChoice(type, text);
	}
}

function readNumber(given: unknown): Value {
	const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	return typeof number === 'number' && Number.isFinite(number)
		? { ok: true, value: number }
		: { ok: false };
}

function readChoice(choices: readonly string[], text: string): Value {
	if (choices.includes(text)) return { ok: true, value: text };
	const meant = choices.find((one) => one.toLowerCase() === text.toLowerCase());
	return meant === undefined ? { ok: false } : { ok: true, value: meant, repaired: true };
}

/** What people write as an address of the web: often without the part before the name. */
function readAddress(text: string): Value {
	if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(text) && URL.canParse(text) && isPlain(text)) {
		return { ok: true, value: text };
	}
	if (!bareAddress.test(text) || !isPlain(text)) return { ok: false };
	return { ok: true, value: `http://${text}`, repaired: true };
}

/** Of the characters that an address is written with (RFC 3986), and no others. */
function isPlain(text: string): boolean {
	return /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})+$/i.test(text);
}

function readTime(text: string): Value {
	const found = time.exec(text);
	if (!found) return { ok: false };
	const [, hour = '', minute = '', second = '', zone = ''] = found;
	if (Number(hour) > 24 || Number(minute) > 59) return { ok: false };
	return { ok: true, value: `${hour.padStart(2, '0')}:${minute}${second}${zone}` };
}

/** A day that there is: no 30 February. */
function isDay(text: string): boolean {
	const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
	if (!year || !month || !day) return false;
	const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
	return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= lastDay;
}
