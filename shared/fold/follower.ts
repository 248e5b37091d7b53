import type { Beat, Delta, Snapshot } from '../wire/feeds.ts';
import { Digest, hashDoc } from './digest.ts';

/** What a follower tells of its documents; a board or a view sits behind it. */
export interface Reader {
	put(key: string, doc: unknown): void;
	remove(key: string): void;
	clear(): void;
}

/**
 * Keeps one set of documents in step with a feed that arrives over a line that drops.
 *
 * A delta is applied only when it starts where the last one ended. One already seen is harmless.
 * Anything else is a gap, and the caller must resume. Heartbeats carry the digest of what the server
 * thinks this screen shows: at equal positions a difference means that the screen is wrong.
 */
export class Follower {
	epoch = '';
	position = 0;
	/** Of the snapshot that this began with. */
	audience = '';
	readonly #reader: Reader;
	readonly #digest = new Digest();

	constructor(reader: Reader) {
		this.#reader = reader;
	}

	get digest(): string {
		return this.#digest.value;
	}

	replace(snapshot: Snapshot): void {
		this.#reader.clear();
		this.#digest.clear();
		for (const [key, doc] of snapshot.docs) this.#put(key, doc);
		this.epoch = snapshot.epoch;
		this.position = snapshot.position;
		this.audience = snapshot.audience;
	}

	take(delta: Delta): 'applied' | 'repeated' | 'gap' {
		if (delta.epoch !== this.epoch) return 'gap';
		if (delta.from !== this.position) return delta.to <= this.position ? 'repeated' : 'gap';
		for (const [key, doc] of delta.put) this.#put(key, doc);
		for (const key of delta.gone) {
			this.#digest.remove(key);
			this.#reader.remove(key);
		}
		this.position = delta.to;
		return 'applied';
	}

	/** `behind`: something was lost on the way. `differs`: nothing was lost and yet the state is wrong. */
	compare(beat: Beat): 'in_step' | 'behind' | 'differs' {
		if (beat.epoch !== this.epoch || beat.position > this.position) return 'behind';
		if (beat.position < this.position) return 'in_step';
		return beat.digest === this.digest ? 'in_step' : 'differs';
	}

	/** Forgets where it was, so that the next join brings a snapshot. */
	forget(): void {
		this.epoch = '';
		this.position = 0;
	}

	#put(key: string, doc: unknown): void {
		this.#digest.put(key, hashDoc(key, JSON.stringify(doc)));
		this.#reader.put(key, doc);
	}
}
