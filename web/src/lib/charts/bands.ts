import { area, line, scaleLinear, scalePoint } from 'd3';
import { dayMs, hourMs, minuteMs } from '#shared/kernel/clock.ts';

/** One day of a band: shares of a target or milliseconds, whichever the axis has. */
export interface BandDay {
	day: string;
	p50: number;
	p90: number;
	/** Single values, where there are few. */
	values: readonly number[];
}

export interface Bands {
	area: string;
	line: string;
	dots: { x: number; y: number; late: boolean }[];
	x: (day: string) => number;
	y: (value: number) => number;
	top: number;
	ticks: number[];
}

/**
 * Percentiles over days: a line for the middle, an area up to nine in ten. Days without values leave a gap; what is
 * above three targets is drawn at the edge, so that one very slow day does not flatten all others.
 */
export function bandsOf(
	days: readonly BandDay[],
	box: { width: number; height: number; dates: readonly string[]; target: number | null }
): Bands {
	const highest = Math.max(1, ...days.map(({ p90 }) => p90));
	const limit =
		box.target === null ? highest : Math.max(box.target * 1.5, Math.min(highest, 3 * box.target));
	const point = scalePoint<string>([...box.dates], [8, box.width - 8]);
	const y = scaleLinear([0, limit], [box.height, 6]).clamp(true);
	const x = (day: string) => point(day) ?? 0;
	const byDay = new Map(days.map((day) => [day.day, day]));
	const row = box.dates.map((date) => byDay.get(date));
	const has = (one: BandDay | undefined): one is BandDay => one !== undefined;
	return {
		area:
			area<BandDay | undefined>()
				.defined(has)
				.x((one) => x(one!.day))
				.y0((one) => y(one!.p50))
				.y1((one) => y(one!.p90))(row) ?? '',
		line:
			line<BandDay | undefined>()
				.defined(has)
				.x((one) => x(one!.day))
				.y((one) => y(one!.p50))(row) ?? '',
		dots: days.flatMap(({ day, values }) =>
			values.map((value) => ({
				x: x(day),
				y: y(value),
				late: box.target !== null && value > box.target
			}))
		),
		x,
		y,
		top: limit,
		ticks: timeTicks(limit)
	};
}

/** The date whose column a place on the axis is in. */
export function dateAt(share: number, dates: readonly string[]): string {
	const within = Math.min(1, Math.max(0, share));
	const index = Math.min(dates.length - 1, Math.floor(within * dates.length));
	return dates[index] ?? '';
}

/** Spans that people count in. */
const steps = [1, 2, 5, 10, 15, 30]
	.map((minutes) => minutes * minuteMs)
	.concat([1, 2, 4, 8, 12].map((hours) => hours * hourMs))
	.concat([1, 2, 5, 7, 14, 28].map((days) => days * dayMs));

/** At most four marks of an axis of milliseconds, from nothing up. */
export function timeTicks(top: number): number[] {
	const step = steps.find((one) => top / one <= 3.5) ?? top;
	return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
}
