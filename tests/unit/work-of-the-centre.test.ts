// Long because every rule of the centre's work has its case here, in the order of a day.
import { expect, test } from 'vitest';
import { workingMsBetween } from '#shared/kernel/chicago-time.ts';
import { hourMs, minuteMs, toInstant } from '#shared/kernel/clock.ts';
import { usualHolidays } from '#shared/kernel/holidays.ts';
import { calendarId } from '#shared/model/calendar.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import type { Task } from '#shared/model/task.ts';
import { handoverOf } from '#shared/rules/handover.ts';
import { inQueueOrder } from '#shared/rules/queue-order.ts';
import { suggest } from '#shared/rules/suggestion.ts';
import { dueOfRequest, dueOfTask } from '#shared/rules/targets.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { retirement } from '#server/timekeeper/retirement.ts';
import { dueCommands } from '#server/timekeeper/due-moments.ts';
import { payloadFor } from '../support/rules-walks.ts';
import {
	activationIn,
	after,
	assetIn,
	deploymentIn,
	person,
	requestIn,
	shiftIn,
	staffIn,
	startMs,
	taskIn,
	World
} from '../support/rules-world.ts';

const dana = person('person_1');
const luis = person('person_2');
const maya = person('person_9', { role: 'manager' });
const system = person('system', { role: 'system' });
const place = { communityArea: 26, block: '4231 W Madison St' };
const tasksOn = (world: World) => [...world.board.all('task')];
/** Gives a move of a record as it now is. */
const move = (world: World, name: CommandName, record: AnyRecord, actor = dana) =>
	world.give(name, payloadFor(name, world.board.get(record.kind, record.id)!), actor).answer;

test('an incident notice opens its work with clocks that run, and holds nothing but place, number and time', () => {
	const world = new World();

	const { answer } = world.give('incident.log', { ...place, count: 2, source: 'hospital' }, dana);

	const [incident] = [...world.board.all('incident')];
	expect(answer.ok).toBe(true);
	expect(incident).toMatchObject({ block: '4200 W MADISON ST', count: 2, state: 'open' });
	const words = tasksOn(world).map(({ category, priority, restricted, state, deskId }) => {
		return [category, priority, restricted, state, deskId].join(' ');
	});
	expect(words).toEqual([
		'crisis_response 1 true assigned crisis_victim_services',
		'outreach_presence 1 false assigned violence_intervention',
		'lighting 2 false assigned city_services'
	]);
	const due = tasksOn(world).map((task) => dueOfTask(task, world.board)?.dueMs);
	expect(due.slice(0, 2)).toEqual([startMs + 5 * minuteMs, startMs + 5 * minuteMs]);
	const texts = Object.values(incident!).filter((value) => typeof value === 'string');
	expect(texts).not.toContain(place.block);
});

test('urgent work that nobody has taken on after five minutes goes to the duty officer, once', () => {
	const world = new World();
	world.give('incident.log', { ...place, count: 1, source: 'hospital' }, dana);
	const atMs = startMs + 5 * minuteMs;

	const early = dueCommands(world.board, atMs - 1);
	const due = dueCommands(world.board, atMs);
	world.nowMs = atMs;
	for (const { name, payload } of due)
		expect(world.give(name, payload, system).answer.ok).toBe(true);

	expect(early).toEqual([]);
	expect(due.map(({ name }) => name)).toEqual(['task.escalate', 'task.escalate']);
	expect(dueCommands(world.board, atMs + hourMs)).toEqual([]);
	expect(tasksOn(world).filter(({ escalatedAt }) => escalatedAt === toInstant(atMs))).toHaveLength(
		2
	);
});

test('work that was given anew and sent back is called for again, at a moment that was told before', () => {
	const urgent = taskIn('new', { priority: 1, createdAt: after(0) });
	const world = new World([urgent]);
	const atMs = startMs + 5 * minuteMs;
	const [first] = dueCommands(world.board, atMs);
	world.give('task.escalate', first!.payload, system);
	world.nowMs = atMs + minuteMs;
	move(world, 'task.assign', urgent);
	move(world, 'task.reject', urgent, person('person_3', { agencyId: 'agency_aa' }));

	const [second] = dueCommands(world.board, world.nowMs);

	expect(second).toMatchObject({ name: 'task.escalate' });
	expect(second!.id, 'a receipt of the first would answer it').not.toBe(first!.id);
});

