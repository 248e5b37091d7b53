import { Type, type Static } from 'typebox';
import { AreaNumber, Priority } from '../model/fields.ts';
import { stages } from '../rules/targets.ts';

/** A date of Chicago: `2026-11-26`. */
export const Day = Type.String({
	pattern: '^20\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$'
});
const Stage = Type.Enum(stages);
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
	/** What was promised, the middle one of all: P3 and P4 count working time. */
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
	timesMs: Type.Array(Ms, { maxItems: 30 })
});
export type DayTimes = Static<typeof DayTimes>;

/** Promises of the stage that was asked for, by the hour of the week in which the request came in. */
export const HourTimes = Type.Object({
	weekday: Type.Integer({ minimum: 0, maximum: 6 }),
	hour: Type.Integer({ minimum: 0, maximum: 23 }),
	promised: Count,
	kept: Count
});
export type HourTimes = Static<typeof HourTimes>;

export const TimesView = Type.Object({
	from: Day,
	to: Day,
	stage: Stage,
	/** The first day of which anything is known. */
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
