import { quantile as d3Quantile } from 'd3';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ascending, quantile } from '#shared/kernel/quantile.ts';
import { chicagoDay, dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { dayMs, minuteMs, toMs } from '#shared/kernel/clock.ts';
import type { Request } from '#shared/model/request.ts';
import { TimesFold } from '#shared/fold/times.ts';
import { timesView, totalsOfTimes, type TimesAsked } from '#shared/fold/times-view.ts';
import type { Actor } from '#shared/rules/actors.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import type { Entry } from '#shared/wire/entry.ts';
import { Recount } from '../../scripts/figures/recount.ts';
import { World } from '../support/rules-world.ts';
import { SimulatedMonth } from '../support/simulated-month.ts';

let month: SimulatedMonth;
let fold: TimesFold;
const counted = new Recount();

beforeAll(() => {
	month = new SimulatedMonth({ seed: 1, days: 30, perDay: 400 });
	fold = new TimesFold();
	for (const placed of month.log) fold.take(placed);
	for (const { entry } of month.log) counted.take(entry);
});

function figures(asked: TimesAsked, from = fold) {
	const { board } = month.world;
	const isHere = (area: number | undefined) => asked.area === undefined || area === asked.area;
	return timesView(asked, {
		reached: from.all(),
		open: [...board.all('request')].filter(
			({ communityArea, restricted }) =>
				isHere(communityArea) && (asked.area === undefined || !restricted)
		),
		calendars: board,
		nowMs: month.endMs,
		position: from.position,
		since: null
	});
}

const whole = { from: '2026-01-05', to: '2026-02-04', stage: 'acknowledge' } as const;

describe('times of a month of at least 50,000 commands', () => {
	test.each([
		whole,
		{ ...whole, stage: 'resolve' as const },
		{ ...whole, stage: 'assign' as const, area: 29 },
		{ from: '2026-01-16', to: '2026-01-20', stage: 'start' as const },
		{ from: '2026-01-19', to: '2026-01-19', stage: 'acknowledge' as const, area: 68 }
	])('as a fold are what a slow recount of the log says: %o', (asked) => {
		expect(month.log.length).toBeGreaterThanOrEqual(50_000);

		const { stages, days, hours } = figures(asked);

		const plain = counted.view(asked, month.endMs);
		expect(stages).toEqual(plain.stages);
		expect(days).toEqual(plain.days);
		expect(hours).toEqual(plain.hours);
		expect(stages.filter(({ n }) => (n ?? 0) > 0).length).toBeGreaterThan(8);
		expect(hours.length).toBeGreaterThan(0);
	});

	test('go on from what was kept by day as if all of it had been read', () => {
		const half = new TimesFold();
		const kept = { reached: new Map(), staffed: new Map() };
		const keep = () => {
			const { reached, staffed } = half.takeChanged();
			for (const [day, rows] of reached) kept.reached.set(day, rows);
			for (const [day, rows] of staffed) kept.staffed.set(day, rows);
		};
		const middle = Math.floor(month.log.length / 2);
		for (const placed of month.log.slice(0, middle / 2)) half.take(placed);
		keep();
		for (const placed of month.log.slice(middle / 2, middle)) half.take(placed);
		keep();
		const { calendar } = half;

		const resumed = new TimesFold();
		resumed.restore({
			position: middle,
			reached: [...kept.reached.values()].flat(),
			staffed: [...kept.staffed.values()].flat(),
			...(calendar ? { calendar } : {})
		});
		// What was taken before may come again: it changes nothing.
		for (const placed of month.log.slice(middle - 500)) resumed.take(placed);

		expect(figures(whole, resumed)).toEqual(figures(whole));
		expect(resumed.position).toBe(month.log.length);
	});

	test('lose a stamp that was taken back, also from the day under which it was kept', () => {
		const requestOf = (entry: Entry) =>
			entry.records.find(({ kind }) => kind === 'request') as Request;
		// Nothing else of it is on that day.
		const { entry } = month.log.find(({ entry: one }) => {
			if (one.command !== 'request.resolve') return false;
			const { resolvedAt, startedAt } = requestOf(one);
			return chicagoDay(toMs(resolvedAt!)) > chicagoDay(toMs(startedAt!));
		})!;
		const resolved = requestOf(entry);
		const { resolvedAt: _, ...disputed } = { ...resolved, state: 'in_progress' as const };
		const own = new TimesFold();
		own.take({ position: 1, entry });
		const day = chicagoDay(toMs(resolved.resolvedAt!));
		expect(own.takeChanged().reached.get(day)?.length).toBeGreaterThan(0);

		own.take({ position: 2, entry: { ...entry, records: [disputed] } });

		const rows = own.takeChanged().reached.get(day);
		expect(rows?.filter(([, stage]) => stage === 3)).toEqual([]);
	});

	test('stay late where somebody was asked something afterwards', () => {
		const world = new World();
		const desk: Actor = { id: 'person_1', name: 'Ana', role: 'desk', deskIds: [] };
		const own = new TimesFold();
		const give = (name: CommandName, payload: object) => {
			const records = world.give(name, payload, desk).written.map(({ after }) => after);
			const at = new Date(world.nowMs).toISOString();
			own.take({
				position: own.position + 1,
				entry: { at, actor: '', command: name, id: '', records }
			});
			return records[0]!;
		};
		const urgent = { title: 'No heat', category: 'lighting', channel: 'phone', priority: 1 };
		const { id } = give('request.log', urgent);
		world.nowMs += 10 * minuteMs;
		give('request.triage', { id, version: 1 });
		give('request.ask', { id, version: 2, reason: 'Which floor?' });
		world.nowMs += 60 * minuteMs;

		give('request.answer', { id, version: 3 });

		const [first] = [...own.all()];
		expect(first).toMatchObject({ stage: 'acknowledge' });
		expect(first!.atMs).toBeGreaterThan(first!.dueMs!);
	});

	test('forget days that are too old to be asked for, and no others', () => {
		const old = new TimesFold();
		for (const placed of month.log) old.take(placed);

		old.takeChanged();
		old.forget(dayBeginMs('2026-01-15') + 92 * dayMs);

		const days = new Set([...old.all()].map(({ atMs }) => chicagoDay(atMs)));
		expect(old.takeChanged().reached.get('2026-01-14')).toEqual([]);
		expect([...days].toSorted()[0]).toBe('2026-01-15');
	});

	test('for people who do not run the work are never made of fewer than ten', () => {
		const view = totalsOfTimes(figures({ ...whole, to: '2026-01-06' }));

		const counts = view.stages.flatMap(({ n, promised, waiting, late }) => [
			n,
			promised,
			waiting,
			late
		]);
		expect(counts.filter((count) => count !== null && count > 0 && count < 10)).toEqual([]);
		expect(counts).toContain(null);
		expect(view.stages.some(({ n, p90Ms }) => n === null && p90Ms !== null)).toBe(false);
		expect(view.days.every(({ n, timesMs }) => n >= 10 && timesMs.length === 0)).toBe(true);
		expect(
			view.hours.every(({ promised }) => promised === null || promised === 0 || promised >= 10)
		).toBe(true);
	});
});

describe('a quantile', () => {
	test('is what D3 says it is', () => {
		fc.assert(
			fc.property(
				// A nought has no sign: a duration has none either.
				fc.array(
					fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((value) => value + 0),
					{ maxLength: 60 }
				),
				fc.constantFrom(0, 0.1, 0.5, 0.9, 0.99, 1),
				(values, share) => {
					expect(quantile(ascending(values), share)).toBe(d3Quantile(values, share) ?? null);
				}
			)
		);
	});
});

test('a date of Chicago begins at its own midnight, and what is no date begins never', () => {
	expect(new Date(dayBeginMs('2026-03-08')).toISOString()).toBe('2026-03-08T06:00:00.000Z');
	expect(new Date(dayBeginMs('2026-03-09')).toISOString()).toBe('2026-03-09T05:00:00.000Z');
	expect(dayBeginMs('2026-02-30')).toBeNaN();
});
