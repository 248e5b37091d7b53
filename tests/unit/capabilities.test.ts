import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { dayMs, toInstant } from '#shared/kernel/clock.ts';
import { hoursOf, sayHours, spansOf } from '#lib/capabilities/hours.ts';
import type { Capability, OpenHours } from '#shared/model/capability.ts';
import { systemActor, type Actor } from '#shared/rules/actors.ts';
import {
	callNext,
	confidenceOf,
	findCapabilities,
	isOpenAt,
	standingOf
} from '#shared/rules/capabilities.ts';
import { gapsIn } from '#shared/rules/capability-gaps.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { firstVersion, World } from '../support/rules-world.ts';

// Goal: help is found for a person by what has to fit, what does not fit now says why, and what nobody asked about for long is not
// relied on. Method: the room's decisions, cases at the borders, properties of fading.
const ana: Actor = {
	id: 'person_ana',
	name: 'Ana',
	role: 'desk',
	agencyId: 'agency_aa',
	deskIds: []
};
const noah: Actor = { id: 'person_noah', name: 'Noah', role: 'desk', deskIds: ['intake_triage'] };
let world: World;

beforeEach(() => {
	world = new World();
	world.give('room.seed', { communities: true }, systemActor);
});

const give = (name: CommandName, payload: object, actor = noah) =>
	world.give(name, payload, actor).answer;

/** Something that is known; confirmed now, where it is said how it is. */
function know(more: object, confirmed?: { state?: string; capacity?: string }): string {
	const { written } = world.give('capability.add', { ...grief, ...more }, noah);
	const { id } = written[0]!.after;
	if (confirmed)
		give('capability.confirm', { id, version: 1, state: 'active', capacity: 'open', ...confirmed });
	return id;
}

const saturday = { weekday: 6, from: 9 * 60, to: 13 * 60 };
const grief = {
	agencyId: 'agency_aa',
	name: 'Grief counseling',
	category: 'mental_health_support',
	areas: [61],
	languages: ['es', 'en'],
	minAge: 12,
	maxAge: 17,
	hours: [saturday]
};
const saturdayMs = Date.parse('2026-01-10T10:30:00-06:00');

function found(asked: object) {
	const { board, nowMs } = world;
	const from = { capabilities: board.all('capability'), agencies: board.all('agency') };
	return findCapabilities(from, asked, nowMs).map(({ capability, against }) => [
		capability.name,
		...against
	]);
}

test('18. Spanish grief counseling for a 15-year-old in New City on a weekend: what fits, and why the others do not', () => {
	know({ name: 'Fits' }, {});
	know({ name: 'Closed for a time' }, { state: 'temporarily_closed' });
	know({ name: 'Closed for a time too', areas: [] }, { state: 'temporarily_closed' });
	know({ name: 'Full' }, { capacity: 'full' });
	know({ name: 'Weekdays only', hours: [{ weekday: 2, from: 540, to: 1020 }] }, {});
	know({ name: 'Nobody asked' });
	know({ name: 'English only', languages: ['en'] }, {});
	know({ name: 'Adults', minAge: 18, maxAge: 99 }, {});
	know({ name: 'Elsewhere', areas: [29] }, {});
	know({ name: 'Meals', category: 'food_assistance' }, {});
	know({ name: 'Gone' }, { state: 'defunct' });

	const asked = {
		category: 'mental_health_support',
		communityArea: 61,
		language: 'es',
		age: 15,
		atMs: saturdayMs
	};
	const all = found(asked);
	expect(all[0]).toEqual(['Fits']);
	expect(all.slice(1).toSorted()).toEqual([
		['Closed for a time too', 'temporarily_closed'],
		['Closed for a time', 'temporarily_closed'],
		['Full', 'full'],
		['Nobody asked', 'not_relied_on'],
		['Weekdays only', 'closed_then']
	]);
	// Of an organisation that is suspended nothing is offered.
	world.board.set({ ...world.board.get('agency', 'agency_aa')!, state: 'suspended' });
	expect(found(asked)).toEqual([]);
});

