import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomText } from '#shared/kernel/ids.ts';
import { commit } from '#server/store/commit.ts';
import { readRecords } from '#server/store/records.ts';
import { ana, enrolAgencies, luis, rosa, TestRoom } from '../support/room.ts';

let room: TestRoom;

beforeAll(async () => {
	room = await TestRoom.open();
	await enrolAgencies(room);
});
afterAll(() => room.close());

const light = {
	title: 'Street light out',
	category: 'lighting',
	channel: 'phone',
	communityArea: 29
} as const;

test('a command is answered and stands in the log once, with what it wrote', async () => {
	const id = randomText(20);

	const answer = await room.give(ana, 'request.log', light, id);

	expect(answer.ok).toBe(true);
	const entries = (await room.readLog()).filter((one) => one.id === `${ana.id}:${id}`);
	expect(entries).toHaveLength(1);
	expect(entries[0]?.entry.command).toBe('request.log');
	expect(entries[0]?.entry.records[0]).toMatchObject({
		kind: 'request',
		state: 'received',
		version: 1
	});
});

test('positions have no gaps, whatever was refused in between', async () => {
	await Promise.all(
		Array.from({ length: 30 }, (_, index) =>
			index % 3 === 0
				? room.give(ana, 'request.triage', { id: 'request_nowhere', version: 1 })
				: room.give(ana, 'request.log', light)
		)
	);

	const positions = (await room.readLog()).map(({ position }) => position);

	expect(positions).toEqual(positions.map((_, index) => index + 1));
});

test('the same command id is answered the same way twice and carried out once', async () => {
	const id = randomText(20);
	const first = await room.give(ana, 'request.log', light, id);

	const again = await room.give(ana, 'request.log', light, id);

	expect(again).toEqual(first);
	const entries = (await room.readLog()).filter((one) => one.id === `${ana.id}:${id}`);
	expect(entries).toHaveLength(1);
});

test('a move that is sent again after it was carried out gets its first yes, not a refusal', async () => {
	const { id } = await room.must(ana, 'request.log', light);
	const commandId = randomText(20);
	const first = await room.give(ana, 'request.triage', { id, version: 1 }, commandId);
	if (first.ok) await room.app.http.follower.reach(first.position, 5_000);
	await room.must(ana, 'request.edit', { id, edits: { priority: { from: 3, to: 2 } } });

	const again = await room.give(ana, 'request.triage', { id, version: 1 }, commandId);

	expect(again).toEqual(first);
});

test('of two people who saw the same version only one is taken, the other gets the newer record', async () => {
	const { id } = await room.must(ana, 'request.log', light);

	const answers = await Promise.all([
		room.give(ana, 'request.triage', { id, version: 1, priority: 1 }),
		room.give(luis, 'request.triage', { id, version: 1, priority: 4 })
	]);

	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	const refused = answers.find(({ ok }) => !ok);
	expect(refused).toMatchObject({ code: 'CHANGED', current: { id, version: 2 } });
});

test('raising a task changes its request too, both or neither', async () => {
	const { id } = await room.must(ana, 'request.log', light);
	const task = {
		requestId: id,
		title: 'Change the lamp',
		category: 'lighting',
		priority: 3
	} as const;

	const stale = await room.give(ana, 'task.raise', { ...task, requestVersion: 9 });
	const taken = await room.give(ana, 'task.raise', { ...task, requestVersion: 1 });

	expect(stale).toMatchObject({ ok: false, code: 'CHANGED' });
	expect(taken.ok && Object.values(taken.versions).toSorted()).toEqual([1, 2]);
	const touching = (await room.readLog()).filter(({ entry }) =>
		entry.records.some((one) => one.id === id)
	);
	expect(touching).toHaveLength(2);
});

test('a request cannot be closed past a task that is raised at the same moment', async () => {
	const { id } = await room.must(ana, 'request.log', light);
	for (const [name, more] of [
		['request.triage', {}],
		['request.accept', { agencyId: 'agency_lights' }],
		['request.start', {}],
		['request.resolve', {}]
	] as const) {
		const { version } = room.app.http.follower.board.get('request', id) ?? { version: 0 };
		await room.must(ana, name, { id, version, ...more } as never);
	}

	const [closed, raised] = await Promise.all([
		room.give(ana, 'request.close', { id, version: 5, answer: 'requester_told' }),
		room.give(luis, 'task.raise', {
			requestId: id,
			requestVersion: 5,
			title: 'One more',
			category: 'lighting',
			priority: 3
		})
	]);

	expect([closed.ok, raised.ok].filter(Boolean)).toHaveLength(1);
});

