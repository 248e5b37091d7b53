import { afterAll, beforeAll, expect, test } from 'vitest';
import { chicagoDay, dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { dayMs, hourMs, minuteMs, toInstant, toMs, type Clock } from '#shared/kernel/clock.ts';
import type { ReplayDay, ReplayPicture, ReplayProof } from '#shared/wire/replay.ts';
import type { Role } from '#shared/model/terms.ts';
import { ShownKeeper } from '#server/replay/shown.ts';
import { wallMark } from '#server/replay/wall-mark.ts';
import { DrillDay } from '../support/drill-day.ts';
import { enrolAgencies, password, TestRoom } from '../support/room.ts';
import { spansThatDiffer } from '../support/spans.ts';
import { runTool } from '../support/tool.ts';
import { witness } from '../support/witness.ts';

// Goal: what the wall showed at a moment is found again from the log alone, across the archive's border and a restart,
// and nothing can be written by looking. Method: a day of a real room by a clock of its own, what its wall showed
// written down a thousand times while it ran, beside what the replay draws afterwards.
const day = chicagoDay(Date.now() - 5 * dayMs);
const beginMs = dayBeginMs(day);
const moments = 1_000;
let nowMs = beginMs + 2 * hourMs;
const clock: Clock = { now: () => nowMs };
let room: TestRoom;
const drill = new DrillDay(() => room, 7);
/** When, how far the log was, and the mark of what the wall showed then. */
const seen: { atMs: number; position: number; mark: string }[] = [];
const cookies: Partial<Record<Role, string>> = {};

async function enter(role: Role): Promise<void> {
	const { people, sessions } = room.app.http.access;
	const account = { signInName: `a-${role}`, name: role, role, deskIds: [] };
	const person =
		(await people.add(account, password)) ?? (await people.all()).find((one) => one.role === role);
	const { token } = await sessions.start(person!);
	cookies[role] = `cscc_session=${token}`;
}

function ask(path: string, role: Role = 'manager', method = 'GET'): Promise<Response> {
	return fetch(`${room.address}/api/replay${path}`, {
		method,
		headers: { cookie: cookies[role] ?? '' }
	});
}

/** A day, when it has been made ready. */
async function outline(of = day): Promise<ReplayDay> {
	const asked = async () => (await (await ask(`/days/${of}`)).json()) as ReplayDay;
	await expect.poll(async () => (await asked()).ready, { timeout: 20_000 }).toBe(true);
	return asked();
}

async function picture(atMs: number, view = 'wall', position?: number): Promise<ReplayPicture> {
	const after = position === undefined ? '' : `&position=${position}`;
	const response = await ask(`/picture?at=${toInstant(atMs)}&view=${view}${after}`);
	expect(response.status).toBe(200);
	return (await response.json()) as ReplayPicture;
}

beforeAll(async () => {
	room = await TestRoom.open(clock, {
		REQUESTS_PER_MINUTE: '1000000',
		COMMANDS_PER_SECOND: '10000'
	});
	await enrolAgencies(room);
	const shownEach = (21 * hourMs) / moments;
	for (let index = 0; index < moments; index += 1) {
		for (let step = 0; step < 2; step += 1) {
			nowMs += 1 + Math.floor((drill.random() * shownEach) / 3);
			await drill.step(nowMs);
		}
		nowMs = beginMs + 2 * hourMs + Math.floor((index + 1) * shownEach);
		const { board, position } = room.app.http.follower;
		seen.push({ atMs: nowMs, position, mark: wallMark(board, nowMs) });
	}
	nowMs += 3 * dayMs;
	for (const role of ['manager', 'law_enforcement', 'analyst', 'desk'] as const) await enter(role);
	await room.must(...logOne());
}, 120_000);
afterAll(() => room.close());

function logOne() {
	const request = { title: 'After', category: 'lighting', channel: 'phone' } as const;
	return [
		{ id: 'person_noah', name: 'Noah', role: 'desk', deskIds: ['intake_triage'] },
		'request.log',
		request
	] as const satisfies Parameters<TestRoom['must']>;
}

/** Every moment that was written down is drawn anew in the room's own process of looking back. */
async function different(): Promise<number> {
	let count = 0;
	for (const { atMs, position, mark } of seen.toSorted(() => drill.random() - 0.5)) {
		const found = await picture(atMs, 'wall', position);
		if (found.mark !== mark) count += 1;
	}
	return count;
}

test('a day is outlined: what happened when, what was urgent, and since when there is a log', async () => {
	const found = await outline();
	const log = await room.readLog();

	const within = log.filter(({ entry }) => chicagoDay(toMs(entry.at)) === day);
	expect(found.changes).toBe(within.length);
	const counted = [...found.counts.requests, ...found.counts.people, ...found.counts.decisions];
	expect(counted.reduce((sum, count) => sum + count, 0)).toBe(within.length);
	expect(found.counts.people.some((count) => count > 0)).toBe(true);
	expect(found.beganAt).toBe(log[0]!.entry.at);
	const incidents = within.filter(({ entry }) => entry.command === 'incident.log');
	expect(found.urgent.length).toBeGreaterThan(incidents.length);
	for (const { entry } of incidents) expect(found.urgent).toContain(entry.at);
});

test('a thousand moments of a day are drawn as the wall showed them, in any order', async () => {
	await outline();

	expect(new Set(seen.map(({ mark }) => mark)).size).toBeGreaterThan(800);
	expect(await different()).toBe(0);
}, 60_000);

test('what is asked over HTTP is the same picture, with the changes before and after it', async () => {
	await outline();
	const log = await room.readLog();
	const { atMs } = seen[500]!;

	const found = await picture(atMs);
	const before = log.findLast(({ entry }) => toMs(entry.at) <= atMs)!;
	const after = log.find(({ entry }) => toMs(entry.at) > atMs)!;
	expect(found).toMatchObject({
		position: before.position,
		previousAt: before.entry.at,
		nextAt: after.entry.at
	});
	expect(found.sections).toMatchObject({ mode: 'room' });
	const watch = await picture(atMs, 'watch');
	expect(watch.sections).toHaveProperty('places');
	expect(watch.position).toBe(found.position);
});

/** The whole log, as it was before any of it was archived. */
let whole: Awaited<ReturnType<TestRoom['readLog']>> = [];
const spans = () => spansThatDiffer(room, whole, { beginMs, random: drill.random });

test('what lies between two times is read from the log and nothing else, wherever the times fall', async () => {
	whole = await room.readLog();
	expect(whole.length).toBeGreaterThan(1_000);
	expect(await spans()).toEqual([]);
});

test('what was archived and has left Redis, and a server that began anew, change nothing of it', async () => {
	const done = await runTool('archive', ['--keep-days', '0', '--trim'], { DATA_DIR: room.folder });
	expect(done.code).toBe(0);
	expect((await room.readLog()).length).toBeLessThan(100);
	room = await room.reopen(clock, { REQUESTS_PER_MINUTE: '1000000' });
	await outline();

	expect(await different()).toBe(0);
	expect(await spans()).toEqual([]);
	// The day after begins with the board that was kept with the archive.
	const next = chicagoDay(beginMs + 36 * hourMs);
	expect(await outline(next)).toMatchObject({ changes: 0 });
	const { sections } = await picture(beginMs + 30 * hourMs);
	expect((sections['headline'] as { open: number }).open).toBeGreaterThan(0);
}, 60_000);

test('nothing is written by looking back: no command to Redis but reading ones, no route but GET', async () => {
	const { app } = room;
	// Begins the thread and all that comes with it.
	await outline();
	await picture(seen[10]!.atMs);
	const at = { folder: room.folder };
	const writes = () =>
		witness(at, async (redis) => {
			const text = await redis.info('commandstats');
			const calls = [...String(text).matchAll(/cmdstat_([^:]+):calls=(\d+)/g)];
			return new Map(calls.map(([, name = '', count = '']) => [name, Number(count)] as const));
		});
	const position = app.http.follower.position;
	const before = await writes();
	for (const { atMs } of seen.slice(0, 50)) await picture(atMs);
	const after = await writes();

	// What the room itself does meanwhile: it keeps its lease and its heartbeat, and follows.
	const ours = new Set([
		'eval',
		'xread',
		'hsetnx',
		'expire',
		'set',
		'info',
		'hello',
		'client|setinfo',
		'client|setname',
		'publish',
		'xrevrange',
		'select',
		'ping'
	]);
	const grown = [...after].filter(
		([name, count]) => count > (before.get(name) ?? 0) && !ours.has(name)
	);
	expect(grown.map(([name]) => name).toSorted()).toEqual(expect.arrayContaining(['get']));
	const reading = [
		'get',
		'xrange',
		'hvals',
		'hgetall',
		'hget',
		'exists',
		'zrange',
		'smembers',
		'hmget',
		'mget',
		'zscore',
		'lrange',
		'ttl',
		'scan',
		'xinfo|stream'
	];
	expect(grown.filter(([name]) => !reading.includes(name))).toEqual([]);
	expect(app.http.follower.position).toBe(position);
	for (const path of [`/days/${day}`, '/picture', '/proof']) {
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
			expect((await ask(path, 'manager', method)).status).toBe(404);
		}
	}
});