test('ages and hours are open at their borders as people mean them', () => {
	know({ name: 'Twelve to seventeen' }, {});
	const at = (age: number) => found({ age }).length;
	expect([11, 12, 17, 18].map(at)).toEqual([0, 1, 1, 0]);
	const open = (time: string) =>
		isOpenAt({ hours: [saturday] }, Date.parse(`2026-01-10T${time}-06:00`));
	expect(['08:59:59', '09:00:00', '12:59:59', '13:00:00'].map(open)).toEqual([
		false,
		true,
		true,
		false
	]);
	// The same hour of Chicago's clocks when they are an hour ahead.
	expect(isOpenAt({ hours: [saturday] }, Date.parse('2026-07-11T09:00:00-05:00'))).toBe(true);
	expect(isOpenAt({ hours: [] }, saturdayMs)).toBeUndefined();
	expect(found({ atMs: saturdayMs, age: 15 })).toEqual([['Twelve to seventeen']]);
});

test.each([
	[0, 'sure'],
	[44, 'sure'],
	[46, 'fading'],
	[89, 'fading'],
	[91, 'not_relied_on']
])('%s days after somebody asked it is %s', (days, standing) => {
	const id = know({}, {});
	world.nowMs += days * dayMs;
	expect(standingOf(world.board.get('capability', id)!, world.nowMs)).toBe(standing);
});

test('confidence only fades, each doubt halves it, and asking makes it whole again', () => {
	fc.assert(
		fc.property(fc.nat(400), fc.nat(400), fc.nat(5), (days, more, count) => {
			const confirmedAt = toInstant(world.nowMs);
			const doubts = Array.from({ length: count }, () => ({ at: confirmedAt, words: 'Not so' }));
			const at = (after: number) =>
				confidenceOf({ confirmedAt, doubts }, world.nowMs + after * dayMs);
			expect(at(days + more)).toBeLessThanOrEqual(at(days));
			const without = confidenceOf({ confirmedAt, doubts: [] }, world.nowMs + days * dayMs);
			expect(at(days)).toBeCloseTo(without / 2 ** count, 12);
		})
	);
	const id = know({}, {});
	give('capability.doubt', { id, words: 'The door was locked' }, ana);
	expect(world.board.get('capability', id)!.doubts).toHaveLength(1);
	give('capability.confirm', {
		id,
		version: world.board.get('capability', id)!.version,
		state: 'active',
		capacity: 'limited'
	});
	expect(confidenceOf(world.board.get('capability', id)!, world.nowMs)).toBe(1);
});

test('whom to call next: what is doubted, then what nobody asked about for longest; never what is over', () => {
	const [old, older] = [know({ name: 'Old' }, {}), know({ name: 'Older' })];
	world.nowMs += 60 * dayMs;
	const doubted = know({ name: 'Doubted' }, {});
	give('capability.doubt', { id: doubted, words: 'They moved' }, ana);
	know({ name: 'Sure' }, {});
	const gone = know({ name: 'Gone' }, { state: 'defunct' });
	give('capability.doubt', { id: gone, words: 'It is gone' }, ana);

	const next = callNext(world.board.all('capability') as Iterable<Capability>, world.nowMs);
	expect(next.map(({ id }) => id)).toEqual([doubted, older, old]);
});

test('an organization tells of itself, the center of all; a name is not added twice', () => {
	expect(give('capability.add', { ...grief, agencyId: 'agency_bb' }, ana)).toMatchObject({
		code: 'NOT_ALLOWED'
	});
	const id = know({ agencyId: 'agency_bb' });
	const so = { id, version: 1, state: 'active', capacity: 'open' };
	expect(give('capability.confirm', so, ana)).toMatchObject({ code: 'NOT_ALLOWED' });
	expect(give('capability.add', { ...grief, agencyId: 'agency_bb' })).toMatchObject({
		code: 'TAKEN'
	});
	expect(give('capability.add', { ...grief, name: 'Other', minAge: 18 })).toMatchObject({
		fields: [{ path: '/maxAge' }]
	});
	const late = [{ weekday: 1, from: 600, to: 600 }];
	expect(give('capability.add', { ...grief, name: 'Other', hours: late })).toMatchObject({
		fields: [{ path: '/hours/0/to' }]
	});
});

