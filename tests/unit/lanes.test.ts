import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hourMs, minuteMs, toInstant } from '#shared/kernel/clock.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { hoursOf } from '#lib/desk/lane-board.svelte.ts';
import { isInSight } from '#lib/desk/lane-rows.ts';
import { deploymentIn } from '../support/rules-world.ts';
import {
	boardSpan,
	linesOf,
	moved,
	partsOf,
	placeIn,
	quarterMs,
	stretches
} from '#lib/charts/lanes.ts';

const tenMs = Date.parse('2026-11-23T16:00:00.000Z');
const at = (hours: number) => tenMs + hours * hourMs;
const instant = (hours: number) => toInstant(at(hours));
const span = (from: number, to: number) => ({ fromMs: at(from), toMs: at(to) });

describe('hours on the board', () => {
	test('three hours before this one and nine from it, on full hours', () => {
		expect(boardSpan(at(0.6))).toEqual(span(-3, 9));
		expect(boardSpan(at(0.6), 4)).toEqual(span(1, 13));
	});

	test('what lies outside stands at the edge', () => {
		const place = placeIn(span(-3, 9));
		expect([at(-3), at(3), at(9), at(-8), at(20)].map(place)).toEqual([0, 50, 100, 0, 100]);
	});

	test('hours after each other are one stretch', () => {
		expect(stretches([at(0), at(1), at(3)])).toEqual([span(0, 2), span(3, 4)]);
	});
});

describe('bars of one community', () => {
	const bars = fc
		.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 40 })), {
			maxLength: 30
		})
		.map((all) =>
			all
				.map(([from, length]) => ({ fromMs: from * quarterMs, toMs: (from + length) * quarterMs }))
				.toSorted((a, b) => a.fromMs - b.fromMs)
		);

	test('never lie on each other, and take no more lines than are out at once', () => {
		fc.assert(
			fc.property(bars, (all) => {
				const lines = linesOf(all);

				const overlaps = all.flatMap((one, index) =>
					all
						.slice(index + 1)
						.map((other, next) => [one, other, lines[index], lines[index + 1 + next]] as const)
						.filter(([, , line, its]) => line === its)
						.filter(([a, b]) => a.fromMs < b.toMs && b.fromMs < a.toMs)
				);
				const atOnce = all.map(
					({ fromMs }) => all.filter((bar) => bar.fromMs <= fromMs && fromMs < bar.toMs).length
				);

				expect(overlaps).toEqual([]);
				expect(Math.max(-1, ...lines) + 1).toBe(Math.max(0, ...atOnce));
			})
		);
	});
});

describe('hours that are moved', () => {
	test.each([
		['both', 2, span(0.1, 4.1), span(0.5, 4.5)],
		['both', 1, span(0.2, 4.2), span(0.5, 4.5)],
		['both', -1, span(1, 5), span(0.75, 4.75)],
		['end', 3, span(1, 5), span(1, 5.75)],
		['end', -40, span(1, 5), span(1, 1.25)]
	] as const)('%s by %i quarters', (what, quarters, hours, to) => {
		expect(moved(hours, quarters, what)).toEqual(to);
	});

	test('back by as many is where they were', () => {
		const quarter = fc.integer({ min: -200, max: 200 });
		fc.assert(
			fc.property(quarter, fc.integer({ min: 1, max: 60 }), (from, length) => {
				const hours = {
					fromMs: tenMs + from * quarterMs,
					toMs: tenMs + (from + length) * quarterMs
				};
				expect(moved(moved(hours, 5, 'both'), -5, 'both')).toEqual(hours);
				expect(moved(moved(hours, 5, 'end'), -5, 'end')).toEqual(hours);
			})
		);
	});
});

describe('what happened in planned hours', () => {
	const team = {
		callSign: 'Bravo 2',
		headcount: 3,
		plannedFrom: instant(-2),
		plannedTo: instant(2),
		onWay: false
	};

	test('a team that is there is drawn from when it checked in until now', () => {
		expect(partsOf({ ...team, outFrom: instant(-1.5) }, at(0))).toEqual({ out: span(-1.5, 0) });
	});

	test('one that left is drawn until then, also past its hours', () => {
		const back = { ...team, outFrom: instant(-1.5), outTo: instant(2.5) };
		expect(partsOf(back, at(4))).toEqual({ out: span(-1.5, 2.5) });
	});

	test('one that was not heard of is a gap from then on', () => {
		const silent = { ...team, outFrom: instant(-1.5), noContactSince: instant(-0.5) };
		expect(partsOf(silent, at(0))).toEqual({ out: span(-1.5, -0.5), gap: span(-0.5, 0) });
	});

	test('one that never came is missed from its first hour to its last', () => {
		expect(partsOf(team, at(1))).toEqual({ gap: span(-2, 1) });
		expect(partsOf(team, at(5))).toEqual({ gap: span(-2, 2) });
	});

	test('before its hours nothing has happened', () => {
		expect(partsOf(team, at(-2) - minuteMs)).toEqual({});
	});
});

describe('who is in sight', () => {
	const working = deploymentIn('working', { plannedFrom: instant(-4), plannedTo: instant(-2) });
	const from = (hours: number) => ({ span: span(hours, hours + 12), nowMs: at(0) });
	const isSeen = (team: Deployment, hours: number) => isInSight(team, hoursOf(team), from(hours));

	test('whoever is out is so until now, however long it was planned, and not on another day', () => {
		expect([-3, -1, 1, 24].map((hours) => isSeen(working, hours))).toEqual([
			true,
			true,
			false,
			false
		]);
	});

	test('one that is planned is there in its hours, and one that went home until it did', () => {
		const planned = { ...working, state: 'approved' as const };
		const back = { ...working, state: 'released' as const, releasedAt: instant(-1) };
		expect([-3, -1].map((hours) => isSeen(planned, hours))).toEqual([true, false]);
		expect([-1.5, -0.5].map((hours) => isSeen(back, hours))).toEqual([true, false]);
	});
});
