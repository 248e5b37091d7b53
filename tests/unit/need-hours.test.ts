import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hoursOfNeed, spansOfNeed } from '#lib/committee/need-hours.ts';

// Goal: the hours of a week that need presence are typed as people say them, and nothing is lost when they are changed. Method:
// cases at midnight and at the week's end, and any week there and back.
const at = (weekday: number, hour: number) => weekday * 24 + hour;

test('a night goes on past midnight, on Saturday into Sunday, and where spans meet the greater need stands', () => {
	const hours = hoursOfNeed([
		{ weekdays: [5, 6], from: 22, to: 2, level: 3 },
		{ weekdays: [6], from: 23, to: 24, level: 1 },
		{ weekdays: [1], from: 0, to: 24, level: 1 }
	]);

	expect([hours[at(5, 21)], hours[at(5, 22)], hours[at(6, 1)], hours[at(6, 2)]]).toEqual([
		0, 3, 3, 0
	]);
	expect([hours[at(6, 23)], hours[at(0, 0)], hours[at(0, 1)], hours[at(0, 2)]]).toEqual([
		3, 3, 3, 0
	]);
	expect(hours.slice(at(1, 0), at(2, 0))).toEqual(Array.from({ length: 24 }, () => 1));
	expect(hours.reduce((sum, need) => sum + need, 0)).toBe(2 * 4 * 3 + 24);
});

test('what is the same on several days is typed once', () => {
	const spans = [{ weekdays: [1, 2, 3], from: 9, to: 17, level: 2 }];
	expect(spansOfNeed(hoursOfNeed(spans))).toEqual(spans);
	expect(spansOfNeed([])).toEqual([]);
});

test('any week comes back as it was', () => {
	const week = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 168, maxLength: 168 });
	fc.assert(
		fc.property(week, (hours) => {
			expect(hoursOfNeed(spansOfNeed(hours))).toEqual(hours);
		})
	);
});
