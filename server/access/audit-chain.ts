import { createHash } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';

/** One entry as the stream holds it: its number, its text, and the mark that ties it to the one before. */
export interface Link {
	number: number;
	text: string;
	mark: string;
	/** Key that the mark was made with; empty where the room has none. */
	key: string;
}

export const firstMark = '0'.repeat(64);

/** The mark of an entry: it changes with the entry and with every one before it. */
export function markOf(previous: string, text: string, key: string, ring?: KeyRing): string {
	const content = `${previous}\n${text}`;
	if (key !== '' && ring) return ring.sign('audit', key, content);
	return createHash('sha256').update(content).digest('hex');
}

/** The chain so far: where it stands, and whether keys were used already. */
export interface Walked {
	number: number;
	mark: string;
	keyed: boolean;
}

export const beginning: Walked = { number: 0, mark: firstMark, keyed: false };

/** Goes one link on; answers with what is wrong with it, if something is. */
export function follow(
	before: Walked,
	link: Link,
	ring: KeyRing | undefined
): { fault: string } | { walked: Walked } {
	if (link.number !== before.number + 1) {
		const missing = link.number - before.number - 1;
		return { fault: `${missing} missing between ${before.number} and ${link.number}` };
	}
	if (link.key === '' && before.keyed) return { fault: `${link.number} was written without a key` };
	if (link.key !== '' && !ring?.has(link.key)) {
		return { fault: `${link.number} cannot be checked: the key "${link.key}" is not in SEAL_KEYS` };
	}
	if (markOf(before.mark, link.text, link.key, ring) !== link.mark) {
		return { fault: `${link.number} was changed, or what was before it` };
	}
	const keyed = before.keyed || link.key !== '';
	return { walked: { number: link.number, mark: link.mark, keyed } };
}
