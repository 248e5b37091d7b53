// Long because each rule of the domain's text has a story of its own here.
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { dayMs, hourMs, toMs } from '#shared/kernel/clock.ts';
import type { Task } from '#shared/model/task.ts';
import { payloadSchemas, type CommandName } from '#shared/wire/commands.ts';
import {
	domainFinishedTaskStates,
	domainPausingReasons,
	domainRestrictedCategories
} from '../support/rules-domain-tables.ts';
import { inEveryWalk, payloadFor } from '../support/rules-walks.ts';
import { after, person, requestIn, startMs, taskIn, World } from '../support/rules-world.ts';

const manager = person('person_9', { role: 'manager' });
const ofAgency = person('person_8', { agencyId: 'agency_aa' });

test.each([
	['request.mark_duplicate', 'parentId'],
	['request.decline', 'reason'],
	['request.close', 'answer'],
	['request.reopen', 'reason'],
	['task.reject', 'reason'],
	['task.hold', 'reason'],
	['task.hold', 'reviewOn'],
	['task.complete', 'outcome'],
	['task.complete', 'quantity'],
	['task.complete', 'unit'],
	['task.verify', 'evidence'],
	['task.dispute', 'reason'],
	['task.fail', 'reason'],
	['task.transfer', 'note'],
	['task.cancel', 'reason'],
	['task.reopen', 'reason'],
	['deployment.release', 'handover'],
	['deployment.release', 'debrief'],
	['deployment.release', 'hoursWorked'],
	['staff.stand_down', 'reason']
] as const)('%s needs its %s', (name: CommandName, field) => {
	const whole: Record<string, unknown> = { ...payloadFor(name, { id: 'task_01', version: 1 }) };

	const { [field]: _left, ...rest } = whole;

	expect(Value.Check(payloadSchemas[name], whole)).toBe(true);
	expect(Value.Check(payloadSchemas[name], rest)).toBe(false);
});

test.each([
	['request.decline', ['out_of_scope', 'not_eligible', 'emergency_911', 'abusive']],
	['task.reject', ['wrong_agency', 'no_capacity', 'not_eligible', 'unsafe']],
	['staff.stand_down', ['rest', 'personnel', 'vehicle', 'training']]
] as const)("%s takes the domain's reasons and no others", (name: CommandName, reasons) => {
	const subject = { id: 'task_01', version: 1 };

	const takes = (reason: string) => Value.Check(payloadSchemas[name], { ...subject, reason });

	expect(reasons.filter((reason) => !takes(reason))).toEqual([]);
	expect(takes('no_reason')).toBe(false);
});

test('a new task is not assigned to nobody', () => {
	const task = taskIn('new');
	const world = new World([task]);

	const { answer } = world.give('task.assign', { id: task.id, version: task.version }, manager);

	expect(answer).toMatchObject({ ok: false, code: 'INVALID_PAYLOAD' });
	expect(world.board.get('task', task.id)).toEqual(task);
});

test.each([
	['the same agency without a note', { agencyId: 'agency_aa' }, false],
	['the same agency with a note', { agencyId: 'agency_aa', note: 'They have room now' }, true],
	['another agency', { agencyId: 'agency_bb' }, true],
	['a desk', { deskId: 'city_services' }, true]
])('a rejected task may be assigned again to %s or is refused', (_to, assignee, isTaken) => {
	const task = taskIn('rejected');
	const world = new World([task]);

	const payload = { id: task.id, version: task.version, ...assignee };
	const { answer } = world.give('task.assign', payload, manager);

	expect(answer.ok).toBe(isTaken);
	if (!answer.ok) expect(answer.code).toBe('SAME_ASSIGNEE');
});

test.each([
	['the same agency and no plan', { agencyId: 'agency_aa' }, false],
	['nothing new at all', {}, false],
	['a new plan', { note: 'Two people and a ladder' }, true],
	['a new agency', { agencyId: 'agency_bb' }, true]
])('a failed task may be planned anew with %s or is refused', (_with, plan, isTaken) => {
	const task = taskIn('failed');
	const world = new World([task]);

	const payload = { id: task.id, version: task.version, ...plan };
	const { answer } = world.give('task.replan', payload, manager);

	expect(answer.ok).toBe(isTaken);
	if (!answer.ok) expect(answer.code).toBe('SAME_ASSIGNEE');
});

