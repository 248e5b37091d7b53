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

/** How far service is behind need: from -100, the most need and the least service, to 100. Only where both are known. */
export function gapOf(need: Numbers, service: Numbers): (number | null)[] {
	const both = need.map((value, at) => value !== null && (service[at] ?? null) !== null);
	const needStands = standing(
		need.map((value, at) => (both[at] ? value : null)),
		'higher'
	);
	const serviceStands = standing(
		service.map((value, at) => (both[at] ? value : null)),
		'higher'
	);
	return needStands.map((value, at) => {
		const other = serviceStands[at] ?? null;
		return value === null || other === null ? null : other - value;
	});
}
