import type { Feature, MultiPolygon, Polygon } from '#shared/geo/geo-json.ts';

export interface FlatArea {
	area: number;
	/** For SVG. */
	path: string;
	middle: [x: number, y: number];
}

/** A city is small: a degree of longitude is as long everywhere in it. */
const narrowing = Math.cos((41.83 * Math.PI) / 180);
const margin = 4;

/** Outlines as paths in a box, north up, as large as they fit. */
export function flatMap(
	outlines: readonly Feature<Polygon | MultiPolygon, object>[],
	{ width, height }: { width: number; height: number }
): FlatArea[] {
	const shapes = outlines.map(({ id, geometry }) => ({
		area: Number(id),
		polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
	}));
	const corners = shapes.flatMap(({ polygons }) => polygons.flat(2));
	if (corners.length === 0) return [];
	const [west, east] = ends(corners.map(([x = 0]) => x));
	const [south, north] = ends(corners.map(([, y = 0]) => y));
	const scale = Math.min(
		(width - 2 * margin) / ((east - west) * narrowing),
		(height - 2 * margin) / (north - south)
	);
	const left = (width - (east - west) * narrowing * scale) / 2;
	const top = (height - (north - south) * scale) / 2;
	const place = ([x = 0, y = 0]: readonly number[]): [number, number] => [
		left + (x - west) * narrowing * scale,
		top + (north - y) * scale
	];
	return shapes.map(({ area, polygons }) => {
		const points = polygons.flat(2).map(place);
		const [fromX, toX] = ends(points.map(([x]) => x));
		const [fromY, toY] = ends(points.map(([, y]) => y));
		const ring = (one: readonly (readonly number[])[]) =>
			`M${one
				.map((corner) =>
					place(corner)
						.map((at) => at.toFixed(1))
						.join(',')
				)
				.join('L')}Z`;
		return {
			area,
			path: polygons.flat().map(ring).join(''),
			middle: [(fromX + toX) / 2, (fromY + toY) / 2]
		};
	});
}

function ends(values: readonly number[]): [least: number, most: number] {
	let [least, most] = [Infinity, -Infinity];
	for (const value of values) {
		if (value < least) least = value;
		if (value > most) most = value;
	}
	return [least, most];
}