test('nobody verifies what they completed', () => {
	inEveryWalk((records) => {
		const completers = new Map<string, string | undefined>();
		for (const record of records) {
			if (record.kind === 'task') completers.set(record.id, record.completedBy);
		}

		return ({ written, actor }) => {
			for (const { before, after: now } of written) {
				if (now.kind !== 'task' || !before || !('state' in before)) continue;
				if (before.state === now.state) continue;
				if (now.state === 'completed') completers.set(now.id, actor.id);

				if (now.state !== 'verified') continue;
				expect(actor.id).not.toBe(completers.get(now.id));
				expect(now.verifiedBy).toBe(actor.id);
			}
		};
	});
});

test.each(['manager', 'desk'] as const)('a %s who completed a task is told so', (role) => {
	const task = taskIn('in_progress');
	const world = new World([task]);
	const worker = person('person_8', { role, agencyId: 'agency_aa' });

	world.give('task.complete', payloadFor('task.complete', task), worker);
	const completed = { id: task.id, version: task.version + 1 };
	const { answer } = world.give('task.verify', payloadFor('task.verify', completed), worker);

	expect(answer).toMatchObject({ ok: false, code: 'SAME_PERSON' });
	expect(world.board.get('task', task.id)).toMatchObject({ state: 'completed' });
});

test('a task bears the marks of verification while it is verified and at no other time', () => {
	inEveryWalk(() => ({ written }) => {
		for (const { after: now } of written) {
			if (now.kind !== 'task') continue;

			const marks = [now.verifiedAt, now.verifiedBy, now.evidence];

			const given = marks.filter((mark) => mark !== undefined).length;
			expect(given, now.state).toBe(now.state === 'verified' ? marks.length : 0);
		}
	});
});

test('what the City calls completed is not closed here', () => {
	const world = new World();
	const row = {
		sourceNumber: 'SR26-00000001',
		sourceState: 'Completed',
		title: 'Street light out',
		category: 'lighting',
		receivedAt: after(-dayMs),
		closedAt: after(-hourMs),
		outcome: 'completed',
		placeBasis: 'not_known'
	};

	const { written } = world.give('request.import', { rows: [row] }, manager);

	expect(written).toHaveLength(1);
	expect(written[0]?.after).toMatchObject({ kind: 'request', state: 'resolved' });
	expect(written[0]?.after).not.toHaveProperty('closedAt');
});

test('nobody confirms a restricted task by a photo; one that was confirmed before it was restricted stays so', () => {
	inEveryWalk(() => {
		const sensitive = new Set<string>();

		return ({ written, name, subject }) => {
			for (const { before, after: now } of written) {
				if (now.kind !== 'task') continue;
				const isRaised = !before && name === 'task.raise' && subject.kind === 'request';
				if (domainRestrictedCategories.includes(now.category) || now.restricted) {
					sensitive.add(now.id);
				}
				if (isRaised && domainRestrictedCategories.includes(subject.category)) {
					sensitive.add(now.id);
				}

				// What was confirmed stays on record: to restrict it later does not make it otherwise.
				const isConfirmed = before?.kind !== 'task' || before.evidence !== now.evidence;
				if (sensitive.has(now.id) && isConfirmed) expect(now.evidence).not.toBe('photo_on_file');
			}
		};
	});
});

test.each([
	['restricted', 'photo_on_file', 'PHOTO_FORBIDDEN'],
	['restricted', 'site_visit', undefined],
	['plain', 'photo_on_file', undefined]
] as const)('a %s task is verified by %s unless refused: %s', (kind, evidence, code) => {
	const task = taskIn('completed', { restricted: kind === 'restricted' });
	const world = new World([task]);

	const payload = { id: task.id, version: task.version, evidence };
	const { answer } = world.give('task.verify', payload, manager);

	expect(answer).toMatchObject(code ? { ok: false, code } : { ok: true });
});

