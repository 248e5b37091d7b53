import { Type, type Static } from 'typebox';
import { Instant } from '../model/fields.ts';

/** What a day is told in: what was asked for and done, who was where, and what was decided for all. */
export const lanes = ['requests', 'people', 'decisions'] as const;
export type Lane = (typeof lanes)[number];

/** Minutes that one bar of a lane stands for. */
export const laneMinutes = 5;

/** A day of Chicago, which has 23 to 25 hours. */
export const ReplayDayName = Type.String({
	pattern: '^20\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
	examples: ['2026-11-14']
});

const Span = Type.Object({ from: Instant, to: Instant });
const Counts = Type.Array(Type.Integer({ minimum: 0 }), { maxItems: (25 * 60) / laneMinutes });

/** A day that can be played again; or how far it is in being made ready. */
export const ReplayDay = Type.Object({
	ready: Type.Boolean(),
	/** Of the way, 0 to 1. */
	share: Type.Number({ minimum: 0, maximum: 1 }),
	from: Instant,
	/** Its end, or now. */
	to: Instant,
	/** When the log begins, where that is in this day. */
	beganAt: Type.Optional(Instant),
	changes: Type.Integer({ minimum: 0 }),
	/** Changes in each five minutes, by lane. */
	counts: Type.Object({ requests: Counts, people: Counts, decisions: Counts }),
	/** When something became urgent; the first thousand. */
	urgent: Type.Array(Instant, { maxItems: 1_000 }),
	/** When the room was not live, to twenty seconds. */
	gaps: Type.Array(Span, { maxItems: 5_000 }),
	/** False: nothing was kept of when the room was live. */
	gapsKnown: Type.Boolean()
});
export type ReplayDay = Static<typeof ReplayDay>;

/** Screens that can be seen again, each as far as it is somebody's. */
export const replayViews = ['wall', 'watch'] as const;
export type ReplayView = (typeof replayViews)[number];

/** What a screen showed at a moment. */
export const ReplayPicture = Type.Object({
	at: Instant,
	/** Of the log. */
	position: Type.Integer({ minimum: 0 }),
	view: Type.Enum(replayViews),
	sections: Type.Record(Type.String(), Type.Unknown()),
	/** Of the wall: two pictures with one mark are the same picture. */
	mark: Type.Optional(Type.String({ maxLength: 20, examples: ['Qm3x0aZkQm3x0aZk'] })),
	/** When the change before, and the one after, came in. */
	previousAt: Type.Optional(Instant),
	nextAt: Type.Optional(Instant)
});
export type ReplayPicture = Static<typeof ReplayPicture>;

/** Whether what is drawn of a moment is what the walls were seen to show: `same`, `other`, or nothing was kept of it. */
export const ReplayProof = Type.Object({
	found: Type.Enum(['same', 'other', 'nothing_kept']),
	/** The moment of which a mark was kept, at most twenty seconds before. */
	at: Type.Optional(Instant)
});
export type ReplayProof = Static<typeof ReplayProof>;
