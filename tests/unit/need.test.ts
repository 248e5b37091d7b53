import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sources } from '#shared/model/sources.ts';
import { sourceState, type Loads } from '#shared/rules/source-state.ts';
import type { Series, Value } from '#shared/wire/indicators.ts';
import { knownOf, standsOf } from '#server/knowledge/stands.ts';
import { classesOf } from '#lib/charts/classes.ts';
import { monthShape, monthsOf } from '#lib/charts/months.ts';

const at = (text: string) => Date.parse(text);
const daily = sources.violence_victims;

test.each<[string, Loads, string, string]>([
	['nothing yet', {}, '2024-07-10T00:00:00Z', 'never_loaded'],
	[
		'only a load that failed',
		{ failedAt: '2024-07-09T00:00:00Z' },
		'2024-07-10T00:00:00Z',
		'failed'
	],
	['taken in yesterday', { receivedAt: '2024-07-09T00:00:00Z' }, '2024-07-10T00:00:00Z', 'fresh'],
	[
		'three days without a load',
		{ receivedAt: '2024-07-07T00:00:00Z' },
		'2024-07-10T00:00:00Z',
		'stale'
	],
	[
		'a week without a load',
		{ receivedAt: '2024-07-02T00:00:00Z' },
		'2024-07-10T00:00:00Z',
		'failed'
	],
	[
		'a load that failed after a good one',
		{ receivedAt: '2024-07-09T00:00:00Z', failedAt: '2024-07-09T12:00:00Z' },
		'2024-07-10T00:00:00Z',
		'stale'
	],
	[
		'a good one after a load that failed',
		{ receivedAt: '2024-07-09T12:00:00Z', failedAt: '2024-07-09T00:00:00Z' },
		'2024-07-10T00:00:00Z',
		'fresh'
	],
	[
		'the same old rows every day',
		{ receivedAt: '2024-07-09T00:00:00Z', occurredAt: '2024-06-20T00:00:00Z' },
		'2024-07-10T00:00:00Z',
		'stale'
	],
	[
		'two days behind, as it always is',
		{ receivedAt: '2024-07-09T00:00:00Z', occurredAt: '2024-07-07T00:00:00Z' },
		'2024-07-10T00:00:00Z',
		'fresh'
	]
])('a daily source with %s', (_, loads, now, state) => {
	expect(sourceState(daily, loads, at(now))).toBe(state);
});

test('what is published yearly is not old after a month, and what is closed is history whatever its age', () => {
	const receivedAt = '2024-01-01T00:00:00Z';
	expect(sourceState(sources.acs_by_area, { receivedAt }, at('2024-12-01T00:00:00Z'))).toBe(
		'fresh'
	);
	expect(sourceState(sources.socioeconomic_2012, { receivedAt }, at('2034-01-01T00:00:00Z'))).toBe(
		'retired'
	);
	// Taken in today, and of years ago: its day is told beside it, and it is not called up to date.
	const now = '2026-11-28T00:00:00Z';
	const homes = (publishedAt: string) =>
		sourceState(sources.affordable_housing, { receivedAt: now, publishedAt }, at(now));
	expect([homes('2018-06-30T00:00:00Z'), homes('2024-06-30T00:00:00Z')]).toEqual([
		'stale',
		'fresh'
	]);
	const quarter = sources.power_outages;
	expect(
		sourceState(quarter, { receivedAt: '2024-01-01T00:00:00Z' }, at('2024-01-01T00:10:00Z'))
	).toBe('live');
});

function seriesOf(periods: string[], here: Value[], city: Value[]): Series {
	const none = periods.map((): Value => 0);
	return {
		indicator: 'people_shot',
		periods,
		areas: [here, ...Array.from({ length: 76 }, () => none)],
		city
	};
}
const months = (from: number, count: number) =>
	Array.from({ length: count }, (_, index) => {
		const all = from + index;
		return `${2020 + Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
	});

test('the last twelve whole months are added, without the one that is not over, and none across a gap', () => {
	const periods = months(0, 14);
	const values = periods.map((_, index): Value => index + 1);
	const occurredAt = '2021-02-10T12:00:00Z';
	const { now, until } = knownOf({ series: seriesOf(periods, values, values), occurredAt }, 1);
	expect(now).toEqual({
		from: '2020-02',
		to: '2021-01',
		value: 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13
	});
	expect(until).toBe('2021-01');

	const gap = [...months(0, 3), ...months(5, 4)];
	const { now: after } = knownOf(
		{
			series: seriesOf(
				gap,
				gap.map(() => 2),
				gap.map(() => 2)
			)
		},
		1
	);
	expect(after).toEqual({ from: '2020-06', to: '2020-09', value: 8 });
});

test('of a sum of which a part is not known nothing is known, and what is hidden stays hidden', () => {
	const periods = months(0, 3);
	const stand = (values: Value[]) =>
		standsOf({ series: seriesOf(periods, values, values) }).areas[0]!.value;
	expect(stand([1, null, 2])).toBeNull();
	expect(stand([1, 'hidden', 2])).toBe('hidden');
	expect(stand([0, 0, 0])).toBe(0);
});

test('a rate is for as many people as live there, in the community as in the city', () => {
	const periods = months(0, 1);
	const people: Series = {
		...seriesOf(['2019-2023'], [20_000], [2_000_000]),
		indicator: 'population'
	};
	const { areas, city } = standsOf({ series: seriesOf(periods, [30], [1_000]), people });
	expect(areas[0]!.rate).toBe(15);
	expect(city.rate).toBe(5);
	// Where nobody is known to live there is no rate, and not one of nought.
	expect(areas[1]).toEqual({ from: '2020-01', to: '2020-01', value: 0 });
});

test('a shade is a fifth of what is known; equal numbers have one shade; what is not known has none', () => {
	const { breaks, of } = classesOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null, 'hidden']);
	expect(breaks).toEqual([3, 5, 7, 9]);
	expect([1, 3, 10, null, 'hidden'].map(of)).toEqual([0, 1, 4, undefined, undefined]);
	expect(classesOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 7]).of(0)).toBe(0);
	expect(classesOf([]).breaks).toEqual([]);
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 77 }), (values) => {
			const { of: shadeOf, breaks: begins } = classesOf(values);
			const sorted = values.toSorted((a, b) => a - b).map((value) => shadeOf(value)!);
			expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
			expect(begins).toEqual([...new Set(begins)].toSorted((a, b) => a - b));
			expect(begins.length).toBeLessThan(5);
		})
	);
});

test('two years of months: the same month of earlier years as a range, a month that is not known breaks the line', () => {
	const periods = months(0, 36).filter((month) => month !== '2022-06');
	const values = periods.map((_, index): Value => index);
	const shown = monthsOf({
		periods,
		values,
		cityValues: values.map((value) => Number(value) * 10),
		share: 0.1,
		until: '2022-11'
	});
	expect(shown).toHaveLength(24);
	expect(shown[0]).toEqual({ month: '2021-01', value: 12, earlier: [0, 0], city: 12, open: false });
	expect(shown[17]).toMatchObject({
		month: '2022-06',
		value: null,
		earlier: [5, 17],
		city: undefined
	});
	expect(shown[23]).toMatchObject({ month: '2022-12', open: true, earlier: [11, 23] });
	const shape = monthShape(shown, { width: 100, height: 50 });
	expect(shape.line.match(/M/g)).toHaveLength(2);
	expect(shape.dots).toHaveLength(1);
	expect(shape.y(0)).toBe(50);
	expect(
		monthsOf({ periods: [], values: [], cityValues: [], share: undefined, until: '' })
	).toEqual([]);
});
