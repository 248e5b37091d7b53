import type { Board } from '#shared/fold/board.ts';
import { boundTo, totalsOf } from '#shared/fold/watch-totals.ts';
import { wallSections } from '#shared/fold/wall-modes.ts';
import { watchView } from '#shared/fold/watch-view.ts';
import type { Audience } from '#shared/wire/audiences.ts';
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

export type ViewAudience = Exclude<Audience, { feed: 'records' }>;

/** At once after a quiet time, and then at most so often: a wall is looked at, figures are read. */
export const viewEveryMs: Readonly<Record<ViewAudience['feed'], number>> = {
	wall: 100,
	watch: 1_000
};

/** What an audience's view is now, section by section. */
export function sectionsOf(
	audience: ViewAudience,
	from: { board: Board; nowMs: number; opaque: (id: string) => string }
): Sections {
	if (audience.feed === 'wall') return wallSections(audience.mode, from);
	const { figures, communities } = audience;
	const view = watchView(boundTo(from.board, communities), from.nowMs);
	return { ...(figures === 'totals' ? totalsOf(view) : view) };
}
