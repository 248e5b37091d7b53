import type { Alert } from '#shared/model/alert.ts';
import { cityFeature } from '#shared/geo/basemap.ts';
import { outlineRing, outlines } from '#shared/geo/outlines.ts';
import { areaIn } from '#shared/geo/point-in-area.ts';
import type { CapArea } from './read-cap.ts';

/** As far as an alert reaches in this city; nothing where it is for somewhere else. */
export type Reach = Pick<Alert, 'reach' | 'areas'>;

/** The city within what its corners name, in degrees: enough to tell whether a drawn area comes near it. */
const cityBox = { west: -87.94, south: 41.644, east: -87.524, north: 42.023 };
const kilometresOfDegree = 111.2;
const degrees = Math.PI / 180;

/**
 * Whom an alert concerns. A drawn area is believed before a code, for a county is larger than what a storm crosses; an
 * alert without either is for whoever its sender serves, and is left out.
 */
export function reachOf(areas: readonly CapArea[], ours: readonly string[]): Reach | undefined {
	const drawn = areas.flatMap(({ polygons, circles }) => [
		...polygons.map((ring): Shape => ({ ring, holds: (point) => holds(ring, point) })),
		...circles.map(({ centre, kilometres }): Shape => ({
			ring: [centre],
			holds: (point) => kilometresBetween(centre, point) <= kilometres
		}))
	]);
	if (drawn.length === 0) {
		const isOurs = areas.some(({ geocodes }) => geocodes.some((code) => ours.includes(code)));
		return isOurs ? { reach: 'city', areas: [] } : undefined;
	}
	const touched = [...outlines.keys()].filter((area) => {
		const outline = outlineRing(area).map(([lng, lat]): Point => [lng, lat]);
		return drawn.some(
			(shape) => outline.some(shape.holds) || shape.ring.some((point) => holds(outline, point))
		);
	});
	if (drawn.some((shape) => cityEdge.every(shape.holds))) return { reach: 'city', areas: [] };
	// Of most communities no outline is built in: of the others nobody can say that they are left out.
	if (touched.length > 0) return { reach: 'part', areas: touched.toSorted((a, b) => a - b) };
	const isNear = drawn.some(
		(shape) => shape.ring.some(isInBox) || boxPoints.some((point) => shape.holds(point))
	);
	return isNear ? { reach: 'part', areas: [] } : undefined;
}

type Point = [lng: number, lat: number];
/** What holds all of its edge holds the city. */
const cityEdge = cityFeature().geometry.coordinates[0]!.map(([lng, lat]): Point => [lng, lat]);

interface Shape {
	ring: readonly Point[];
	holds: (point: Point) => boolean;
}

const { west, south, east, north } = cityBox;
/** Points over the box, a few kilometres apart. */
const boxPoints: readonly Point[] = [0, 0.25, 0.5, 0.75, 1].flatMap((x) =>
	[0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1].map((y): Point => [
		west + x * (east - west),
		south + y * (north - south)
	])
);

function isInBox([lng, lat]: Point): boolean {
	return lng >= west && lng <= east && lat >= south && lat <= north;
}

function holds(ring: readonly Point[], point: Point): boolean {
	const coordinates = [ring.map(([lng, lat]) => [lng, lat] as [number, number])];
	return areaIn({ type: 'Polygon', coordinates }, point);
}

/** Over a city the ground is flat enough. */
function kilometresBetween([lngA, latA]: Point, [lngB, latB]: Point): number {
	const x = (lngA - lngB) * Math.cos(((latA + latB) / 2) * degrees);
	return Math.hypot(x, latA - latB) * kilometresOfDegree;
}