test('a gap is closed by somebody with room who was asked, and opens again when that is too long ago', () => {
	const missing = () => gapsIn(world.board, 61, world.nowMs).includes('mental_health_support');
	expect(missing()).toBe(true);
	const id = know({}, {});
	expect(missing()).toBe(false);
	world.nowMs += 91 * dayMs;
	expect(missing()).toBe(true);
	const { version } = world.board.get('capability', id)!;
	give('capability.confirm', { id, version, state: 'active', capacity: 'full' });
	expect(missing()).toBe(true);
});

test('whose languages nobody has said is shown below, with the reason', () => {
	know({ name: 'Says nothing', languages: [] }, {});
	know({ name: 'Says Polish', languages: ['pl'] }, {});
	know({ name: 'Says Spanish' }, {});

	expect(found({ language: 'es' })).toEqual([
		['Says Spanish'],
		['Says nothing', 'languages_not_known']
	]);
});

test('what is otherwise than it says is put right by those whose it is, and is no surer for it', () => {
	const id = know({ agencyId: 'agency_bb' }, { capacity: 'limited' });
	know({ agencyId: 'agency_bb', name: 'Other' });
	give('capability.doubt', { id, words: 'They open later' });
	const before = () => world.board.get('capability', id)!;
	const { confirmedAt, doubts } = before();
	const { agencyId: _, category: __, minAge: ___, ...terms } = grief;
	const said = { ...terms, name: 'Grief circle', maxAge: 20, hours: [{ ...saturday, from: 600 }] };
	const revise = (more: object, actor = noah) =>
		give('capability.revise', { id, version: before().version, ...said, ...more }, actor);

	expect(revise({}, ana)).toMatchObject({ code: 'NOT_ALLOWED' });
	expect(revise({ name: 'Other' })).toMatchObject({ code: 'TAKEN' });
	expect(revise({ minAge: 21 })).toMatchObject({ fields: [{ path: '/maxAge' }] });
	expect(revise({ version: 1 })).toMatchObject({ ok: false });
	expect(revise({}).ok).toBe(true);
	expect(before()).toMatchObject({ ...said, confirmedAt, doubts, capacity: 'limited' });
	// What is not said any more is not known any more.
	expect(before().minAge).toBeUndefined();
});

test('of an organization that has left nothing new is offered', () => {
	const leave = { id: 'agency_aa', version: firstVersion, reason: 'own_wish' };
	const maya: Actor = { id: 'person_maya', name: 'Maya', role: 'manager', deskIds: [] };
	expect(give('agency.leave', leave, maya).ok).toBe(true);
	expect(give('capability.add', grief)).toMatchObject({
		fields: [{ path: '/agencyId', rule: 'worked_with' }]
	});
});

test('hours are typed by spans of days and come back as they were', () => {
	const opening = fc.record({
		weekday: fc.integer({ min: 0, max: 6 }),
		from: fc.integer({ min: 0, max: 1438 }),
		more: fc.integer({ min: 1, max: 1440 })
	});
	const byDay = (hours: readonly OpenHours[]) =>
		hours.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from || a.to - b.to);
	fc.assert(
		fc.property(fc.array(opening, { maxLength: 14 }), (openings) => {
			const hours = openings.map(({ weekday, from, more }) => ({
				weekday,
				from,
				to: Math.min(1440, from + more)
			}));
			expect(byDay(hoursOf(spansOf(hours)))).toEqual(byDay(hours));
		})
	);
	expect(hoursOf([{ weekdays: [1, 2], from: '', to: '10:00' }])).toEqual([]);
});

test('hours are said as people write them', () => {
	const on = (weekdays: number[], from: number, to: number) =>
		weekdays.map((weekday) => ({ weekday, from: from * 60, to: to * 60 }));
	const said = (...hours: OpenHours[][]) => sayHours(hours.flat().toReversed(), 'en');

	expect(said(on([1, 2, 3, 4, 5], 9, 17), on([6], 9, 13))).toBe(
		'Mon – Fri 9:00 AM – 5:00 PM, Sat 9:00 AM – 1:00 PM'
	);
	expect(said(on([1, 2, 4], 15, 20))).toBe('Mon, Tue, Thu 3:00 PM – 8:00 PM');
	expect(said(on([5], 9, 12), on([5], 14, 24))).toBe(
		'Fri 9:00 AM – 12:00 PM, Fri 2:00 PM – 12:00 AM'
	);
	expect(said()).toBe('');
});
