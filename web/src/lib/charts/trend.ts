import { line, scaleLinear } from 'd3';

export interface TrendShape {
	path: string;
	last: [x: number, y: number];
	band?: { y: number; height: number };
}

const inset = 6;

/** A small line from zero to its own highest value, with room for the dot at its end. */
export function trendPath(
	values: readonly number[],
	box: { width: number; height: number; band?: [number, number] }
): TrendShape {
	const highest = Math.max(1, ...values, box.band?.[1] ?? 0);
	const x = scaleLinear([0, Math.max(1, values.length - 1)], [2, box.width - inset]);
	const y = scaleLinear([0, highest], [box.height - inset, inset]);
	const points = values.map((value, index): [number, number] => [x(index), y(value)]);
	const shape: TrendShape = {
		path: line()(points) ?? '',
		last: points.at(-1) ?? [2, box.height - inset]
	};
	if (box.band) {
		const [low, high] = box.band;
		shape.band = { y: y(high), height: Math.max(0, y(low) - y(high)) };
	}
	return shape;
}
