import { afterAll, beforeAll, expect, test } from 'vitest';
import { chicagoDay } from '#shared/kernel/chicago-time.ts';
import { dayMs, hourMs, minuteMs, toInstant, type Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { TimesView } from '#shared/wire/times.ts';
import { buildApp, type App } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { keepTimes } from '#server/store/times.ts';
import { Recount } from '../../scripts/figures/recount.ts';
import { ana, enrolAgencies, noah, password, rosa, TestRoom } from '../support/room.ts';

// Goal: times of weeks are what the log says, whoever asks, after a restart, and of another log. Method: a room with
// a clock of its own, its answers beside a recount of its log by another client.
let nowMs = Date.now() - 3 * dayMs;
const clock: Clock = { now: () => nowMs };
let room: TestRoom;
let address: string;
const cookies: Record<string, string> = {};

beforeAll(async () => {
	room = await TestRoom.open(clock);
	({ address } = room);
	await enrolAgencies(room);
	const { people, sessions } = room.app.http.access;
	for (const role of ['manager', 'analyst', 'elected_office'] as const) {
		const bound = role === 'elected_office' ? { communities: [29] } : {};
		const account = { signInName: role, name: role, role, deskIds: [], ...bound };
		const { token } = await sessions.start((await people.add(account, password))!);
		cookies[role] = `cscc_session=${token}`;
	}
	for (let index = 0; index < 24; index += 1) await oneRequest(index);
});
afterAll(() => room.close());

/** Of every four requests one is looked at late; every sixth is in another community. */
async function oneRequest(index: number): Promise<void> {
	const { id } = await room.must(noah, 'request.log', {
		title: 'A lamp is out',
		category: 'lighting',
		channel: 'phone',
		priority: 2,
		communityArea: index % 6 === 0 ? 26 : 29
	});
	nowMs += (index % 4 === 0 ? 45 : 10 + index) * minuteMs;
	await room.must(rosa, 'request.triage', { id, version: 1 });
	nowMs += 5 * minuteMs;
	await room.must(rosa, 'request.accept', { id, version: 2, agencyId: ana.agencyId! });
	nowMs += 60 * minuteMs;
}

/** A team that is there. */
async function aTeam(): Promise<void> {
	const { id } = await room.must(rosa, 'deployment.request', {
		callSign: 'North 1',
		headcount: 3,
		communityArea: 29,
		purpose: 'Walk with families',
		plannedFrom: toInstant(nowMs),
		plannedTo: toInstant(nowMs + 8 * hourMs)
	});
	const moves = ['approve', 'notify', 'acknowledge', 'set_out', 'check_in'] as const;
	for (const [index, move] of moves.entries())
		await room.must(rosa, `deployment.${move}`, { id, version: index + 1 });
}

async function times(role: string, query = '', at = address) {
	const response = await fetch(`${at}/api/times${query}`, {
		headers: { cookie: cookies[role] ?? '' }
	});
	return { status: response.status, body: (await response.json()) as TimesView };
}

async function plainly(period: Parameters<Recount['view']>[0]) {
	const counted = new Recount();
	for (const { entry } of await room.readLog()) counted.take(entry);
	return counted.view(period, nowMs);
}

test('a manager has the times of a period as a recount of the log has them', async () => {
	const { body } = await times('manager');

	const { from, to, stage, stages, days, hours } = body;
	expect(to).toBe(chicagoDay(nowMs));
	expect({ stages, days, hours }).toEqual(await plainly({ from, to, stage }));
	const first = stages.find((row) => row.priority === 2 && row.stage === 'acknowledge');
	expect(first).toMatchObject({ n: 24, promised: 24 });
	expect(first?.kept).toBeLessThan(24);

	const day = days[0]!.day;
	const narrow = (await times('manager', `?from=${day}&to=${day}&area=26&stage=assign`)).body;
	expect(narrow.stages).toEqual(
		(await plainly({ from: day, to: day, stage: 'assign', area: 26 })).stages
	);
});

test('who does not run the work has no number below ten, and only of their own places', async () => {
	const { body } = await times('analyst');
	const own = (await times('elected_office')).body;

	expect(body.totals).toBe(true);
	expect(body.days.every(({ timesMs }) => timesMs.length === 0)).toBe(true);
	const few = body.stages.flatMap(({ n, promised, waiting }) => [n, promised, waiting]);
	expect(few.filter((count) => count !== null && count > 0 && count < 10)).toEqual([]);
	const looked = own.stages.find((row) => row.priority === 2 && row.stage === 'acknowledge');
	expect(looked?.n).toBe(20);
	expect((await times('elected_office', '?area=26')).status).toBe(404);
});

test.each([
	['?from=2026-02-30', '/from'],
	['?to=2026-02-31', '/to'],
	['?from=2020-01-01', '/from'],
	['?to=2099-01-01', '/to'],
	[`?from=${chicagoDay(Date.now() - dayMs)}&to=${chicagoDay(Date.now() - 2 * dayMs)}`, '/from']
])('a period that cannot be is refused with the day that is wrong: %s', async (query, path) => {
	const { status, body } = await times('manager', query);

	expect(status).toBe(400);
	expect(body).toMatchObject({ code: 'INVALID_PAYLOAD', fields: [{ path }] });
});

test('a place has its facts, its figures and what is open there, and totals for who has no more', async () => {
	const get = async (role: string, area: number) => {
		const response = await fetch(`${address}/api/places/${area}`, {
			headers: { cookie: cookies[role] ?? '' }
		});
		return { status: response.status, body: (await response.json()) as Record<string, unknown> };
	};
	const { body } = await get('manager', 29);
	const bound = await get('elected_office', 29);

	expect(body['place']).toMatchObject({ displayName: 'North Lawndale', active: true });
	expect((body['open'] as unknown[]).length).toBe(20);
	expect(body['view']).toMatchObject({ headline: { open: 20 } });
	expect(bound.body['place']).toMatchObject({ displayName: 'North Lawndale' });
	expect(bound.body['open'] ?? bound.body['view']).toBeUndefined();
	// How much room an organisation has is for those who have it whole.
	const rooms = (body: Record<string, unknown>) =>
		(body['place'] as { capabilities: { capacity?: string }[] }).capabilities.map(
			({ capacity }) => capacity
		);
	expect(rooms(body)).toContain('unknown');
	expect(rooms(bound.body)).toEqual(rooms(body).map(() => undefined));
	expect((await get('elected_office', 26)).status).toBe(404);
	expect((await get('manager', 78)).status).toBe(400);
});

test('who has totals only cannot ask for one day and for the days around it', async () => {
	const day = chicagoDay(nowMs);

	expect((await times('analyst', `?from=${day}&to=${day}`)).status).toBe(400);
	expect((await times('manager', `?from=${day}&to=${day}`)).status).toBe(200);
});

test('days are not kept over what they do not follow from', async () => {
	const { redis, keys } = room.app.http.store;
	const days = { reached: new Map([['2026-01-05', []]]), staffed: new Map() };
	const kept = (base: number | 'whole', epoch = 'epoch_a', position = 20) =>
		keepTimes(redis, keys, { epoch, base, position, days });
	await redis.del(keys.times);

	expect(await kept(10)).toBe(false);
	expect(await redis.exists(keys.times)).toBe(0);
	expect(await kept('whole')).toBe(true);
	expect(await kept(20, 'epoch_a', 30)).toBe(true);
	// Another log, a place that was never kept, and less than there is.
	expect(await kept(20, 'epoch_b', 40)).toBe(false);
	expect(await kept(35, 'epoch_a', 40)).toBe(false);
	expect(await kept('whole', 'epoch_a', 25)).toBe(false);
	expect(await redis.hget(keys.times, 'position')).toBe('30');
	await redis.del(keys.times);
});

test('a restart goes on from what was kept; another log is read from its beginning', async () => {
	await aTeam();
	const before = (await times('manager')).body;
	const [team] = [...room.app.http.times.staffed()];
	expect(team).toMatchObject({ community: 29, people: 3 });
	await room.app.close();
	const again = async (): Promise<{ app: App; at: string }> => {
		const settings = { DATA_DIR: room.folder, PORT: '0', LOG_LEVEL: 'silent' };
		const app = await buildApp(readConfig(settings), clock);
		return { app, at: await app.listen() };
	};
	const second = await again();
	const { redis, keys } = second.app.http.store;
	const kept = await redis.hgetall(keys.times);

	expect(Number(kept['position'])).toBe(before.position);
	expect((await times('manager', '', second.at)).body.stages).toEqual(before.stages);

	expect([...second.app.http.times.staffed()]).toEqual([team]);
	// What was kept is believed: a day that is gone from there is gone.
	const day = Object.keys(kept).find((name) => name.startsWith('20'))!;
	await redis.hdel(keys.times, day);
	const [ofTeams] = Object.keys(kept).filter((name) => name.startsWith('staffed:'));
	await redis.hdel(keys.times, ofTeams!);
	await second.app.close();
	const third = await again();
	expect((await times('manager', '', third.at)).body.stages).not.toEqual(before.stages);

	expect([...third.app.http.times.staffed()]).toEqual([]);

	// Of another log nothing is believed.
	await third.app.http.store.redis.set(keys.epoch, newId('epoch'));
	await expect
		.poll(async () => (await times('manager', '', third.at)).body.stages, { timeout: 10_000 })
		.toEqual(before.stages);
	expect([...third.app.http.times.staffed()]).toEqual([team]);

	// Nor what a server kept that knew nothing of teams: it is made anew.
	const { epoch = '' } = await third.app.http.store.redis.hgetall(keys.times);
	await third.app.close();
	const fourth = await again();
	const store = fourth.app.http.store.redis;
	expect(epoch).toMatch(/ staffed$/);
	await store.hset(keys.times, 'epoch', (await store.get(keys.epoch))!);
	await store.hdel(keys.times, ofTeams!);
	// The log has it no more: it is known by what was kept alone.
	const longAgoMs = nowMs - 80 * dayMs;
	const gone = [
		'request_long_gone',
		0,
		2,
		29,
		longAgoMs - minuteMs,
		longAgoMs,
		longAgoMs + minuteMs
	];
	await store.hset(keys.times, chicagoDay(longAgoMs), JSON.stringify([gone]));
	await fourth.app.close();
	const fifth = await again();
	await fifth.app.http.times.catchUp();
	expect([...fifth.app.http.times.staffed()]).toEqual([team]);
	const stages = [...fifth.app.http.times.all()];
	expect(stages.filter(({ requestId }) => requestId === gone[0])).toHaveLength(1);
	expect(stages.filter(({ requestId }) => requestId !== gone[0])).not.toHaveLength(0);
	await fifth.app.close();
	// From then on all of it is kept with teams.
	const sixth = await again();
	await sixth.app.http.times.catchUp();
	expect([...sixth.app.http.times.staffed()]).toEqual([team]);
	expect([...sixth.app.http.times.all()]).toHaveLength(stages.length);
	await sixth.app.close();
});