test('a task of a restricted request is restricted, whatever its own category', () => {
	const request = requestIn('accepted', { category: 'crisis_response', restricted: true });
	const world = new World([request]);

	const { written } = world.give(
		'task.raise',
		{
			requestId: request.id,
			requestVersion: request.version,
			title: 'Light the corner',
			category: 'lighting',
			priority: 1
		},
		manager
	);

	const raised = written.map((change) => change.after).filter(({ kind }) => kind === 'task');
	expect(raised).toMatchObject([{ state: 'new', category: 'lighting', restricted: true }]);
});

test('a request never closes while a task of it is neither verified nor cancelled', () => {
	inEveryWalk(() => ({ written }, world) => {
		for (const { before, after: now } of written) {
			const closes = now.kind === 'request' && now.state === 'closed';
			if (!closes || (before?.kind === 'request' && before.state === 'closed')) continue;

			const open = world.board
				.tasksOf(now.id)
				.filter(({ state }) => !domainFinishedTaskStates.includes(state));

			expect(open).toEqual([]);
		}
	});
});

const unfinished = [
	...(['new', 'assigned', 'rejected', 'accepted', 'in_progress'] as const),
	...(['on_hold', 'completed', 'failed'] as const)
];

test.each(unfinished)('a request with a task that is %s stays open', (state: Task['state']) => {
	const request = requestIn('resolved');
	const done = taskIn('verified', { id: 'task_02', requestId: request.id });
	const world = new World([request, done, taskIn(state, { requestId: request.id })]);

	const { answer } = world.give('request.close', payloadFor('request.close', request), manager);

	expect(answer).toMatchObject({ ok: false, code: 'TASKS_OPEN' });
	expect(world.board.get('request', request.id)).toEqual(request);
});

test('a request closes once each of its tasks is verified or cancelled', () => {
	const request = requestIn('resolved');
	const requestId = request.id;
	const finished = [
		taskIn('verified', { requestId }),
		taskIn('cancelled', { id: 'task_02', requestId })
	];
	const world = new World([request, ...finished]);

	const { answer } = world.give('request.close', payloadFor('request.close', request), manager);

	// What was read is handed on, so that a task moved at the same moment stops the commit.
	const read = finished.map(({ id, version }) => ({ kind: 'task', id, version }));
	expect(answer).toMatchObject({ ok: true, read });
});

test('nothing ever changes when a need came in or a task was raised', () => {
	inEveryWalk(() => ({ written, name }) => {
		for (const { before, after: now } of written) {
			if (before?.kind === 'request' && now.kind === 'request') {
				expect(now.receivedAt, name).toBe(before.receivedAt);
			}
			if (before?.kind === 'task' && now.kind === 'task') {
				expect(now.createdAt, name).toBe(before.createdAt);
			}
		}
	});
});

test('what was closed or verified comes back within 30 days or not at all', () => {
	inEveryWalk((records) => {
		const overSince = new Map<string, number>();
		for (const record of records) {
			if (record.kind === 'request' && record.closedAt) {
				overSince.set(record.id, toMs(record.closedAt));
			}
			if (record.kind === 'task' && record.verifiedAt) {
				overSince.set(record.id, toMs(record.verifiedAt));
			}
		}

		return ({ written, nowMs }) => {
			for (const { before, after: now } of written) {
				if (!before || !('state' in before) || !('state' in now)) continue;
				const isOver = (state: string) => state === 'closed' || state === 'verified';
				if (isOver(before.state) && !isOver(now.state)) {
					expect(nowMs - (overSince.get(now.id) ?? 0)).toBeLessThanOrEqual(30 * dayMs);
				}
				if (!isOver(before.state) && isOver(now.state)) overSince.set(now.id, nowMs);
			}
		};
	});
});

