import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourMs, minuteMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import { wallTrend } from '#shared/fold/wall-trend.ts';
import type { Request } from '#shared/model/request.ts';
import { dayShape } from '#lib/charts/day.ts';

const nowMs = toMs('2026-01-06T20:20:00.000Z');

const request = (
	ageMinutes: number,
	solvedAfter: number | undefined,
	priority: number
): Request => {
	const receivedMs = nowMs - ageMinutes * minuteMs;
	const isSolved = solvedAfter !== undefined && solvedAfter < ageMinutes;
	return {
		state: isSolved ? 'resolved' : 'in_progress',
		priority,
		receivedAt: toInstant(receivedMs),
		changedAt: toInstant(receivedMs),
		...(isSolved ? { resolvedAt: toInstant(receivedMs + solvedAfter * minuteMs) } : {})
	} as Request;
};

test('the day on a wall is what somebody finds who counts each hour by hand', () => {
	const some = fc.array(
		fc
			.tuple(
				fc.integer({ min: 0, max: 40 * 60 }),
				fc.option(fc.integer({ min: 1, max: 3_000 }), { nil: undefined }),
				fc.integer({ min: 1, max: 4 })
			)
			.map(([age, solved, priority]) => request(age, solved, priority)),
		{ maxLength: 40 }
	);
	fc.assert(
		fc.property(some, (requests) => {
			const trend = wallTrend(requests, nowMs);

			const hourAtMs = toMs(trend.hourAt);
			expect(hourAtMs).toBe(toMs('2026-01-06T20:00:00.000Z'));
			for (let index = 0; index < 25; index += 1) {
				const momentMs = index === 24 ? nowMs : hourAtMs - (23 - index) * hourMs;
				const open = requests.filter(
					({ receivedAt, resolvedAt }) =>
						toMs(receivedAt) <= momentMs && (!resolvedAt || toMs(resolvedAt) > momentMs)
				);
				expect(trend.open[index]).toBe(open.length);
				expect(trend.urgent[index]).toBe(open.filter(({ priority }) => priority === 1).length);
				const fromMs = hourAtMs - (24 - index) * hourMs;
				const isIn = (at: string | undefined) =>
					at !== undefined && toMs(at) >= fromMs && toMs(at) < fromMs + hourMs;
				expect(trend.received[index]).toBe(
					requests.filter(({ receivedAt }) => isIn(receivedAt)).length
				);
				expect(trend.helped[index]).toBe(
					requests.filter(({ resolvedAt }) => isIn(resolvedAt)).length
				);
			}
		}),
		{ numRuns: 200 }
	);
});

test('a day begins its scale at zero, ends now, and names every eighth hour', () => {
	const values = Array.from({ length: 25 }, (_, hour) => hour);
	const shape = dayShape(values, { left: 50, width: 850, height: 200, hourAtMs: nowMs });

	expect(shape.rules[0]).toEqual({ value: 0, y: 200 });
	expect(shape.last[0]).toBe(850);
	expect(shape.bars).toHaveLength(25);
	expect(shape.bars.filter(({ running }) => running)).toHaveLength(1);
	expect(shape.hours.map(({ atMs }) => (nowMs - atMs) / hourMs)).toEqual([7, 15]);
	for (const { x } of shape.hours) expect(x).toBeGreaterThan(50);
});
