import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chicagoDay } from '#shared/kernel/chicago-time.ts';
import { dayMs } from '#shared/kernel/clock.ts';
import { shortfallRows } from '#shared/fold/shortfalls-view.ts';
import type { Request } from '#shared/model/request.ts';
import { shortfallSince, type Shortfall } from '#shared/model/shortfall.ts';
import { roles } from '#shared/model/terms.ts';
import { project } from '#shared/rules/visibility.ts';
import { agencyIds, person, requestIn, startMs, World } from '../support/rules-world.ts';

// Goal: whoever was taken on and not helped for want of money is counted once, in a number that names nobody, and stands beside what
// the books say is left. Method: the room's decisions from the sending on, and a plain recount of what was decided.
const dana = person('person_1');
const fay = person('person_fay', { role: 'funding' });
const needs: Partial<Request>[] = [
	{ category: 'housing_assistance', communityArea: 29 },
	{ category: 'housing_assistance', communityArea: 68 },
	{ category: 'food_assistance' },
	{ category: 'victim_assistance', communityArea: 29, restricted: true }
];
const reasons = ['no_funds', 'full', 'not_eligible'] as const;

/** Somebody asks, is taken on, and is not helped, for a reason. */
function refuseOne(world: World, { index, need, agencyId, reason }: One): void {
	const { communityArea, ...rest } = needs[need]!;
	const made = requestIn('triaged', { id: `request_${String(index).padStart(2, '0')}`, ...rest });
	const { communityArea: _, ...bare } = made as Request;
	const request = communityArea === undefined ? bare : { ...bare, communityArea };
	world.board.set(request as Request);
	const who = rest.restricted ? person('person_sol', { role: 'victim_services' }) : dana;
	const asked = {
		requestId: request.id,
		requestVersion: request.version,
		receiverId: agencyId,
		service: 'Help with it'
	};
	expect(world.give('referral.send', asked, { ...who, deskIds: [request.deskId] }).answer.ok).toBe(
		true
	);
	const referral = () => world.board.referralsOf(request.id)[0]!;
	const seen = () => ({ id: referral().id, version: referral().version });
	world.give('referral.accept', seen(), dana);
	expect(world.give('referral.not_serve', { ...seen(), reason }, dana).answer.ok).toBe(true);
}

interface One {
	index: number;
	need: number;
	agencyId: string;
	reason: (typeof reasons)[number];
	/** Days after the one before. */
	later: number;
}

const aWalk = fc.array(
	fc.record({
		need: fc.integer({ min: 0, max: needs.length - 1 }),
		agencyId: fc.constantFrom(...agencyIds),
		reason: fc.constantFrom(...reasons),
		later: fc.constantFrom(0, 0, 1, 20, 60)
	}),
	{ maxLength: 14, size: 'max' }
);

test('whoever was not helped for want of money in the last quarter is counted once, and nobody else', () => {
	fc.assert(
		fc.property(aWalk, (walk) => {
			const world = new World();
			const told: { key: string; on: string }[] = [];
			walk.forEach((one, index) => {
				world.nowMs += one.later * dayMs;
				refuseOne(world, { ...one, index });
				if (one.reason !== 'no_funds') return;
				const { category, communityArea, restricted } = needs[one.need]!;
				const key = restricted ? '' : [category, communityArea, one.agencyId].join();
				told.push({ key, on: chicagoDay(world.nowMs) });
			});

			const rows = shortfallRows(world.board.all('shortfall'), [], world.nowMs);

			const since = chicagoDay(world.nowMs - 91 * dayMs);
			const awaited = new Map<string, number>();
			for (const { key, on } of told)
				if (on >= since) awaited.set(key, (awaited.get(key) ?? 0) + 1);
			const counted = rows.map(({ category, communityArea, agencyId, people }) => [
				category === undefined ? '' : [category, communityArea, agencyId].join(),
				people
			]);
			expect(new Map(counted as [string, number][])).toEqual(awaited);
			expect(counted.length).toBe(awaited.size);
			for (const { days } of world.board.all('shortfall')) {
				const spanMs = Date.parse(days.at(-1)!.on) - Date.parse(days[0]!.on);
				expect(spanMs).toBeLessThan(92 * dayMs);
			}
		}),
		{ numRuns: 60 }
	);
});