test('that somebody looked at a day is on record once, however often their page asks', async () => {
	const { redis, keys } = room.app.http.store;
	const looked = async () =>
		(await redis.xrange(keys.audit, '-', '+')).filter((one) =>
			JSON.stringify(one).includes('replayed')
		);
	const before = (await looked()).length;
	for (let asked = 0; asked < 5; asked += 1) await outline();
	expect((await looked()).length).toBe(before);

	nowMs += 61 * minuteMs;
	await outline();
	expect((await looked()).length).toBe(before + 1);
});

test('who is told of the wall by the minute cannot look for moments, and who has no figures gets none', async () => {
	const at = toInstant(seen[3]!.atMs);
	expect((await ask(`/days/${day}`, 'law_enforcement')).status).toBe(403);
	expect((await ask(`/picture?at=${at}&view=wall`, 'law_enforcement')).status).toBe(403);
	expect((await ask(`/picture?at=${at}&view=watch`, 'analyst')).status).toBe(403);
	expect((await ask(`/picture?at=${at}&view=wall`, 'desk')).status).toBe(200);
	expect((await ask(`/picture?at=${toInstant(nowMs + minuteMs)}&view=wall`)).status).toBe(400);
	expect((await ask(`/days/${chicagoDay(nowMs + 2 * dayMs)}`)).status).toBe(400);
	expect((await ask('/days/2026-02-30')).status).toBe(400);
});

