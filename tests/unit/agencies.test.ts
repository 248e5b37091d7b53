import fc from 'fast-check';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { dayMs, toInstant } from '#shared/kernel/clock.ts';
import { OfficePhone, mostAgreements, type Agency, type Agreement } from '#shared/model/agency.ts';
import { agencyStates } from '#shared/model/terms.ts';
import { agencyMoves } from '#shared/rules/agency-moves.ts';
import { agreementOn, agreementsFirst, currentAgreements } from '#shared/rules/agreements.ts';
import { findCapabilities } from '#shared/rules/capabilities.ts';
import { personalDataAt } from '#shared/rules/personal-data.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { person, requestIn, startMs, World } from '../support/rules-world.ts';

// Goal: the room works with nobody whom it has not looked into, knows why it stopped, and sees agreements end before they do. Method:
// walks through the room's decisions beside the domain's own list of states, and a plain reading of days.
const maya = person('person_maya', { role: 'manager' });
const dana = person('person_dana');
const id = 'agency_new1';

function enrolled(state?: 'prospective' | 'active') {
	const world = new World();
	const about = { name: 'Harbor House', type: 'youth_services', areas: [], leads: [] };
	world.give('agency.enrol', { id, ...about, ...(state ? { state } : {}) }, maya);
	const agency = () => world.board.get('agency', id)!;
	const give = (name: CommandName, more: object = {}, who = maya) =>
		world.give(name, { id, version: agency().version, ...more }, who).answer;
	return { world, agency, give };
}

/** As the domain has them: forward one at a time, back to work from a suspension, and out from everywhere. */
const domain: Record<string, readonly (typeof agencyStates)[number][]> = {
	prospective: ['vetting', 'exited'],
	vetting: ['active', 'exited'],
	active: ['suspended', 'exited'],
	suspended: ['active', 'exited'],
	exited: ['vetting']
};

test('the moves of an organization are the domain’s and no others', () => {
	for (const from of agencyStates) {
		const to = agencyMoves.filter((move) => move.from.includes(from)).map((move) => move.to);
		expect(to.toSorted(), from).toEqual(domain[from]!.toSorted());
	}
});

test('who is added as somebody who might work with the room is looked into before, and a desk moves nobody', () => {
	const { agency, give } = enrolled('prospective');

	expect(agency().state).toBe('prospective');
	expect(give('agency.activate')).toMatchObject({ code: 'MOVE_NOT_PERMITTED' });
	expect(give('agency.vet', {}, dana)).toMatchObject({ ok: false });
	expect(give('agency.vet').ok).toBe(true);
	expect(give('agency.activate').ok).toBe(true);
	expect(agency()).toMatchObject({ state: 'active', stateAt: toInstant(startMs) });
	expect(enrolled().agency().state).toBe('active');
});

test('whoever is suspended is not found any more, with the reason, until the room works with them again', () => {
	const { world, agency, give } = enrolled();
	const what = { category: 'youth_program', areas: [], languages: [], hours: [] };
	world.give('capability.add', { agencyId: id, name: 'Evening studio', ...what }, maya);
	const found = () =>
		findCapabilities(
			{ capabilities: world.board.all('capability'), agencies: world.board.all('agency') },
			{},
			startMs
		).length;

	expect(found()).toBe(1);
	expect(give('agency.suspend', { reason: 'papers_missing' }).ok).toBe(true);
	expect([found(), agency().stateReason]).toEqual([0, 'papers_missing']);
	expect(give('agency.activate').ok).toBe(true);
	expect([found(), agency().stateReason]).toEqual([1, undefined]);
});

test('an agreement has its days, is noted once, and of too many the one that ended longest ago is let go', () => {
	const { agency, give } = enrolled();
	const agreement = { type: 'mou', from: '2025-01-01', until: '2026-12-31', reference: 'MOU 7' };
	expect(give('agency.agree', { ...agreement, until: '2024-12-31' })).toMatchObject({
		fields: [{ path: '/until', rule: 'minimum' }]
	});
	expect(give('agency.agree', { ...agreement, until: '2026-02-31' })).toMatchObject({
		fields: [{ path: '/until', rule: 'day' }]
	});
	expect(give('agency.agree', agreement).ok).toBe(true);
	// Filed as the same: a mistake is put right.
	expect(give('agency.agree', { ...agreement, until: '2026-11-30' }).ok).toBe(true);
	expect(agency().agreements).toMatchObject([{ until: '2026-11-30' }]);
	for (let index = 0; index < mostAgreements; index += 1) {
		const year = { from: `20${30 + index}-01-01`, until: `20${30 + index}-12-31` };
		expect(give('agency.agree', { ...agreement, ...year, reference: `MOU 1${index}` }).ok).toBe(
			true
		);
	}
	expect(agency().agreements!.length).toBe(mostAgreements);
	expect(agency().agreements!.some(({ reference }) => reference === 'MOU 7')).toBe(false);
	expect(give('agency.agree', { ...agreement, reference: 'MOU 8' })).toMatchObject({
		code: 'TOO_LARGE'
	});
});

const aDay = fc.integer({ min: 0, max: 400 }).map((day) => dayAt(day));
const dayAt = (day: number) => toInstant(Date.parse('2026-01-01') + day * dayMs).slice(0, 10);