test.each([
	['when 30 days have passed', 30 * dayMs, true],
	['no more a millisecond later', 30 * dayMs + 1, false]
])('a closed request and a verified task come back %s', (_when, laterMs, isTaken) => {
	const request = requestIn('closed', { closedAt: after(0), receivedAt: after(-90 * dayMs) });
	const task = taskIn('verified', { verifiedAt: after(0) });
	const world = new World([request, task]);

	world.nowMs = startMs + laterMs;
	const answers = [
		world.give('request.reopen', payloadFor('request.reopen', request), manager).answer,
		world.give('task.reopen', payloadFor('task.reopen', task), manager).answer
	];

	const late = { ok: false, code: 'TOO_LATE_TO_REOPEN' };
	for (const answer of answers) expect(answer).toMatchObject(isTaken ? { ok: true } : late);
	expect(world.board.get('request', request.id)).toMatchObject({
		state: isTaken ? 'in_progress' : 'closed',
		receivedAt: request.receivedAt
	});
});

test('a request without an answer closes only after two attempts', () => {
	inEveryWalk((records) => {
		const attempts = new Map<string, number>();
		for (const record of records) {
			if (record.kind === 'request') attempts.set(record.id, record.attempts);
		}

		return ({ written, name }) => {
			for (const { before, after: now } of written) {
				if (before?.kind !== 'request' || now.kind !== 'request') continue;
				const made = attempts.get(now.id) ?? 0;
				if (name === 'request.ask' || name === 'request.try_contact') {
					attempts.set(now.id, made + 1);
				}

				const givesUp = now.state === 'closed_no_response' && before.state !== now.state;
				if (givesUp) expect(made).toBeGreaterThanOrEqual(2);
			}
		};
	});
});

test('a request asked for information once is given up after one more attempt', () => {
	const request = requestIn('triaged');
	const world = new World([request]);
	const seen = (version: number) => ({ id: request.id, version: request.version + version });

	world.give('request.ask', payloadFor('request.ask', seen(0)), manager);
	const early = world.give('request.give_up', seen(1), manager).answer;
	world.give('request.try_contact', seen(1), manager);
	const late = world.give('request.give_up', seen(2), manager).answer;

	expect(early).toMatchObject({ ok: false, code: 'NEEDS_ATTEMPTS' });
	expect(late).toMatchObject({ ok: true });
	expect(world.board.get('request', request.id)).toMatchObject({ state: 'closed_no_response' });
});

test("a task's clock stands still in holds with the domain's reasons and never else", () => {
	inEveryWalk(() => ({ written, payload, nowMs }) => {
		for (const { before, after: now } of written) {
			if (before?.kind !== 'task' || now.kind !== 'task') continue;
			const [wasHeld, isHeld] = [before.state === 'on_hold', now.state === 'on_hold'];
			// Held before and after: something else about it changed, and its clock goes on standing still.
			if (wasHeld && isHeld) {
				expect([now.pausedSince, now.pausedMs]).toEqual([before.pausedSince, before.pausedMs]);
				continue;
			}
			const reason = 'reason' in payload ? String(payload.reason) : '';

			const pauses = isHeld && !wasHeld && domainPausingReasons.includes(reason);
			const pausedSinceMs = before.pausedSince ? toMs(before.pausedSince) : nowMs;

			if (pauses) expect(toMs(now.pausedSince ?? '')).toBe(nowMs);
			else expect(now.pausedSince).toBeUndefined();
			expect(now.pausedMs).toBe(before.pausedMs + (nowMs - pausedSinceMs));
		}
	});
});

test.each([
	['waiting_requester', true],
	['waiting_partner', true],
	['weather', true],
	['legal', true],
	['utility', true],
	['other', false]
] as const)('a hold for %s stops the clock: %s', (reason, pauses) => {
	const task = taskIn('in_progress', { pausedMs: hourMs });
	const world = new World([task]);
	const seen = (version: number) => ({ id: task.id, version: task.version + version });

	world.give('task.hold', { ...seen(0), reason, reviewOn: after(dayMs) }, ofAgency);
	const held = world.board.get('task', task.id);
	world.nowMs += 3 * hourMs;
	world.give('task.resume', seen(1), ofAgency);

	expect(held?.pausedSince).toBe(pauses ? after(0) : undefined);
	expect(world.board.get('task', task.id)).toMatchObject({
		state: 'in_progress',
		pausedMs: pauses ? 4 * hourMs : hourMs
	});
	expect(world.board.get('task', task.id)).not.toHaveProperty('pausedSince');
});
