import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyEntry } from '#shared/fold/apply-entry.ts';
import { Board } from '#shared/fold/board.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import type { Agency } from '#shared/model/agency.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import type { Request } from '#shared/model/request.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { randomSource } from '../../scripts/drill/random.ts';
import { enrolAgencies, noah, rosa, TestRoom } from '../support/room.ts';
import { witness } from '../support/witness.ts';

// Goal: of many edits at once none is lost and none overwrites another in silence. Method: 200 edits of ten desks on
// twenty records, twenty at a time, each saying what it had seen; what each was answered is compared with the log,
// and the log folded one entry after the other with the records as they are in Redis.
let room: TestRoom;
beforeAll(async () => {
	room = await TestRoom.open(systemClock, { COMMANDS_PER_SECOND: '100000' });
	await enrolAgencies(room);
});
afterAll(() => room.close());

interface Edit {
	desk: Actor;
	id: string;
	field: 'title' | 'priority' | 'communityArea' | 'promisedFor';
	from: unknown;
	to: unknown;
}

const values: Record<Edit['field'], (turn: number) => unknown> = {
	title: (turn) => `Title number ${turn}`,
	priority: (turn) => 1 + (turn % 4),
	communityArea: (turn) => 26 + (turn % 5),
	promisedFor: (turn) => `2026-02-01T10:${String(turn % 60).padStart(2, '0')}:00.000Z`
};

test('of many who add one organization at once one does, and the others are told', async () => {
	const about = { type: 'youth_services' as const, areas: [], leads: [] };
	const given = await Promise.all(
		['Boreal House', ' boreal house', 'Boreal House', 'Lantern House'].map((name) =>
			room.give(rosa, 'agency.enrol', { ...about, name })
		)
	);

	expect(given.map((answer) => (answer.ok ? 'ok' : answer.code)).toSorted()).toEqual([
		'TAKEN',
		'TAKEN',
		'ok',
		'ok'
	]);
	const named = () =>
		[...room.app.http.follower.board.all('agency')].filter(({ name }) => /boreal/i.test(name));
	await expect.poll(() => named().length).toBe(1);
	// A name that is given up can be taken again.
	const [{ id, version }] = named() as [Agency];
	await room.must(rosa, 'agency.revise', { ...about, id, version, name: 'Harbor House' });
	const again = await room.must(rosa, 'agency.enrol', { ...about, name: 'Boreal House' });
	expect(again.id).not.toBe(id);
});

test('200 edits by 10 desks on 20 records: no lost update, no silent overwrite, every refusal explained', async () => {
	const random = randomSource(20);
	const desks = Array.from({ length: 10 }, (_, index): Actor => {
		return { ...noah, id: `person_desk${index}`, name: `Desk ${index}` };
	});
	const ids: string[] = [];
	for (let index = 0; index < 20; index += 1) {
		const light = { title: `Light ${index}`, category: 'lighting', channel: 'phone' } as const;
		ids.push((await room.must(noah, 'request.log', { ...light, communityArea: 26 })).id);
	}
	const fields = Object.keys(values) as Edit['field'][];
	const { board } = room.app.http.follower;
	const given: { edit: Edit; answer: Awaited<ReturnType<TestRoom['give']>> }[] = [];

	for (let round = 0; round < 10; round += 1) {
		// Everybody looks at the same moment, and then everybody writes.
		const edits = Array.from({ length: 20 }, (_, turn): Edit => {
			const id = ids[Math.floor(random() * 6 + round) % ids.length]!;
			const field = fields[Math.floor(random() * fields.length)]!;
			const from = board.get('request', id)?.[field];
			return { desk: desks[turn % 10]!, id, field, from, to: values[field](round * 20 + turn) };
		});
		const answers = await Promise.all(
			edits.map(({ desk, id, field, from, to }) => {
				const edit = { ...(from === undefined ? {} : { from }), to };
				return room.give(desk, 'request.edit', { id, edits: { [field]: edit } } as never);
			})
		);
		for (const [index, answer] of answers.entries()) given.push({ edit: edits[index]!, answer });
		const last = Math.max(...answers.map((answer) => (answer.ok ? answer.position : 0)));
		await room.app.http.follower.reach(last, 5_000);
	}

	const log = await room.readLog();
	const isTaken = ({ answer }: (typeof given)[number]) => answer.ok;
	expect(given).toHaveLength(200);
	expect(given.filter(isTaken).length).toBeGreaterThan(100);
	expect(given.filter((one) => !isTaken(one)).length, 'some met').toBeGreaterThan(5);
	for (const { edit, answer } of given) {
		const { id, field, from, to, desk } = edit;
		if (!answer.ok) {
			// Told which field, and what it is now: neither what they saw nor what they wanted.
			expect(answer).toMatchObject({
				code: 'CHANGED',
				fields: [{ path: `/edits/${field}`, rule: 'changed' }],
				current: { id }
			});
			const now = (answer.current as Request)[field];
			expect(now).not.toEqual(from);
			expect(now).not.toEqual(to);
			continue;
		}
		const entry = log.find(({ position }) => position === answer.position)?.entry;
		// Nothing to write: somebody had wanted the same.
		if (Object.keys(answer.versions).length === 0) continue;
		expect(entry).toMatchObject({ actor: desk.id, command: 'request.edit' });
		expect((entry!.records[0] as Request)[field]).toEqual(to);
		const before = recordBefore(log, id, answer.position) as Request;
		expect(before[field], 'it stood on what its desk had seen').toEqual(from);
		const changed = Object.keys(entry!.records[0]!).filter((name) => {
			const [old, now] = [before, entry!.records[0]!] as unknown as Record<string, unknown>[];
			return JSON.stringify(old![name]) !== JSON.stringify(now![name]);
		});
		const stamps = [
			'version',
			'changedAt',
			'changedBy',
			'changedCommand',
			'placeBasis',
			'rankedAt'
		];
		expect(changed.filter((name) => !stamps.includes(name))).toEqual([field]);
	}
	const replayed = new Board();
	for (const { entry } of log) applyEntry(replayed, entry);
	for (const id of ids) {
		const kept = await witness({ folder: room.folder }, (client) =>
			client.hGet(`{chicago}:record:request:${id}`, 'doc')
		);
		expect(JSON.parse(kept ?? '{}')).toEqual(replayed.get('request', id));
		expect(board.get('request', id)).toEqual(replayed.get('request', id));
	}
});

