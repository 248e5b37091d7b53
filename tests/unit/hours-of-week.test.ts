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

test('the fewest hours with a third of the people need most; an hour beside them is not nought, and noon is', () => {
	const levels = levelsOfHours(
		week((day, hour) => (day === 6 && hour >= 21 ? 30 : day === 3 && hour === 12 ? 1 : 0))
	);

	expect(at(levels, 6, 22)).toBe(3);
	expect(at(levels, 6, 20)).toBeGreaterThan(0);
	// Saturday's last hour lies beside Sunday's first.
	expect(at(levels, 0, 0)).toBeGreaterThan(0);
	expect(at(levels, 3, 12)).toBe(0);
	expect(at(levels, 5, 22)).toBe(0);
});

test('Monday to Thursday are one, and the other days are themselves', () => {
	const levels = levelsOfHours(
		week((day, hour) => (hour === 18 ? (day === 2 ? 40 : day === 5 ? 40 : 0) : 0))
	);

	expect(new Set([1, 2, 3, 4].map((day) => at(levels, day, 18))).size).toBe(1);
	expect(at(levels, 5, 18)).toBe(3);
	expect(at(levels, 0, 18)).toBe(0);
});

test('whatever the week, levels are four, the highest are in no more than a third of it, and forms can hold them', () => {
	const aWeek = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 168, maxLength: 168 });
	fc.assert(
		fc.property(aWeek, (counts) => {
			const levels = levelsOfHours(counts);
			if (levels === null) return counts.reduce((a, b) => a + b, 0) < leastPeople;
			const most = levels.filter((level) => level === 3).length;
			return (
				levels.every((level) => level >= 0 && level <= 3) &&
				most > 0 &&
				// No third of anything lies in more than a third of equal parts, and a border's hour.
				most <= 57 &&
				JSON.stringify(hoursOfNeed(spansOfNeed(levels))) === JSON.stringify(levels)
			);
		})
	);
});
