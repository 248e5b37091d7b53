import type { IndicatorId } from '../model/indicators.ts';

/** An indicator that the index is made of, and how much it weighs beside the others. */
export interface NeedPart {
	indicator: IndicatorId;
	weight: number;
}

/**
 * What the index is made of until the launch committee decides otherwise: one of each root cause that the center was founded to look
 * at and that a source tells of by community, all of one weight.
 */
export const firstParts: readonly NeedPart[] = [
	{ indicator: 'people_shot', weight: 1 },
	{ indicator: 'below_poverty', weight: 1 },
	{ indicator: 'crowded_housing', weight: 1 },
	{ indicator: 'affordable_homes', weight: 1 },
	{ indicator: 'uninsured', weight: 1 },
	{ indicator: 'primary_care_physicians', weight: 1 },
	{ indicator: 'no_internet', weight: 1 },
	{ indicator: 'low_food_access', weight: 1 }
];

type Numbers = readonly (number | null)[];

/** Of the weights so much must be known of a community, or its index is not. */
const leastKnown = 0.5;

/**
 * Where each value stands among all, 0 to 100: how many are lower, and half of those that are equal. Not known stays not known, and
 * counts for none. `worse`: whether a higher value is more need.
 */
export function standing(values: Numbers, worse: 'higher' | 'lower'): (number | null)[] {
	const known = values.filter((value) => value !== null);
	return values.map((value) => {
		if (value === null) return null;
		const lower = known.filter((one) => (worse === 'higher' ? one < value : one > value)).length;
		const equal = known.filter((one) => one === value).length;
		return (100 * (lower + equal / 2)) / known.length;
	});
}

/**
 * The index of each community, 0 to 100: the mean of where it stands in each part, by weight. Parts that are not known there are left
 * out; where too few are known the index is not known. Values are those of the parts, in their order.
 */
export function needIndex(
	parts: readonly Pick<NeedPart, 'weight'>[],
	standings: readonly Numbers[]
): (number | null)[] {
	const count = Math.max(0, ...standings.map(({ length }) => length));
	const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
	return Array.from({ length: count }, (_, at) => {
		const known = parts.flatMap(({ weight }, part) => {
			const value = standings[part]?.[at] ?? null;
			return value === null ? [] : [{ weight, value }];
		});
		const weight = known.reduce((sum, one) => sum + one.weight, 0);
		if (weight === 0 || weight < whole * leastKnown) return null;
		return known.reduce((sum, one) => sum + one.weight * one.value, 0) / weight;
	});
}

/** Of so many communities both must be known, or where one stands among them says nothing. */
export const leastCompared = 10;

/** Where a community stands in need and in help among all of which both are known, and the one less the other. */
export interface BesideAll {
	need: number | null;
	help: number | null;
	/** From -100, the most need and the least help, to 100. */
	gap: number | null;
}

export function besideAll(need: Numbers, help: Numbers): BesideAll[] {
	const isBoth = need.map((value, at) => value !== null && (help[at] ?? null) !== null);
	const enough = isBoth.filter(Boolean).length >= leastCompared;
	const among = (values: Numbers) =>
		standing(
			need.map((_, at) => (enough && isBoth[at] ? (values[at] ?? null) : null)),
			'higher'
		);
	const [needs, helps] = [among(need), among(help)];
	return needs.map((value, at) => {
		const other = helps[at] ?? null;
		return {
			need: value,
			help: other,
			gap: value === null || other === null ? null : other - value
		};
	});
}
