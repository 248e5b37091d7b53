import { afterAll, beforeAll, expect, test } from 'vitest';
import { hourMs, minuteMs, type Clock } from '#shared/kernel/clock.ts';
import { ana, TestRoom } from '../support/room.ts';

/** A clock that somebody sets, and that runs from there. */
class SetClock implements Clock {
	#offsetMs = 0;
	now(): number {
		return Date.now() + this.#offsetMs;
	}
	jump(ms: number): void {
		this.#offsetMs += ms;
	}
}

const clock = new SetClock();
let room: TestRoom;
beforeAll(async () => {
	room = await TestRoom.open(clock);
});
afterAll(() => room.close());

const light = { title: 'A light is out', category: 'lighting', channel: 'phone' } as const;

test('a clock that jumps an hour ahead escalates once what was due, and back again nothing twice', async () => {
	const { id } = await room.must(ana, 'request.log', { ...light, priority: 1 });
	const board = () => room.app.http.follower.board;
	const escalations = async () =>
		(await room.readLog()).filter(({ entry }) => entry.command === 'request.escalate').length;

	clock.jump(hourMs);
	await expect
		.poll(() => board().get('request', id)?.escalatedAt, { timeout: 10_000 })
		.toBeDefined();
	clock.jump(-2 * hourMs);
	const { position } = await room.must(ana, 'request.log', light);
	clock.jump(2 * hourMs + 10 * minuteMs);
	await room.must(ana, 'request.log', light);

	// One more look of the timekeeper has passed once the second urgent request is escalated too.
	const second = await room.must(ana, 'request.log', { ...light, priority: 1 });
	clock.jump(hourMs);
	await expect
		.poll(() => board().get('request', second.id)?.escalatedAt, { timeout: 10_000 })
		.toBeDefined();
	expect(await escalations()).toBe(2);
	expect(position).toBeGreaterThan(0);
});

test('a clock that is set back stops nobody: commands, positions and versions go on', async () => {
	const before = await room.must(ana, 'request.log', light);

	clock.jump(-26 * hourMs);
	const after = await room.must(ana, 'request.log', light);
	const answer = await room.give(ana, 'request.edit', {
		id: before.id,
		edits: { priority: { from: 3, to: 2 } }
	});

	expect(after.position).toBe(before.position + 1);
	expect(answer).toMatchObject({ ok: true, position: after.position + 1 });
	const log = await room.readLog();
	expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));
});
