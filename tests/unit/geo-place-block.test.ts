import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LngLat } from '#shared/geo/address-grid.ts';
import type { MultiPolygon } from '#shared/geo/geo-json.ts';
import { placeBlock } from '#shared/geo/place-block.ts';
import { areaAt, areaIn } from '#shared/geo/point-in-area.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const requestsPath = new URL('requests/311-no-heat-2020-2021.csv', data);
const boundariesPath = new URL('boundaries/community-areas.full.geojson', data);
const filesMissing = !existsSync(requestsPath) || !existsSync(boundariesPath);
if (filesMissing) console.info('No file of heat requests: placing is tried on made blocks only.');

test.each([
	['5900 S LAFLIN ST', [-1500, -5950], 'S LAFLIN'],
	['5923 S Laflin', [-1500, -5950], 'S LAFLIN'],
	['900 W 54TH ST', [-950, -5400], 'W 54TH'],
	['021XX W 63RD ST', [-2150, -6300], 'W 63RD'],
	['10XX S PULASKI RD', [-4000, -1050], 'S PULASKI'],
	['1000 E 40TH PL', [1050, -4050], 'E 40TH'],
	['000XX E 79TH ST', [50, -7900], 'E 79TH'],
	['1500 block of South Kedzie Avenue', [-3200, -1550], 'S KEDZIE'],
	['2600 S. Christiana Ave., Chicago', [-3350, -2650], 'S CHRISTIANA'],
	['7000 S SOUTH CHICAGO AVE', [750, -7050], 'S SOUTH CHICAGO'],
	['3300 W NORTH AVE', [-3350, 1600], 'W NORTH'],
	['6000 S DOCTOR MARTIN LUTHER KING JR DR', [390, -6050], 'S DR MARTIN LUTHER KING JR'],
	['6000 S King Dr', [390, -6050], 'S DR MARTIN LUTHER KING JR'],
	['6000 S SAINT LAWRENCE AVE', [590, -6050], 'S ST LAWRENCE'],
	['100-158 N LA SALLE ST', [-165, 150], 'N LA SALLE']
] as const)('%s is placed in the middle of its block', (text, [east, north], street) => {
	const placement = placeBlock(text);

	expect(placement).toMatchObject({ known: true, street });
	if (!placement.known) return;
	expect(Math.abs(placement.point[0] - east)).toBeLessThan(25);
	expect(placement.point[1]).toBeCloseTo(north, 0);
});

test('a diagonal is followed by its waypoints', () => {
	const placement = placeBlock('3300 W OGDEN AVE');

	expect(placement).toMatchObject({ known: true });
	if (!placement.known) return;
	expect(placement.point[0]).toBe(-3350);
	expect(placement.point[1]).toBeGreaterThan(-1900);
	expect(placement.point[1]).toBeLessThan(-1700);
});

test.each([
	['S LAFLIN ST', 'no_number'],
	['West 63rd Street', 'no_number'],
	['5900 LAFLIN ST', 'no_direction'],
	['5900 NORTH AVE', 'no_direction'],
	['5900 S NOWHERE ST', 'street_not_known'],
	['5900 W LAFLIN ST', 'street_not_known'],
	['5900 S 63RD ST', 'street_not_known'],
	['1000 W 3RD ST', 'street_not_known'],
	['1000 W 999TH ST', 'street_not_known'],
	['99900 S LAFLIN ST', 'not_in_city'],
	['9900 E 63RD ST', 'not_in_city'],
	['100 S MILWAUKEE AVE', 'street_not_known'],
	['5400 S ARCHER AVE', 'street_not_known'],
	['', 'not_understood'],
	['5900', 'not_understood'],
	['5900 S', 'not_understood'],
	['63rd & Halsted', 'not_understood'],
	['by the church', 'not_understood'],
	['5900 S LAFLIN ST'.padEnd(200, ' X'), 'not_understood']
])('%j is refused as %s', (text, reason) => {
	expect(placeBlock(text)).toEqual({ known: false, reason });
});

test.skipIf(filesMissing)('published heat requests are placed in the area they lie in', () => {
	const blocks = readFileSync(requestsPath, 'utf8')
		.split(/\r?\n/)
		.slice(1)
		.map((line) => line.split(',').at(-2)?.trim() ?? '')
		.filter((block) => /[A-Z]/.test(block));
	const official = readOfficial();

	const placed = blocks.map(placeBlock).filter((placement) => placement.known);
	const inPriorityAreas = placed.flatMap(({ lngLat }) => {
		const areaNumber = areaAt(lngLat);
		return areaNumber === undefined ? [] : [{ lngLat, areaNumber }];
	});
	const agreeing = inPriorityAreas.filter(({ lngLat, areaNumber }) => official(areaNumber, lngLat));

	console.info(
		`${blocks.length} blocks, ${placed.length} placed, ${inPriorityAreas.length} in one of the 15 ` +
			`areas, ${agreeing.length} of these agree with the official boundary`
	);
	expect(placed.length / blocks.length).toBeGreaterThan(0.9);
	expect(agreeing.length / inPriorityAreas.length).toBeGreaterThan(0.97);
});

function readOfficial(): (areaNumber: number, lngLat: LngLat) => boolean {
	const file = JSON.parse(readFileSync(boundariesPath, 'utf8')) as {
		features: { properties: { area_numbe: string }; geometry: MultiPolygon }[];
	};
	const byNumber = new Map(
		file.features.map(({ properties, geometry }) => [Number(properties.area_numbe), geometry])
	);
	return (areaNumber, lngLat) => areaIn(byNumber.get(areaNumber) ?? [], lngLat);
}