test('what is over stays while something else is made of it', () => {
	const world = new World();
	world.give('incident.log', { ...place, count: 1, source: 'hospital' }, dana);
	const [first] = tasksOn(world);
	move(world, 'task.cancel', first!, maya);
	const retired = () =>
		retirement(world.board, startMs + 20 * 24 * hourMs).flatMap(({ payload }) =>
			(payload as { records: { id: string }[] }).records.map(({ id }) => id)
		);

	expect(retired(), 'its notice is open').toEqual([]);
	for (const task of tasksOn(world).slice(1)) move(world, 'task.cancel', task, maya);
	const [incident] = [...world.board.all('incident')];
	move(world, 'incident.close', incident!);
	expect(retired()).toEqual([incident!.id]);
	world.board.delete('incident', incident!.id);
	expect(retired()).toHaveLength(3);
});

test('whoever begins a shift and goes home at once meets themselves', () => {
	const staff = staffIn('available', { personId: 'person_1' });
	const world = new World([staff, shiftIn('scheduled')]);

	const { answer } = world.give('shift.open', payloadFor('shift.open', shiftIn('scheduled')), dana);

	expect(answer.ok && answer.write.map(({ id }) => id)).toEqual(['shift_01', 'staff_01']);
});

test('a notice is open until its work is over', () => {
	const world = new World();
	world.give('incident.log', { ...place, count: 1, source: 'hospital' }, dana);
	const [incident] = [...world.board.all('incident')];

	expect(move(world, 'incident.close', incident!)).toMatchObject({ code: 'TASKS_OPEN' });
	for (const task of tasksOn(world)) move(world, 'task.cancel', task, maya);
	expect(move(world, 'incident.close', incident!).ok).toBe(true);
});

test('a block is looked after in one go: five tasks around one place, or those that are wanted', () => {
	const [all, some] = [new World(), new World()];

	all.give('task.raise_bundle', place, dana);
	some.give('task.raise_bundle', { ...place, parts: ['alley', 'lot'] }, dana);

	expect(tasksOn(all)).toHaveLength(5);
	expect(new Set(tasksOn(all).map(({ bundleId, block }) => `${bundleId} ${block}`)).size).toBe(1);
	expect(tasksOn(all).every(({ origin }) => origin === 'plan')).toBe(true);
	expect(tasksOn(some).map(({ title }) => title)).toEqual(['Alley lights', 'Vacant lot']);
});

test('a request may close without what was said not to be needed, and not without the rest', () => {
	const extra = taskIn('new', { id: 'task_02', requestId: 'request_01', required: false });
	const needed = taskIn('in_progress', { requestId: 'request_01' });
	const world = new World([requestIn('resolved'), needed, extra]);
	const request = world.board.get('request', 'request_01')!;

	expect(move(world, 'request.close', request)).toMatchObject({ code: 'TASKS_OPEN' });
	move(world, 'task.cancel', needed, maya);
	expect(move(world, 'request.close', request).ok).toBe(true);
});

test('a request whose task was sent back stands above those that wait longer, below what is urgent', () => {
	const late = requestIn('in_progress', {
		id: 'request_late',
		priority: 2,
		receivedAt: after(-72 * hourMs)
	});
	const back = requestIn('in_progress', { id: 'request_back', priority: 3, taskCount: 1 });
	const urgent = requestIn('in_progress', { id: 'request_urgent', priority: 1 });
	const task = taskIn('assigned', { requestId: back.id, agencyId: 'agency_aa' });
	const world = new World([late, back, urgent, task]);
	const { receivedAt } = back;

	move(world, 'task.reject', task, person('person_3', { agencyId: 'agency_aa' }));

	const order = inQueueOrder([...world.board.all('request')], world.board, world.nowMs);
	expect(order.map(({ id }) => id)).toEqual(['request_urgent', 'request_back', 'request_late']);
	expect(world.board.get('request', back.id)).toMatchObject({ receivedAt });
});

