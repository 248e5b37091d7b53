import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Task } from '#shared/model/task.ts';
import { HelpRoom } from '../support/help-room.ts';
import { ana, noah } from '../support/room.ts';
import { witness } from '../support/witness.ts';

// Goal: whoever asked and comes back is known by number and code alone, is told the truth in plain words, and has the
// last word. Method: a phone without a script at a whole room, desks that work, a witness at its Redis.
let door: HelpRoom;
beforeAll(async () => {
	door = await HelpRoom.open();
});
afterAll(() => door.close());

test('whoever comes back is known by number and code alone, however they are typed', async () => {
	const from = door.phone();
	const told = await door.ask(from);
	const typed = {
		reference: told.reference.toLowerCase().replace('-', ' '),
		secret: ` ${told.secret.toLowerCase().replace('-', '')} `
	};
	expect((await from.status(typed)).text).toContain('Where it stands');
	for (const wrong of [
		{ ...told, secret: 'AAAA-AAAA' },
		{ ...told, secret: '' },
		{ reference: 'R-000000', secret: told.secret },
		{ reference: "' OR 1=1", secret: '<b>' }
	]) {
		const page = await from.status(wrong);
		expect(page.status).toBe(404);
		expect(page.text).toContain('We do not know this number with this code');
	}
});

test('whoever guesses is told to call before a code could be found', async () => {
	const victim = await door.ask(door.phone());
	const from = door.phone('10.8.8.8');
	const statuses = [];
	for (let index = 0; index < 17; index += 1) {
		statuses.push((await from.status({ ...victim, secret: `0000-${1000 + index}` })).status);
	}
	for (let index = 0; index < 40; index += 1) await from.status({ ...victim, secret: '0000-0000' });
	expect(statuses.indexOf(429)).toBe(15);
	expect((await from.status(victim)).status).toBe(429);
	// Whose it is looks from elsewhere.
	expect((await door.phone().status(victim)).status).toBe(200);
});

test('whoever asked hears in plain words how it goes, and says no: the work goes back, and yes: it is confirmed', async () => {
	const from = door.phone();
	const told = await door.ask(from, { language: 'es' });
	const { id } = door.find(told.reference)!;
	const now = () => door.find(told.reference)!;
	const task = () => door.room.app.http.follower.board.tasksOf(id)[0]!;
	const stands = async (go?: string) => (await from.status(told, go)).text.replace(/\s+/g, ' ');

	await door.room.must(noah, 'request.triage', { id, version: 1 });
	expect(await stands()).toContain('<b>Being reviewed</b>');
	await door.room.must(noah, 'request.accept', { id, version: 2, agencyId: 'agency_lights' });
	expect(await stands()).toContain('It is with Lights.');
	await workOn(id);
	expect(task()).toMatchObject({ state: 'completed' });
	expect(await stands()).toContain('<b>Done, please tell us</b>');
	expect(await stands()).toContain('Their number for it: 26-00123456.');

	expect(await stands('not_fixed')).toContain('It is back with the people who do the work.');
	expect(task()).toMatchObject({ state: 'in_progress' });
	expect(task()).not.toHaveProperty('completedAt');
	expect(now()).toMatchObject({ state: 'in_progress', saidFixed: false });
	// Said twice it is said once: there is nothing done now that could be denied.
	expect(await stands('not_fixed')).toContain('This cannot be said now.');

	const { version } = task();
	const done = { outcome: 'New lamps', quantity: 2, unit: 'lights' } as const;
	await door.room.must(ana, 'task.complete', { id: task().id, version, ...done });
	expect(await stands('fixed')).toContain('Thank you. We noted that it is fixed.');
	expect(task()).toMatchObject({
		state: 'verified',
		verifiedBy: 'community',
		evidence: 'requester_confirmed'
	});
	expect(now()).toMatchObject({ state: 'closed', saidFixed: true, answer: 'requester_told' });

	// Weeks later it is dark again.
	door.pass(20 * 86_400_000);
	expect(await stands()).toContain('It was closed. Is it still fine?');
	expect(await stands('not_fixed')).toContain('It is back with');
	expect(now()).toMatchObject({ state: 'in_progress', saidFixed: false });
	expect(now()).not.toHaveProperty('closedAt');
	expect(task()).toMatchObject({ state: 'in_progress' } satisfies Partial<Task>);
});

