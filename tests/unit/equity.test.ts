import fc from 'fast-check';
import { expect, test } from 'vitest';
import { funnelLimits } from '#shared/rules/funnel.ts';
import { besideAll, needIndex, standing } from '#shared/rules/need-index.ts';

// Goal: each figure is what its definition says. Method: each is computed a second time here, by another way.
const numbers = fc.array(fc.option(fc.integer({ min: 0, max: 40 })), {
	minLength: 2,
	maxLength: 77
});

test('where a value stands: the mean of how many are lower and how many are not higher, whichever way need goes', () => {
	fc.assert(
		fc.property(numbers, (values) => {
			const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
			const byRank = (value: number) =>
				(100 * (known.indexOf(value) + known.lastIndexOf(value) + 1)) / 2 / known.length;
			expect(standing(values, 'higher')).toEqual(
				values.map((value) => (value === null ? null : expect.closeTo(byRank(value), 9)))
			);
			const turned = standing(values, 'lower');
			for (const [at, value] of standing(values, 'higher').entries()) {
				if (value === null) expect(turned[at]).toBeNull();
				else expect(turned[at]).toBeCloseTo(100 - value, 9);
			}
		})
	);
});

test('the index is the weighted mean of what is known, and not known where less than half of the weight is', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 }),
			fc.infiniteStream(fc.option(fc.integer({ min: 0, max: 100 }))),
			(weights, stream) => {
				const drawn = [...stream.take(weights.length * 5)];
				const standings = weights.map((_, part) => drawn.slice(part * 5, part * 5 + 5));
				const index = needIndex(
					weights.map((weight) => ({ weight })),
					standings
				);
				for (let area = 0; area < 5; area += 1) {
					let [top, bottom, all] = [0, 0, 0];
					for (const [part, weight] of weights.entries()) {
						all += weight;
						const value = standings[part]![area];
						if (value === null || value === undefined) continue;
						top += value * weight;
						bottom += weight;
					}
					if (bottom === 0 || bottom * 2 < all) expect(index[area]).toBeNull();
					else expect(index[area]).toBeCloseTo(top / bottom, 9);
				}
			}
		)
	);
});

test('a weight of another size for all changes nothing; more weight for a part moves the index towards it', () => {
	const standings = [
		[90, 10],
		[20, 50]
	];
	const index = (...weights: number[]) =>
		needIndex(
			weights.map((weight) => ({ weight })),
			standings
		);
	expect(index(1, 1)).toEqual([55, 30]);
	expect(index(50, 50)).toEqual([55, 30]);
	expect(index(3, 1)).toEqual([72.5, 20]);
	expect(index(0, 1)).toEqual([20, 50]);
});

test('the gap is most where need is highest and help lowest, among those of which both are known, and of ten at least', () => {
	const ten = Array.from({ length: 10 }, (_, at) => at);
	const gaps = (need: (number | null)[], help: (number | null)[]) =>
		besideAll(need, help).map(({ gap }) => gap);
	expect(gaps(ten, ten.toReversed())).toEqual(ten.map((at) => 90 - 20 * at));
	expect(gaps([...ten, 3], [...ten, null])).toEqual([...ten.map(() => 0), null]);
	expect(gaps(ten.slice(1), ten.slice(1))).toEqual(ten.slice(1).map(() => null));
	fc.assert(
		fc.property(numbers, (values) => {
			expect(gaps(values, values).every((gap) => gap === null || gap === 0)).toBe(true);
		})
	);
});

/** All chances of n cases, each by its logarithm: another way than step by step. */
function binomial(n: number, share: number): number[] {
	const logOf = (count: number) =>
		Array.from({ length: count }, (_, at) => Math.log(at + 1)).reduce((sum, one) => sum + one, 0);
	return Array.from({ length: n + 1 }, (_, kept) =>
		Math.exp(
			logOf(n) -
				logOf(kept) -
				logOf(n - kept) +
				kept * Math.log(share) +
				(n - kept) * Math.log(1 - share)
		)
	);
}

test('limits of a funnel: the probability to the left of a limit, drawn straight between whole cases, is what was asked', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 300 }),
			fc.integer({ min: 2, max: 98 }),
			fc.constantFrom(0.05, 0.002),
			(n, percent, level) => {
				const chances = binomial(n, percent / 100);
				const sum = (some: readonly number[]) => some.reduce((total, one) => total + one, 0);
				/** Up to a share between whole cases: all cases below, and a part of the next. */
				const upTo = (all: readonly number[], share: number) => {
					const at = share * n;
					const whole = Math.floor(at + 1e-9);
					return sum(all.slice(0, whole + 1)) + (at - whole) * (all[whole + 1] ?? 0);
				};
				const { low, high } = funnelLimits(n, percent / 100, level);
				expect(low).toBeLessThanOrEqual(high);
				if (low > 0) expect(upTo(chances, low)).toBeCloseTo(level / 2, 6);
				if (high < 1) expect(upTo(chances.toReversed(), 1 - high)).toBeCloseTo(level / 2, 6);
				// Outside lies what is rarer than that, with all that is farther out: no count but those, and all of them.
				for (let kept = 0; kept <= n; kept += 1) {
					const [below, above] = [sum(chances.slice(0, kept + 1)), sum(chances.slice(kept))];
					if (Math.abs(below - level / 2) > 1e-9) expect(kept / n < low).toBe(below < level / 2);
					if (Math.abs(above - level / 2) > 1e-9) expect(kept / n > high).toBe(above < level / 2);
				}
			}
		),
		{ numRuns: 100 }
	);
	expect(funnelLimits(0, 0.9, 0.05)).toEqual({ low: 0, high: 1 });
	expect(funnelLimits(40, 1, 0.05)).toEqual({ low: 1, high: 1 });
	// Twelve of twelve where nine in ten are kept: one in three times by chance.
	expect(funnelLimits(12, 0.92, 0.002).high).toBe(1);
});