test('edits of different fields both win, and of one field the second is told what it is now', () => {
	const world = new World([requestIn('triaged', { priority: 3, block: '4200 W MADISON ST' })]);
	const edit = (edits: object, actor = dana) =>
		world.give('request.edit', { id: 'request_01', edits }, actor).answer;

	const first = edit({ priority: { from: 3, to: 1 } });
	const other = edit({ title: { from: 'Lights out in the alley', to: 'Alley dark' } }, luis);
	const same = edit(
		{ priority: { from: 3, to: 2 }, title: { from: 'Alley dark', to: 'x y z' } },
		luis
	);
	const agreed = edit({ priority: { from: 3, to: 1 } }, luis);

	expect([first.ok, other.ok]).toEqual([true, true]);
	expect(same).toMatchObject({
		code: 'CHANGED',
		fields: [{ path: '/edits/priority', rule: 'changed' }],
		current: { priority: 1, title: 'Alley dark' }
	});
	expect(agreed, 'who wants what is so already is not in conflict').toMatchObject({
		ok: true,
		write: []
	});
	expect(world.board.get('request', 'request_01')).toMatchObject({
		priority: 1,
		title: 'Alley dark'
	});
});

test('an exact address never gets into a request: its block does', () => {
	const world = new World([requestIn('triaged')]);
	const edit = (to: string) =>
		world.give('request.edit', { id: 'request_01', edits: { block: { to } } }, dana).answer;

	expect(edit('the corner store')).toMatchObject({ code: 'INVALID_PAYLOAD' });
	expect(edit('4231 W Madison St').ok).toBe(true);
	expect(world.board.get('request', 'request_01')?.block).toBe('4200 W MADISON ST');
});

test('a provider that cannot do what was asked offers what it can, and a manager takes it or not', () => {
	const asked = deploymentIn('requested', { agencyId: 'agency_aa' });
	const world = new World([asked]);
	const provider = person('person_3', { agencyId: 'agency_aa' });
	const offer = { plannedFrom: after(2 * hourMs), plannedTo: after(4 * hourMs), headcount: 1 };
	const seen = { id: asked.id, version: asked.version };

	const byOther = world.ask(
		'deployment.offer',
		{ ...seen, ...offer },
		person('person_4', { agencyId: 'agency_bb' })
	);
	world.give('deployment.offer', { ...seen, ...offer }, provider);
	const offered = world.board.get('deployment', asked.id)!;
	const taken = move(world, 'deployment.take_offer', asked, maya);

	expect(byOther).toMatchObject({ code: 'NOT_ALLOWED' });
	expect(offered).toMatchObject({ state: 'requested', headcount: 2, offer });
	expect(taken.ok).toBe(true);
	expect(world.board.get('deployment', asked.id)).toMatchObject({ state: 'approved', ...offer });
	expect(world.board.get('deployment', asked.id)).not.toHaveProperty('offer');
});

test('fifteen minutes after a missed welfare check the duty officer is called, and contact can still be made', () => {
	const world = new World([deploymentIn('working', { lastHeardAt: after(0) })]);
	const at = (minutes: number) => dueCommands(world.board, startMs + minutes * minuteMs);
	const take = (minutes: number) => {
		world.nowMs = startMs + minutes * minuteMs;
		for (const { name, payload } of at(minutes)) world.give(name, payload, system);
	};

	expect(at(59)).toEqual([]);
	take(60);
	expect(world.board.get('deployment', 'deployment_01')?.state).toBe('overdue_checkin');
	expect(at(74)).toEqual([]);
	take(75);

	expect(world.board.get('deployment', 'deployment_01')).toMatchObject({
		state: 'overdue_checkin',
		escalatedAt: after(75 * minuteMs)
	});
	expect(at(500), 'called once').toEqual([]);
	move(world, 'deployment.make_contact', deploymentIn('overdue_checkin'));
	expect(world.board.get('deployment', 'deployment_01')).toMatchObject({ state: 'working' });
	expect(world.board.get('deployment', 'deployment_01')).not.toHaveProperty('escalatedAt');
});