test('whoever asked for what others had asked for hears what they hear', async () => {
	const [first, second] = [await door.ask(door.phone()), await door.ask(door.phone())];
	const parent = door.find(first.reference)!;
	const { id } = door.find(second.reference)!;
	await door.room.must(noah, 'request.triage', { id: parent.id, version: parent.version });
	await door.room.must(noah, 'request.mark_duplicate', { id, version: 1, parentId: parent.id });
	const { text } = await door.phone().status(second);
	expect(text).toContain('Being reviewed');
	expect(text).toContain('Others asked for the same thing.');
	expect(text).not.toContain(first.reference);
});

test('whoever asked learns nothing of who has restricted work', async () => {
	const told = await door.ask(door.phone(), { tile: 'hurt', need: 'costs', place: 'unsaid' });
	const { id } = door.find(told.reference)!;
	const care = { ...ana, role: 'victim_services', deskIds: ['crisis_victim_services'] } as const;
	await door.room.must(care, 'request.triage', { id, version: 1 });
	await door.room.must(care, 'request.accept', { id, version: 2, agencyId: 'agency_lights' });
	expect((await door.phone().status(told)).text).not.toContain('Lights');
});

test('days after the end the work is found again, and nothing is over while some of it is not', async () => {
	const from = door.phone();
	const told = await door.ask(from);
	const { id } = door.find(told.reference)!;
	const { board } = door.room.app.http.follower;
	await door.room.must(noah, 'request.triage', { id, version: 1 });
	await door.room.must(noah, 'request.accept', { id, version: 2, agencyId: 'agency_lights' });
	await workOn(id);
	const task = board.tasksOf(id)[0]!;
	await from.status(told, 'fixed');
	expect(door.find(told.reference)).toMatchObject({ state: 'closed' });
	door.pass(4 * 86_400_000);
	await expect.poll(() => board.get('task', task.id), { timeout: 10_000 }).toBeUndefined();
	expect((await from.status(told, 'not_fixed')).text).toContain('It is back with');
	expect(board.get('task', task.id)).toMatchObject({ state: 'in_progress' });

	// Resolved by a desk, with something more to do: "fixed" confirms what was done, and ends nothing.
	const request = () => door.find(told.reference)!;
	const more = { title: 'Trim the tree', category: 'lighting', priority: 3 } as const;
	await door.room.must(noah, 'request.resolve', { id, version: request().version });
	await door.room.must(noah, 'task.raise', {
		requestId: id,
		requestVersion: request().version,
		...more
	});
	await from.status(told, 'fixed');
	expect(request()).toMatchObject({ state: 'resolved', saidFixed: true });
});

test('what is held back stays until a desk has looked at it, and is promised nothing', async () => {
	const from = door.phone();
	const told = await from.ask({ token: await from.form() });
	expect(told.page.text).not.toContain('Someone looks at it by');
	door.pass(5 * 86_400_000);
	const other = await door.ask(door.phone());
	await door.room.must(noah, 'request.withdraw', {
		id: door.find(other.reference)!.id,
		version: 1,
		reason: 'They said so'
	});
	door.pass(5 * 86_400_000);
	await expect.poll(() => door.find(other.reference), { timeout: 10_000 }).toBeUndefined();
	expect(door.find(told.reference)).toMatchObject({ state: 'held' });
});

test('what was shredded is opened by no code any more, and by no form of long ago', async () => {
	const from = door.phone();
	const told = await door.ask(from, { words: 'To be forgotten.' });
	const { id } = door.find(told.reference)!;
	await door.room.app.http.access.sealed!.shred('request', id);
	expect((await from.status(told)).status).toBe(404);
	expect((await from.ask({ token: told.token })).page.status).toBe(429);
	const left = await witness({ folder: door.room.folder }, (redis) =>
		redis.exists(`{chicago}:sealed:request:${id}`)
	);
	expect(left).toBe(0);
});

async function workOn(id: string): Promise<void> {
	const { board } = door.room.app.http.follower;
	const request = board.get('request', id)!;
	const raised = await door.room.must(noah, 'task.raise', {
		requestId: id,
		requestVersion: request.version,
		title: 'Mend the lamps',
		category: 'lighting',
		priority: 3
	});
	const taskId = [...board.tasksOf(id)][0]!.id;
	expect(raised.position).toBeGreaterThan(0);
	await door.room.must(noah, 'task.assign', { id: taskId, version: 1, agencyId: 'agency_lights' });
	await door.room.must(ana, 'task.accept', { id: taskId, version: 2 });
	await door.room.must(ana, 'task.start', { id: taskId, version: 3 });
	await door.room.must(ana, 'task.complete', {
		id: taskId,
		version: 4,
		outcome: 'New lamps',
		quantity: 2,
		unit: 'lights',
		number311: '26-00123456'
	});
}
