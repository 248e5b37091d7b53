import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Task } from '#shared/model/task.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { ana, enrolAgencies, password, rosa, TestRoom } from '../support/room.ts';

// Goal: work does not stay with people who cannot come in any more. Method: a whole room with its timekeeper, two
// accounts of one organisation and one of another, switched off one after the other.
let room: TestRoom;
const ids: Record<string, string> = {};
const lights: Actor = { ...ana, id: 'person_lights', agencyId: 'agency_lights' };
const pantry: Actor = { ...ana, id: 'person_pantry', agencyId: 'agency_pantry' };

const crisisDesk: Actor = {
	...ana,
	id: 'person_crisis',
	role: 'victim_services',
	deskIds: ['crisis_victim_services']
};

beforeAll(async () => {
	room = await TestRoom.open();
	await enrolAgencies(room);
	for (const [signInName, agencyId] of [
		['one', 'agency_lights'],
		['two', 'agency_lights'],
		['three', 'agency_pantry']
	] as const) {
		const account = { signInName, name: signInName, role: 'desk' as const, deskIds: [], agencyId };
		ids[signInName] = (await room.app.http.access.people.add(account, password))!.id;
	}
});
afterAll(() => room.close());

const taskOf = (id: string): Task | undefined => room.app.http.follower.board.get('task', id);
const switchOff = (name: string) =>
	room.app.http.access.people.change(ids[name]!, { disabledAt: new Date().toISOString() });

/** Whoever has such work before anybody else. */
const by = (category: string) => (category === 'crisis_response' ? crisisDesk : rosa);

/** A task of an organisation, brought as far as its own people bring it. */
async function taskIn(
	state: Task['state'],
	actor: Actor,
	category: 'lighting' | 'crisis_response' = 'lighting'
): Promise<string> {
	const about = { title: 'Mend the light', category, priority: 3 } as const;
	const { id } = await room.must(by(category), 'task.raise', about);
	const move = (by: Actor, name: 'task.assign' | 'task.accept' | 'task.start', more = {}) =>
		room.must(by, name, { id, version: taskOf(id)?.version ?? 0, ...more });
	const own =
		category === 'crisis_response' ? { ...actor, role: 'victim_services' as const } : actor;
	await move(by(category), 'task.assign', { agencyId: actor.agencyId });
	if (state !== 'assigned') await move(own, 'task.accept');
	if (state === 'in_progress') await move(own, 'task.start');
	return id;
}

test('work comes back to the desk when nobody of its organisation can sign in any more', async () => {
	const held = await Promise.all([taskIn('assigned', lights), taskIn('in_progress', lights)]);
	const others = await taskIn('accepted', pantry);
	// A team for crises of the same organisation: what it has is for nobody else's eyes, and comes back all the same.
	const crisis = await taskIn('accepted', lights, 'crisis_response');
	const nobodys = await room.must(rosa, 'task.raise', {
		title: 'With one that never had an account',
		category: 'other',
		priority: 3
	});
	const states = () => held.map((id) => taskOf(id)?.state);

	await switchOff('one');
	// There is still somebody.
	expect([...(await room.app.http.access.people.leftAgencies())]).toEqual([]);

	await switchOff('two');
	await expect.poll(states, { timeout: 15_000 }).toEqual(['rejected', 'rejected']);

	await expect.poll(() => taskOf(crisis)?.state, { timeout: 15_000 }).toBe('rejected');
	// At its desk again, where somebody can give it to others.
	const version = taskOf(crisis)!.version;
	const given = { id: crisis, version, agencyId: 'agency_pantry' };
	expect(await room.give(crisisDesk, 'task.assign', given)).toMatchObject({ ok: true });
	expect(taskOf(held[0]!)).toMatchObject({
		rejectReason: 'no_capacity',
		agencyId: 'agency_lights'
	});
	expect([taskOf(others)?.state, taskOf(nobodys.id)?.state]).toEqual(['accepted', 'new']);
	const log = await room.readLog();
	const returned = log.filter(({ id }) => id.includes('return:'));
	expect(returned).toHaveLength(5);
	expect(returned.every(({ entry }) => entry.actor === 'system')).toBe(true);
});

test('work comes back as well from an organization that has left, though its people have accounts', async () => {
	const held = await taskIn('accepted', pantry);
	const agency = () => room.app.http.follower.board.get('agency', 'agency_pantry')!;
	const seen = () => ({ id: agency().id, version: agency().version });

	await room.must(rosa, 'agency.suspend', { ...seen(), reason: 'papers_missing' });
	expect(taskOf(held)?.state).toBe('accepted');
	await room.must(rosa, 'agency.leave', { ...seen(), reason: 'own_wish' });

	await expect.poll(() => taskOf(held)?.state, { timeout: 15_000 }).toBe('rejected');
});
