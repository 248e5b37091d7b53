import { funnelLevels, funnelLimits } from '#shared/rules/funnel.ts';
import type { EquityArea } from '#shared/wire/equity.ts';
import type { Classes } from './classes.ts';

const perPeople = 10_000;
/** Between these a gap is called about the same, and beyond the outer ones far. */
const gapBreaks = [-40, -10, 10, 40] as const;

/** Five shades of less and more, the same for every period. */
export const gapClasses: Classes = {
	breaks: gapBreaks,
	of: (value) =>
		typeof value === 'number' ? gapBreaks.filter((begin) => value >= begin).length : undefined
};

/** For as many people; nothing where the count, or how many live there, is not known or not told. */
export function rateOf(count: number | undefined, people: number | null): number | null {
	return count === undefined || !people ? null : (count / people) * perPeople;
}

/** One community in the funnel, and on which side of what chance does it lies. */
export interface FunnelPoint {
	area: number;
	n: number;
	share: number;
	outside: 'low' | 'high' | undefined;
}

export function funnelPoints(areas: readonly EquityArea[], cityShare: number): FunnelPoint[] {
	return areas.flatMap(({ area, done }) => {
		const { promised = 0, kept = 0 } = done ?? {};
		if (promised === 0) return [];
		const share = kept / promised;
		const { low, high } = funnelLimits(promised, cityShare, funnelLevels.alarm);
		return [
			{ area, n: promised, share, outside: share < low ? 'low' : share > high ? 'high' : undefined }
		];
	});
}

/** Lines of the limits up to so many cases, as points. */
export function funnelLines(
	most: number,
	cityShare: number
): {
	level: keyof typeof funnelLevels;
	side: 'low' | 'high';
	points: [n: number, share: number][];
}[] {
	const steps = [
		...new Set(
			Array.from({ length: 61 }, (_, step) => Math.max(1, Math.round(most * (step / 60) ** 2)))
		)
	];
	return (Object.keys(funnelLevels) as (keyof typeof funnelLevels)[]).flatMap((level) =>
		(['low', 'high'] as const).map((side) => ({
			level,
			side,
			points: steps.map((n): [number, number] => [
				n,
				funnelLimits(n, cityShare, funnelLevels[level])[side]
			])
		}))
	);
}
