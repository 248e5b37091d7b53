import { expect, test } from 'vitest';
import { systemActor, type Actor } from '#shared/rules/actors.ts';
import { paceOf } from '#shared/rules/funding.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { World } from '../support/rules-world.ts';

// Goal: of each line of the books it is known when what it pays for runs, and that something began and spent nothing is seen. Method:
// the room's decisions, on days around each border.
const fay: Actor = { id: 'person_fay', name: 'Fay', role: 'funding', deskIds: [] };
const line = { code: '52M-1', stream: 'city_52m', agencyId: 'agency_aa', deliverable: 'Outreach' };
const entry = (step: string, cents: number, on: string, evidence = 'PO 1') => ({
	step,
	cents,
	on,
	evidence
});

test('when a line runs is said whole, and one that began long ago and spent nothing is late', () => {
	const world = new World();
	world.give('room.seed', { communities: true }, systemActor);
	const give = (name: CommandName, payload: object) => world.give(name, payload, fay).answer;
	const funding = () => [...world.board.all('funding')];
	give('funding.open', { ...line, communityArea: 29 });
	const [{ id } = { id: '' }] = funding();
	const plan = (more: object) =>
		give('funding.plan', { id, version: funding()[0]!.version, evaluated: true, ...more });
	const pace = (day: string) => paceOf(funding()[0]!, day);

	expect(pace('2026-06-30')).toBe('not_said');
	expect(plan({ startsOn: '2026-02-31' })).toMatchObject({ fields: [{ path: '/startsOn' }] });
	expect(plan({ startsOn: '2026-03-01', endsOn: '2026-02-28' })).toMatchObject({ ok: false });
	expect(plan({ startsOn: '2026-03-01', endsOn: '2026-12-31' }).ok).toBe(true);
	expect([pace('2026-02-28'), pace('2026-06-30'), pace('2027-01-01')]).toEqual([
		'to_come',
		'running',
		'over'
	]);
	for (const step of ['appropriated', 'awarded', 'obligated'])
		give('funding.book', { id, ...entry(step, 100, '2026-03-01', step) });
	expect([pace('2026-05-30'), pace('2026-05-31')]).toEqual(['running', 'late']);
	give('funding.book', { id, ...entry('expended', 1, '2026-05-01') });
	expect(pace('2026-05-31')).toBe('running');
	expect(plan({ startsOn: '2026-03-01', evaluated: false }).ok).toBe(true);
	expect(funding()[0]).not.toHaveProperty('endsOn');
});
