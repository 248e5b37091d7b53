import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hideSmallCells } from '#shared/rules/small-cells.ts';
import { leastShown } from '#shared/rules/small-numbers.ts';

// Goal: nobody learns a small count of a table, with every sum of it in hand. Method: any tables; what is hidden is
// solved for as linear equations, the way somebody with a spreadsheet would, which shares no thought with the rule.
const tables = fc
	.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
	.chain(([rows, columns]) =>
		fc.array(
			fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })), {
				minLength: columns,
				maxLength: columns
			}),
			{ minLength: rows, maxLength: rows }
		)
	);

/** The hidden cells whose count follows from the sums of rows and columns. */
function solved(shown: readonly (readonly (number | null)[])[]): number {
	const cells = shown.flatMap((row, r) =>
		row.flatMap((count, c) => (count === null ? [[r, c] as const] : []))
	);
	const sums = [
		...shown.map((_, r) => cells.map(([row]) => Number(row === r))),
		...shown[0]!.map((_, c) => cells.map(([, column]) => Number(column === c)))
	];
	// Gauss and Jordan: a row that is left with a single unknown is that unknown.
	let pivot = 0;
	for (let unknown = 0; unknown < cells.length && pivot < sums.length; unknown += 1) {
		const found = sums.findIndex((row, index) => index >= pivot && row[unknown] !== 0);
		if (found < 0) continue;
		[sums[pivot], sums[found]] = [sums[found]!, sums[pivot]!];
		const by = sums[pivot]![unknown]!;
		sums[pivot] = sums[pivot]!.map((value) => value / by);
		for (const [index, row] of sums.entries()) {
			const times = row[unknown]!;
			if (index === pivot || times === 0) continue;
			sums[index] = row.map((value, at) => value - times * sums[pivot]![at]!);
		}
		pivot += 1;
	}
	return sums.filter((row) => row.filter((value) => Math.abs(value) > 1e-9).length === 1).length;
}

test('no small count is shown, and none of what is hidden follows from the sums', () => {
	fc.assert(
		fc.property(tables, (table) => {
			const shown = hideSmallCells(table);
			for (const count of shown.flat()) {
				expect(count === null || count === 0 || count >= leastShown).toBe(true);
			}
			expect(solved(shown)).toBe(0);
		}),
		{ numRuns: 2_000 }
	);
});

test('what is shown is what was counted, and nothing is hidden without need', () => {
	fc.assert(
		fc.property(tables, (table) => {
			const shown = hideSmallCells(table);
			for (const [r, row] of shown.entries()) {
				for (const [c, count] of row.entries())
					if (count !== null) expect(count).toBe(table[r]![c]);
			}
			const hasSmall = table.flat().some((count) => count > 0 && count < leastShown);
			if (!hasSmall) expect(shown).toEqual(table);
		})
	);
});

test.each([
	[
		'a rectangle covers one',
		[
			[3, 20, 30],
			[15, 40, 50],
			[60, 70, 80]
		],
		[
			[null, null, 30],
			[null, null, 50],
			[60, 70, 80]
		]
	],
	[
		'noughts only where nothing else is',
		[
			[3, 0],
			[0, 20]
		],
		[
			[null, null],
			[null, null]
		]
	]
] as const)('%s', (_, table, shown) => {
	expect(hideSmallCells(table)).toEqual(shown);
});
