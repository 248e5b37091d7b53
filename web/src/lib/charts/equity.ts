import { funnelLevels, funnelLimits } from '#shared/rules/funnel.ts';
import { gapOf, standing } from '#shared/rules/need-index.ts';
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

/** One community: where it stands in need and in help, and how far the one is from the other. */
export interface Beside {
	area: number;
	need: number | null;
	service: number | null;
	gap: number | null;
	askedRate: number | null;
	helpedRate: number | null;
}

export function besides(areas: readonly EquityArea[]): Beside[] {
	const rate = (count: number | null, people: number | null) =>
		count === null || !people ? null : (count / people) * perPeople;
	const helped = areas.map((one) => rate(one.helped, one.people));
	const service = standing(helped, 'higher');
	const gap = gapOf(
		areas.map(({ need }) => need),
		helped
	);
	const need = standing(
		areas.map((one) => one.need),
		'higher'
	);
	return areas.map((one, at) => ({
		area: one.area,
		need: need[at]!,
		service: service[at]!,
		gap: gap[at]!,
		askedRate: rate(one.asked, one.people),
		helpedRate: helped[at]!
	}));
}

/** One community in the funnel, and on which side of what chance does it lies. */
export interface FunnelPoint {
	area: number;
	n: number;
	share: number;
	outside: 'low' | 'high' | undefined;
}

export function funnelPoints(areas: readonly EquityArea[], cityShare: number): FunnelPoint[] {
	return areas.flatMap(({ area, promised, kept }) => {
		if (!promised || kept === null) return [];
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
