/** One keyed document of a feed: a projected record (`task/task_x`) or a section of a view (`rows`). */
export type Doc = [key: string, doc: unknown];

/** Everything one audience may see, at one position. */
export interface Snapshot {
	epoch: string;
	position: number;
	/** Mark of the class of screens that it is for: whoever comes back with another one begins anew. */
	audience: string;
	docs: Doc[];
}

/** What changed for one audience between two positions. States, not history: whole documents. */
export interface Delta {
	epoch: string;
	from: number;
	to: number;
	put: Doc[];
	gone: string[];
}

/** Sent every 5 s on the same socket as the data, and at once when the server's own health changes. */
export interface Beat {
	/** Server time, milliseconds. */
	now: number;
	epoch: string;
	position: number;
	/** Of the audience's state at `position`. */
	digest: string;
	/** False when the server itself is cut off from the log; `sinceMs` says since when. */
	live: boolean;
	sinceMs?: number;
	/** When what falls due by time was last looked through, in server time: who does not answer, what is overdue. */
	lookedMs: number;
	/** Position in the room's log, for counting what was missed. */
	logPosition?: number;
	/** The room accepts a Redis that can forget: every screen says so. */
	volatile?: boolean;
}

/** Feeds a client can join, each as far as it is theirs. Records for those who work, views for those who look. */
export const feedNames = ['records', 'wall', 'watch'] as const;
export type FeedName = (typeof feedNames)[number];

/** Where a client left off; empty for the first time. */
export interface Join {
	feed: FeedName;
	epoch?: string;
	position?: number;
	audience?: string;
}

/** Rises when the meaning of anything on the wire changes; a fingerprint test guards it. */
export const protocolVersion = 9;

/** How old what the timekeeper looked through may be before what depends on it says so. Milliseconds. */
export const watchfulness = { everyMs: 5_000, lateAfter: 2, staleAfter: 3, goneAfter: 6 } as const;

/** How often heartbeats come, and how old the last one may be before screens say so. Milliseconds. */
export const freshness = {
	beatEveryMs: 5_000,
	lateAfterMs: 10_000,
	notLiveAfterMs: 15_000,
	greyAfterMs: 60_000
} as const;
