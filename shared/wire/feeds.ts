import { Type, type Static } from 'typebox';

/** One keyed document of a feed: a projected record (`task/task_x`) or a section of a view (`rows`). */
export const Doc = Type.Tuple([
	Type.String({ examples: ['task/task_4kq0m2c97xw1zt8b'] }),
	Type.Unknown()
]);
export type Doc = Static<typeof Doc>;

const Epoch = Type.String({ maxLength: 80, examples: ['epoch_7xw1zt8b4kq0m2c9'] });
const Position = Type.Integer({ minimum: 0, examples: [4812] });
/** Mark of the class of screens that it is for: whoever comes back with another one begins anew. */
const Mark = Type.String({ maxLength: 20, examples: ['Qm3x0aZk'] });

/** Everything one audience may see, at one position. */
export const Snapshot = Type.Object({
	epoch: Epoch,
	position: Position,
	audience: Mark,
	docs: Type.Array(Doc)
});
export type Snapshot = Static<typeof Snapshot>;

/** What changed for one audience between two positions. States, not history: whole documents. */
export const Delta = Type.Object({
	epoch: Epoch,
	from: Position,
	to: Position,
	put: Type.Array(Doc),
	gone: Type.Array(Type.String())
});
export type Delta = Static<typeof Delta>;

/** Sent every 5 s on the same socket as the data, and at once when the server's own health changes. */
export const Beat = Type.Object({
	/** Server time, milliseconds. */
	now: Type.Number({ examples: [1_784_127_600_000] }),
	epoch: Epoch,
	position: Position,
	/** Of the audience's state at `position`. */
	digest: Type.String({ examples: ['12-9f86d081'] }),
	/** False when the server itself is cut off from the log; `sinceMs` says since when. */
	live: Type.Boolean(),
	sinceMs: Type.Optional(Type.Number({ examples: [1_784_127_590_000] })),
	/** When what falls due by time was last looked through, in server time: who does not answer, what is overdue. */
	lookedMs: Type.Number({ examples: [1_784_127_598_000] }),
	/** Position in the room's log, for counting what was missed. */
	logPosition: Type.Optional(Position),
	/** The room accepts a Redis that can forget: every screen says so. */
	volatile: Type.Optional(Type.Boolean())
});
export type Beat = Static<typeof Beat>;

/** Feeds a client can join, each as far as it is theirs. Records for those who work, views for those who look. */
export const feedNames = ['records', 'wall', 'watch'] as const;
export type FeedName = (typeof feedNames)[number];

/** Where a client left off; empty for the first time. */
export const Join = Type.Object({
	feed: Type.Enum(feedNames),
	epoch: Type.Optional(Epoch),
	position: Type.Optional(Type.Integer({ minimum: -1, examples: [4812] })),
	audience: Type.Optional(Mark)
});
export type Join = Static<typeof Join>;

/** Rises when the meaning of anything on the wire changes; a fingerprint test guards it. */
export const protocolVersion = 13;

/** How old what the timekeeper looked through may be before what depends on it says so. Milliseconds. */
export const watchfulness = { everyMs: 5_000, lateAfter: 2, staleAfter: 3, goneAfter: 6 } as const;

/** How often heartbeats come, and how old the last one may be before screens say so. Milliseconds. */
export const freshness = {
	beatEveryMs: 5_000,
	lateAfterMs: 10_000,
	notLiveAfterMs: 15_000,
	greyAfterMs: 60_000
} as const;
