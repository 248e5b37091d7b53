import { Type, type Static } from 'typebox';
import { AreaNumber, Priority } from '../model/fields.ts';
import { stages } from '../rules/targets.ts';

/** A date of Chicago: `2026-11-26`. */
export const Day = Type.String({
	pattern: '^20\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
	examples: ['2026-07-15']
});
const Stage = Type.Enum(stages);
/** Hours of a block of the week. */
export const blockHours = 3;
const Ms = Type.Number();
const Count = Type.Integer({ minimum: 0 });

/** Which times are asked for. Without days: the last four weeks. */
export const TimesQuery = Type.Object(
	{
		from: Type.Optional(Day),
		to: Type.Optional(Day),
		area: Type.Optional(AreaNumber),
		stage: Type.Optional(Stage)
	},
	{ additionalProperties: false }
);
export type TimesQuery = Static<typeof TimesQuery>;

/** How long one stage of one priority took. `null`: nothing to say, or too few to be told. */
export const StageTimes = Type.Object({
	priority: Priority,
	stage: Stage,
	/** Requests that reached it in the period, and the time from received to there, in milliseconds. */
	n: Type.Union([Count, Type.Null()]),
	p50Ms: Type.Union([Ms, Type.Null()]),
	p90Ms: Type.Union([Ms, Type.Null()]),
	/** The same as shares of what was promised to each: one and less was kept, also where nights do not count. */
	p50Share: Type.Union([Type.Number(), Type.Null()]),
	p90Share: Type.Union([Type.Number(), Type.Null()]),
	/** What is promised; working time for P3 and P4. */
	targetMs: Type.Union([Ms, Type.Null()]),
	/** Promises that came to their end in the period, reached or due, and those of them that were kept. */
	promised: Type.Union([Count, Type.Null()]),
	kept: Type.Union([Count, Type.Null()]),
	/** Now: how many wait for it, how many of them past their time, and since when the oldest. */
	waiting: Type.Union([Count, Type.Null()]),
	late: Type.Union([Count, Type.Null()]),
	oldest: Type.Union([Type.String(), Type.Null()])
});
export type StageTimes = Static<typeof StageTimes>;

/** One day of the stage that was asked for. Few times are told one by one. */
export const DayTimes = Type.Object({
	day: Day,
	priority: Priority,
	n: Count,
	p50Ms: Ms,
	p90Ms: Ms,
	/** How many of them were later than was promised to each. */
	late: Count,
	timesMs: Type.Array(Ms, { maxItems: 30 })
});
export type DayTimes = Static<typeof DayTimes>;

/** Promises of the stage that was asked for, by when in the week the request came in, by blocks of hours. */
export const HourTimes = Type.Object({
	weekday: Type.Integer({ minimum: 0, maximum: 6 }),
	/** The first of the block. */
	hour: Type.Integer({ minimum: 0, maximum: 23 }),
	promised: Type.Union([Count, Type.Null()]),
	kept: Type.Union([Count, Type.Null()])
});
export type HourTimes = Static<typeof HourTimes>;

export const TimesView = Type.Object({
	from: Day,
	to: Day,
	stage: Stage,
	/** The first day of which anything is known, of whatever place. */
	since: Type.Union([Day, Type.Null()]),
	/** Server time, and how far in the log these figures reach. */
	asOf: Type.String(),
	position: Type.Integer(),
	stages: Type.Array(StageTimes),
	days: Type.Array(DayTimes),
	hours: Type.Array(HourTimes),
	/** Numbers below ten were left out. */
	totals: Type.Boolean()
});
export type TimesView = Static<typeof TimesView>;
