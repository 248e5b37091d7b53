import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { fundsView } from '#shared/fold/funds-view.ts';
import { fundingSteps, fundingStreams, type FundingEntry } from '#shared/model/funding.ts';
import { systemActor, type Actor } from '#shared/rules/actors.ts';
import { balanceOf, breachOf } from '#shared/rules/funding.ts';
import { project } from '#shared/rules/visibility.ts';
import { formatMoney } from '#shared/text/format.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { agencyIds, World } from '../support/rules-world.ts';

// Goal: no books in which more is spent than bound, bound than awarded, awarded than appropriated, on any day, however they were
// written; and sums in which nothing is lost or spread. Method: the room's decisions, walks of bookings, a plain recount.
const fay: Actor = { id: 'person_fay', name: 'Fay', role: 'funding', deskIds: [] };
let world: World;

beforeEach(() => {
	world = new World();
	world.give('room.seed', { communities: true }, systemActor);
});

const give = (name: CommandName, payload: object) => world.give(name, payload, fay).answer;
const line = { code: '52M-1', stream: 'city_52m', agencyId: 'agency_aa', deliverable: 'Outreach' };
const entry = (step: string, cents: number, on: string, evidence = 'PO 1') => ({
	step,
	cents,
	on,
	evidence
});
const row = (more: object) => ({ ...line, communityArea: 29, ...more });
const funding = () => [...world.board.all('funding')];

const days = ['2024-11-01', '2024-12-31', '2025-01-01', '2026-06-30', '2027-01-01'];
const anEntry = fc.record({
	step: fc.constantFrom(...fundingSteps),
	cents: fc.integer({ min: 1, max: 1_000 }),
	on: fc.constantFrom(...days),
	evidence: fc.constantFrom('PO 1', 'PO 2', 'PO 3')
});

/** The same question by another way: every day by itself, added up anew. */
function isSound(entries: readonly FundingEntry[]): boolean {
	return days.every((day) => {
		const of = (step: string) =>
			entries
				.filter((one) => one.step === step && one.on <= day)
				.reduce((sum, { cents }) => sum + cents, 0);
		const obligated = of('obligated') - of('deobligated');
		const expended = of('expended') - of('returned');
		return (
			expended >= 0 &&
			expended <= obligated &&
			obligated <= of('awarded') &&
			of('awarded') <= of('appropriated')
		);
	});
}

test('whatever is booked in whatever order, the books are sound on every day, and what is refused changes nothing', () => {
	fc.assert(
		fc.property(fc.array(anEntry, { maxLength: 40 }), (entries) => {
			world = new World();
			world.give('room.seed', { communities: true }, systemActor);
			give('funding.open', { ...line, communityArea: 29 });
			const { id } = funding()[0]!;
			for (const one of entries) {
				const before = funding()[0]!.entries;
				const isNew = !before.some((known) => JSON.stringify(known) === JSON.stringify(one));
				const answer = give('funding.book', { id, ...one });
				expect(answer.ok).toBe(!isNew || isSound([...before, one]));
				if (!answer.ok) expect(funding()[0]!.entries).toEqual(before);
				expect(isSound(funding()[0]!.entries)).toBe(true);
			}
		}),
		{ numRuns: 150 }
	);
});

test('a breach is found where a plain recount finds one, and nowhere else', () => {
	fc.assert(
		fc.property(fc.array(anEntry, { maxLength: 12 }), (entries) => {
			expect(breachOf(entries) === undefined).toBe(isSound(entries));
		})
	);
});

