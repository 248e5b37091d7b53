import type { LngLat } from './address-grid.ts';
import type { MultiPolygon, Polygon } from './geo-json.ts';
import { outlineRing, outlines } from './outlines.ts';

type Ring = readonly (readonly number[])[];

const builtInRings: readonly (readonly [areaNumber: number, ring: Ring])[] = [
	...outlines.keys()
].map((areaNumber) => [areaNumber, outlineRing(areaNumber)]);

/**
 * Number of the priority area whose built-in outline holds the place, or undefined. Approximate:
 * where a record states its community area, believe the record.
 */
export function areaAt(lngLat: LngLat): number | undefined {
	return builtInRings.find(([, ring]) => ringHolds(ring, lngLat))?.[0];
}

/**
 * Whether the place lies in any of the polygons. Holes are respected; a point exactly on an edge may
 * fall to either side. For official boundaries read from a GeoJSON file, in degrees.
 */
export function areaIn(
	polygons: Polygon | MultiPolygon | readonly (Polygon | MultiPolygon)[],
	lngLat: LngLat
): boolean {
	if ('type' in polygons) return geometryHolds(polygons, lngLat);
	return polygons.some((geometry) => geometryHolds(geometry, lngLat));
}

function geometryHolds(geometry: Polygon | MultiPolygon, lngLat: LngLat): boolean {
	if (geometry.type === 'Polygon') return polygonHolds(geometry.coordinates, lngLat);
	return geometry.coordinates.some((rings) => polygonHolds(rings, lngLat));
}

function polygonHolds(rings: readonly Ring[], lngLat: LngLat): boolean {
	const [outer, ...holes] = rings;
	if (outer === undefined || !ringHolds(outer, lngLat)) return false;
	return !holes.some((hole) => ringHolds(hole, lngLat));
}

/** Counts how often a ray to the east crosses the ring: odd means inside. */
function ringHolds(ring: Ring, [longitude, latitude]: LngLat): boolean {
	let inside = false;
	let previous = ring.at(-1);
	for (const corner of ring) {
		const [x = 0, y = 0] = corner;
		const [previousX = 0, previousY = 0] = previous ?? corner;
		previous = corner;
		if (y > latitude === previousY > latitude) continue;
		const crossing = x + ((latitude - y) / (previousY - y)) * (previousX - x);
		if (longitude < crossing) inside = !inside;
	}
	return inside;
}
