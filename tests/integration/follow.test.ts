import { afterEach, expect, test } from 'vitest';
import { Board } from '#shared/fold/board.ts';
import { Follower } from '#shared/fold/follower.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import type { Delta, Snapshot } from '#shared/wire/feeds.ts';
import { RecordsFeed, touchedBy } from '#server/feeds/records-feed.ts';
import { LogFollower } from '#server/log/log-follower.ts';
import { buildApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { DataInUseError } from '#server/store/data-lock.ts';
import { EmbeddedRedis } from '#server/store/embedded-redis.ts';
import { VolatileRedisError } from '#server/store/store.ts';
import { DrillClient } from '../../scripts/drill/client.ts';
import {
	ana,
	enrolAgencies,
	password,
	rosa,
	sol,
	temporaryFolder,
	TestRoom
} from '../support/room.ts';

const light = { title: 'Street light out', category: 'lighting', channel: 'phone' } as const;
const crisis = { ...light, category: 'crisis_response' } as const;
const cleanUp: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
	for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

async function openRoom(): Promise<TestRoom> {
	const room = await TestRoom.open();
	cleanUp.push(() => room.close());
	return room;
}

/** Another process' follower over the same log. */
async function followToo(room: TestRoom): Promise<{ follower: LogFollower; loads: () => number }> {
	let loads = 0;
	const { place, keys } = room.app.http.store;
	const quiet = () => {};
	const follower = new LogFollower(
		{ place, keys, clock: systemClock, replicas: 0 },
		{ onLoad: () => (loads += 1), onStep: quiet, onControl: quiet, onHealth: quiet, onError: quiet }
	);
	await follower.start();
	cleanUp.push(() => follower.stop());
	return { follower, loads: () => loads };
}

function digestOf(board: Board): string {
	const feed = new RecordsFeed({ role: 'desk', deskIds: [] }, board);
	feed.load('epoch', { position: 1, recent: [] });
	return feed.feed.digest;
}

test('two processes that follow the same log have the same board, also one that starts later', async () => {
	const room = await openRoom();
	const early = await followToo(room);
	await enrolAgencies(room);
	for (let index = 0; index < 40; index += 1) await room.must(ana, 'request.log', light);

	const late = await followToo(room);

	const { position } = room.app.http.follower;
	expect(await early.follower.reach(position, 5_000)).toBe(true);
	expect(late.follower.position).toBe(position);
	expect(digestOf(early.follower.board)).toBe(digestOf(room.app.http.follower.board));
	expect(digestOf(late.follower.board)).toBe(digestOf(room.app.http.follower.board));
});

test('a log that was emptied under a running server gets a new epoch and everybody loads anew', async () => {
	const room = await openRoom();
	const other = await followToo(room);
	await room.must(ana, 'request.log', light);
	const before = room.app.http.follower.epoch;

	await room.app.http.store.redis.flushall();

	await expect.poll(() => room.app.http.follower.epoch, { timeout: 8_000 }).not.toBe(before);
	await expect
		.poll(() => other.follower.epoch, { timeout: 8_000 })
		.toBe(room.app.http.follower.epoch);
	expect(other.loads()).toBe(2);
	expect(room.app.http.follower.board.count('request')).toBe(0);
	const { position } = await room.must(ana, 'request.log', light);
	expect(position).toBe(1);
});

test('a log that was rewound is noticed by its last entry, though its numbers go on', async () => {
	const room = await openRoom();
	await room.must(ana, 'request.log', light);
	const { redis, keys } = room.app.http.store;
	const before = room.app.http.follower.epoch;
	const { position } = room.app.http.follower;

	// As after a restore: the last entry is another command than the one that was followed.
	await redis
		.multi()
		.xdel(keys.log, `${position}-0`)
		.set(keys.position, position - 1)
		.exec();

	await expect.poll(() => room.app.http.follower.epoch, { timeout: 8_000 }).not.toBe(before);
	expect(room.app.http.follower.position).toBe(position - 1);
});

test('a command that was lost with its log and given again is another entry, at the same place with the same id', async () => {
	const room = await openRoom();
	await room.must(ana, 'request.log', light);
	const { redis, keys } = room.app.http.store;
	const before = room.app.http.follower.epoch;
	const { position } = room.app.http.follower;
	const { id, entry } = (await room.readLog()).at(-1)!;

	// As when a server was lost before its replica had the entry, and the desk sent the command again.
	const again = JSON.stringify({ ...entry, at: '2026-01-02T03:04:05.678Z' });
	await redis
		.multi()
		.del(keys.log)
		.xadd(keys.log, `${position}-0`, 'id', id, 'entry', again)
		.exec();

	await expect.poll(() => room.app.http.follower.epoch, { timeout: 8_000 }).not.toBe(before);
});

test('a Redis that can forget is refused, and accepted only when the room says so on every screen', async () => {
	const folder = temporaryFolder();
	const redis = new EmbeddedRedis(folder.path, () => {});
	await redis.start();
	cleanUp.push(
		() => folder.remove(),
		() => redis.stop()
	);
	const url = await volatileAddress(redis);
	const settings = { REDIS_URL: url, PORT: '0', LOG_LEVEL: 'silent' };

	await expect(buildApp(readConfig(settings), systemClock)).rejects.toThrow(VolatileRedisError);

	const app = await buildApp(readConfig({ ...settings, ALLOW_VOLATILE_REDIS: '1' }), systemClock);
	cleanUp.push(() => app.close());
	expect(app.http.store.volatile).toBe(true);
});

/** Turns a running Redis into one without an append-only file, on a port of its own. */
async function volatileAddress(redis: EmbeddedRedis): Promise<string> {
	const { connectRedis, whenReady } = await import('#server/store/client.ts');
	const client = connectRedis({ kind: 'socket', path: redis.socketPath }, { onError: () => {} });
	await whenReady(client, 5_000);
	const port = 20_000 + (process.pid % 20_000);
	await client.config('SET', 'appendonly', 'no');
	await client.config('SET', 'bind', '127.0.0.1');
	await client.config('SET', 'port', String(port));
	client.disconnect();
	return `redis://127.0.0.1:${port}`;
}

test('a second server on the same data is refused with a sentence', async () => {
	const room = await openRoom();
	const settings = { DATA_DIR: room.folder, PORT: '0', LOG_LEVEL: 'silent' };

	const second = buildApp(readConfig(settings), systemClock);

	await expect(second).rejects.toThrow(DataInUseError);
	await expect(second).rejects.toThrow(/Another server already uses the data/);
});

test('a client that returns gets the deltas it missed, and one from another log a snapshot', async () => {
	const room = await openRoom();
	await room.app.http.access.people.add(
		{ signInName: 'ana', name: 'Ana', role: 'desk', deskIds: [] },
		password
	);
	const client = await DrillClient.signIn(room.address, { signInName: 'ana', password });
	cleanUp.push(() => client.close());
	await expect.poll(() => client.ready, { timeout: 8_000 }).toBe(true);
	for (let index = 0; index < 5; index += 1) await room.must(ana, 'request.log', light);

	await expect.poll(() => client.board.count('request'), { timeout: 5_000 }).toBe(5);
	expect(client.differences).toBe(0);
	const feed = new RecordsFeed({ role: 'desk', deskIds: [] }, room.app.http.follower.board);
	feed.load('epoch', { position: room.app.http.follower.position, recent: [] });
	expect(client.digest).toBe(feed.feed.digest);
});

test('a restricted request reaches a desk as a state and times, and its words never leave the server', async () => {
	const room = await openRoom();
	const canary = 'Zebra canary words';
	const { id } = await room.must(sol, 'request.log', { ...crisis, title: canary });
	await room.must(sol, 'note.add', { subjectId: id, text: `${canary} in a note` });
	const plain = await room.must(ana, 'request.log', { ...light, title: 'Plain words' });
	await room.must(ana, 'note.add', {
		subjectId: plain.id,
		text: `${canary} before it was restricted`
	});
	// Sorting it anew restricts it, and what was written before goes with it.
	await room.must(ana, 'request.edit', {
		id: plain.id,
		edits: { category: { from: 'lighting', to: 'crisis_response' } }
	});
	const follower = new Follower(new Board());
	const feed = new RecordsFeed({ role: 'desk', deskIds: [] }, room.app.http.follower.board);
	feed.load('epoch', { position: 1, recent: [] });

	follower.replace(JSON.parse(feed.feed.snapshot()) as Snapshot);

	expect(feed.feed.snapshot()).not.toContain('canary');
	expect(feed.feed.snapshot()).not.toContain('crisis_response');
	expect(feed.feed.snapshot()).toContain(id);
});

test('what was visible and is restricted now is taken back from screens that had it', async () => {
	const room = await openRoom();
	const { board } = room.app.http.follower;
	const request = await room.must(ana, 'request.log', light);
	const note = await room.must(ana, 'note.add', { subjectId: request.id, text: 'Seen by all' });
	const feed = new RecordsFeed({ role: 'desk', deskIds: [] }, board);
	feed.load('epoch', { position: note.position, recent: [] });
	const screen = new Board();
	const follower = new Follower(screen);
	follower.replace(JSON.parse(feed.feed.snapshot()) as Snapshot);
	expect(screen.notesOf(request.id)).toHaveLength(1);

	const changed = await room.must(ana, 'request.edit', {
		id: request.id,
		edits: { category: { from: 'lighting', to: 'victim_assistance' } }
	});
	const entry = (await room.readLog()).find(({ position }) => position === changed.position);
	const { position } = changed;
	const touched = touchedBy([{ position, entry: entry!.entry }], room.app.http.follower.board);
	const { text } = feed.follow(position, touched);
	follower.take(JSON.parse(text) as Delta);

	expect(screen.notesOf(request.id)).toHaveLength(0);
	expect(screen.get('request', request.id)?.title).toBeUndefined();
	expect(follower.digest).toBe(feed.feed.digest);
});

test('a refusal shows of a restricted record only what a desk may see', async () => {
	const room = await openRoom();
	const canary = 'Zebra canary words';
	const { id } = await room.must(rosa, 'request.log', { ...crisis, title: canary });

	const stale = await room.give(ana, 'request.triage', { id, version: 9 });
	const illegal = await room.give(rosa, 'request.resolve', { id, version: 1 });
	const outline = await room.give(rosa, 'request.lift_restriction', {
		id,
		version: 9,
		reason: 'Asked by mistake'
	});

	expect([stale, illegal]).toMatchObject([{ code: 'NOT_ALLOWED' }, { code: 'NOT_ALLOWED' }]);
	expect(outline).toMatchObject({ code: 'CHANGED', current: { id, state: 'received' } });
	expect(JSON.stringify([stale, illegal, outline])).not.toContain('canary');
	expect(JSON.stringify([stale, illegal, outline])).not.toContain('crisis_response');
});

test('a restriction reaches the tasks of a request in the same commit', async () => {
	const room = await openRoom();
	const { id } = await room.must(ana, 'request.log', light);
	const task = await room.must(ana, 'task.raise', {
		requestId: id,
		requestVersion: 1,
		title: 'Mend it',
		category: 'lighting',
		priority: 2
	});

	const sorted = await room.must(ana, 'request.edit', {
		id,
		edits: { category: { from: 'lighting', to: 'victim_assistance' } }
	});

	const entry = (await room.readLog()).find(({ position }) => position === sorted.position);
	expect(entry?.entry.records.map((record) => record.id).toSorted()).toEqual(
		[id, task.id].toSorted()
	);
	expect(room.app.http.follower.board.get('task', task.id)?.restricted).toBe(true);
});

test('work that was reopened while it was about to leave the board stays on it', async () => {
	const room = await openRoom();
	const { id } = await room.must(ana, 'request.log', light);
	const system = { id: 'system', name: 'system', role: 'system', deskIds: [] } as const;
	await room.must(ana, 'request.edit', { id, edits: { priority: { from: 3, to: 1 } } });

	const late = await room.give(system, 'board.retire', {
		records: [{ kind: 'request', id, version: 1 }]
	});

	expect(late).toMatchObject({ ok: false, code: 'CHANGED' });
	expect(room.app.http.follower.board.get('request', id)?.version).toBe(2);
});