test('sums by stream, community and organization are the same money; the whole city is a row and spread over nobody', () => {
	const aLine = fc.record({
		stream: fc.constantFrom(...fundingStreams),
		agencyId: fc.constantFrom(...agencyIds),
		communityArea: fc.option(fc.constantFrom(26, 29, 30), { nil: undefined }),
		cents: fc.array(fc.integer({ min: 1, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 3 })
	});
	fc.assert(
		fc.property(fc.array(aLine, { maxLength: 12 }), (some) => {
			const lines = some.map(({ cents, ...about }, index) => ({
				...about,
				kind: 'funding' as const,
				id: `funding_${index}`,
				citywide: about.communityArea === undefined,
				entries: cents.map((one) => entry('appropriated', one, '2025-01-01'))
			}));
			const view = fundsView(lines as never, '2026-01-01');
			const whole = some.flatMap(({ cents }) => cents).reduce((sum, one) => sum + one, 0);
			for (const part of [view.streams, view.places, view.agencies]) {
				expect(part.reduce((sum, { appropriated }) => sum + appropriated, 0)).toBe(whole);
				expect(part.reduce((sum, { lines: count }) => sum + count, 0)).toBe(some.length);
			}
			const city = view.places.filter(({ communityArea }) => communityArea === undefined);
			expect(city.length).toBe(
				some.some(({ communityArea }) => communityArea === undefined) ? 1 : 0
			);
		})
	);
});

test('17. a quarter in which one line spends more than was bound is refused whole, with the row', () => {
	const rows = [
		row(entry('appropriated', 100_00, '2026-01-05')),
		row(entry('awarded', 80_00, '2026-01-10')),
		row(entry('obligated', 50_00, '2026-02-01')),
		row({ code: 'ARP-7', stream: 'arp_slfrf', ...entry('appropriated', 900_00, '2024-01-05') }),
		row(entry('expended', 50_01, '2026-03-01'))
	];
	expect(give('funding.import', { rows })).toMatchObject({
		code: 'INVALID_PAYLOAD',
		fields: [{ path: '/rows/4/cents', rule: 'expended_over' }]
	});
	expect(funding()).toEqual([]);

	const mended = rows.with(4, row(entry('expended', 50_00, '2026-03-01')));
	expect(give('funding.import', { rows: mended }).ok).toBe(true);
	expect(funding().map(({ code, entries }) => [code, entries.length])).toEqual([
		['52M-1', 4],
		['ARP-7', 1]
	]);
	const versions = funding().map(({ version }) => version);
	// The same quarter again, and in another order, changes nothing.
	expect(give('funding.import', { rows: mended.toReversed() }).ok).toBe(true);
	expect(funding().map(({ version }) => version)).toEqual(versions);
});

test.each([
	['no place', { communityArea: undefined }, '/rows/0/communityArea', 'one_place'],
	['two places', { citywide: true }, '/rows/0/communityArea', 'one_place'],
	['nobody who does it', { agencyId: 'agency_zz' }, '/rows/0/agencyId', 'known']
])('each line has one place and somebody who does it: %s', (_, more, path, rule) => {
	const { communityArea, ...rest } = row({ ...entry('appropriated', 1, '2026-01-05'), ...more });
	const rows = [{ ...rest, ...(communityArea === undefined ? {} : { communityArea }) }];
	expect(give('funding.import', { rows })).toMatchObject({ fields: [{ path, rule }] });
});

test('what a line is for does not change under its name', () => {
	give('funding.import', { rows: [row(entry('appropriated', 5, '2026-01-05'))] });
	const other = row({ communityArea: 30, ...entry('appropriated', 6, '2026-01-06') });
	expect(give('funding.import', { rows: [other] })).toMatchObject({
		fields: [{ path: '/rows/0/code', rule: 'same_line' }]
	});
	expect(give('funding.open', { ...line, communityArea: 30 })).toMatchObject({ code: 'TAKEN' });
});

test('a line pays for what its organization does where the line is for, and for nothing else', () => {
	give('funding.import', { rows: [row(entry('appropriated', 5, '2026-01-05'))] });
	const add = (name: string, more: object) => {
		const what = { category: 'outreach_presence', languages: [], hours: [], ...more };
		world.give('capability.add', { name, ...what }, { ...fay, role: 'manager' });
		return [...world.board.all('capability')].find((one) => one.name === name)!.id;
	};
	const here = add('Here', { agencyId: 'agency_aa', areas: [26, 29] });
	const everywhere = add('Everywhere', { agencyId: 'agency_aa', areas: [] });
	const elsewhere = add('Elsewhere', { agencyId: 'agency_aa', areas: [68] });
	const others = add('Others', { agencyId: 'agency_bb', areas: [29] });
	const { id, version } = funding()[0]!;
	const pay = (capabilityIds: string[], seen = version) =>
		give('funding.pay_for', { id, version: seen, capabilityIds });

	expect(pay([here, elsewhere, others, 'capability_none'])).toMatchObject({
		code: 'INVALID_PAYLOAD',
		fields: [
			{ path: '/capabilityIds/1', rule: 'not_of_this_line' },
			{ path: '/capabilityIds/2', rule: 'not_of_this_line' },
			{ path: '/capabilityIds/3', rule: 'known' }
		]
	});
	expect(pay([here, everywhere]).ok).toBe(true);
	expect(funding()[0]).toMatchObject({ capabilityIds: [here, everywhere], entries: [{}] });
	// Somebody who saw the line as it was before does not undo it.
	expect(pay([], version)).toMatchObject({ code: 'CHANGED' });
	expect(pay([], version + 1).ok).toBe(true);
});

test('of the American Rescue Plan each deadline is counted by itself, by organization and community, the city its own', () => {
	const arp = (code: string, more: object) => ({ ...line, code, stream: 'arp_slfrf', ...more });
	const rows = [
		entry('appropriated', 1_000, '2024-01-01'),
		entry('awarded', 900, '2024-02-01'),
		entry('obligated', 600, '2024-12-31'),
		entry('obligated', 200, '2025-01-01'),
		entry('expended', 300, '2026-05-01')
	].map((one) => arp('ARP-1', { communityArea: 29, ...one }));
	const city = [entry('appropriated', 50, '2024-01-01'), entry('awarded', 40, '2024-02-01')].map(
		(one) => arp('ARP-2', { citywide: true, ...one })
	);
	expect(give('funding.import', { rows: [...rows, ...city] }).ok).toBe(true);

	expect(fundsView(funding(), '2026-11-28').arp).toEqual([
		// 200 were bound a day late: not in time, and to be spent all the same.
		{ agencyId: 'agency_aa', communityArea: 29, unobligated: 400, unspent: 500 },
		{ agencyId: 'agency_aa', communityArea: undefined, unobligated: 50, unspent: 0 }
	]);
	expect(balanceOf(funding()[0]!.entries, '2024-12-31')).toMatchObject({
		obligated: 600,
		expended: 0
	});
});

test('money is not a desk’s, a wall’s or the police’s matter; auditors have the books and cannot write in them', () => {
	give('funding.import', { rows: [row(entry('appropriated', 5, '2026-01-05'))] });
	const seen = (role: Actor['role']) =>
		project({ role: role as 'desk', deskIds: [] }, funding()[0]!, world.board);
	for (const role of [
		'desk',
		'victim_services',
		'intervention',
		'law_enforcement',
		'display',
		'elected_office',
		'administrator'
	] as const) {
		expect(seen(role), role).toBeUndefined();
	}
	for (const role of ['funding', 'manager', 'committee', 'analyst', 'auditor'] as const) {
		expect(seen(role), role).toMatchObject({ code: '52M-1', entries: [{ cents: 5 }] });
	}
});

test('amounts are written in full, with cents only where there are any', () => {
	expect(formatMoney(5_200_000_000, 'en')).toBe('$52,000,000');
	expect(formatMoney(12_345, 'en')).toBe('$123.45');
	expect(formatMoney(-100, 'es')).toBe('−$1');
});

test('what was bound in time and let go afterwards cannot be bound again', () => {
	const arp = { ...line, code: 'ARP-3', stream: 'arp_slfrf', communityArea: 29 };
	const rows = [
		entry('appropriated', 1_000, '2024-01-01'),
		entry('awarded', 1_000, '2024-02-01'),
		entry('obligated', 800, '2024-12-31'),
		entry('deobligated', 300, '2025-06-01')
	].map((one) => ({ ...arp, ...one }));
	expect(give('funding.import', { rows }).ok).toBe(true);

	expect(fundsView(funding(), '2025-05-31').arp).toMatchObject([
		{ unobligated: 200, unspent: 800 }
	]);
	expect(fundsView(funding(), '2026-11-28').arp).toMatchObject([
		{ unobligated: 500, unspent: 500 }
	]);
});

test('more returned than was spent is told with its own row, and a day that there is not is refused', () => {
	const at = (code: string, one: object) => ({ ...line, code, communityArea: 29, ...one });
	const rows = [
		at('52M-8', entry('appropriated', 500, '2026-01-01')),
		at('52M-9', entry('appropriated', 500, '2026-01-01')),
		at('52M-9', entry('returned', 100, '2026-02-01'))
	];
	expect(give('funding.import', { rows })).toMatchObject({
		fields: [{ path: '/rows/2/cents', rule: 'expended_over' }]
	});
	expect(give('funding.import', { rows: rows.slice(0, 1) }).ok).toBe(true);
	const wrong = at('52M-9', entry('appropriated', 500, '2026-02-30'));
	expect(give('funding.import', { rows: [wrong] })).toMatchObject({
		fields: [{ path: '/rows/0/on', rule: 'day' }]
	});
	const { id } = funding()[0]!;
	expect(give('funding.book', { id, ...entry('awarded', 1, '2026-02-30') })).toMatchObject({
		fields: [{ path: '/on', rule: 'day' }]
	});
});
