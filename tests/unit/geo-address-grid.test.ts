import { expect, test } from 'vitest';
import { type AddressPoint, toAddressPoint, toLngLat } from '#shared/geo/address-grid.ts';
import { readPath } from '#shared/geo/address-path.ts';

const metresPerDegree = { longitude: 82_900, latitude: 111_200 };

function distanceMetres(point: AddressPoint, latitude: number, longitude: number): number {
	const [pointLongitude, pointLatitude] = toLngLat(point);
	return Math.hypot(
		(pointLongitude - longitude) * metresPerDegree.longitude,
		(pointLatitude - latitude) * metresPerDegree.latitude
	);
}

test('an address point survives the way to degrees and back', () => {
	for (let eastWest = -12_800; eastWest <= 4100; eastWest += 370) {
		for (let northSouth = -13_800; northSouth <= 7800; northSouth += 290) {
			const [east, north] = toAddressPoint(toLngLat([eastWest, northSouth]));

			expect(east).toBeCloseTo(eastWest, 5);
			expect(north).toBeCloseTo(northSouth, 5);
		}
	}
});

test.each([
	['State and Madison', [0, 0], 41.88205, -87.62778],
	['63rd and Halsted', [-800, -6300], 41.7797, -87.6447],
	['Pulaski and Madison', [-4000, 0], 41.88055, -87.72575],
	['Pulaski and Roosevelt', [-4000, -1200], 41.86618, -87.72515],
	['North and Western', [-2400, 1600], 41.91034, -87.68715],
	['55th and Loomis', [-1400, -5500], 41.79373, -87.65972],
	['67th and California', [-2800, -6700], 41.77182, -87.69321],
	['Lawrence and Damen', [-2000, 4800], 41.96876, -87.67919]
] as const)('%s lies within 60 m of where it is', (_name, point, latitude, longitude) => {
	expect(distanceMetres(point, latitude, longitude)).toBeLessThan(60);
});

test('the first three miles south of Madison hold more numbers than the others', () => {
	const latitudes = [0, -1200, -2200, -3100, -3900].map((south) => toLngLat([0, south])[1]);

	const miles = latitudes.slice(1).map((latitude, index) => (latitudes[index] ?? 0) - latitude);
	for (const mile of miles) expect(mile).toBeCloseTo(0.01457, 4);
});

test('a path is read in hundreds, and a broken pair is our mistake', () => {
	expect(readPath(' -46,4 -38,4.25 ')).toEqual([
		[-4600, 400],
		[-3800, 425]
	]);
	expect(() => readPath('-46,4 -38')).toThrow('not a pair');
});
