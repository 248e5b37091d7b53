import { area, line, scaleLinear } from 'd3';
import type { Value } from '#shared/wire/indicators.ts';
import { niceTop } from './scales.ts';

/** One month of a community, beside the same month of earlier years and what the city would have here. */
export interface Month {
	month: string;
	value: Value;
	/** The least and the most of the same month in earlier years; nothing where none is known. */
	earlier: [least: number, most: number] | undefined;
	/** The city's, for as many people as live here; nothing where that is not known. */
	city: number | undefined;
	/** It is not over. */
	open: boolean;
}

const shown = 24;
const earlierYears = 3;

/** The last two years, month by month; a month that nobody told of is there and not known. */
export function monthsOf(of: {
	periods: readonly string[];
	values: readonly Value[];
	cityValues: readonly Value[];
	/** People here over people in the city. */
	share: number | undefined;
	until: string;
}): Month[] {
	const { periods, values, cityValues, share, until } = of;
	const last = periods.at(-1);
	if (last === undefined) return [];
	const at = new Map(periods.map((period, index) => [period, index]));
	const valueIn = (month: string) => values[at.get(month) ?? -1] ?? null;
	return Array.from({ length: shown }, (_, back): Month => {
		const month = monthsBefore(last, shown - 1 - back);
		const earlier = Array.from({ length: earlierYears }, (_, year) =>
			valueIn(monthsBefore(month, 12 * (year + 1)))
		).filter((value) => typeof value === 'number');
		const city = cityValues[at.get(month) ?? -1];
		return {
			month,
			value: valueIn(month),
			earlier: earlier.length > 0 ? [Math.min(...earlier), Math.max(...earlier)] : undefined,
			city: typeof city === 'number' && share !== undefined ? city * share : undefined,
			open: month > until
		};
	}).slice(-shown);
}

function monthsBefore(month: string, count: number): string {
	const [year = 0, its = 1] = month.split('-').map(Number);
	const all = year * 12 + its - 1 - count;
	return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}

export interface MonthShape {
	line: string;
	city: string;
	band: string;
	dots: { x: number; y: number; open: boolean }[];
	top: number;
	y: (value: number) => number;
	x: (index: number) => number;
}

/** Lines break where a month is not known. From nought up, so that one month beside another is as large as it is. */
export function monthShape(
	months: readonly Month[],
	box: { width: number; height: number }
): MonthShape {
	const all = months.flatMap(({ value, earlier, city }) => [
		typeof value === 'number' ? value : 0,
		earlier?.[1] ?? 0,
		city ?? 0
	]);
	const { top } = niceTop(Math.max(...all));
	const x = scaleLinear([0, Math.max(1, months.length - 1)], [0, box.width]);
	const y = scaleLinear([0, top], [box.height, 0]);
	const indexed = months.map((month, index) => ({ ...month, index }));
	type Indexed = (typeof indexed)[number];
	const isKnown = ({ value, open }: Indexed) => typeof value === 'number' && !open;
	return {
		line:
			line<Indexed>()
				.defined(isKnown)
				.x(({ index }) => x(index))
				.y(({ value }) => y(Number(value)))(indexed) ?? '',
		city:
			line<Indexed>()
				.defined(({ city, open }) => city !== undefined && !open)
				.x(({ index }) => x(index))
				.y(({ city }) => y(city ?? 0))(indexed) ?? '',
		band:
			area<Indexed>()
				.defined(({ earlier }) => earlier !== undefined)
				.x(({ index }) => x(index))
				.y0(({ earlier }) => y(earlier?.[0] ?? 0))
				.y1(({ earlier }) => y(earlier?.[1] ?? 0))(indexed) ?? '',
		dots: indexed.flatMap(({ value, index, open }) =>
			typeof value === 'number' && (open || index === months.length - 1)
				? [{ x: x(index), y: y(value), open }]
				: []
		),
		top,
		x,
		y
	};
}
