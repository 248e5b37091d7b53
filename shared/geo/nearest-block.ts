import { type LngLat, toAddressPoint, toMetres } from './address-grid.ts';
import { cityFeature } from './basemap.ts';
import { areaIn } from './point-in-area.ts';
import { placeBlock } from './place-block.ts';
import { eastWestStreets, northSouthStreets } from './street-coordinates.ts';

const city = cityFeature();
/** A point farther than this from every street that is known for certain lies on none of them. */
const mostMetres = 120;

/** Streets that share a place with another are one here and the other there: neither is taken for certain. */
const alone = (streets: ReadonlyMap<string, number>) =>
	[...streets].filter(
		([name, across]) =>
			![...streets].some(([other, place]) => other !== name && Math.abs(place - across) < 10)
	);
const upright = alone(northSouthStreets);
const level = alone(eastWestStreets);

/**
 * The hundred-block of the nearest street whose place is certain: what is kept of a point on a map. Nothing where there is
 * none, as in a park, on the lake, or outside the city.
 */
export function nearestBlock(lngLat: LngLat): string | undefined {
	if (!areaIn(city.geometry, lngLat)) return undefined;
	const [x, y] = toAddressPoint(lngLat);
	const found: { block: string; metres: number }[] = [];
	const offer = (block: string) => {
		const placed = placeBlock(block);
		if (!placed.known) return;
		const here = toMetres([x, y]);
		const there = toMetres(placed.point);
		const isAlongX = /^\d+ [EW]/.test(block);
		// Along its street a block is as long as it is: what counts is how far off the street lies.
		const metres = Math.abs(isAlongX ? here[1] - there[1] : here[0] - there[0]);
		if (metres <= mostMetres) found.push({ block, metres });
	};
	const hundred = (value: number) => Math.floor(Math.abs(value) / 100) * 100;
	for (const [name, across] of upright) {
		if (Math.abs(across - x) <= 80) offer(`${hundred(y)} ${y < 0 ? 'S' : 'N'} ${name}`);
	}
	for (const [name, across] of level) {
		if (Math.abs(across - y) <= 80) offer(`${hundred(x)} ${x < 0 ? 'W' : 'E'} ${name}`);
	}
	const numbered = Math.round(-y / 100);
	if (numbered >= 8) offer(`${hundred(x)} ${x < 0 ? 'W' : 'E'} ${ordinal(numbered)} ST`);
	return found.toSorted((a, b) => a.metres - b.metres)[0]?.block;
}

/** 63 as a street says it: `63RD`. */
export function ordinal(number: number): string {
	const teens = number % 100 >= 11 && number % 100 <= 13;
	const endings = ['TH', 'ST', 'ND', 'RD'];
	return `${number}${teens ? 'TH' : (endings[number % 10] ?? 'TH')}`;
}
