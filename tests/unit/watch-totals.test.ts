import { expect, test } from 'vitest';
import { toInstant } from '#shared/kernel/clock.ts';
import type { Community } from '#shared/model/community.ts';
import { Board } from '#shared/fold/board.ts';
import { totalsOf } from '#shared/fold/watch-totals.ts';
import { watchView } from '#shared/fold/watch-view.ts';
import { requestIn } from '../support/rules-world.ts';

const nowMs = Date.parse('2026-01-05T18:00:00.000Z');

/** A community that receives support. */
const lawndale = {
	kind: 'community',
	id: 'community_29',
	number: 29,
	shortName: 'N Lawndale',
	phase: 'activated'
} as Community;

/** A room in which so many urgent requests were looked at, one still waits, and one team is out. */
function viewWith(looked: number) {
	const board = new Board();
	board.set(lawndale);
	for (let index = 0; index < looked; index += 1) {
		const receivedAt = toInstant(nowMs - 60 * 60_000);
		const acknowledgedAt = toInstant(nowMs - (50 - index) * 60_000);
		board.set(
			requestIn('triaged', { id: `request_l${index}`, priority: 1, receivedAt, acknowledgedAt })
		);
	}
	board.set(
		requestIn('received', { id: 'request_w', priority: 1, receivedAt: toInstant(nowMs - 5_000) })
	);
	return watchView(board, nowMs);
}

test('totals tell no moment of a single request, and no figure that is made of a few', () => {
	const few = viewWith(3);
	const totals = totalsOf(few);

	expect(few.headline.urgentUnownedSince).not.toBeNull();
	expect(few.firstLook.p50).not.toBeNull();
	expect(totals.headline).toMatchObject({ urgentUnownedSince: null, needOwnerSince: null });
	expect(totals.firstLook).toEqual({ minutes: [], p50: null, p90: null, late: 0 });
	expect(totals.steps.rows).toEqual([]);
	expect(totals.onTime.every(({ promised }) => promised === 0 || promised >= 10)).toBe(true);
	expect(totals.room.lastUrgentClosedAt).toBeNull();
	expect([totals.exceptions, totals.lanes, totals.events]).toEqual([[], [], []]);
	expect(totals.unowned).toBeNull();
	expect(few.places.some(({ noContact }) => noContact !== null)).toBe(true);
	expect(totals.places.every(({ noContact }) => noContact === null)).toBe(true);
});

test('figures that are made of many stay', () => {
	const many = viewWith(14);

	expect(totalsOf(many).firstLook).toMatchObject({ p50: many.firstLook.p50, minutes: [] });
});

test('of a restricted urgent request neither its place nor which one it is is told', () => {
	const board = new Board();
	board.set(lawndale);
	const waiting = { priority: 1, receivedAt: toInstant(nowMs), communityArea: 29 } as const;
	board.set(requestIn('received', { ...waiting, id: 'request_open' }));
	board.set(requestIn('received', { ...waiting, id: 'request_shut', restricted: true }));

	const { unowned } = watchView(board, nowMs);

	expect(unowned?.map(({ id, community }) => [id, community])).toEqual([
		['request_open', 'N Lawndale'],
		[undefined, undefined]
	]);
});
