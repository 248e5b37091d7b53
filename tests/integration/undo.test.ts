import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomText } from '#shared/kernel/ids.ts';
import type { Request } from '#shared/model/request.ts';
import { kindOfId, type AnyRecord } from '#shared/model/records.ts';
import type { Actor } from '#shared/rules/actors.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import { ana, enrolAgencies, luis, noah, rosa, sol, TestRoom } from '../support/room.ts';

// Goal: what somebody did can be taken back by them, whole, over nobody else's work, and stays on record.
// Method: a real room; records before and after; the log as an independent client reads it.
let room: TestRoom;
const light = { title: 'Street light out', category: 'lighting', channel: 'phone' } as const;
beforeAll(async () => {
	room = await TestRoom.open();
	await enrolAgencies(room);
});
afterAll(() => room.close());

function recordOf<R extends AnyRecord = AnyRecord>(id: string): R {
	return room.app.http.follower.board.get(kindOfId(id)!, id) as R;
}

/** Without its stamps. */
function factsOf(id: string): object {
	const { version: _v, changedAt: _a, changedBy: _b, changedCommand: _c, ...facts } = recordOf(id);
	return facts;
}

/** Gives a command that must be taken; answers with its id. */
async function act<Name extends CommandName>(
	actor: Actor,
	name: Name,
	payload: Payload<Name>
): Promise<string> {
	const commandId = randomText(20);
	const answer = await room.give(actor, name, payload, commandId);
	if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
	await room.app.http.follower.reach(answer.position, 5_000);
	return commandId;
}

async function undo(actor: Actor, id: string, commandId: string) {
	const own = randomText(20);
	const answer = await room.give(actor, 'change.undo', { id, commandId }, own);
	if (answer.ok) await room.app.http.follower.reach(answer.position, 5_000);
	return { ...answer, own };
}

test('twenty-one acts on a request and its task are taken back one by one, each exactly, and all are on record', async () => {
	const { id } = await room.must(ana, 'request.log', light);
	await act(ana, 'request.triage', { id, version: 1 });
	const raised = await room.must(ana, 'task.raise', {
		requestId: id,
		requestVersion: recordOf(id).version,
		title: 'Mend it',
		category: 'lighting',
		priority: 2
	});
	const done: { id: string; commandId: string; before: Map<string, object> }[] = [];
	const ids = [id, raised.id];
	const step = async (about: string, name: CommandName, values: object = {}) => {
		const before = new Map(ids.map((one) => [one, factsOf(one)]));
		const { version } = recordOf(about);
		const payload = { id: about, version, ...values } as never;
		done.push({ id: about, before, commandId: await act(ana, name, payload) });
	};
	const edit = (field: string, from: unknown, to: unknown) =>
		act(ana, 'request.edit', { id, edits: { [field]: { from, to } } } as never);
	const edited = async (field: string, from: unknown, to: unknown) => {
		const before = new Map(ids.map((one) => [one, factsOf(one)]));
		done.push({ id, before, commandId: await edit(field, from, to) });
	};
	await edited('title', 'Street light out', 'Street lights out');
	await edited('priority', 3, 1);
	await step(id, 'request.ask', { reason: 'Which block' });
	await step(id, 'request.answer');
	await step(id, 'request.accept', { agencyId: 'agency_lights' });
	await step(id, 'request.start');
	await step(raised.id, 'task.assign', { agencyId: 'agency_lights' });
	await step(raised.id, 'task.reject', { reason: 'no_capacity' });
	await step(raised.id, 'task.assign', { agencyId: 'agency_lights', note: 'One was found' });
	await step(raised.id, 'task.accept');
	await step(raised.id, 'task.start');
	await step(raised.id, 'task.hold', {
		reason: 'waiting_requester',
		reviewOn: '2030-01-01T00:00:00.000Z'
	});
	await step(raised.id, 'task.resume');
	await step(raised.id, 'task.complete', { outcome: 'Lamp changed', quantity: 1, unit: 'lights' });
	await edited('title', 'Street lights out', 'Lights out');
	await edited('priority', 1, 2);
	await edited('category', 'lighting', 'other');
	await step(id, 'request.resolve');
	await step(id, 'request.dispute', { reason: 'Still dark' });
	await edited('title', 'Lights out', 'Dark street');
	await step(id, 'request.resolve');
	const whole = (await room.readLog()).length;

	for (const { id: about, commandId, before } of done.toReversed()) {
		const answer = await undo(ana, about, commandId);
		expect(answer).toMatchObject({ ok: true });
		// What came beside it stays: the task was raised in between.
		expect(factsOf(about)).toEqual(before.get(about));
	}

	expect(done.length).toBeGreaterThan(20);
	const log = await room.readLog();
	const taken = log.slice(whole).map(({ entry }) => [entry.command, entry.actor]);
	expect(taken).toEqual(done.map(() => ['change.undo', ana.id]));
});