test('on each day an agreement stands as its first and last day say', () => {
	fc.assert(
		fc.property(aDay, aDay, aDay, (one, other, day) => {
			const [from, until] = [one, other].toSorted() as [string, string];
			const agreement: Agreement = { type: 'mou', from, until, reference: 'MOU 1' };
			const left = (Date.parse(until) - Date.parse(day)) / dayMs;
			const expected =
				day < from ? 'to_come' : left < 0 ? 'over' : left < 60 ? 'ends_soon' : 'in_force';
			expect(agreementOn(agreement, day)).toBe(expected);
		})
	);
});

test('first stands whose agreement has ended, then whose ends soon; what was followed by another counts no more', () => {
	const { agency } = enrolled();
	const of = (name: string, untils: string[], state: Agency['state'] = 'active'): Agency => ({
		...agency(),
		id: `agency_${name}`,
		name,
		state,
		agreements: untils.map((until, index) => ({
			type: 'mou',
			from: '2025-01-01',
			until,
			reference: `MOU ${index}`
		}))
	});
	const all = [
		of('gone', ['2026-01-01'], 'exited'),
		of('long', ['2027-12-31']),
		of('followed', ['2026-01-01', '2027-12-31']),
		of('soon', ['2026-06-20']),
		of('over', ['2026-05-31']),
		of('asked', [], 'vetting')
	];

	expect(agreementsFirst(all, '2026-06-01').map(({ name }) => name)).toEqual([
		'over',
		'soon',
		'asked',
		'followed',
		'long',
		'gone'
	]);
	expect(currentAgreements(all[2]!, '2026-06-01').map(({ until }) => until)).toEqual([
		'2027-12-31'
	]);
});

test('what is to come covers what ends only without a day between', () => {
	const of = (next: string) => {
		const mou = { type: 'mou' as const, reference: 'MOU' };
		const agreements = [
			{ ...mou, from: '2025-07-01', until: '2026-06-30' },
			{ ...mou, from: next, until: '2027-12-31' }
		];
		const [current] = currentAgreements({ agreements }, '2026-06-10');
		return agreementOn(current!, '2026-06-10');
	};

	expect(of('2026-07-01')).toBe('in_force');
	expect(of('2026-07-02')).toBe('ends_soon');
});

test('whoever the room does not work with is given nothing and asked for nothing', () => {
	const { world, give } = enrolled('prospective');
	const request = requestIn('triaged', { id: 'request_01' });
	world.board.set(request);
	const refer = () =>
		world.ask(
			'referral.send',
			{ requestId: request.id, requestVersion: request.version, receiverId: id, service: 'A bed' },
			dana
		);
	const accept = () =>
		world.ask('request.accept', { id: request.id, version: request.version, agencyId: id }, dana);

	expect(refer()).toMatchObject({ fields: [{ path: '/receiverId', rule: 'worked_with' }] });
	expect(accept()).toMatchObject({ fields: [{ path: '/agencyId', rule: 'worked_with' }] });
	give('agency.vet');
	give('agency.activate');
	expect([refer().ok, accept().ok]).toEqual([true, true]);
});

test('two organizations of one name could not be told apart', () => {
	const { world } = enrolled();
	const again = { name: ' harbor HOUSE', type: 'healthcare', areas: [], leads: [] };
	expect(world.give('agency.enrol', again, maya).answer).toMatchObject({ code: 'TAKEN' });
	expect(world.give('agency.enrol', { ...again, drill: true }, maya).answer.ok).toBe(true);
});

test('what an organization is and does is said anew by a manager, under a name that no other has', () => {
	const { world, agency, give } = enrolled();
	const more = { type: 'healthcare', areas: [], leads: [] };
	world.give('agency.enrol', { name: 'Pier Clinic', ...more }, maya);
	const about = {
		name: 'Harbor Homes',
		type: 'faith_community',
		areas: [29, 68],
		leads: ['housing_assistance']
	};

	expect(give('agency.revise', { ...about, name: 'pier clinic' })).toMatchObject({ code: 'TAKEN' });
	expect(give('agency.revise', { ...about, version: agency().version + 1 }).ok).toBe(false);
	expect(give('agency.revise', about).ok).toBe(true);
	expect(agency()).toMatchObject({ ...about, state: 'active' });
	expect(give('agency.revise', { ...about, name: 'HARBOR homes' }).ok).toBe(true);
});

test('where an organization is called is said by its own people or a manager, and is no number of anybody’s', () => {
	const { agency, give } = enrolled();
	const own = { ...dana, agencyId: id };
	const phone = { officePhone: '(312) 555-0143' };

	expect(give('agency.reach', phone, dana)).toMatchObject({ code: 'NOT_ALLOWED' });
	expect(give('agency.reach', { ...phone, answersAlways: true }, own).ok).toBe(true);
	expect(agency()).toMatchObject({ ...phone, answersAlways: true });
	// The room takes no other number in words; an office's has a field of its own.
	expect(personalDataAt({ ...phone, words: '(312) 555-0143' })).toEqual([
		{ path: '/words', rule: 'phone' }
	]);
	expect(give('agency.reach', { answersAlways: true }).ok).toBe(true);
	expect(agency()).not.toHaveProperty('officePhone');
	expect(agency()).not.toHaveProperty('answersAlways');
	expect(Value.Check(OfficePhone, 'call Dana at home')).toBe(false);
});
