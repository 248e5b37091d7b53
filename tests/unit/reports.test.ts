import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { hourMs, toInstant } from '#shared/kernel/clock.ts';
import { reportFigures } from '#shared/fold/report-figures.ts';
import type { Report } from '#shared/model/report.ts';
import { isOpenRequest, type Request } from '#shared/model/request.ts';
import { systemActor, type Actor } from '#shared/rules/actors.ts';
import { levelOf } from '#shared/rules/visibility.ts';
import { reportSummary } from '#shared/text/report-summary.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { retirement } from '#server/timekeeper/retirement.ts';
import { after, requestIn, startMs, World } from '../support/rules-world.ts';

// Goal: a report says what the records say, tells nobody's small numbers, and is what it was once it is signed. Method: the room's
// decisions and figures, boards by chance, a plain recount.
const rosa: Actor = { id: 'person_rosa', name: 'Rosa', role: 'manager', deskIds: [] };
let world: World;

beforeEach(() => {
	world = new World();
	world.give('room.seed', { communities: true }, systemActor);
});

const give = (name: CommandName, payload: object) => world.give(name, payload, rosa).answer;
const reports = () => [...world.board.all('report')];
const report = (id: string) => world.board.get('report', id)!;
function begin(): Report {
	const { written } = world.give('report.begin', { language: 'en' }, rosa);
	return written[0]!.after as Report;
}
const seen = (id: string) => ({ id, version: report(id).version });
let count = 0;
function put(state: Request['state'], more: Partial<Request> = {}): Request {
	const request = requestIn(state, { id: `request_r${(count += 1)}`, ...more });
	world.board.set(request);
	return request;
}

const states = ['received', 'triaged', 'accepted', 'in_progress', 'resolved', 'closed'] as const;
const areas = [25, 29, 30, 68, 77, undefined] as const;
const aRequest = fc.record({
	state: fc.constantFrom(...states),
	area: fc.constantFrom(...areas),
	restricted: fc.boolean(),
	priority: fc.integer({ min: 1, max: 4 }),
	hours: fc.integer({ min: 1, max: 40 })
});

test('whatever is on the board, told counts are the counts, small ones are told of no place, and none is found by subtraction', () => {
	fc.assert(
		fc.property(fc.array(aRequest, { maxLength: 90 }), (some) => {
			world = new World();
			world.give('room.seed', { communities: true }, systemActor);
			for (const { state, area, restricted, priority, hours } of some) {
				const where = area === undefined ? {} : { communityArea: area };
				put(state, { restricted, priority, receivedAt: after(-hours * hourMs), ...where });
			}
			const figures = reportFigures(world.board, { fromMs: startMs - 8 * hourMs, nowMs: startMs });

			const open = [...world.board.all('request')].filter(isOpenRequest);
			const active = new Set(figures.places.map(({ communityArea }) => communityArea));
			for (const name of ['open', 'received'] as const) {
				const own =
					name === 'open'
						? open
						: [...world.board.all('request')].filter(
								({ receivedAt }) => receivedAt >= after(-8 * hourMs)
							);
				const at = (area: number | undefined) =>
					own.filter((one) => {
						const place = one.restricted ? undefined : one.communityArea;
						return area === undefined ? place === undefined || !active.has(place) : place === area;
					}).length;
				const hidden = figures.places.filter((place) => place[name] === null);
				for (const place of figures.places) {
					if (place[name] === null) continue;
					expect(place[name]).toBe(at(place.communityArea));
					expect(place[name] === 0 || place[name]! >= 10).toBe(true);
				}
				if (figures[name] !== null) expect(figures[name]).toBe(own.length);
				// With the sum told, what is hidden is several and together no small number.
				if (figures[name] !== null && hidden.length > 0) {
					const lost = hidden.reduce((sum, place) => sum + at(place.communityArea), 0);
					expect(hidden.length).toBeGreaterThan(1);
					expect(lost).toBeGreaterThanOrEqual(10);
				}
			}
			// The city's promises are told by priority: what is hidden of a place is not what is left of them.
			const promised = figures.onTime.reduce((sum, one) => sum + one.promised, 0);
			const told = figures.places.flatMap((place) => place.promised ?? []);
			const left = promised - told.reduce((sum, one) => sum + one, 0);
			const unsaid = figures.places.length - told.length;
			expect(told.every((one) => one === 0 || one >= 10)).toBe(true);
			expect(unsaid === 0 || told.length === 0 || (unsaid > 1 && left >= 10)).toBe(true);
			expect(figures.urgent).toBe(open.filter(({ priority }) => priority === 1).length);
		}),
		{ numRuns: 150 }
	);
});

