import { expect, test } from 'vitest';
import { listedIn, placeFacts } from '#shared/fold/place-view.ts';
import { expectedHelp } from '#shared/rules/capability-gaps.ts';
import { systemActor, type Actor } from '#shared/rules/actors.ts';
import type { Looker } from '#shared/rules/belonging.ts';
import { person, startMs, World } from '../support/rules-world.ts';

// Goal: a community's page tells what is offered there by what the directory knows, what is missing, and of whom nobody relies on
// nothing. Method: the room's own decisions on a board.
const maya = person('person_maya', { role: 'manager' });
const other = person('person_eli', { role: 'elected_office' });

function filled() {
	const world = new World();
	world.give('room.seed', { communities: true }, systemActor);
	const offer = (name: string, more: object) => {
		const about = { agencyId: 'agency_aa', category: 'food_assistance', areas: [29] };
		const said = { ...about, languages: ['en'], hours: [], name, ...more };
		const { written } = world.give('capability.add', said, maya);
		return written[0]!.after.id;
	};
	const say = (id: string, state: string, capacity = 'open') =>
		world.give('capability.confirm', { id, version: 1, state, capacity }, maya);
	const facts = (looker: Actor = maya, area = 29) =>
		placeFacts(world.board, area, looker as Looker, world.nowMs)!;
	return { world, offer, say, facts };
}

test('what organizations do there stands beside them, with whose it is and when somebody last asked', () => {
	const { world, offer, say, facts } = filled();
	say(offer('Food boxes', {}), 'active', 'limited');
	say(offer('Closed kitchen', {}), 'defunct');
	say(offer('Elsewhere', { areas: [68] }), 'active');
	offer('Everywhere', { areas: [] });

	const offers = () => facts().capabilities.filter(({ by }) => by !== undefined);
	expect(offers().map(({ name, by, capacity, local }) => [name, by, capacity, local])).toEqual([
		['Food boxes', 'Agency agency_aa', 'limited', true],
		['Everywhere', 'Agency agency_aa', 'unknown', false]
	]);
	expect(offers().map(({ asOf }) => asOf)).toEqual([new Date(startMs).toISOString(), undefined]);
	world.give('agency.suspend', { id: 'agency_aa', version: 5, reason: 'own_wish' }, maya);
	expect(offers()).toEqual([]);
});

test('help that nobody with room gives is missing, where the room works, and room is told to those who have it', () => {
	const { offer, say, facts } = filled();
	expect(facts().gaps).toEqual([...expectedHelp]);
	say(offer('Food boxes', {}), 'active');
	expect(facts().gaps).toEqual(expectedHelp.filter((one) => one !== 'food_assistance'));
	expect(facts(maya, 1).gaps).toEqual([]);
	const [theirs] = facts(other).capabilities.filter(({ by }) => by !== undefined);
	expect(theirs).not.toHaveProperty('capacity');
});

test('the list of priority communities is what the records say', () => {
	const { world } = filled();
	const before = listedIn(world.board);
	expect(before).toHaveLength(15);
	const { priorityList: _, ...off } = world.board.get('community', 'community_29')!;
	world.board.set(off as never);
	expect(listedIn(world.board)).toEqual(before.filter((area) => area !== 29));
});
