import { docText, Feed, type DeltaText, type DocText } from './feed.ts';

/** A view's sections by name; each is sent whole when it changed. */
export type Sections = Readonly<Record<string, unknown>>;

/**
 * A view computed here from board and clock. Its positions count its own revisions, and its epoch names
 * this process: a screen that comes to another process takes that one's snapshot.
 */
export class ViewFeed {
	readonly feed = new Feed();

	load(epoch: string, sections: Sections): void {
		this.feed.reset(epoch, 1, docsOf(sections));
	}

	/** Takes the view as it is now; a delta when something changed. */
	refresh(sections: Sections): DeltaText | undefined {
		const put = docsOf(sections).filter((doc) => this.feed.differs(doc));
		if (put.length === 0) return undefined;
		return this.feed.step(this.feed.position + 1, { put, gone: [] });
	}
}

function docsOf(sections: Sections): DocText[] {
	return Object.entries(sections).map(([name, section]) => docText(name, section));
}
