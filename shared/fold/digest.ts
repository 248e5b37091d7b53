import { hashText } from '../kernel/ids.ts';

/**
 * The digest of a keyed set of documents: the sum of its documents' hashes, so that one change costs
 * one addition and the order does not matter. Equal sets have equal digests on server and browser.
 */
export class Digest {
	readonly #hashes = new Map<string, number>();
	#sum = 0;

	/** `hash` is that of the document, by `hashDoc`. */
	put(key: string, hash: number): void {
		this.#sum += hash - (this.#hashes.get(key) ?? 0);
		this.#hashes.set(key, hash);
	}

	remove(key: string): void {
		this.#sum -= this.#hashes.get(key) ?? 0;
		this.#hashes.delete(key);
	}

	clear(): void {
		this.#hashes.clear();
		this.#sum = 0;
	}

	get value(): string {
		return digestOf(this.#hashes.size, this.#sum);
	}
}

/** Of so many documents whose hashes have this sum. It stays far below 2^53: a million of 32 bits each use 52. */
export function digestOf(size: number, sum: number): string {
	return `${size.toString(36)}-${sum.toString(36)}`;
}

/** The hash of one document: its key and its JSON text. */
export function hashDoc(key: string, text: string): number {
	return hashText(text, hashText(key));
}
