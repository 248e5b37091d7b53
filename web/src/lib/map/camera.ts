import { toLngLat, type AddressPoint, type LngLat } from '#shared/geo/address-grid.ts';

/** A fixed view of the city on a box: where it looks, how near, and where each place falls on the box. */
export interface Camera {
	center: LngLat;
	zoom: number;
	/** A place on the box, in parts of its width and height. */
	project: (point: AddressPoint) => [x: number, y: number];
	projectLngLat: (lngLat: LngLat) => [x: number, y: number];
}

const tileSize = 512;
/** What the wall's map shows: 2400 North near the top, 13050 South near the bottom, 7250 West left of middle. */
const frame = { north: 2400, south: -13050, west: -7250, top: 0.027, bottom: 0.973, westAt: 0.306 };

/** The camera that shows the frame on a box of this many pixels. */
export function wallCamera(width: number, height: number): Camera {
	const [west, top] = mercator(toLngLat([frame.west, frame.north]));
	const [, bottom] = mercator(toLngLat([frame.west, frame.south]));
	/** Pixels for the whole world's width. */
	const worldPixels = ((frame.bottom - frame.top) * height) / (bottom - top);
	const centerX = west + ((0.5 - frame.westAt) * width) / worldPixels;
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
