import { fromMetres, toLngLat, toMetres, type AddressPoint } from '#shared/geo/address-grid.ts';
import { nearestBlock } from '#shared/geo/nearest-block.ts';
import type { Answers } from './answers.ts';

/** What a picture shows: its middle, its size on the page, and how many metres each of its pixels is. */
export interface MapView {
	middle: AddressPoint;
	width: number;
	height: number;
	metresPerPixel: number;
}

/** The whole city, and eight tenths of a mile around a point: both fit the narrowest phone. */
const wholeCity: MapView = {
	middle: [-4_300, -2_600],
	width: 288,
	height: 420,
	metresPerPixel: 106
};
const nearView = { width: 288, height: 288, metresPerPixel: 4.5 };

/** What the field `map` says: nothing, the whole city, or a point in address numbers. */
export function viewOf(map: string): MapView | undefined {
	if (map === 'city') return wholeCity;
	const [, x, y] = /^(-?\d{1,5}),(-?\d{1,5})$/.exec(map) ?? [];
	return x === undefined ? undefined : { ...nearView, middle: [Number(x), Number(y)] };
}

/** Where a point of a view lies in its picture, pixels from the left and from above. */
export function pixelsOf({ middle, width, height, metresPerPixel }: MapView, point: AddressPoint) {
	const [east, north] = toMetres(point);
	const [middleEast, middleNorth] = toMetres(middle);
	const x = width / 2 + (east - middleEast) / metresPerPixel;
	const y = height / 2 - (north - middleNorth) / metresPerPixel;
	return [x, y] as const;
}

/** The place of a pixel. */
function pointAt(
	{ middle, width, height, metresPerPixel }: MapView,
	x: number,
	y: number
): AddressPoint {
	const [east, north] = toMetres(middle);
	return fromMetres([
		east + (x - width / 2) * metresPerPixel,
		north - (y - height / 2) * metresPerPixel
	]);
}

/**
 * A tap on the map: on the whole city it chooses what is shown near; there it chooses the block. Of the point itself
 * nothing is kept. A keyboard taps the corner, which is no place.
 */
export function tapped(answers: Answers, x: number, y: number): Answers {
	const view = viewOf(answers.map);
	const isOn = view && x > 0 && y > 0 && x <= view.width && y <= view.height;
	if (!isOn) return { ...answers, place: 'map' };
	const point = pointAt(view, x, y);
	const map = point.map((value) => Math.round(value / 10) * 10).join(',');
	const spot = view === wholeCity ? '' : (nearestBlock(toLngLat(point)) ?? '');
	return { ...answers, place: 'map', map, spot };
}
