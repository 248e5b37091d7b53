import { toLngLat, type AddressPoint, type LngLat } from '#shared/geo/address-grid.ts';

/** A fixed view of the city on a box: where it looks, how near, and where each place falls on the box. */
export interface Camera {
	center: LngLat;
	zoom: number;
	/** Where the city's western edge stands, in parts of the width. */
	westX: number;
	/** A place on the box, in parts of its width and height. */
	project: (point: AddressPoint) => [x: number, y: number];
	projectLngLat: (lngLat: LngLat) => [x: number, y: number];
}

/** Where "Lake Michigan" ends: in the open water, top right. */
export const lakeNameAt: AddressPoint = [7450, 2060];

const tileSize = 512;
/** What the wall's map shows: 2400 North near the top, 13050 South near the bottom, 7250 West left of middle. */
const frame = { north: 2400, south: -13050, west: -7250, top: 0.027, bottom: 0.973 };
/** From the middle of the map to its western edge, in parts of the height: the lake has the right. */
const cityLeft = 0.2735;
/** Where there is more room than the city and its boxes need, the city is in the middle. */
const wideFrom = 1.8;
const cityHalf = 0.37;

/** A map of this shape has room on both sides of the city. */
export function isWideMap(width: number, height: number): boolean {
	return width / height > wideFrom;
}

/** The camera that shows the frame on a box of this many pixels. */
export function wallCamera(width: number, height: number): Camera {
	const [west, top] = mercator(toLngLat([frame.west, frame.north]));
	const [, bottom] = mercator(toLngLat([frame.west, frame.south]));
	/** Pixels for the whole world's width. */
	const worldPixels = ((frame.bottom - frame.top) * height) / (bottom - top);
	const westX = 0.5 - ((isWideMap(width, height) ? cityHalf : cityLeft) * height) / width;
	const centerX = west + ((0.5 - westX) * width) / worldPixels;
	const centerY = top + ((0.5 - frame.top) * height) / worldPixels;
	const projectLngLat = (lngLat: LngLat): [number, number] => {
		const [x, y] = mercator(lngLat);
		return [
			0.5 + ((x - centerX) * worldPixels) / width,
			0.5 + ((y - centerY) * worldPixels) / height
		];
	};
	return {
		center: fromMercator(centerX, centerY),
		zoom: Math.log2(worldPixels / tileSize),
		westX,
		projectLngLat,
		project: (point) => projectLngLat(toLngLat(point))
	};
}

/** Web Mercator, the world from 0 to 1. */
function mercator([longitude, latitude]: LngLat): [number, number] {
	const radians = (latitude * Math.PI) / 180;
	const y = Math.log(Math.tan(Math.PI / 4 + radians / 2));
	return [(longitude + 180) / 360, (1 - y / Math.PI) / 2];
}

function fromMercator(x: number, y: number): LngLat {
	const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
	return [x * 360 - 180, latitude];
}
