import { hashText } from '../kernel/ids.ts';

/**
 * The digest of a keyed set of documents: the sum of its documents' hashes, so that one change costs
 * one addition and the order does not matter. Equal sets have equal digests on server and browser.
 */
export class Digest {
	readonly #hashes = new Map<string, number>();
	#sum = 0;

	/** `text` is the document's JSON. */
	put(key: string, text: string): void {
		const hash = hashText(text, hashText(key));
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

	/** Sums stay far below 2^53: a million documents of 32 bits each use 52. */
	get value(): string {
		return `${this.#hashes.size.toString(36)}-${this.#sum.toString(36)}`;
	}
}