test('equipment comes back with the team it was lent to', () => {
	const world = new World([deploymentIn('demobilizing'), assetIn('assigned')]);

	move(world, 'deployment.release', deploymentIn('demobilizing'));

	expect(world.board.get('asset', 'asset_01')).toMatchObject({ state: 'available' });
	expect(world.board.get('asset', 'asset_01')).not.toHaveProperty('deploymentId');
});

test('nobody goes home from a shift before the person they named has accepted it', () => {
	const staff = [
		staffIn('available', { personId: 'person_1' }),
		staffIn('available', { id: 'staff_02', name: 'Luis', personId: 'person_2' })
	];
	const held = taskIn('in_progress', {
		priority: 1,
		holderId: 'person_1',
		deskId: 'city_services'
	});
	const { agencyId: _agency, ...task } = held;
	const shift = shiftIn('open');
	const world = new World([...staff, shift, task as Task]);
	const leave = () => move(world, 'staff.check_out', staff[0]!);

	expect(leave()).toMatchObject({ code: 'HANDOVER_PENDING' });
	expect(move(world, 'shift.hand_over', shift).ok).toBe(true);
	expect(world.board.get('shift', shift.id)?.handedOver).toEqual([task.id]);
	expect(leave(), 'offered is not accepted').toMatchObject({ code: 'HANDOVER_PENDING' });
	expect(move(world, 'shift.accept', shift, person('person_3'))).toMatchObject({
		code: 'NOT_ALLOWED'
	});
	expect(move(world, 'shift.accept', shift, luis).ok).toBe(true);
	expect(world.board.get('task', task.id)?.holderId).toBe('person_2');
	expect(leave().ok).toBe(true);
});

test('a shift is taken over by a person with an account, and by nobody themselves', () => {
	const world = new World([
		shiftIn('open'),
		staffIn('available', { personId: 'person_1' }),
		staffIn('available', { id: 'staff_03', name: 'Kim' })
	]);
	const seen = { id: 'shift_01', version: shiftIn('open').version };

	const self = world.ask('shift.hand_over', { ...seen, staffId: 'staff_01' }, dana);
	const nobody = world.ask('shift.hand_over', { ...seen, staffId: 'staff_03' }, dana);

	expect(self).toMatchObject({ code: 'SAME_PERSON' });
	expect(nobody).toMatchObject({ fields: [{ path: '/staffId', rule: 'account' }] });
});

test('what the next shift has to know is found from the records alone', () => {
	const world = new World([
		requestIn('triaged', { id: 'request_urgent', priority: 1 }),
		requestIn('triaged', { id: 'request_later', priority: 3 }),
		requestIn('closed', { id: 'request_over', priority: 1 }),
		requestIn('triaged', { id: 'request_other', priority: 1, deskId: 'funding' }),
		taskIn('on_hold', { id: 'task_hold', priority: 4 }),
		taskIn('assigned', { id: 'task_urgent', priority: 2 }),
		taskIn('verified', { id: 'task_over', priority: 1 }),
		deploymentIn('working', { id: 'deployment_out' }),
		deploymentIn('requested', { id: 'deployment_not_out' })
	]);

	const { requests, tasks, holds, out } = handoverOf('city_services', world.board);

	const ids = [requests, tasks, holds, out].map((list) => list.map(({ id }) => id));
	expect(ids).toEqual([['request_urgent'], ['task_urgent'], ['task_hold'], ['deployment_out']]);
});

