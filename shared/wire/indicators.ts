import { Type, type Static } from 'typebox';
import { AreaNumber, Instant } from '../model/fields.ts';
import { outageKind, type Outage } from '../model/outage.ts';
import { hoursOfWeek } from '../model/community.ts';
import { indicatorIds } from '../model/indicators.ts';
import { sourceChecks, sourceIds } from '../model/sources.ts';
import { sourceStates } from '../rules/source-state.ts';

export const areaCount = 77;
/** Thirty years of months. */
export const periodsAtMost = 360;

/** A month, a year or years; or that the publisher does not say. */
export const Period = Type.String({
	pattern: '^(\\d{4}(-\\d{2}|-\\d{4})?|not stated)$',
	examples: ['2024-05']
});
/** `null` is not known, which is not nought; `hidden` was left out by the publisher because it is small. */
export const Value = Type.Union([
	Type.Number({ minimum: -1e12, maximum: 1e12 }),
	Type.Null(),
	Type.Literal('hidden')
]);
export type Value = Static<typeof Value>;

const Values = Type.Array(Value, { minItems: 1, maxItems: periodsAtMost });
const closed = { additionalProperties: false } as const;

/** One indicator in all its periods. */
export const Series = Type.Object(
	{
		indicator: Type.Enum(indicatorIds),
		/** In order. */
		periods: Type.Array(Period, { minItems: 1, maxItems: periodsAtMost, uniqueItems: true }),
		/** For area 1, 2, … 77 its value in each period. */
		areas: Type.Array(Values, { minItems: areaCount, maxItems: areaCount }),
		/** The whole city's, where that is known. */
		city: Values,
		/** Of a count: how much of the city's could not be placed. */
		unplaced: Type.Optional(Values),
		/** Standard errors of `areas`, where the source has them. */
		errors: Type.Optional(Type.Array(Values, { minItems: areaCount, maxItems: areaCount }))
	},
	closed
);
export type Series = Static<typeof Series>;

/** For area 1, 2, … 77 how much presence each hour of the week needs, 0 to 3, Sunday's midnight first; `null` where too little is known. */
export const HourLevels = Type.Array(
	Type.Union([
		Type.Array(Type.Integer({ minimum: 0, maximum: 3 }), {
			minItems: hoursOfWeek,
			maxItems: hoursOfWeek
		}),
		Type.Null()
	]),
	{ minItems: areaCount, maxItems: areaCount }
);
export type HourLevels = Static<typeof HourLevels>;

/** What is known from a source, whole: it takes the place of what was known from it before. */
export const Publication = Type.Object(
	{
		/** The same for the same numbers. */
		version: Type.String({ pattern: '^[0-9a-f]{16}$', examples: ['9f86d081884c7d65'] }),
		/** When it was taken in. */
		receivedAt: Instant,
		/** Of the newest thing that it tells of, and when its publisher changed it last. */
		occurredAt: Type.Optional(Instant),
		publishedAt: Type.Optional(Instant),
		rows: Type.Integer({ minimum: 1, maximum: 1e9 }),
		/** Values that could not be read, and rows that a newer one replaced. */
		spoiled: Type.Integer({ minimum: 0 }),
		older: Type.Integer({ minimum: 0 }),
		series: Type.Array(Series, { minItems: 1, maxItems: 20 }),
		/** Where the source can tell hours. */
		hours: Type.Optional(HourLevels)
	},
	closed
);
export type Publication = Static<typeof Publication>;

/** A load that was refused: what was good stays. */
export const FailedLoad = Type.Object(
	{
		failedAt: Instant,
		check: Type.Enum(sourceChecks),
		/** Which column, which line: never what stood there. */
		detail: Type.String({ maxLength: 500 })
	},
	closed
);
export type FailedLoad = Static<typeof FailedLoad>;

/** How a source stands, for every panel that shows something of it. */
export const SourceStanding = Type.Object({
	id: Type.Enum(sourceIds),
	state: Type.Enum(sourceStates),
	receivedAt: Type.Optional(Instant),
	occurredAt: Type.Optional(Instant),
	publishedAt: Type.Optional(Instant),
	rows: Type.Optional(Type.Integer()),
	/** The last load that failed, while no later one went well. */
	failed: Type.Optional(FailedLoad)
});
export type SourceStanding = Static<typeof SourceStanding>;

/** A value and of when it is: of months that were added, the first and the last. */
export const Stand = Type.Object({
	from: Period,
	to: Period,
	value: Value,
	/** Per 10,000 people, where that is how communities are compared. */
	rate: Type.Optional(Value)
});
export type Stand = Static<typeof Stand>;

/** What is known of one community from one indicator, beside the whole city. */
export const Known = Type.Object({
	indicator: Type.Enum(indicatorIds),
	now: Stand,
	city: Stand,
	/** Standard error of the value, in its unit. */
	error: Type.Optional(Type.Number()),
	/** Month by month, where there are months; the last may not be over. */
	periods: Type.Array(Period, { maxItems: periodsAtMost }),
	values: Type.Array(Value, { maxItems: periodsAtMost }),
	cityValues: Type.Array(Value, { maxItems: periodsAtMost }),
	/** The last of `periods` that is over. */
	until: Period
});
export type Known = Static<typeof Known>;

/** An outage as it is told outside of the room's own records: who said it is not. */
export const OutageTold = Type.Pick(outageKind.schema, [
	...(['id', 'state', 'what', 'communityArea', 'source', 'meters', 'companies'] as const),
	...(['since', 'restoredBy', 'saidAt', 'expiresAt', 'endedAt', 'drill'] as const)
]);
export type OutageTold = Static<typeof OutageTold>;

/** Those fields of a record, and no other. */
export function toldOf(outage: Outage): OutageTold {
	const names = Object.keys(OutageTold.properties) as (keyof OutageTold)[];
	return Object.fromEntries(
		names.flatMap((name) => (outage[name] === undefined ? [] : [[name, outage[name]]]))
	) as OutageTold;
}

export const AreaKnown = Type.Object({
	area: AreaNumber,
	known: Type.Array(Known),
	sources: Type.Array(SourceStanding),
	/** What homes are without now, here and in the whole county. */
	outages: Type.Array(OutageTold),
	asOf: Instant
});
export type AreaKnown = Static<typeof AreaKnown>;

/** What is published of the hours of one community. */
export const HoursKnown = Type.Object({
	area: AreaNumber,
	/** Absent where nothing is loaded that tells hours, or too little of this community. */
	levels: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 3 }))),
	source: SourceStanding,
	asOf: Instant
});
export type HoursKnown = Static<typeof HoursKnown>;

/** One indicator for the whole map. */
export const MapKnown = Type.Object({
	indicator: Type.Enum(indicatorIds),
	/** For area 1, 2, … 77. */
	areas: Type.Array(Stand, { maxItems: areaCount }),
	city: Type.Optional(Stand),
	source: SourceStanding,
	/** On the list of priority communities that is in force. */
	listed: Type.Array(AreaNumber, { maxItems: areaCount }),
	asOf: Instant
});
export type MapKnown = Static<typeof MapKnown>;
