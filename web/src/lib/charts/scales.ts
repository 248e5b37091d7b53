import { bin, scaleLinear } from 'd3';

/** Requests as dots in bins of two minutes: each dot is one request; what is beyond the axis is counted. */
export interface DotPlot {
	dots: { x: number; y: number; late: boolean }[];
	beyond: number;
	/** Minutes to pixels. */
	x: (minutes: number) => number;
	ticks: number[];
}

/** A dot for each request over its minutes, stacked from the axis up. Dots shrink rather than leave the box. */
export function dotPlot(
	minutes: readonly number[],
	box: { width: number; height: number; upTo: number; target: number }
): DotPlot & { radius: number } {
	const x = scaleLinear([0, box.upTo], [8, box.width - 8]);
	const within = minutes.filter((one) => one < box.upTo);
	const bins = bin<number, number>()
		.domain([0, box.upTo])
		.thresholds(Array.from({ length: box.upTo / 2 }, (_, index) => index * 2))(within);
	const tallest = Math.max(1, ...bins.map((one) => one.length));
	const step = Math.min(box.height / tallest, (x(2) - x(0)) * 0.96);
	return {
		x,
		radius: Math.max(1.5, step * 0.46),
		ticks: [0, 10, 20, 30, 40].filter((tick) => tick <= box.upTo),
		beyond: minutes.length - within.length,
		dots: bins.flatMap((one) =>
			one.map((value, index) => ({
				x: x((one.x0 ?? 0) + 1),
				y: box.height - (index + 0.5) * step,
				late: value > box.target
			}))
		)
	};
}

/** The 95 % interval of a share after Wilson: honest where there are few cases. */
export function wilson(kept: number, n: number): [low: number, high: number] {
	if (n === 0) return [0, 1];
	const z = 1.96;
	const share = kept / n;
	const middle = share + (z * z) / (2 * n);
	const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
	const scale = 1 + (z * z) / n;
	return [(middle - spread) / scale, (middle + spread) / scale];
}

/** A round number at or above the value, for the top of an axis, and the marks below it. */
export function niceTop(value: number): { top: number; ticks: number[] } {
	const ticks = scaleLinear([0, Math.max(4, value)], [0, 1])
		.nice(4)
		.ticks(4);
	return { top: ticks.at(-1) ?? 4, ticks };
}
