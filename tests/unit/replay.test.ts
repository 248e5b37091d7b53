import { expect, test } from 'vitest';
import { Board } from '#shared/fold/board.ts';
import { recentChanges } from '#shared/fold/wall-changes.ts';
import { hourMs, minuteMs, toInstant } from '#shared/kernel/clock.ts';
import { inQueueOrder } from '#shared/rules/queue-order.ts';
import type { ReplayDay } from '#shared/wire/replay.ts';
import { isInGap, shapeOf } from '#lib/replay/day-shape.ts';
import { gapsIn, type Shown } from '#server/replay/shown.ts';
import { requestIn, startMs } from '../support/rules-world.ts';

// Goal: what a past day is drawn from is the same whoever draws it, and says where nothing is known. Method: cases.
const at = (minutes: number) => startMs + minutes * minuteMs;
const span = { fromMs: at(0), toMs: at(60) };
const shown = (sinceMinute: number, atMinute: number): Shown => ({
	atMs: at(atMinute),
	sinceMs: at(sinceMinute),
	position: 1,
	mark: 'm'
});

test.each<[string, Shown[], [number, number][]]>([
	['one process all the time', [shown(-30, 5), shown(-30, 60)], []],
	['one that ended and began again', [shown(0, 20), shown(30, 60)], [[20, 30]]],
	['two that take turns', [shown(0, 25), shown(20, 40), shown(0, 30), shown(20, 60)], []],
	[
		'one that came late and went early',
		[shown(10, 40)],
		[
			[0, 10],
			[40, 60]
		]
	],
	['one that was heard of long after', [shown(-90, 90)], []],
	['a span that lies within another', [shown(0, 60), shown(10, 20)], []]
])('nobody was live where no mark reaches: %s', (_, kept, gaps) => {
	expect(gapsIn(kept, span)).toEqual(
		gaps.map(([from, to]) => ({ fromMs: at(from), toMs: at(to) }))
	);
});

test('requests that are alike in everything stand as they came in, whatever order a process has read them in', () => {
	const some = ['c', 'a', 'b', 'd'].map((id, index) => ({
		...requestIn('received', {}),
		id: `request_${id}`,
		receivedAt: toInstant(startMs + (index === 3 ? -1 : 0))
	}));
	const orders = [some, some.toReversed(), [some[2]!, some[0]!, some[3]!, some[1]!]];
	for (const order of orders) {
		const board = new Board();
		for (const one of order) board.set(one);
		const found = inQueueOrder(order, board, startMs + hourMs).map(({ id }) => id);
		expect(found).toEqual(['request_d', 'request_a', 'request_b', 'request_c']);
		const changes = recentChanges(board, (id) => id).map(({ key }) => key);
		expect(changes).toEqual(changes.toSorted().toReversed());
	}
});

test('a day is drawn in its own hours: bars where something was, nothing where it has not been yet', () => {
	const none = Array.from({ length: 300 }, () => 0);
	const day: ReplayDay = {
		ready: true,
		share: 1,
		// The day on which the clocks go back has 25 hours.
		from: '2026-11-01T05:00:00.000Z',
		to: '2026-11-01T17:30:00.000Z',
		beganAt: '2026-11-01T06:15:00.000Z',
		changes: 5,
		counts: { requests: none.with(15, 4), people: none, decisions: none.with(30, 1) },
		urgent: ['2026-11-01T06:15:00.000Z'],
		gaps: [{ from: '2026-11-01T10:00:00.000Z', to: '2026-11-01T11:15:00.000Z' }],
		gapsKnown: true
	};
	const shape = shapeOf(day);

	expect(shape.toMs - shape.fromMs).toBe(25 * hourMs);
	expect(shape.lanes.map(({ bars }) => bars.length)).toEqual([1, 0, 1]);
	expect(shape.lanes[0]!.bars[0]).toMatchObject({ left: 5, height: 1 });
	expect(shape.lanes[2]!.bars[0]!.left).toBeCloseTo(10);
	expect(shape.lanes[2]!.bars[0]!.height).toBeLessThan(0.7);
	expect(shape.before).toEqual({ left: 0, width: 5 });
	expect(shape.ahead).toEqual({ left: 50, width: 50 });
	expect(shape.gaps).toEqual([{ left: 20, width: 5 }]);
	expect(shape.at(shape.place(shape.fromMs + 7 * hourMs))).toBe(shape.fromMs + 7 * hourMs);
	expect(shape.hours.map(({ atMs }) => (atMs - shape.fromMs) / hourMs)).toEqual([
		3, 6, 9, 12, 15, 18, 21, 24
	]);
	expect(isInGap(day, Date.parse('2026-11-01T11:14:59.000Z'))).toBe(true);
	expect(isInGap(day, Date.parse('2026-11-01T11:15:00.000Z'))).toBe(false);
});
