import { area, line, scaleLinear } from 'd3';
import { hourMs } from '#shared/kernel/clock.ts';
import { niceTop } from './scales.ts';

/** A day of hourly values in a box of pixels. */
export interface DayShape {
	/** For values at moments: the line, and the area below it down to zero. */
	line: string;
	area: string;
	last: [x: number, y: number];
	/** For values of hours: one bar each; the last hour is not over yet. */
	bars: { x: number; y: number; width: number; height: number; running: boolean }[];
	rules: { y: number; value: number }[];
	/** Every eighth hour: more would run into each other in large letters. */
	hours: { x: number; atMs: number }[];
	/** Where "now" stands. */
	nowX: number;
}

const hoursApart = 8;
const leastBar = 1;

/** Values end now; the one before the last belongs to the full hour `hourAtMs`. The scale begins at zero. */
export function dayShape(
	values: readonly number[],
	box: { left: number; width: number; height: number; hourAtMs: number }
): DayShape {
	const last = values.length - 1;
	const { top, ticks } = niceTop(Math.max(...values, 0));
	const x = scaleLinear([0, last], [box.left, box.width]);
	const y = scaleLinear([0, top], [box.height, 0]);
	const points = values.map((value, index): [number, number] => [x(index), y(value)]);
	const step = (box.width - box.left) / values.length;
	return {
		line: line()(points) ?? '',
		area: area().y0(box.height)(points) ?? '',
		last: points.at(-1) ?? [box.width, box.height],
		bars: values.map((value, index) => ({
			x: box.left + index * step + step * 0.14,
			width: Math.max(leastBar, step * 0.72),
			y: y(value),
			height: box.height - y(value),
			running: index === last
		})),
		rules: ticks
			.filter((tick) => tick === 0 || tick === top || tick === top / 2)
			.map((value) => ({ value, y: y(value) })),
		// None below the first value, where the axis itself is named.
		hours: Array.from({ length: Math.floor((last - 1) / hoursApart) }, (_, index) => {
			const back = (index + 1) * hoursApart - 1;
			return { x: x(last - 1 - back), atMs: box.hourAtMs - back * hourMs };
		}).filter(({ x: at }) => at > box.left),
		nowX: x(last)
	};
}
