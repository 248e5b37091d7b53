import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hoursOfNeed, spansOfNeed } from '#lib/committee/need-hours.ts';
import { leastPeople, levelsOfHours } from '../../scripts/datasets/hours-of-week.ts';

// Goal: which hours need presence follows from when people were hurt, in hours that are there and not in noise. Method: weeks that can
// be reckoned by hand, and what must hold for any week.
const week = (of: (day: number, hour: number) => number) =>
	Array.from({ length: 168 }, (_, at) => of(Math.floor(at / 24), at % 24));
const at = (levels: number[] | null, day: number, hour: number) => levels![day * 24 + hour];

test('of fewer than fifty people no hours are told', () => {
	expect(
		levelsOfHours(week((day, hour) => (day === 5 && hour === 22 ? leastPeople - 1 : 0)))
	).toBeNull();
	expect(
		levelsOfHours(week((day, hour) => (day === 5 && hour === 22 ? leastPeople : 0)))
	).not.toBeNull();
});

test('the fewest parts of days with a third of the people need most, and where nobody was hurt nothing is needed', () => {
	const levels = levelsOfHours(
		week((day, hour) => {
			if (day === 6 && hour >= 21) return 20;
			if (day === 5 && hour === 17) return 35;
			if (day === 0 && hour < 2) return 12;
			return day === 3 && hour === 12 ? 1 : 0;
		})
	);

	// 60 of 120 in four hours of Saturday, 35 in four of Friday, 24 in four of Sunday, 1 on a Wednesday.
	expect([20, 21, 23].map((hour) => at(levels, 6, hour))).toEqual([3, 3, 3]);
	expect(at(levels, 5, 17)).toBe(2);
	expect(at(levels, 0, 3)).toBe(1);
	expect(at(levels, 3, 12)).toBe(0);
	expect(at(levels, 5, 22)).toBe(0);
	expect(spansOfNeed(levels!)).toHaveLength(3);
});

test('Monday to Thursday are one, and the other days are themselves', () => {
	const levels = levelsOfHours(week((day, hour) => (hour === 18 && [2, 5].includes(day) ? 40 : 0)));

	expect([1, 2, 3, 4].map((day) => at(levels, day, 18))).toEqual([2, 2, 2, 2]);
	expect(at(levels, 5, 18)).toBe(3);
	expect(at(levels, 0, 18)).toBe(0);
});

test('whatever the week, levels are four, the highest are in no more than a third of it, and a form can hold them', () => {
	const aWeek = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 168, maxLength: 168 });
	fc.assert(
		fc.property(aWeek, (counts) => {
			const levels = levelsOfHours(counts);
			if (levels === null) return counts.reduce((a, b) => a + b, 0) < leastPeople;
			const most = levels.filter((level) => level === 3).length;
			return (
				levels.every((level) => level >= 0 && level <= 3) &&
				most > 0 &&
				// A third of equal parts, and the one into which the border falls: four days of four hours at most.
				most <= 168 / 3 + 16 &&
				spansOfNeed(levels).length <= 24 &&
				JSON.stringify(hoursOfNeed(spansOfNeed(levels))) === JSON.stringify(levels)
			);
		})
	);
});
