import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hideSmall, leastShown } from '#shared/rules/small-numbers.ts';

// Goal: nobody learns a small number from what is shown. Method: any counts; whatever can be worked out by
// subtraction from the parts and the total is compared with what was to be hidden.
const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 20 });

test('no small count is shown, as a part or as the total', () => {
	fc.assert(
		fc.property(counts, (parts) => {
			const shown = hideSmall(parts);
			for (const count of [...shown.parts, shown.total]) {
				expect(count === null || count === 0 || count >= leastShown).toBe(true);
			}
		})
	);
});

test('what is hidden is two parts or more and no small number together, wherever the total is told', () => {
	fc.assert(
		fc.property(counts, (parts) => {
			const { parts: shown, total } = hideSmall(parts);
			const hidden = parts.filter((_, index) => shown[index] === null);
			if (hidden.length === 0 || total === null) return;
			// What anybody gets who subtracts all that is shown from the total.
			const rest = total - shown.reduce<number>((sum, count) => sum + (count ?? 0), 0);
			expect(rest).toBe(hidden.reduce((sum, count) => sum + count, 0));
			expect(hidden.length).toBeGreaterThan(1);
			expect(rest).toBeGreaterThanOrEqual(leastShown);
		})
	);
});

test.each([
	['nothing is small: all of it is told', [12, 30, 0], [12, 30, 0], 42],
	[
		'one is small: the smallest of the others goes with it',
		[3, 30, 12, 0],
		[null, 30, null, 0],
		45
	],
	['two together are no small number', [4, 7, 30], [null, null, 30], 41],
	['two together are small still: a third goes with them', [2, 3, 30], [null, null, null], 35],
	['there is no other: the total goes too', [3, 0, 0], [null, 0, 0], null],
	['nobody at all is told', [0, 0], [0, 0], 0]
] as const)('%s', (_, parts, shown, total) => {
	expect(hideSmall(parts)).toEqual({ parts: [...shown], total });
});
