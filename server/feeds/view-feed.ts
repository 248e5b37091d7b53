import type { Delta, Doc } from '#shared/wire/feeds.ts';
import { Feed } from './feed.ts';

/** A view's sections by name; each is sent whole when it changed. */
export type Sections = Readonly<Record<string, unknown>>;

/**
 * A view computed here from board and clock. Its positions count its own revisions, and its epoch names
 * this process: a screen that comes to another process takes that one's snapshot.
 */
export class ViewFeed {
	readonly feed = new Feed();
	readonly #compute: () => Sections;

	constructor(compute: () => Sections) {
		this.#compute = compute;
	}

	load(epoch: string): void {
		this.feed.reset(epoch, 1, this.#docs());
	}

	/** Computes anew; a delta when something changed. */
	refresh(): Delta | undefined {
		const changes = this.#docs().filter(([key, doc]) => this.feed.differs(key, doc));
		if (changes.length === 0) return undefined;
		return this.feed.step(this.feed.position + 1, changes, []);
	}

	#docs(): Doc[] {
		return Object.entries(this.#compute());
	}
}
