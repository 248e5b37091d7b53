import { describe, expect, test } from 'vitest';
import { dayMs, hourMs, minuteMs } from '#shared/kernel/clock.ts';
import { bandsOf, dateAt, timeTicks } from '#lib/charts/bands.ts';
import { heatCells, heatClass, slowestCell } from '#lib/charts/heat.ts';
import { datesBetween, daysBefore, periodOf, searchOf } from '#lib/watch/period.ts';

const dates = ['2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10'];

describe('a percentile band', () => {
	const days = [
		{ day: '2026-03-07', p50: 10, p90: 20, values: [5, 10, 25] },
		{ day: '2026-03-10', p50: 12, p90: 400, values: [] }
	];
	const drawn = bandsOf(days, { width: 100, height: 50, dates, target: 30 });

	test('has a gap where a day has no values, and no line across it', () => {
		expect(drawn.line.match(/M/g)?.length).toBe(2);
		expect(drawn.x('2026-03-07')).toBe(8);
		expect(drawn.x('2026-03-10')).toBe(92);
	});

	test('is not flattened by one very slow day: beyond three targets stands at the edge', () => {
		expect(drawn.top).toBe(90);
		expect(drawn.y(400)).toBe(drawn.y(90));
		expect(drawn.y(0)).toBe(50);
	});

	test('tells a late dot from one in time', () => {
		const late = bandsOf([{ ...days[0]!, values: [5, 31] }], {
			width: 100,
			height: 50,
			dates,
			target: 30
		});

		expect(late.dots.map((dot) => dot.late)).toEqual([false, true]);
	});

	test.each([
		[20 * minuteMs, [0, 10 * minuteMs, 20 * minuteMs]],
		[11 * hourMs, [0, 4 * hourMs, 8 * hourMs]],
		[9 * dayMs, [0, 5 * dayMs]]
	])('has marks that people count in: up to %i', (top, ticks) => {
		expect(timeTicks(top)).toEqual(ticks);
	});
});

test('a place on the axis is the date whose column it is in, and none beside it', () => {
	expect([-1, 0, 0.24, 0.26, 0.6, 0.99, 1, 2].map((share) => dateAt(share, dates))).toEqual(
		[0, 0, 0, 1, 2, 3, 3, 3].map((index) => dates[index])
	);
});

describe('hours of the week', () => {
	const cells = heatCells(
		[
			{ weekday: 1, hour: 9, promised: 8, kept: 3 },
			{ weekday: 1, hour: 12, promised: 10, kept: 10 },
			{ weekday: 2, hour: 0, promised: 3, kept: 0 },
			{ weekday: 3, hour: 0, promised: null, kept: null }
		],
		3
	);

	test('are a whole week of cells, each once', () => {
		expect(cells).toHaveLength(56);
		expect(cells.find(({ weekday, hour }) => weekday === 1 && hour === 9)).toMatchObject({
			promised: 8,
			kept: 3
		});
	});

	test('say nothing of few or of what is hidden, and name the slowest of the others', () => {
		expect(heatClass(cells.find(({ weekday }) => weekday === 2)!)).toBeUndefined();
		expect(heatClass(cells.find(({ weekday }) => weekday === 3)!)).toBeUndefined();
		expect(slowestCell(cells)).toMatchObject({ weekday: 1, hour: 9 });
		expect(slowestCell(cells.filter(({ hour }) => hour === 12))).toBeUndefined();
		expect(
			[1, 0.95, 0.9, 0.8, 0.6, 0.2].map((share) =>
				heatClass({ weekday: 0, hour: 0, promised: 100, kept: share * 100 })
			)
		).toEqual([0, 0, 1, 2, 3, 4]);
	});
});

describe('a period in an address', () => {
	const nowMs = Date.parse('2026-03-10T12:00:00-05:00');
	const read = (search: string) => periodOf(new URLSearchParams(search), nowMs);

	test('is read as it was written, and goes over a change of the clocks day by day', () => {
		const period = { from: '2026-03-05', to: '2026-03-10', stage: 'resolve' } as const;

		expect(read(searchOf(period))).toEqual(period);
		expect(datesBetween('2026-03-07', '2026-03-10')).toEqual(dates);
		expect(daysBefore('2026-11-02', 1)).toBe('2026-11-01');
	});

	test.each(['', '?from=2026-02-30&to=x', '?to=2027-01-01&stage=never', '?from=2026-03-11'])(
		'that cannot be is the last four weeks: %s',
		(search) => {
			expect(read(search)).toEqual({ from: '2026-02-11', to: '2026-03-10', stage: 'acknowledge' });
		}
	);
});
