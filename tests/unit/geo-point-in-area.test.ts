import { expect, test } from 'vitest';
import { toLngLat } from '#shared/geo/address-grid.ts';
import type { MultiPolygon, Polygon } from '#shared/geo/geo-json.ts';
import { areaAt, areaIn } from '#shared/geo/point-in-area.ts';

test.each([
	['West Garfield Park', [-4200, -300], 26],
	['North Lawndale', [-3700, -1600], 29],
	['Little Village', [-3550, -2650], 30],
	['Englewood', [-850, -6350], 68],
	['West Englewood', [-1650, -6350], 67],
	['South Shore', [2000, -7150], 43],
	['Hyde Park, which has no outline', [1500, -5350], undefined],
	['the lake', [3000, 0], undefined]
] as const)('%s is found by its outline', (_name, point, areaNumber) => {
	expect(areaAt(toLngLat(point))).toBe(areaNumber);
});

test('a hole in an official boundary is outside, an island is inside', () => {
	const withHole: Polygon = { type: 'Polygon', coordinates: [square(0, 4), square(1, 2)] };
	const withIsland: MultiPolygon = {
		type: 'MultiPolygon',
		coordinates: [[square(0, 4), square(1, 2)], [square(10, 1)]]
	};

	expect(areaIn(withHole, [0.5, 0.5])).toBe(true);
	expect(areaIn(withHole, [2, 2])).toBe(false);
	expect(areaIn(withHole, [5, 2])).toBe(false);
	expect(areaIn(withIsland, [10.5, 10.5])).toBe(true);
	expect(areaIn([withHole, withIsland], [10.5, 10.5])).toBe(true);
	expect(areaIn([], [0, 0])).toBe(false);
});

function square(corner: number, size: number): [number, number][] {
	const end = corner + size;
	return [
		[corner, corner],
		[end, corner],
		[end, end],
		[corner, end],
		[corner, corner]
	];
}