test('an undo is undone the same way, and only by who did it', async () => {
	const { id } = await room.must(ana, 'request.log', light);
	const triaged = await act(ana, 'request.triage', { id, version: 1, priority: 2 });
	const before = factsOf(id);

	expect(await undo(luis, id, triaged)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
	const undone = await undo(ana, id, triaged);
	expect(recordOf(id)).toMatchObject({ state: 'received', priority: 3 });
	expect(await undo(ana, id, undone.own)).toMatchObject({ ok: true });

	expect(factsOf(id)).toEqual(before);
});

test('what others did since is kept: other fields merge, the same field and later moves stand', async () => {
	const { id } = await room.must(ana, 'request.log', light);
	const title = { from: 'Street light out', to: 'Dark street' };
	const retitled = await act(ana, 'request.edit', { id, edits: { title } });
	await act(rosa, 'request.edit', { id, edits: { priority: { from: 3, to: 1 } } });
	expect(await undo(ana, id, retitled)).toMatchObject({ ok: true });
	expect(recordOf(id)).toMatchObject({ title: 'Street light out', priority: 1 });

	const again = await act(ana, 'request.edit', { id, edits: { title } });
	await act(rosa, 'request.edit', { id, edits: { title: { from: title.to, to: 'A dark block' } } });
	expect(await undo(ana, id, again)).toMatchObject({
		ok: false,
		code: 'CHANGED',
		fields: [{ path: '/title', rule: 'changed' }],
		current: { title: 'A dark block' }
	});

	const { version } = recordOf(id);
	const triaged = await act(ana, 'request.triage', { id, version });
	await act(rosa, 'request.accept', { id, version: version + 1, agencyId: 'agency_lights' });
	expect(await undo(ana, id, triaged)).toMatchObject({ ok: false, code: 'CHANGED' });
	expect(recordOf(id)).toMatchObject({ state: 'accepted' });
});

test('two records of one act go back together or not at all', async () => {
	const [first, second] = [
		await room.must(ana, 'request.log', light),
		await room.must(ana, 'request.log', light)
	];
	const same = { id: second.id, version: 1, parentId: first.id };
	const joined = await act(ana, 'request.mark_duplicate', same);
	expect(recordOf(first.id)).toMatchObject({ voices: 2 });
	expect(await undo(ana, second.id, joined)).toMatchObject({ ok: true });
	expect(recordOf(second.id)).toMatchObject({ state: 'received' });
	expect(recordOf(first.id)).not.toHaveProperty('voices', 2);

	const third = await room.must(ana, 'request.log', light);
	const rejoined = await act(ana, 'request.mark_duplicate', { ...same, version: 3 });
	await act(ana, 'request.mark_duplicate', { id: third.id, version: 1, parentId: first.id });
	expect(await undo(ana, second.id, rejoined)).toMatchObject({ ok: false, code: 'CHANGED' });
	expect(recordOf(second.id)).toMatchObject({ state: 'duplicate' });
	expect(recordOf(first.id)).toMatchObject({ voices: 3 });
});

test('what was kept to few is not opened by going back, and what was told outside is not taken back', async () => {
	const { id } = await room.must(ana, 'request.log', light);
	const sorted = await act(sol, 'request.triage', { id, version: 1, category: 'crisis_response' });
	const answer = await undo(sol, id, sorted);
	expect(answer).toMatchObject({ ok: true });
	expect(recordOf(id)).toMatchObject({ state: 'received', category: 'lighting', restricted: true });

	const open = await room.must(ana, 'request.log', light);
	await act(ana, 'request.triage', { id: open.id, version: 1 });
	const sent = await act(ana, 'referral.send', {
		requestId: open.id,
		requestVersion: 2,
		receiverId: 'agency_pantry',
		service: 'Somebody to talk to'
	});
	expect(await undo(ana, open.id, sent)).toMatchObject({ ok: false, code: 'NOT_UNDOABLE' });
	const logged = await act(ana, 'request.log', light);
	const made = [...room.app.http.follower.board.all('request')].at(-1)!.id;
	expect(await undo(ana, made, logged)).toMatchObject({ ok: false, code: 'NOT_UNDOABLE' });
});

test('nothing goes back to before what others do beside it', async () => {
	const bea: Actor = { ...ana, id: 'person_bea', name: 'Bea' };
	const { id } = await room.must(ana, 'request.log', light);
	await act(ana, 'request.triage', { id, version: 1 });
	await act(ana, 'request.accept', { id, version: 2, agencyId: 'agency_lights' });
	const tasks: string[] = [];
	for (const title of ['Mend it', 'Look at it']) {
		const { version: requestVersion } = recordOf(id);
		const what = {
			requestId: id,
			requestVersion,
			title,
			category: 'lighting',
			priority: 3
		} as const;
		const task = await room.must(ana, 'task.raise', what);
		await act(ana, 'task.assign', { id: task.id, version: 1, agencyId: 'agency_lights' });
		await act(ana, 'task.accept', { id: task.id, version: 2 });
		tasks.push(task.id);
	}
	const [first, second] = tasks as [string, string];
	const started = await act(ana, 'task.start', { id: first, version: 3 });
	expect(recordOf(id)).toMatchObject({ state: 'in_progress' });
	await act(bea, 'task.start', { id: second, version: 3 });

	expect(await undo(ana, first, started)).toMatchObject({ ok: false, code: 'CHANGED' });
	expect(recordOf(id)).toMatchObject({ state: 'in_progress' });

	const cancelled = await act(rosa, 'task.cancel', { id: first, version: 4, reason: 'Not needed' });
	await act(rosa, 'task.cancel', { id: second, version: 4, reason: 'Not needed' });
	await act(ana, 'request.resolve', { id, version: recordOf(id).version });
	await act(ana, 'request.close', { id, version: recordOf(id).version, answer: 'requester_told' });
	expect(await undo(rosa, first, cancelled)).toMatchObject({ ok: false, code: 'CHANGED' });
	expect(recordOf(first)).toMatchObject({ state: 'cancelled' });
});

test('hours of a team go back while it is out, and stay once it is over', async () => {
	const { id } = await room.must(rosa, 'deployment.request', {
		callSign: 'Alpha 1',
		headcount: 2,
		communityArea: 29,
		purpose: 'Resource table',
		plannedFrom: '2026-11-23T16:00:00.000Z',
		plannedTo: '2026-11-23T20:00:00.000Z'
	});
	await act(rosa, 'deployment.approve', { id, version: 1 });
	const planned = factsOf(id);
	const edits = {
		plannedTo: { from: '2026-11-23T20:00:00.000Z', to: '2026-11-23T21:00:00.000Z' }
	};

	const first = await act(noah, 'deployment.edit', { id, edits });
	expect(await undo(noah, id, first)).toMatchObject({ ok: true });
	expect(factsOf(id)).toEqual(planned);

	const second = await act(noah, 'deployment.edit', { id, edits });
	await act(noah, 'deployment.cancel', { id, version: recordOf(id).version, reason: 'Rain' });
	expect(await undo(noah, id, second)).toMatchObject({ ok: false, code: 'CHANGED' });
	expect(recordOf(id)).toMatchObject({ state: 'cancelled', plannedTo: edits.plannedTo.to });
});

test('hours that would end before they begin are not taken back, and a team that is out began when it began', async () => {
	const { id } = await room.must(rosa, 'deployment.request', {
		callSign: 'Bravo 2',
		headcount: 2,
		communityArea: 29,
		purpose: 'Resource table',
		plannedFrom: '2026-11-23T08:00:00.000Z',
		plannedTo: '2026-11-23T12:00:00.000Z'
	});
	await act(rosa, 'deployment.approve', { id, version: 1 });
	const edit = (field: 'plannedFrom' | 'plannedTo', from: number, to: number) => ({
		id,
		edits: {
			[field]: {
				from: `2026-11-23T${String(from).padStart(2, '0')}:00:00.000Z`,
				to: `2026-11-23T${String(to).padStart(2, '0')}:00:00.000Z`
			}
		}
	});
	const longer = await act(noah, 'deployment.edit', edit('plannedTo', 12, 18));
	await act(rosa, 'deployment.edit', edit('plannedFrom', 8, 14));
	expect(await undo(noah, id, longer)).toMatchObject({ ok: false, code: 'CHANGED' });

	for (const name of ['notify', 'acknowledge', 'set_out', 'check_in'] as const) {
		await act(noah, `deployment.${name}`, { id, version: recordOf(id).version });
	}
	const answer = await room.give(noah, 'deployment.edit', edit('plannedFrom', 14, 15));
	expect(answer).toMatchObject({ ok: false, code: 'MOVE_NOT_PERMITTED' });
	await act(noah, 'deployment.edit', edit('plannedTo', 18, 19));
});

// By somebody who has not used up what they may give in a second.
test('what was set aside is back when somebody takes anything else back on it, and aside again when that itself is', async () => {
	const { id } = await room.must(rosa, 'request.log', light);
	await act(rosa, 'request.triage', { id, version: 1 });
	const aside = await act(rosa, 'request.snooze', { id, version: 2, reason: 'Calls at two' });
	const away = await undo(rosa, id, aside);
	expect(recordOf<Request>(id).snoozed).toBeUndefined();
	await undo(rosa, id, away.own);
	expect(recordOf<Request>(id).snoozed).toMatchObject({ reason: 'Calls at two' });

	const ranked = await act(rosa, 'request.edit', { id, edits: { priority: { from: 3, to: 2 } } });
	await undo(rosa, id, ranked);
	expect(recordOf<Request>(id)).toMatchObject({ priority: 3 });
	expect(recordOf<Request>(id).snoozed).toBeUndefined();
});
