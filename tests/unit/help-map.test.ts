import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromMetres, toMetres, type AddressPoint } from '#shared/geo/address-grid.ts';
import { placeBlock } from '#shared/geo/place-block.ts';
import { faultsOf, placeOf, readAnswers, type Answers } from '#server/help/answers.ts';
import { pixelsOf, tapped, viewOf } from '#server/help/map-pick.ts';
import { pictureOf } from '#server/help/map-picture.ts';

// Goal: where a map is tapped is the block that is taken, whatever is sent as a tap. Method: blocks whose place is known
// from elsewhere are tapped where the picture draws them.
const answers = (more: Partial<Answers> = {}): Answers => ({
	...readAnswers(new URLSearchParams()),
	...more
});
const tapOn = (given: Answers, point: AddressPoint) =>
	tapped(given, ...pixelsOf(viewOf(given.map)!, point));

function pointOf(block: string): AddressPoint {
	const placed = placeBlock(block);
	if (!placed.known) throw new Error(`${block}: ${placed.reason}`);
	return placed.point;
}

describe('a map', () => {
	test.each([
		['4200 W MADISON ST', 26],
		['1500 S PULASKI RD', 29],
		['700 W 63RD ST', 68],
		['2600 S KEDZIE AVE', 30]
	])('%s is picked by two taps, and lies in its community', (block, area) => {
		const near = tapOn(answers({ map: 'city' }), pointOf(block));
		expect(near).toMatchObject({ place: 'map', spot: '' });
		expect(faultsOf('place', near)).toEqual([{ field: 'map', fault: 'map' }]);

		const picked = tapOn(near, pointOf(block));

		expect(picked.spot).toContain(block.split(' ').slice(0, 3).join(' '));
		expect(faultsOf('place', picked)).toEqual([]);
		expect(placeOf(picked)).toMatchObject({ communityArea: area, byGrid: true });
	});

	test('tapped again it takes the other block; in the lake, or beside the picture, none', () => {
		const picked = tapOn(answers({ map: '-4000,0' }), pointOf('4200 W MADISON ST'));
		const moved = tapOn(picked, pointOf('3900 W MADISON ST'));
		expect(moved.spot).toContain('3900 W MADISON');

		const inLake = tapOn(tapOn(answers({ map: 'city' }), [3_000, 0]), [3_000, 0]);
		expect(inLake.spot).toBe('');
		expect(placeOf(inLake)).toBeUndefined();

		// A keyboard taps the corner; whoever types numbers into a form taps anything.
		for (const [x, y] of [
			[0, 0],
			[-5, 40],
			[40, 4_000],
			[Number.NaN, 3],
			[3, Infinity]
		] as const) {
			expect(tapped(picked, x, y)).toEqual({ ...picked, place: 'map' });
		}
	});

	test('a street that is called as the city is can be picked like any other', () => {
		const picked = tapOn(answers({ map: '-4200,800' }), [-4_225, 800]);
		expect(picked.spot).toContain('4200 W CHICAGO');
		expect(placeOf(picked)).toMatchObject({ block: '4200 W CHICAGO', communityArea: 23 });
	});

	test('where two streets have one place neither is named: the street that crosses there is', () => {
		// Homan here, Kimball in the north.
		const picked = tapOn(answers({ map: '-3400,-1500' }), [-3400, -1550]);
		expect(picked.spot).not.toMatch(/KIMBALL|HOMAN/);
	});

	test('of the point that was tapped nothing is kept but the block and ten numbers around it', () => {
		const [x, y] = pointOf('4200 W MADISON ST');
		const tap = (east: number) => tapOn(answers({ map: '-4000,0' }), [x + east, y]);

		expect(tap(2)).toEqual(tap(0));
		expect(tap(0).map).toMatch(/^-?\d+0,-?\d+0$|,0$/);
	});

	test('metres go back to where they came from, everywhere', () => {
		const point = fc.tuple(
			fc.integer({ min: -12_800, max: 4_200 }),
			fc.integer({ min: -13_900, max: 7_800 })
		);
		fc.assert(
			fc.property(point, ([x, y]) => {
				const [backX, backY] = fromMetres(toMetres([x, y]));
				expect(Math.abs(backX - x) + Math.abs(backY - y)).toBeLessThan(1e-6);
			})
		);
	});

	test('what is sent as a map is a view or none, and its picture is small and whole', () => {
		for (const map of ['', 'x', '1,2,3', '-999999,0', '<svg>', '1e3,1']) {
			expect(viewOf(map), map).toBeUndefined();
		}
		for (const map of ['city', '-4000,0', '0,0', '99999,-99999']) {
			const picture = pictureOf(viewOf(map)!, '4200 W MADISON ST');
			const svg = Buffer.from(picture.split(',')[1]!, 'base64').toString();
			expect(picture.length, map).toBeLessThan(32_000);
			expect(svg, map).toMatch(/^<svg .*<\/svg ?>$/);
			expect(svg, map).not.toContain('NaN');
		}
	});
});