test('of restricted needs neither kind, place nor organization is told, and no request of any', () => {
	const world = new World();
	const one = { agencyId: 'agency_bb', reason: 'no_funds' as const, later: 0 };
	[3, 3, 0].forEach((need, index) => refuseOne(world, { ...one, need, index }));

	const kept = [...world.board.all('shortfall')];
	const text = JSON.stringify(kept);

	expect(kept.length).toBe(2);
	expect(kept.find(({ category }) => category === undefined)).toMatchObject({
		days: [{ on: '2026-01-05', people: 2 }]
	});
	expect(text).not.toMatch(/victim_assistance|request_|referral_/);
	for (const role of roles) {
		const seen = project({ role, deskIds: [] }, kept[0]!, world.board);
		expect(seen !== undefined, role).toBe(role === 'manager' || role === 'funding');
		// Not who said it.
		expect(seen ?? {}).not.toHaveProperty('changedBy');
	}
});

test('beside them stands what is awarded to that organization there, or for the whole city, and not spent', () => {
	const world = new World();
	refuseOne(world, { index: 1, need: 0, agencyId: 'agency_bb', reason: 'no_funds', later: 0 });
	const book = (code: string, place: object, cents: number, agencyId = 'agency_bb') =>
		(['appropriated', 'awarded'] as const).map((step) => ({
			code,
			stream: 'city_52m',
			agencyId,
			deliverable: 'Housing',
			...place,
			step,
			cents,
			on: '2026-01-02',
			evidence: 'PO 1'
		}));
	const rows = [
		...book('L-A', { communityArea: 29 }, 500),
		...book('L-B', { citywide: true }, 70),
		...book('L-C', { communityArea: 68 }, 9_000),
		...book('L-D', { communityArea: 29 }, 9_000, 'agency_aa')
	];
	const spent = { step: 'obligated', cents: 200, on: '2026-01-03', evidence: 'PO 2' };
	const all = [
		...rows,
		{ ...rows[0]!, ...spent },
		{ ...rows[0]!, ...spent, step: 'expended' },
		// To come: not spent yet.
		{ ...rows[2]!, ...spent, cents: 10, on: '2026-02-01' }
	];
	expect(world.give('funding.import', { rows: all }, fay).answer.ok).toBe(true);

	const told = shortfallRows(world.board.all('shortfall'), world.board.all('funding'), startMs);

	expect(told).toEqual([
		{
			agencyId: 'agency_bb',
			category: 'housing_assistance',
			communityArea: 29,
			people: 1,
			id: expect.stringMatching(/^shortfall_/),
			drill: false,
			lastOn: '2026-01-05',
			lines: 2,
			unspent: 370
		}
	]);
});

test('a quarter is ninety-two days of the calendar, also over a change of the clocks', () => {
	expect(shortfallSince('2026-05-15')).toBe('2026-02-13');
	expect(shortfallSince('2026-11-30')).toBe('2026-08-31');
	const world = new World();
	world.nowMs = Date.parse('2026-02-01T00:30:00-06:00');
	for (let index = 0; index < 110; index += 1) {
		refuseOne(world, { index, need: 3, agencyId: 'agency_bb', reason: 'no_funds', later: 0 });
		const [record] = world.board.all('shortfall');
		expect(record!.days.length).toBeLessThanOrEqual(92);
		world.nowMs += dayMs;
	}
	expect([...world.board.all('shortfall')][0]!.days.length).toBe(92);
});

test('what was practised and what was not are rows of their own', () => {
	const world = new World();
	refuseOne(world, { index: 1, need: 3, agencyId: 'agency_bb', reason: 'no_funds', later: 0 });
	const [real] = [...world.board.all('shortfall')];
	const practised: Shortfall = { ...real!, id: 'shortfall_practice', drill: true };

	const rows = shortfallRows([practised, real!], [], startMs);

	expect(rows.map(({ drill, people }) => [drill, people]).toSorted()).toEqual([
		[false, 1],
		[true, 1]
	]);
	expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
});