test('of what is restricted there is a word and a time: not what, not where, not whose', () => {
	put('accepted', {
		priority: 1,
		restricted: true,
		category: 'victim_assistance',
		communityArea: 29
	});
	put('accepted', { priority: 1, communityArea: 29 });

	const { urgentRows, changes } = begin().figures;

	expect(urgentRows[0]).toEqual({
		category: 'support',
		since: after(-2 * hourMs),
		unowned: false,
		late: expect.any(Boolean)
	});
	expect(urgentRows[1]).toMatchObject({ communityArea: 29, agencyId: 'agency_aa' });
	expect(JSON.stringify([urgentRows, changes])).not.toContain('victim_assistance');
});

test('what is told as new begins where the last signed report ended, a day back at most', () => {
	put('received', { priority: 1, communityArea: 29, receivedAt: after(-30 * hourMs) });
	put('received', { priority: 1, communityArea: 29, receivedAt: after(-3 * hourMs) });
	const first = begin();
	expect(first).toMatchObject({ number: 1, edition: 1, fromAt: after(-24 * hourMs) });
	expect(first.figures.changes.map(({ at }) => at)).toEqual([after(-3 * hourMs)]);
	expect(first.figures.before).toBeUndefined();
	expect(give('report.sign', seen(first.id))).toMatchObject({ ok: true });

	world.nowMs += 4 * hourMs;
	put('received', { priority: 1, communityArea: 30, receivedAt: after(hourMs) });
	const second = begin();

	expect(second).toMatchObject({ number: 2, fromAt: after(0) });
	expect(second.figures.changes.map(({ at }) => at)).toEqual([after(hourMs)]);
	expect(second.figures).toMatchObject({ before: { urgent: 2 }, urgent: 3 });
});

test('one is written at a time; what is signed stays, and a correction says that it is one', () => {
	const first = begin();
	expect(give('report.begin', { language: 'en' })).toMatchObject({ ok: false, code: 'TAKEN' });
	give('report.write', { ...seen(first.id), summary: 'All quiet.', asks: 'A second van' });
	const read = report(first.id);
	give('report.sign', seen(first.id));

	expect(give('report.write', { ...seen(first.id), summary: 'Other words' })).toMatchObject({
		code: 'MOVE_NOT_PERMITTED'
	});
	expect(give('report.refresh', seen(first.id))).toMatchObject({ code: 'MOVE_NOT_PERMITTED' });
	const { figures, summary, asks } = report(first.id);
	expect({ figures, summary, asks }).toEqual({
		figures: read.figures,
		summary: 'All quiet.',
		asks: 'A second van'
	});

	give('report.correct', { ...seen(first.id), reason: 'The van is there' });
	const draft = reports().find(({ state }) => state === 'draft')!;
	expect(draft).toMatchObject({ number: 1, edition: 2, corrects: first.id, summary: 'All quiet.' });
	expect(report(first.id).state).toBe('signed');
	give('report.write', seen(draft.id));
	expect(report(draft.id).asks).toBeUndefined();
	give('report.sign', seen(draft.id));
	expect(report(first.id)).toMatchObject({ state: 'corrected', summary: 'All quiet.' });
	expect(report(draft.id)).toMatchObject({ state: 'signed', signedBy: rosa.id });
});

test('figures of now take their own sentences with them, and leave what somebody wrote', () => {
	const { id, language } = begin();
	put('received', { priority: 1, communityArea: 29 });
	world.nowMs += hourMs;
	give('report.refresh', seen(id));
	expect(report(id).figures.asOf).toBe(toInstant(world.nowMs));
	expect(report(id).summary).toBe(
		reportSummary(report(id).figures, { fromAt: report(id).fromAt, language })
	);
	expect(report(id).summary).toContain('1 of them urgent');

	give('report.write', { ...seen(id), summary: 'In our own words.' });
	world.nowMs += hourMs;
	give('report.refresh', seen(id));
	expect(report(id).figures.asOf).toBe(toInstant(world.nowMs));
	expect(report(id).summary).toBe('In our own words.');
});

