import { expect, test } from 'vitest';
import { toLngLat } from '#shared/geo/address-grid.ts';
import {
	arterialFeatures,
	arterials,
	cityFeature,
	lakeFeature,
	outlineFeatures
} from '#shared/geo/basemap.ts';
import { areaIn } from '#shared/geo/point-in-area.ts';

const city = cityFeature().geometry;
const lake = lakeFeature().geometry;

test.each([
	['State and Madison', [0, 0], true],
	['Roosevelt and Independence', [-3800, -1200], true],
	['Howard and Clark', [-1700, 7500], true],
	['130th and Torrence', [2600, -13000], true],
	['the airport', [-11500, 5500], true],
	['Oak Park', [-6600, 100], false],
	['Cicero', [-5200, -2600], false],
	['Evergreen Park', [-3000, -9500], false],
	['Harwood Heights', [-7000, 4600], false],
	['a mile out on the lake', [2500, 0], false]
] as const)('%s is on the right side of the city line', (_name, point, inside) => {
	expect(areaIn(city, toLngLat(point))).toBe(inside);
});

test('the lake is east of the shore and nowhere inside the city', () => {
	expect(areaIn(lake, toLngLat([2500, 0]))).toBe(true);
	expect(areaIn(lake, toLngLat([3500, -6500]))).toBe(true);
	expect(areaIn(lake, toLngLat([300, -3500]))).toBe(false);
	expect(areaIn(lake, toLngLat([-1500, 6400]))).toBe(false);
});

test('arterials run inside the city', () => {
	for (const { axis, coordinate, from, to, name } of arterials) {
		expect(from, name).toBeLessThan(to);
		// A street that is the border counts when either side of it is inside.
		const sides = [coordinate - 40, coordinate + 40];
		for (let along = from + 100; along < to - 100; along += 100) {
			const points = sides.map((side) =>
				toLngLat(axis === 'north-south' ? [side, along] : [along, side])
			);
			expect(
				points.some((point) => areaIn(city, point)),
				`${name} at ${along}`
			).toBe(true);
		}
	}
});

test('every line on the basemap has a number and a name of a street', () => {
	const { features } = arterialFeatures();

	expect(new Set(features.map(({ id }) => id)).size).toBe(features.length);
	expect(features.map(({ properties }) => properties.name)).toEqual(
		expect.arrayContaining(['Madison Street', 'Pulaski Road', 'Ogden Avenue', 'Archer Avenue'])
	);
	for (const { geometry } of features) expect(geometry.coordinates.length).toBeGreaterThan(1);
});

test('an outline feature carries its area number as id and the name people use', () => {
	const { features } = outlineFeatures();

	expect(features).toHaveLength(15);
	expect(features.find(({ id }) => id === 30)?.properties).toEqual({
		number: 30,
		name: 'Little Village'
	});
});
