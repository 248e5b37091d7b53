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
	readonly feed: Feed;

	/** Whoever comes back with another channel's mark takes a snapshot. */
	constructor(channel: string) {
		this.feed = new Feed(channel);
	}

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

/** How often a view is sent at most. `steady`: never sooner after a change either, so that no change has a moment. */
export interface Pace {
	everyMs: number;
	steady: boolean;
}

/** A wall is looked at, figures are read; visitors are told by the minute, and not when somebody called. */
export function paceOf(audience: ViewAudience): Pace {
	if (audience.feed === 'watch') return { everyMs: 1_000, steady: false };
	return audience.mode === 'room'
		? { everyMs: 100, steady: false }
		: { everyMs: 60_000, steady: true };
}

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
