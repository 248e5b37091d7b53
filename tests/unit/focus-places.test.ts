import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs, toInstant } from '#shared/kernel/clock.ts';
import { coverageThere } from '#shared/fold/place-view.ts';
import { isFocusNow, mostFocusPlaces, type FocusPlace } from '#shared/model/community.ts';
import { focusNow } from '#server/figures/focus-now.ts';
import { systemActor } from '#shared/rules/actors.ts';
import { person, requestIn, startMs, World } from '../support/rules-world.ts';

// Goal: what the work is aimed at inside a community is known with its days, under one name, and never twice at once. Method: the
// room's decisions and walks of them beside a plain list.
const maya = person('person_maya', { role: 'manager' });
const area = 29;

function begun() {
	const world = new World();
	world.give('room.seed', { communities: true }, systemActor);
	const here = () => world.board.get('community', 'community_29')!;
	const seen = () => ({ id: here().id, version: here().version });
	const on = (type: FocusPlace['type'], name: string, more = {}) =>
		world.give(
			'community.focus_on',
			{ ...seen(), type, name, why: 'Shots at night', ...more },
			maya
		).answer;
	const end = (type: FocusPlace['type'], name: string) =>
		world.give('community.end_focus', { ...seen(), type, name }, maya).answer;
	return { world, here, on, end };
}

test.each([
	['beat', '1011', '1011'],
	['beat', '311', '0311'],
	['beat', 'district 10', undefined],
	['block_group', '170312909001', '170312909001'],
	['block_group', '2909', undefined],
	['block_face', '1534 South Pulaski Road', '1500 S PULASKI ROAD'],
	['block_face', 'behind the school', undefined],
	['named_site', '  Douglass   fieldhouse ', 'Douglass fieldhouse'],
	['named_site', '    ', undefined],
	['named_site', '4231 W Madison St, apt 2', undefined]
] as const)('a %s called "%s" is kept as %s', (type, name, kept) => {
	const { here, on } = begun();

	const answer = on(type, name);

	if (kept === undefined) {
		expect(answer).toMatchObject({
			code: 'INVALID_PAYLOAD',
			fields: [{ path: '/name', rule: type }]
		});
		expect(here().focus).toBeUndefined();
	} else {
		expect(answer.ok).toBe(true);
		expect(here().focus).toEqual([
			{ type, name: kept, why: 'Shots at night', from: toInstant(startMs) }
		]);
	}
});

const names = ['1011', '1012', '1013'];
const aStep = fc.record({ begins: fc.boolean(), name: fc.constantFrom(...names) });

test('whatever is begun and ended in whatever order, no place is in focus twice, and every end has its beginning', () => {
	fc.assert(
		fc.property(fc.array(aStep, { maxLength: 60, size: 'max' }), (steps) => {
			const { world, here, on, end } = begun();
			const now = new Set<string>();
			for (const { begins, name } of steps) {
				world.nowMs += dayMs;
				const answer = begins ? on('beat', name) : end('beat', name);
				expect(answer.ok).toBe(begins !== now.has(name));
				if (!answer.ok) expect(answer.code).toBe(begins ? 'TAKEN' : 'NOT_FOUND');
				else if (begins) now.add(name);
				else now.delete(name);
			}
			const all = here().focus ?? [];
			expect(new Set(all.filter(isFocusNow).map(({ name }) => name))).toEqual(now);
			expect(all.filter(isFocusNow).length).toBe(now.size);
			expect(all.every(({ from, until }) => until === undefined || until > from)).toBe(true);
		}),
		{ numRuns: 60 }
	);
});

test('what was over first makes room; where nothing is over there is none', () => {
	const { world, here, on, end } = begun();
	const beat = (index: number) => String(1_000 + index);
	for (let index = 0; index < mostFocusPlaces; index += 1) on('beat', beat(index));

	expect(on('beat', '9999')).toMatchObject({ code: 'TOO_LARGE' });
	world.nowMs += dayMs;
	end('beat', beat(7));
	world.nowMs += dayMs;
	end('beat', beat(3));
	expect(on('beat', '9999').ok).toBe(true);

	expect(here().focus!.length).toBe(mostFocusPlaces);
	expect(here().focus!.some(({ name }) => name === beat(7))).toBe(false);
	expect(here().focus!.some(({ name }) => name === beat(3))).toBe(true);
	expect(here().focus!.at(-1)).toMatchObject({ name: '9999' });
});

test('a community says where it is in focus now, and what is open on that very block, but to nobody who has totals alone', () => {
	const { world, on, end } = begun();
	const block = '1500 S PULASKI RD';
	const open = { communityArea: area, block };
	world.board.set(requestIn('triaged', { id: 'request_a', ...open }));
	// The same street, spelled out.
	world.board.set(requestIn('triaged', { id: 'request_e', ...open, block: '1500 S PULASKI ROAD' }));
	world.board.set(requestIn('triaged', { id: 'request_b', ...open, restricted: true }));
	world.board.set(requestIn('closed', { id: 'request_c', ...open }));
	world.board.set(requestIn('triaged', { id: 'request_d', ...open, block: '1600 S PULASKI RD' }));
	on('block_face', block);
	on('beat', '1011');
	on('beat', '1012');
	end('beat', '1012');
	const facts = (isWhole: boolean) => focusNow(world.board, area, isWhole);

	expect(facts(true)).toMatchObject([
		{ name: block, open: 2, at: [expect.any(Number), expect.any(Number)] },
		{ name: '1011' }
	]);
	expect(facts(true)[1]).not.toHaveProperty('at');
	expect(facts(false).map((one) => 'open' in one)).toEqual([false, false]);
});

test('the coming week of a community has its need beside the people who are planned', () => {
	const { world } = begun();
	const needByHour = Array.from({ length: 168 }, (_, index) => (index === 24 + 20 ? 3 : 0));
	const { id, version } = world.board.get('community', 'community_29')!;
	const need = { needByHour, needSource: 'a count of 2025', needAsOf: toInstant(startMs) };
	expect(world.give('community.set_need', { id, version, ...need }, maya).answer.ok).toBe(true);

	const { hours, needSource } = coverageThere(world.board, area, startMs);

	expect(hours.length).toBe(168);
	expect(needSource).toBe('a count of 2025');
	// Monday, at eight in the evening; the world begins on a Monday.
	expect(hours[20]).toEqual({ weekday: 1, hour: 20, need: 3, people: 0 });
});
