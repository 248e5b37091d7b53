import { expect, test } from 'vitest';
import { dayMs, hourMs, minuteMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import type { Request } from '#shared/model/request.ts';
import type { Task } from '#shared/model/task.ts';
import { noHolidays } from '#shared/rules/work-calendar.ts';
import { dueMsOf, dueOfRequest, dueOfTask, stateOfDue, type Stage } from '#shared/rules/targets.ts';
import { person, requestIn, startMs, taskIn, World } from '../support/rules-world.ts';

type Case = readonly [
	what: string,
	priority: number,
	stage: Stage,
	receivedAt: string,
	dueAt: string
];

/** Clocks in Chicago changed on Sunday, 8 March, and change back on Sunday, 1 November 2026. */
const cases: readonly Case[] = [
	// P1 and P2 run on wall time: at night, over a weekend, over a change of the clocks.
	['P1 by day', 1, 'acknowledge', '2026-01-05T09:00:00-06:00', '2026-01-05T09:05:00-06:00'],
	['P1 by day', 1, 'assign', '2026-01-05T09:00:00-06:00', '2026-01-05T09:15:00-06:00'],
	['P1 by day', 1, 'resolve', '2026-01-05T09:00:00-06:00', '2026-01-06T09:00:00-06:00'],
	['P1 at night', 1, 'acknowledge', '2026-01-10T23:58:00-06:00', '2026-01-11T00:03:00-06:00'],
	['P1, a day of 23 hours', 1, 'resolve', '2026-03-07T23:00:00-06:00', '2026-03-09T00:00:00-05:00'],
	['P1, a day of 25 hours', 1, 'resolve', '2026-10-31T23:00:00-05:00', '2026-11-01T22:00:00-06:00'],
	['P2 by day', 2, 'acknowledge', '2026-01-05T09:00:00-06:00', '2026-01-05T09:30:00-06:00'],
	['P2 by day', 2, 'assign', '2026-01-05T09:00:00-06:00', '2026-01-05T10:00:00-06:00'],
	['P2 over night', 2, 'start', '2026-01-05T17:00:00-06:00', '2026-01-06T05:00:00-06:00'],
	['P2, a weekend', 2, 'resolve', '2026-01-09T16:00:00-06:00', '2026-01-11T16:00:00-06:00'],
	['P2 in spring', 2, 'resolve', '2026-03-07T12:00:00-06:00', '2026-03-09T13:00:00-05:00'],
	['P2 in autumn', 2, 'resolve', '2026-10-31T12:00:00-05:00', '2026-11-02T11:00:00-06:00'],

	// P3 acknowledges in four working hours, Monday to Friday, 8 AM to 6 PM.
	['P3 by day', 3, 'acknowledge', '2026-01-05T09:00:00-06:00', '2026-01-05T13:00:00-06:00'],
	['P3 to the closing', 3, 'acknowledge', '2026-01-05T14:00:00-06:00', '2026-01-05T18:00:00-06:00'],
	['P3 over night', 3, 'acknowledge', '2026-01-05T16:00:00-06:00', '2026-01-06T10:00:00-06:00'],
	['P3 before hours', 3, 'acknowledge', '2026-01-05T05:30:00-06:00', '2026-01-05T12:00:00-06:00'],
	['P3 after hours', 3, 'acknowledge', '2026-01-05T20:00:00-06:00', '2026-01-06T12:00:00-06:00'],
	['P3, a weekend', 3, 'acknowledge', '2026-01-09T16:00:00-06:00', '2026-01-12T10:00:00-06:00'],
	['P3 on Saturday', 3, 'acknowledge', '2026-01-10T11:00:00-06:00', '2026-01-12T12:00:00-06:00'],
	['P3 late on Sunday', 3, 'acknowledge', '2026-01-11T23:59:00-06:00', '2026-01-12T12:00:00-06:00'],
	['P3, late Friday', 3, 'acknowledge', '2026-01-09T19:00:00-06:00', '2026-01-12T12:00:00-06:00'],
	['P3 in spring', 3, 'acknowledge', '2026-03-06T16:00:00-06:00', '2026-03-09T10:00:00-05:00'],
	[
		'P3, the day itself',
		3,
		'acknowledge',
		'2026-03-08T01:30:00-06:00',
		'2026-03-09T12:00:00-05:00'
	],
	['P3 in autumn', 3, 'acknowledge', '2026-10-30T16:00:00-05:00', '2026-11-02T10:00:00-06:00'],
	[
		'P3, the hour twice',
		3,
		'acknowledge',
		'2026-11-01T01:30:00-05:00',
		'2026-11-02T12:00:00-06:00'
	],

	// One working day is ten hours; so are the days of the other P3 and P4 targets.
	['P3 by day', 3, 'assign', '2026-01-05T09:00:00-06:00', '2026-01-06T09:00:00-06:00'],
	['P3, a weekend', 3, 'assign', '2026-01-09T09:00:00-06:00', '2026-01-12T09:00:00-06:00'],
	['P3, a weekend', 3, 'start', '2026-01-08T12:00:00-06:00', '2026-01-13T12:00:00-06:00'],
	['P3, a weekend', 3, 'resolve', '2026-01-05T09:00:00-06:00', '2026-01-14T09:00:00-06:00'],
	['P3 in spring', 3, 'resolve', '2026-03-04T10:00:00-06:00', '2026-03-13T10:00:00-05:00'],
	['P3 in autumn', 3, 'resolve', '2026-10-28T10:00:00-05:00', '2026-11-06T10:00:00-06:00'],
	['P4 by day', 4, 'acknowledge', '2026-01-05T15:00:00-06:00', '2026-01-06T15:00:00-06:00'],
	['P4, a weekend', 4, 'acknowledge', '2026-01-10T15:00:00-06:00', '2026-01-12T18:00:00-06:00'],
	['P4, a weekend', 4, 'assign', '2026-01-08T09:00:00-06:00', '2026-01-13T09:00:00-06:00'],
	['P4, two weekends', 4, 'resolve', '2026-02-02T09:00:00-06:00', '2026-02-20T09:00:00-06:00'],
	['P4 in spring', 4, 'resolve', '2026-03-02T09:00:00-06:00', '2026-03-20T09:00:00-05:00']
];

test.each(cases)(
	'%s: a P%s is due to %s, received %s, at %s',
	(_what, priority, stage, from, due) => {
		const clock = { fromMs: toMs(from), pausedMs: 0, pausedWorkMs: 0 };

		const dueMs = dueMsOf(stage, { ...clock, priority }, noHolidays);

		expect(dueMs === undefined ? undefined : toInstant(dueMs)).toBe(toInstant(toMs(due)));
	}
);

test('help for a P1 begins between half an hour and four hours after it came in', () => {
	const clock = { fromMs: startMs, pausedMs: 0, pausedWorkMs: 0 };

	const dueMs = dueMsOf('start', { ...clock, priority: 1 }, noHolidays) ?? 0;

	expect(dueMs - startMs).toBeGreaterThanOrEqual(30 * minuteMs);
	expect(dueMs - startMs).toBeLessThanOrEqual(4 * hourMs);
});

test('nobody is promised when the work on a P4 begins', () => {
	const request = requestIn('accepted', { priority: 4 });

	const dueMs = dueMsOf(
		'start',
		{ priority: 4, fromMs: startMs, pausedMs: 0, pausedWorkMs: 0 },
		noHolidays
	);

	expect(dueMs).toBeUndefined();
	expect(dueOfRequest(request, noHolidays)?.stage).toBe('resolve');
});

test.each([
	['received', 'acknowledge'],
	['triaged', 'assign'],
	['accepted', 'start'],
	['in_progress', 'resolve'],
	['resolved', undefined],
	['closed', undefined],
	['duplicate', undefined],
	['referred_out', undefined],
	['declined', undefined],
	['withdrawn', undefined],
	['closed_no_response', undefined]
] as const)('a request that is %s waits for: %s', (state: Request['state'], stage) => {
	const request = requestIn(state);

	const due = dueOfRequest(request, noHolidays);

	expect(due?.stage).toBe(stage);
	if (due) expect(due.fromMs).toBe(toMs(request.receivedAt));
});

test.each([
	['new', 'assign'],
	['assigned', 'acknowledge'],
	['rejected', 'assign'],
	['accepted', 'start'],
	['in_progress', 'resolve'],
	['on_hold', 'resolve'],
	['completed', undefined],
	['verified', undefined],
	['cancelled', undefined]
] as const)('a task that is %s waits for: %s', (state: Task['state'], stage) => {
	const task = taskIn(state);

	const due = dueOfTask(task, noHolidays);

	expect(due?.stage).toBe(stage);
});

test('a rejected task comes back to the desk with its original clock', () => {
	const task = taskIn('rejected');

	const due = dueOfTask(task, noHolidays);

	expect(due?.fromMs).toBe(toMs(task.createdAt));
});

test.each([
	['just begun', 0, 'on_track'],
	['just under four fifths', 4 * minuteMs - 1, 'on_track'],
	['at four fifths', 4 * minuteMs, 'at_risk'],
	['on the minute', 5 * minuteMs, 'at_risk'],
	['a millisecond late', 5 * minuteMs + 1, 'overdue'],
	['a day late', dayMs, 'overdue']
])('a P1 to acknowledge, %s (%s ms), is %s', (_when, usedMs, state) => {
	const request = requestIn('received', { priority: 1 });

	const due = dueOfRequest(request, noHolidays);

	expect(due && stateOfDue(due, toMs(request.receivedAt) + usedMs)).toBe(state);
});

test.each([
	['2026-01-05T12:11:59-06:00', 'on_track'],
	['2026-01-05T12:12:00-06:00', 'at_risk'],
	['2026-01-05T13:00:00-06:00', 'at_risk'],
	['2026-01-05T13:00:01-06:00', 'overdue']
])('a P3 to acknowledge from 9 AM to 1 PM is at %s %s', (now, state) => {
	const request = requestIn('received', { priority: 3, receivedAt: toInstant(startMs) });

	const due = dueOfRequest(request, noHolidays);

	expect(due && stateOfDue(due, toMs(now))).toBe(state);
});

test.each([
	[1, 'resolve', '2026-01-05T11:00:00-06:00', '2026-01-06T11:00:00-06:00'],
	[2, 'resolve', '2026-01-05T11:00:00-06:00', '2026-01-07T11:00:00-06:00'],
	[3, 'acknowledge', '2026-01-05T11:00:00-06:00', '2026-01-05T15:00:00-06:00'],
	[3, 'resolve', '2026-01-05T11:00:00-06:00', '2026-01-14T11:00:00-06:00'],
	[4, 'resolve', '2026-01-05T11:00:00-06:00', '2026-01-23T11:00:00-06:00']
] as const)(
	'a P%s that is to %s pauses from 9 AM until %s and is due %s',
	(priority, stage, until, due) => {
		const pausedMs = toMs(until) - startMs;

		const dueMs = dueMsOf(
			stage,
			{ priority, fromMs: startMs, pausedMs, pausedWorkMs: pausedMs },
			noHolidays
		);

		expect(toInstant(dueMs ?? 0)).toBe(toInstant(toMs(due)));
	}
);

test.each([
	['weather', 'paused', 78 * hourMs],
	['other', 'overdue', 48 * hourMs]
] as const)('a P2 task held 30 hours for %s is %s meanwhile', (reason, state, afterCreation) => {
	const worker = person('person_8', { agencyId: 'agency_aa' });
	const task = taskIn('in_progress', { createdAt: toInstant(startMs) });
	const world = new World([task]);
	const seen = (version: number) => ({ id: task.id, version: task.version + version });

	world.nowMs = startMs + 20 * hourMs;
	const reviewOn = toInstant(startMs + 3 * dayMs);
	world.give('task.hold', { ...seen(0), reason, reviewOn }, worker);
	const held = dueOf(world);
	world.nowMs += 30 * hourMs;
	world.give('task.resume', seen(1), worker);
	const resumed = dueOf(world);

	expect(held && stateOfDue(held, startMs + 50 * hourMs)).toBe(state);
	expect(resumed).toMatchObject({ paused: false, dueMs: startMs + afterCreation });
	expect(resumed && stateOfDue(resumed, startMs + afterCreation + 1)).toBe('overdue');
});

test('a request that comes back is measured from when it first came in', () => {
	const request = requestIn('closed');
	const manager = person('person_9', { role: 'manager' });
	const world = new World([request]);
	const seen = { id: request.id, version: request.version };

	world.nowMs += 20 * dayMs;
	world.give('request.reopen', { ...seen, reason: 'Dark again' }, manager);

	const reopened = world.board.get('request', request.id);
	const due = reopened && dueOfRequest(reopened, noHolidays);
	expect(due).toMatchObject({ stage: 'resolve', fromMs: toMs(request.receivedAt) });
	expect(due && stateOfDue(due, world.nowMs)).toBe('overdue');
});

function dueOf(world: World): ReturnType<typeof dueOfTask> {
	const task = world.board.get('task', 'task_01');
	return task && dueOfTask(task, noHolidays);
}