test('the history of a record is its own entries, newest first', async () => {
	const { id } = await room.must(ana, 'request.log', light);
	await room.must(luis, 'request.triage', { id, version: 1 });
	await room.must(rosa, 'request.edit', { id, edits: { priority: { from: 3, to: 1 } } });
	const person = await room.app.http.access.people.add(
		{ signInName: 'history', name: 'History', role: 'manager', deskIds: [] },
		'a password for tests'
	);
	const { token } = await room.app.http.access.sessions.start(person!);

	const response = await fetch(`${room.address}/api/records/${id}/history`, {
		headers: { cookie: `cscc_session=${token}` }
	});

	const entries = (await response.json()) as { command: string; actor: string }[];
	expect(entries.map(({ command }) => command)).toEqual([
		'request.edit',
		'request.triage',
		'request.log'
	]);
	expect(entries.map(({ actor }) => actor)).toEqual([rosa.id, luis.id, ana.id]);
});

test('what is over and quiet leaves the board, stays in Redis and can still be reopened', async () => {
	const { id } = await room.must(ana, 'request.log', light);
	for (const [name, more] of [
		['request.triage', {}],
		['request.accept', { agencyId: 'agency_lights' }],
		['request.start', {}],
		['request.resolve', {}],
		['request.close', { answer: 'requester_told' }]
	] as const) {
		const { version } = room.app.http.follower.board.get('request', id) ?? { version: 0 };
		await room.must(ana, name, { id, version, ...more } as never);
	}
	const system = { id: 'system', name: 'system', role: 'system', deskIds: [] } as const;
	await room.must(system, 'board.retire', { records: [{ kind: 'request', id, version: 6 }] });
	expect(room.app.http.follower.board.get('request', id)).toBeUndefined();

	const reopened = await room.must(ana, 'request.reopen', { id, version: 6, reason: 'Dark again' });

	expect(reopened.id).toBe(id);
	expect(room.app.http.follower.board.get('request', id)).toMatchObject({
		state: 'in_progress',
		version: 7
	});
});

test('of two processes that decide on one version only the first writes, and what was only read counts as well', async () => {
	// Within a process commands about one record take turns: two processes do not wait for each other.
	const { store } = room.app.http;
	const { id } = await room.must(ana, 'request.log', light);
	const request = room.app.http.follower.board.get('request', id)!;
	const deciding = (commandId: string, write: 'writes' | 'reads') => {
		const { changedAt: at } = request;
		const records = write === 'writes' ? [{ ...request, version: 2 }] : [];
		return commit(store, {
			entry: {
				at,
				actor: ana.id,
				command: 'request.triage',
				id: `${ana.id}:${commandId}`,
				records
			},
			actorId: ana.id,
			commandId,
			read: write === 'writes' ? [] : [{ kind: 'request' as const, id, version: 1 }],
			claims: [],
			marks: [],
			retired: []
		});
	};

	const first = await deciding('version-first', 'writes');
	const second = await deciding('version-second', 'writes');
	const third = await deciding('version-third', 'reads');

	expect(first).toMatchObject({ ok: true });
	expect(second).toMatchObject({ ok: false, code: 'CHANGED' });
	expect(third).toMatchObject({ ok: false, code: 'CHANGED' });
});

test('an edit that says what is there already is answered yes, stands in the log, and is never carried out late', async () => {
	const { id } = await room.must(ana, 'request.log', light);
	const commandId = randomText(20);
	const edits = { priority: { from: 3, to: 2 } };
	await room.must(luis, 'request.edit', { id, edits });

	const first = await room.give(ana, 'request.edit', { id, edits }, commandId);
	await room.must(luis, 'request.edit', { id, edits: { priority: { from: 2, to: 3 } } });
	const again = await room.give(ana, 'request.edit', { id, edits }, commandId);

	expect(first).toMatchObject({ ok: true, versions: {} });
	expect(again).toEqual(first);
	const entries = (await room.readLog()).filter((one) => one.id === `${ana.id}:${commandId}`);
	expect(entries.map(({ entry }) => entry.records)).toEqual([[]]);
	expect(room.app.http.follower.board.get('request', id)).toMatchObject({ priority: 3 });
});

test('a name that another record holds is refused, and nothing of the commit is written', async () => {
	const { store } = room.app.http;
	const { id } = await room.must(ana, 'request.log', light);
	const request = room.app.http.follower.board.get('request', id)!;
	const before = (await room.readLog()).length;
	const claiming = (ownerId: string, commandId: string) => {
		const records = [{ ...request, id: ownerId, version: 1 }];
		const { changedAt: at } = request;
		return commit(store, {
			entry: { at, actor: ana.id, command: 'request.log', id: `${ana.id}:${commandId}`, records },
			actorId: ana.id,
			commandId,
			read: [],
			claims: [{ index: 'claimed', field: 'R-ONE', ownerId }],
			marks: [],
			retired: []
		});
	};

	const first = await claiming('request_first1', 'claim-first');
	const second = await claiming('request_second', 'claim-second');

	expect(first).toMatchObject({ ok: true, position: before + 1 });
	expect(second).toMatchObject({ ok: false, code: 'TAKEN' });
	expect((await room.readLog()).length).toBe(before + 1);
	expect(
		await readRecords(store.redis, store.keys, [{ kind: 'request', id: 'request_second' }])
	).toEqual([]);
});
