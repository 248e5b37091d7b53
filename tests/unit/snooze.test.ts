import { describe, expect, test } from 'vitest';
import { dayMs, hourMs, minuteMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import type { Note } from '#shared/model/note.ts';
import type { Task } from '#shared/model/task.ts';
import type { Request } from '#shared/model/request.ts';
import { isSnoozed } from '#shared/rules/snooze.ts';
import { dueOfRequest } from '#shared/rules/targets.ts';
import { noHolidays } from '#shared/rules/work-calendar.ts';
import { person, requestIn, startMs, World } from '../support/rules-world.ts';

// Goal: what is set aside comes back, whatever happens, before it is too late.
const atMs = startMs;
const at = toInstant(atMs);
const snoozed = {
	at,
	until: toInstant(atMs + 4 * hourMs),
	by: 'person_ana',
	reason: 'Calls at two'
};
const aside = (more: Partial<Request> = {}) =>
	requestIn('accepted', { priority: 3, receivedAt: at, changedAt: at, snoozed, ...more });
const around = (notes: Partial<Note>[] = [], tasks: Partial<Task>[] = []) => ({
	...noHolidays,
	tasksOf: () => tasks as Task[],
	referralsOf: () => [],
	notesOf: () => notes as Note[]
});

describe('a request that was set aside', () => {
	test('is aside until its time, and not a moment longer', () => {
		expect(isSnoozed(aside(), around(), atMs + 4 * hourMs - 1)).toBe(true);
		expect(isSnoozed(aside(), around(), atMs + 4 * hourMs)).toBe(false);
	});

	test.each([
		['somebody else changed it', 'person_luis', 'request.edit', false],
		['somebody else set it aside anew', 'person_luis', 'request.snooze', false],
		['somebody brought it back and took that back', 'person_luis', 'change.undo', true],
		['whoever set it aside goes on with it', 'person_ana', 'request.accept', false],
		// The room stamps a change a moment after it has decided it.
		['it was set aside, a moment later', 'person_ana', 'request.snooze', true],
		['that was taken back, and done again', 'person_ana', 'change.undo', true]
	])('%s', (_, changedBy, changedCommand, expected) => {
		const changed = aside({ changedAt: toInstant(atMs + 1), changedBy, changedCommand });
		expect(isSnoozed(changed, around(), atMs + 2 * minuteMs)).toBe(expected);
	});

	test('comes back with somebody else’s word, and not with one of whoever set it aside', () => {
		const word = (changedBy: string) => [{ changedAt: toInstant(atMs + minuteMs), changedBy }];
		expect(isSnoozed(aside(), around(word('person_luis')), atMs + hourMs)).toBe(false);
		expect(isSnoozed(aside(), around(word('person_ana')), atMs + hourMs)).toBe(true);
	});

	test('comes back when its work changes, whoever did that', () => {
		const done = [{ changedAt: toInstant(atMs + minuteMs), changedBy: 'person_ana' }];
		expect(isSnoozed(aside(), around([], done), atMs + hourMs)).toBe(false);
	});

	test('is never aside while it is urgent, or over', () => {
		expect(isSnoozed(aside({ priority: 1 }), around(), atMs + minuteMs)).toBe(false);
		expect(isSnoozed(aside({ state: 'closed' }), around(), atMs + minuteMs)).toBe(false);
	});

	test('comes back when its own time gets short', () => {
		const long = { ...snoozed, until: toInstant(atMs + 7 * dayMs) };
		const request = aside({ priority: 2, snoozed: long });
		const { atRiskMs } = dueOfRequest(request, noHolidays)!;
		expect(atRiskMs).toBeLessThan(toMs(long.until));
		expect(isSnoozed(request, around(), atRiskMs - 1)).toBe(true);
		expect(isSnoozed(request, around(), atRiskMs)).toBe(false);
	});
});

describe('setting aside', () => {
	const ana = person('ana');
	const until = (ms: number) => ({ until: toInstant(startMs + ms) });
	const reason = 'Calls back at two';

	test.each([
		['nothing urgent', { priority: 1 as const }, {}, 'MOVE_NOT_PERMITTED'],
		['nothing that is over', { state: 'closed' as const }, {}, 'MOVE_NOT_PERMITTED'],
		['not for a time that has passed', {}, until(-1), 'INVALID_PAYLOAD'],
		['not for longer than a week', {}, until(7 * dayMs + hourMs), 'INVALID_PAYLOAD']
	])('%s', (_, more, when, code) => {
		const request = requestIn('triaged', { priority: 3, ...more });
		const world = new World([request]);
		const { id, version } = request;
		expect(world.ask('request.snooze', { id, version, reason, ...when }, ana)).toMatchObject({
			ok: false,
			code
		});
	});
});
