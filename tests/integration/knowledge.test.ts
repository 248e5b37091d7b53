import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { communityAreas } from '#shared/geo/community-areas.ts';
import type {
	AreaKnown,
	HoursKnown,
	MapKnown,
	Publication,
	SourceStanding
} from '#shared/wire/indicators.ts';
import { password, temporaryFolder, TestRoom } from '../support/room.ts';
import { runTool } from '../support/tool.ts';

// Goal: the room shows what a load found, whole, with its age; what was refused changes nothing and is told. Method: the real script
// against a real room, and the room's own clock moved.
const folder = temporaryFolder();
let nowMs = Date.UTC(2024, 6, 20, 15);
let room: TestRoom;
const cookies: Record<string, string> = {};
beforeAll(async () => {
	room = await TestRoom.open({ now: () => nowMs });
	const { people, sessions } = room.app.http.access;
	for (const role of ['analyst', 'desk', 'manager'] as const) {
		const account = { signInName: role, name: role, role, deskIds: [] };
		const { token } = await sessions.start((await people.add(account, password))!);
		cookies[role] = `cscc_session=${token}`;
	}
});
afterAll(async () => {
	await room.close();
	folder.remove();
});

/** As a person types it. */
async function datasets(...args: string[]): Promise<{ code: number | null; said: string }> {
	const settings = { DATA_DIR: folder.path, CSCC_NAME: 'analyst', CSCC_PASSWORD: password };
	const done = await runTool('datasets', [...args, '--address', room.address], settings);
	return { code: done.code, said: `${done.said}${done.complained}` };
}

function call(who: string, method: string, path: string, body?: object): Promise<Response> {
	return fetch(`${room.address}${path}`, {
		method,
		headers: { cookie: cookies[who]!, ...(body ? { 'content-type': 'application/json' } : {}) },
		...(body ? { body: JSON.stringify(body) } : {})
	});
}
async function ask<T>(who: string, path: string): Promise<T> {
	const response = await call(who, 'GET', path);
	expect(response.status).toBe(200);
	return (await response.json()) as T;
}
const standing = async (id: string, who = 'analyst') =>
	(await ask<{ sources: SourceStanding[] }>(who, '/api/sources')).sources.find(
		(one) => one.id === id
	)!;

function victimsFile(renamed = false): string {
	const gun = renamed ? 'gunshot' : 'gunshot_injury_i';
	const header = `unique_id,case_number,date,victimization_primary,${gun},community_area,updated`;
	const rows = Array.from({ length: 14 }, (_, month) =>
		Array.from({ length: month + 1 }, (_, index) => {
			const on = `${month < 7 ? 2023 : 2024}-${String(((month + 5) % 12) + 1).padStart(2, '0')}-18`;
			return `V${month}-${index},C${month}-${index},${on} 02:00:00,BATTERY,YES,SOUTH LAWNDALE,${on} 09:00:00`;
		})
	);
	const path = join(folder.path, renamed ? 'renamed.csv' : 'victims.csv');
	writeFileSync(path, [header, ...rows.flat()].join('\n') + '\n');
	return path;
}

test('before anything is loaded every source says so, and nothing is shown as nought', async () => {
	const { sources } = await ask<{ sources: SourceStanding[] }>('desk', '/api/sources');
	expect(new Set(sources.map(({ state }) => state))).toEqual(new Set(['never_loaded']));
	expect((await ask<AreaKnown>('desk', '/api/areas/30/indicators')).known).toEqual([]);
	expect((await ask<MapKnown>('desk', '/api/indicators/people_shot')).areas).toEqual([]);
});

test('a file is loaded by the script; the room shows a year of it to whoever works there, and per 10,000 once it knows how many live there', async () => {
	const { code, said } = await datasets('load', 'violence_victims', victimsFile());
	expect(said).toContain('violence_victims: 105 rows');
	expect(code).toBe(0);

	const { known, sources } = await ask<AreaKnown>('desk', '/api/areas/30/indicators');
	const shot = known.find(({ indicator }) => indicator === 'people_shot')!;
	// June 2023 to July 2024: July is not over, and the twelve months before it are added.
	expect(shot.now).toEqual({ from: '2023-07', to: '2024-06', value: 90 });
	expect(shot.city).toEqual({ from: '2023-07', to: '2024-06', value: 90 });
	expect(shot.periods).toHaveLength(14);
	expect(shot.values.at(-1)).toBe(14);
	expect(shot.until).toBe('2024-06');
	expect(sources.find(({ id }) => id === 'violence_victims')!.state).toBe('fresh');

	const hours = (area: number) => ask<HoursKnown>('manager', `/api/areas/${area}/hours`);
	const { levels = [], source } = await hours(30);
	expect(levels).toHaveLength(168);
	// All of them at two in the night, and on days that differ.
	expect(levels.filter((_, at) => at % 24 === 2)).toContain(3);
	expect(levels.every((level, at) => level === 0 || at % 24 < 4)).toBe(true);
	expect(source).toMatchObject({ id: 'violence_victims', state: 'fresh' });
	expect(await hours(29)).not.toHaveProperty('levels');
	expect((await call('desk', 'GET', '/api/areas/30/hours')).status).toBe(403);

	const people = [
		'community_area',
		'total_population',
		'under_25_000',
		'_25_000_to_49_999',
		'_50_000_to_74_999',
		'_75_000_to_125_000',
		'_125_000'
	];
	const acs = join(folder.path, 'acs.csv');
	const rows = communityAreas.map(
		({ number, name }) => `${name.toUpperCase()},${number === 30 ? 60_000 : 30_000},1,1,1,1,1`
	);
	writeFileSync(acs, [people.join(','), ...rows].join('\n') + '\n');
	expect((await datasets('load', 'acs_by_area', acs)).code).toBe(0);

	const { areas, city } = await ask<MapKnown>('manager', '/api/indicators/people_shot');
	expect(areas[29]).toEqual({ from: '2023-07', to: '2024-06', value: 90, rate: 15 });
	expect(areas[28]).toMatchObject({ value: 0, rate: 0 });
	expect(city!.rate).toBeCloseTo((90 / (76 * 30_000 + 60_000)) * 10_000, 2);
});