test('of an activation everybody knows who comes, how many came, and what was learned', () => {
	const activation = activationIn('planned');
	const world = new World([activation]);
	const { id } = activation;
	const give = (name: CommandName, payload: object) =>
		world.give(name, { id, ...payload }, dana).answer;

	give('activation.invite', { agencyId: 'agency_aa' });
	give('activation.invite', { agencyId: 'agency_bb' });
	give('activation.invite', { agencyId: 'agency_aa' });
	give('activation.answer', { agencyId: 'agency_bb', answer: 'declined' });
	expect(give('activation.count', { add: 1 })).toMatchObject({ code: 'MOVE_NOT_PERMITTED' });
	move(world, 'activation.open', activation);
	give('activation.count', { add: 40 });
	give('activation.count', { add: 5 });
	give('activation.count', { add: -2 });
	expect(give('activation.count', { add: -100 })).toMatchObject({ code: 'INVALID_PAYLOAD' });
	move(world, 'activation.close', activation);
	const lesson = {
		text: 'Open an hour earlier',
		agencyId: 'agency_aa',
		dueOn: after(240 * hourMs)
	};
	const { version } = world.board.get('activation', id)!;
	give('activation.debrief', { version, lessons: [lesson] });

	expect(world.board.get('activation', id)).toMatchObject({
		state: 'debriefed',
		visitors: 43,
		providers: [
			{ agencyId: 'agency_aa', answer: 'invited' },
			{ agencyId: 'agency_bb', answer: 'declined' }
		]
	});
	expect([...world.board.all('lesson')]).toMatchObject([
		{
			...lesson,
			state: 'observed',
			source: 'activation_debrief',
			activationId: id,
			communityArea: 26
		}
	]);
});

test('an activation is planned with the work before and after it', () => {
	const world = new World();
	const hours = { opensAt: after(48 * hourMs), closesAt: after(52 * hourMs) };
	const wanted = { title: 'Assistance center', site: 'A school', communityArea: 26, ...hours };

	world.give('activation.plan', wanted, dana);

	const [activation] = [...world.board.all('activation')];
	const titles = world.board.tasksOf(activation!.id).map(({ title }) => title);
	expect(titles).toEqual([
		'Permit for the site',
		'Tables and chairs',
		'Interpreters',
		'Clear the site',
		'Follow up with providers'
	]);
});

test('a suggestion names who has room, and says who has none', () => {
	const request = requestIn('triaged', { communityArea: 26, priority: 3 });
	const world = new World([request]);
	const lead = (id: string, more: object) =>
		world.board.set({ ...world.board.get('agency', id)!, leads: ['lighting'], ...more });
	lead('agency_aa', { areas: [26], capacity: 'full' });
	lead('agency_bb', { areas: [], capacity: 'limited' });

	const suggestion = suggest(request, world.board);

	expect(suggestion).toMatchObject({
		agencyId: 'agency_bb',
		reason: 'leads_city',
		full: 'Agency agency_aa',
		deskId: 'city_services',
		priority: 3
	});
	expect(suggestion?.dueMs).toBe(dueOfRequestAt(request, world));
	lead('agency_bb', { capacity: 'full' });
	expect(suggest(request, world.board)).toBeUndefined();
});

function dueOfRequestAt(request: ReturnType<typeof requestIn>, world: World): number | undefined {
	const started = { ...request, state: 'in_progress' as const };
	return dueOfRequest(started, world.board)?.dueMs;
}

test('on a holiday the clocks of P3 and P4 stand still, for everybody from the moment it is set', () => {
	const request = requestIn('received', { priority: 3, receivedAt: after(0) });
	const world = new World([request]);
	const before = dueOfRequest(request, world.board)?.dueMs;
	world.board.set({
		kind: 'calendar',
		id: calendarId,
		version: 1,
		changedAt: after(0),
		drill: false,
		changedBy: 'system',
		changedCommand: 'room.seed',
		holidays: ['2026-01-05']
	});

	const due = dueOfRequest(request, world.board)?.dueMs;

	expect(before).toBe(Date.parse('2026-01-05T13:00:00-06:00'));
	expect(due).toBe(Date.parse('2026-01-06T12:00:00-06:00'));
});

test('the usual holidays are those of the City, moved off weekends', () => {
	const days = `2026-01-01 2026-01-19 2026-02-12 2026-02-16 2026-03-02 2026-05-25 2026-06-19
		2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25`;
	expect(usualHolidays(2026)).toEqual(days.split(/\s+/));
	const calendar = { holidays: new Set(usualHolidays(2026)), key: 'usual' };
	const [from, to] = ['2026-11-25T17:00:00-06:00', '2026-11-27T09:00:00-06:00'].map(Date.parse);
	expect(workingMsBetween(from!, to!, calendar)).toBe(2 * hourMs);
});
