import { Type, type Static } from 'typebox';
import { AreaNumber, Instant } from '../model/fields.ts';
import { indicatorIds } from '../model/indicators.ts';
import { areaCount, SourceStanding, Stand } from './indicators.ts';

const Score = Type.Union([Type.Number({ minimum: 0, maximum: 100 }), Type.Null()]);
const Count = Type.Integer({ minimum: 0 });

/** A part of the need index: what it is, how much it weighs, where it is from. */
export const EquityPart = Type.Object({
	indicator: Type.Enum(indicatorIds),
	weight: Type.Number({ minimum: 0, maximum: 100 }),
	/** Of when; absent while nothing is known of it. */
	city: Type.Optional(Stand),
	source: SourceStanding
});
export type EquityPart = Static<typeof EquityPart>;

/**
 * One community: need by the index and its parts, where it stands in need and in service among all, and what was asked for and done.
 * `null` is not known; counts are absent for those who have totals, and of communities that are not theirs.
 */
export const EquityArea = Type.Object({
	area: AreaNumber,
	/** 0 to 100; where it stands in each part, in the order of the parts. */
	need: Score,
	parts: Type.Array(Score, { maxItems: 20 }),
	/** 0 to 100 among all communities of which both are known, need and service, and the one less the other; to the next ten for those who have totals, and as of the last midnight. */
	needStands: Score,
	serviceStands: Score,
	gap: Type.Union([Type.Number({ minimum: -100, maximum: 100 }), Type.Null()]),
	people: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
	/**
	 * In the period: requests that came in, those that help was completed for, hours of all people of teams that checked in there,
	 * promises of a first answer, and those kept.
	 */
	done: Type.Optional(
		Type.Object({ asked: Count, helped: Count, staffedHours: Count, promised: Count, kept: Count })
	)
});
export type EquityArea = Static<typeof EquityArea>;

/** Need beside service, in all communities. */
export const EquityView = Type.Object({
	/** Chicago's dates, both of the period. */
	from: Type.String(),
	to: Type.String(),
	parts: Type.Array(EquityPart, { maxItems: 20 }),
	/** When the launch committee decided the weights; absent while they are all equal because nobody has. */
	decidedAt: Type.Optional(Instant),
	areas: Type.Array(EquityArea, { maxItems: areaCount }),
	/** On the list of priority communities that is in force. */
	listed: Type.Array(AreaNumber, { maxItems: areaCount }),
	/** Share of first answers in time in the whole city, in whole percents; `null` where too few were promised. */
	cityShare: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()]),
	asOf: Instant
});
export type EquityView = Static<typeof EquityView>;