test('what is not known, what is hidden and what is nought stay three things all the way', async () => {
	const areas = communityAreas.map(({ number }) => [
		number === 1 ? null : number === 2 ? 'hidden' : number - 3
	]);
	const series = [{ indicator: 'firearm_deaths', periods: ['not stated'], areas, city: [null] }];
	const receivedAt = new Date(nowMs).toISOString();
	const body = { version: 'a'.repeat(16), receivedAt, rows: 77, spoiled: 0, older: 0, series };

	expect((await call('analyst', 'PUT', '/api/sources/public_health', body)).status).toBe(200);

	const { areas: shown, city } = await ask<MapKnown>('desk', '/api/indicators/firearm_deaths');
	expect(shown.slice(0, 4).map(({ value }) => value)).toEqual([null, 'hidden', 0, 1]);
	expect(city!.value).toBeNull();
});

test('a file that is refused changes nothing; the source is old at once, and who looks after it is told which check failed', async () => {
	const before = await ask<AreaKnown>('desk', '/api/areas/30/indicators');

	const { code, said } = await datasets('load', 'violence_victims', victimsFile(true));

	expect(code).toBe(1);
	expect(said).toContain('refused (column_missing)');
	expect(await standing('violence_victims')).toMatchObject({
		state: 'stale',
		failed: { check: 'column_missing' }
	});
	expect((await standing('violence_victims')).failed!.detail).toContain('gunshot_injury_i');
	const seen = await standing('violence_victims', 'desk');
	expect(seen.state).toBe('stale');
	expect(seen.failed).toBeUndefined();
	// Nor by any other way round.
	for (const path of ['/api/equity', '/api/indicators/people_shot', '/api/areas/30/indicators'])
		expect(JSON.stringify(await ask('desk', path)), path).not.toContain('gunshot_injury_i');
	expect(JSON.stringify(await ask('manager', '/api/equity'))).toContain('gunshot_injury_i');
	expect((await ask<AreaKnown>('desk', '/api/areas/30/indicators')).known).toEqual(before.known);
	// What is good again is fresh again, and the same numbers are no news.
	expect((await datasets('load', 'violence_victims', victimsFile())).said).toContain(
		'the same as before'
	);
	expect((await standing('violence_victims')).failed).toBeUndefined();
});

test('what is older than what is there takes nobody’s place, and takes back no word of a failure', async () => {
	const kept = join(folder.path, 'datasets/violence_victims/current/publication.json');
	const good = JSON.parse(readFileSync(kept, 'utf8')) as Publication;
	const older = { ...good, version: 'c'.repeat(16), receivedAt: '2020-01-01T00:00:00.000Z' };
	const put = await call('analyst', 'PUT', '/api/sources/violence_victims', older);
	expect(await put.json()).toEqual({ changed: false });
	expect((await standing('violence_victims')).receivedAt).toBe(good.receivedAt);
	const failedAt = new Date(Date.parse(good.receivedAt) + 1_000).toISOString();
	const failure = { failedAt, check: 'behind', detail: '' };
	expect(
		(await call('analyst', 'POST', '/api/sources/violence_victims/failures', failure)).status
	).toBe(204);
	await call('analyst', 'PUT', '/api/sources/violence_victims', good);
	expect((await standing('violence_victims')).failed).toMatchObject({ check: 'behind' });
	const anew = { ...good, receivedAt: new Date(Date.parse(failedAt) + 1_000).toISOString() };
	await call('analyst', 'PUT', '/api/sources/violence_victims', anew);
	expect((await standing('violence_victims')).failed).toBeUndefined();
});

test('a source grows old by its own pace: what comes daily after two days, what comes yearly not', async () => {
	const at = nowMs;
	nowMs = (await loadedAt('violence_victims')) + 49 * 3_600_000;
	expect((await standing('violence_victims')).state).toBe('stale');
	expect((await standing('acs_by_area')).state).toBe('fresh');
	nowMs += 5 * 86_400_000;
	expect((await standing('violence_victims')).state).toBe('failed');
	nowMs = at;
});
const loadedAt = async (id: string) => Date.parse((await standing(id)).receivedAt!);

test('numbers that do not belong together are not taken: another source’s, too few, out of order', async () => {
	const kept = join(folder.path, 'datasets/violence_victims/current/publication.json');
	const good = JSON.parse(readFileSync(kept, 'utf8')) as Publication;
	const put = async (source: string, body: object) =>
		(await call('analyst', 'PUT', `/api/sources/${source}`, body)).status;
	const [first] = good.series;
	const wrong: [string, object][] = [
		['acs_by_area', good],
		['violence_victims', { ...good, series: [first, first] }],
		['violence_victims', { ...good, series: [{ ...first, periods: first!.periods.toReversed() }] }],
		['violence_victims', { ...good, series: [{ ...first, areas: first!.areas.slice(1) }] }],
		['violence_victims', { ...good, series: [{ ...first, city: first!.city.slice(1) }] }],
		['violence_victims', { ...good, rows: 0 }],
		['no_such_source', good]
	];
	for (const [source, body] of wrong) expect(await put(source, body), source).toBe(400);
	expect((await call('desk', 'PUT', '/api/sources/violence_victims', good)).status).toBe(403);
	expect((await standing('violence_victims')).receivedAt! >= good.receivedAt).toBe(true);
});