test('tags of many people all stay, whoever saw what; more than six are refused and nothing is written', async () => {
	const light = { title: 'Light out', category: 'lighting', channel: 'phone' } as const;
	const { id } = await room.must(noah, 'request.log', light);
	const now = () => room.app.http.follower.board.get('request', id)?.tags;
	const tag = (from: string[], to: string[]) =>
		room.give(noah, 'request.edit', {
			id,
			edits: { tags: { ...(from.length > 0 ? { from } : {}), ...(to.length > 0 ? { to } : {}) } }
		});

	// Nobody of these has seen what the others wrote.
	const answers = await Promise.all(
		['school', 'park', 'lamps', 'winter', 'block club'].map((one) => tag([], [one]))
	);
	await room.app.http.follower.reach(
		Math.max(...answers.map((a) => (a.ok ? a.position : 0))),
		5_000
	);
	expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
	expect(now()).toEqual(['block club', 'lamps', 'park', 'school', 'winter']);

	const taken = await tag(['park', 'school'], ['school']);
	if (taken.ok) await room.app.http.follower.reach(taken.position, 5_000);
	expect(now()).toEqual(['block club', 'lamps', 'school', 'winter']);

	const full = await tag([], ['one', 'two', 'three']);
	expect(full).toMatchObject({ ok: false, code: 'TOO_LARGE' });
	for (const odd of ['Upper', ' space', 'two  spaces', 'x,y', 'x'.repeat(25), '']) {
		expect(await tag([], [odd]), odd).toMatchObject({ ok: false, code: 'INVALID_PAYLOAD' });
	}
	expect(now()).toEqual(['block club', 'lamps', 'school', 'winter']);
});

test('a move and an edit of something else both win, whichever comes first', async () => {
	const light = { title: 'Light out', category: 'lighting', channel: 'phone' } as const;
	const { id } = await room.must(noah, 'request.log', light);

	const answers = await Promise.all([
		room.give(noah, 'request.triage', { id, version: 1 }),
		...[1, 2, 3].map((turn) =>
			room.give(noah, 'request.edit', {
				id,
				edits: { title: { from: 'Light out', to: `Light out ${turn}` } }
			})
		)
	]);

	// The move may have been told that the record changed: its desk gives it again on the newer version.
	const [moved, ...edited] = answers;
	expect(edited.filter(({ ok }) => ok)).toHaveLength(1);
	if (!moved!.ok) {
		const { version, state } = moved!.current as Request;
		expect(state).toBe('received');
		expect(await room.give(noah, 'request.triage', { id, version })).toMatchObject({ ok: true });
	}
	const last = (await room.readLog()).at(-1)!.position;
	await room.app.http.follower.reach(last, 5_000);
	expect(room.app.http.follower.board.get('request', id)).toMatchObject({ state: 'triaged' });
	expect(room.app.http.follower.board.get('request', id)?.title).toMatch(/^Light out \d$/);
});

type Log = Awaited<ReturnType<TestRoom['readLog']>>;

/** A record as the entry before this position left it. */
function recordBefore(log: Log, id: string, position: number): AnyRecord {
	const earlier = log
		.filter((one) => one.position < position)
		.flatMap(({ entry }) => entry.records);
	return earlier.findLast((record) => record.id === id)!;
}
