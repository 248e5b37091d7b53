import { expect, test } from 'vitest';
import { referenceProfile, wallLayout, wallType } from '#shared/rules/wall-scale.ts';

const profiles = [55, 65, 75, 85].flatMap((inches) =>
	[3, 5, 8].map((metres) => [inches, metres] as const)
);

/** The angle, in minutes of arc, that a capital of this size fills at a distance. */
function arcMinutes(sizeVh: number, inches: number, metres: number): number {
	const panelMm = 12.45 * inches;
	const capMm = (sizeVh / 100) * panelMm * 0.7;
	return (2 * Math.atan(capMm / 2 / (metres * 1000)) * 180 * 60) / Math.PI;
}

test.each(profiles)(
	'on %i inches, read from %i m, captions fill 20 minutes of arc and rows 16',
	(inches, metres) => {
		const { caption, row } = wallType({
			inches,
			farMetres: metres,
			midMetres: metres,
			nearMetres: metres
		});

		// Rounded up to a tenth of a hundredth of the height: never smaller, and at most 4 % larger.
		expect(arcMinutes(caption, inches, metres)).toBeGreaterThanOrEqual(20 * 0.99);
		expect(arcMinutes(caption, inches, metres)).toBeLessThanOrEqual(20 * 1.04);
		expect(arcMinutes(row, inches, metres)).toBeGreaterThanOrEqual(16 * 0.99);
		expect(arcMinutes(row, inches, metres)).toBeLessThanOrEqual(16 * 1.05);
	}
);

test('the reference wall has five request rows and four rows of people', () => {
	const { type, requestRows, peopleRows } = wallLayout(referenceProfile, 4);

	expect(type).toMatchObject({ row: 4.2, caption: 3.1 });
	expect(type.headline).toBeGreaterThanOrEqual(8);
	expect([requestRows, peopleRows]).toEqual([5, 4]);
});

test('on a small screen far away rows drop and no text shrinks', () => {
	const near = wallLayout({ inches: 55, farMetres: 8, midMetres: 5, nearMetres: 3 }, 4);
	const far = wallLayout({ inches: 55, farMetres: 10, midMetres: 8, nearMetres: 5 }, 4);

	expect(far.requestRows).toBeLessThan(near.requestRows);
	expect(far.type.row).toBeGreaterThan(near.type.row);
});

test('everything that is laid out fits the screen', () => {
	for (const inches of [55, 65, 75, 85, 98]) {
		const layout = wallLayout({ ...referenceProfile, inches }, 4);
		const panels = 2 * (layout.header + 1.6) + 1.2;
		const rows = layout.requestRows * layout.requestRow + layout.peopleRows * layout.peopleRow;
		const used = layout.strip + layout.headlines + layout.changes + 1.5 + 2.4 + panels + rows;

		expect(used).toBeLessThanOrEqual(100.1);
	}
});