test('what is kept of the walls every twenty seconds proves a moment, and where nothing is kept nobody was live', async () => {
	const today = chicagoDay(nowMs);
	await outline();
	await outline(today);
	const { store, follower } = room.app.http;
	const shown = new ShownKeeper({ ...store, follower, clock }, (error) => {
		throw error as Error;
	});
	const proof = async (atMs: number) =>
		(await (await ask(`/proof?at=${toInstant(atMs)}`)).json()) as ReplayProof;
	expect(await proof(seen[0]!.atMs)).toEqual({ found: 'nothing_kept' });

	await shown.look();
	const firstMs = nowMs;
	for (let index = 0; index < 6; index += 1) {
		nowMs += 21_000;
		await room.must(...logOne());
		await shown.look();
	}
	const lastMs = nowMs;
	nowMs += 5 * minuteMs;
	expect(await proof(lastMs)).toEqual({ found: 'same', at: toInstant(lastMs) });
	expect(await proof(lastMs + minuteMs)).toEqual({ found: 'nothing_kept' });
	const { gaps, gapsKnown } = await outline(today);
	expect(gapsKnown).toBe(true);
	expect(gaps.at(-1)).toEqual({ from: toInstant(lastMs), to: toInstant(nowMs) });
	expect(gaps.some(({ from, to }) => toMs(from) < lastMs && toMs(to) > firstMs)).toBe(false);

	// What was kept says something else than what is drawn: somebody has changed the log, or the drawing.
	await witness({ folder: room.folder }, async (redis) => {
		const key = `{chicago}:shown:${toInstant(lastMs).slice(0, 10)}`;
		for (const [slot, text] of Object.entries(await redis.hGetAll(key))) {
			const [at, position, , since] = String(text).split(' ');
			await redis.hSet(key, slot, [at, position, 'AAAAAAAAAAAAAAAA', since].join(' '));
		}
	});
	expect(await proof(lastMs)).toMatchObject({ found: 'other' });
});
