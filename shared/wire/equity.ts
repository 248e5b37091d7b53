import { Type, type Static } from 'typebox';
import { AreaNumber, Instant } from '../model/fields.ts';
import { indicatorIds } from '../model/indicators.ts';
import { areaCount, SourceStanding, Stand } from './indicators.ts';

const Score = Type.Union([Type.Number({ minimum: 0, maximum: 100 }), Type.Null()]);
const Count = Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]);

/** A part of the need index: what it is, how much it weighs, where it is from. */
export const EquityPart = Type.Object({
	indicator: Type.Enum(indicatorIds),
	weight: Type.Number({ minimum: 0, maximum: 100 }),
	/** Of when; absent while nothing is known of it. */
	city: Type.Optional(Stand),
	source: SourceStanding
});
export type EquityPart = Static<typeof EquityPart>;

/** One community: need by the index and its parts, beside what was asked for and what was done. `null` is not known, or hidden. */
export const EquityArea = Type.Object({
	area: AreaNumber,
	/** 0 to 100; where it stands in each part, in the order of the parts. */
	need: Score,
	parts: Type.Array(Score, { maxItems: 20 }),
	people: Count,
	/** In the period: requests that came in, and that help was completed for. */
	asked: Count,
	helped: Count,
	/** Promises of a first answer in the period, and those that were kept. */
	promised: Count,
	kept: Count
});
export type EquityArea = Static<typeof EquityArea>;

/** Need beside service, in all communities. */
export const EquityView = Type.Object({
	/** Chicago's dates, both of the period. */
	from: Type.String(),
	to: Type.String(),
	/** Small numbers are hidden: for those who have totals. */
	totals: Type.Boolean(),
	parts: Type.Array(EquityPart, { maxItems: 20 }),
	areas: Type.Array(EquityArea, { maxItems: areaCount }),
	city: Type.Object({ promised: Count, kept: Count }),
	asOf: Instant
});
export type EquityView = Static<typeof EquityView>;