test('a manager of some communities has no report of the whole city', () => {
	const made = begin();
	const looker = { role: 'manager', deskIds: [] } as const;
	expect(levelOf(looker, made, world.board)).toBe('whole');
	expect(levelOf({ ...looker, communities: [29] }, made, world.board)).toBe('nothing');
	expect(levelOf({ role: 'desk', deskIds: [] }, made, world.board)).toBe('nothing');
});

test('a correction is of the moment of what it puts right, and figures are never of longer than a day', () => {
	const first = begin();
	give('report.sign', seen(first.id));
	give('report.correct', { ...seen(first.id), reason: 'A word' });
	const draft = reports().find(({ state }) => state === 'draft')!;
	world.nowMs += hourMs;
	expect(give('report.refresh', seen(draft.id))).toMatchObject({ code: 'MOVE_NOT_PERMITTED' });
	give('report.sign', seen(draft.id));

	const second = begin();
	world.nowMs += 30 * hourMs;
	give('report.refresh', seen(second.id));
	const { fromAt, figures } = report(second.id);
	expect(fromAt).toBe(toInstant(world.nowMs - 24 * hourMs));
	expect(figures.asOf).toBe(toInstant(world.nowMs));
});

test('whoever begins and whoever corrects at once take the same place, and who is bound to some of the city takes none', () => {
	const first = begin();
	give('report.sign', seen(first.id));
	const claimsOf = (answer: ReturnType<typeof give>) => (answer.ok ? answer.claims : []);
	const begun = claimsOf(world.ask('report.begin', { language: 'en' }, rosa));
	const corrected = claimsOf(
		world.ask('report.correct', { ...seen(first.id), reason: 'A word' }, rosa)
	);
	expect(begun).toHaveLength(1);
	expect(corrected.map(({ index, field }) => [index, field])).toEqual(
		begun.map(({ index, field }) => [index, field])
	);
	const bound: Actor = { ...rosa, communities: [29] };
	expect(world.ask('report.begin', { language: 'en' }, bound)).toMatchObject({
		code: 'NOT_ALLOWED'
	});
});

test('what the next report is numbered after never leaves the board', () => {
	const first = begin();
	give('report.sign', seen(first.id));
	const second = begin();
	give('report.discard', { ...seen(second.id), reason: 'Nothing to tell' });
	const third = begin();
	give('report.discard', { ...seen(third.id), reason: 'Nothing to tell' });
	const due = retirement(world.board, world.nowMs + 30 * 24 * hourMs);
	const retired = due.flatMap(({ payload }) =>
		(payload as { records: { id: string }[] }).records.map(({ id }) => id)
	);
	expect(retired.filter((id) => id.startsWith('report'))).toEqual([second.id]);
	expect(begin().number).toBe(4);
});

test('whatever is begun, signed, corrected and given up in whatever order, one is written at a time and the next can always be', () => {
	const step = fc.record({
		what: fc.constantFrom('begin', 'sign', 'correct', 'discard'),
		which: fc.nat(9)
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 25, size: 'max' }), (steps) => {
			world = new World();
			world.give('room.seed', { communities: true }, systemActor);
			const taken = new Set<string>();
			for (const { what, which } of steps) {
				const of = (state: Report['state']) => reports().filter((one) => one.state === state);
				const draft = of('draft')[0];
				const signed = of('signed');
				const one = what === 'correct' ? signed[which % signed.length] : draft;
				if (what !== 'begin' && !one) continue;
				const given =
					what === 'begin'
						? give('report.begin', { language: 'en' })
						: give(`report.${what as 'sign'}`, {
								...seen(one!.id),
								...(what === 'sign' ? {} : { reason: 'Because' })
							});
				const isNew = what === 'begin' || what === 'correct';
				expect(given.ok).toBe(!isNew || draft === undefined);
				for (const { field } of given.ok ? given.claims : []) {
					expect(taken.has(field), field).toBe(false);
					taken.add(field);
				}
				expect(of('draft').length).toBeLessThanOrEqual(1);
			}
			const names = reports().map(({ number, edition }) => `${number}.${edition}`);
			expect(new Set(names).size).toBe(names.length);
		}),
		{ numRuns: 100 }
	);
});
