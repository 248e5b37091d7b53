import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { communityAreas } from '#shared/geo/community-areas.ts';
import type { SourceId } from '#shared/model/sources.ts';
import { loadFile } from '../../scripts/datasets/load.ts';
import { refusal, seriesOf, valueOf } from '../support/publications.ts';

// Goal: what a file says is what is counted, and a file with something wrong changes nothing. Method: small files made here.
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'cscc-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const clock = { now: () => Date.UTC(2026, 10, 20) };
const take = (source: SourceId, path: string, more: object = {}) =>
	loadFile(path, { source, dataFolder: folder, clock, ...more });

/** A made file; its rows are texts. */
function made(name: string, rows: readonly (readonly string[])[]): string {
	const path = join(folder, `${name}.csv`);
	writeFileSync(path, rows.map((row) => row.join(',')).join('\n') + '\n');
	return path;
}

const header = [
	'unique_id',
	'case_number',
	'date',
	'victimization_primary',
	'gunshot_injury_i',
	'community_area',
	'updated',
	'homicide_victim_last_name'
];
const victim = (
	id: number,
	more: Partial<Record<'date' | 'area' | 'primary' | 'gun' | 'updated' | 'case', string>> = {}
) => [
	`V${id}`,
	more.case ?? `C${id}`,
	more.date ?? '2024-03-01 10:00:00',
	more.primary ?? 'BATTERY',
	more.gun ?? 'YES',
	more.area ?? "O'HARE",
	more.updated ?? '2024-03-05T00:00:00.000',
	'CANARY-NAME'
];

test('a row is a person, a case an incident; the newest of two rows with one key is kept; nought is told from not known', async () => {
	const path = made('victims', [
		header,
		victim(1, { case: 'A' }),
		victim(2, { case: 'A', area: 'OHARE' }),
		victim(3, { date: '05/02/2024 01:00:00 PM', primary: 'HOMICIDE', area: 'NOWHERE' }),
		victim(4, {
			date: '2024-05-02T13:00:00.000',
			area: 'ENGLEWOOD',
			updated: '2024-05-03T00:00:00.000'
		}),
		victim(4, {
			date: '2024-05-02T13:00:00.000',
			area: 'WEST ENGLEWOOD',
			updated: '2024-05-09T00:00:00.000'
		})
	]);

	const { publication } = await take('violence_victims', path);

	expect(publication).toMatchObject({ rows: 4, older: 1, spoiled: 0 });
	const shot = (area: number, period: string) => valueOf(publication, 'people_shot', area, period);
	expect([
		shot(76, '2024-03'),
		shot(67, '2024-05'),
		shot(68, '2024-05'),
		shot(1, '2024-03')
	]).toEqual([2, 1, 0, 0]);
	expect(valueOf(publication, 'shooting_incidents', 76, '2024-03')).toBe(1);
	// April has no row at all: whether there was nothing, or nothing was told, nobody knows.
	expect(seriesOf(publication, 'people_shot').periods).toEqual(['2024-03', '2024-05']);
	expect(seriesOf(publication, 'people_killed')).toMatchObject({
		city: [0, 1],
		unplaced: [0, 1]
	});
});

test('a name in a file reaches neither the disk nor what is said of a row that cannot be read', async () => {
	const good = readdirSync(join(folder, 'datasets'), {
		recursive: true,
		withFileTypes: true
	}).filter((one) => one.isFile());
	expect(good.length).toBeGreaterThan(1);
	for (const one of good)
		expect(readFileSync(join(one.parentPath, one.name), 'latin1')).not.toContain('CANARY');
	const path = made('torn', [header, victim(1), [...victim(2), 'CANARY-MORE', 'CANARY-MORE']]);

	const { check, message } = await refusal(take('violence_victims', path));

	expect(check).toBe('cut_off');
	expect(message).toContain('line 3');
	expect(message).not.toContain('CANARY');
});

test.each<[string, string, readonly (readonly string[])[]]>([
	['no rows', 'no_rows', [header]],
	[
		'another file',
		'column_missing',
		[
			['a', 'b'],
			['1', '2']
		]
	],
	[
		'a renamed column',
		'column_missing',
		[header.map((name) => name.replace('gunshot_injury_i', 'gunshot')), victim(1)]
	],
	['dates that are none', 'dates', [header, victim(1, { date: 'soon' })].concat([])],
	[
		'dates to come',
		'dates',
		[header, ...[1, 2, 3, 4].map((id) => victim(id, { date: '2031-01-01 00:00:00' }))]
	],
	[
		'rows without a key',
		'key_missing',
		[header, ...[1, 2, 3, 4].map((id) => ['', ...victim(id).slice(1)])]
	],
	['half of what there was', 'fewer_rows', [header, victim(1), victim(2)]],
	['no table', 'unreadable', [['{"type":"FeatureCollection"}']]]
])('%s: refused as %s, and what was good stays', async (_, check, rows) => {
	const current = join(folder, 'datasets/violence_victims/current/publication.json');
	const before = readFileSync(current, 'utf8');

	const refused = await refusal(take('violence_victims', made('wrong', rows)));

	expect(
		['dates', 'spoiled_values'].includes(check) ? ['dates', 'spoiled_values'] : [check]
	).toContain(refused.check);
	expect(readFileSync(current, 'utf8')).toBe(before);
	expect(readdirSync(join(folder, 'datasets/violence_victims'))).toEqual(['current']);
});

test('what stands for "not known" is not a number; a table with an area twice, or too few, is not taken', async () => {
	const header = ['Community Area Id', 'Community Area Name', 'Primary Care Physicians'];
	const rows = communityAreas.map(({ number, name }) => [
		String(number),
		name,
		number === 37 ? '' : '2'
	]);
	const path = made('physicians', [header, ...rows]);

	const { publication } = await take('primary_care_2014', path);

	expect(valueOf(publication, 'primary_care_physicians', 37, '2014')).toBeNull();
	// Of a sum in which one is not known nobody knows the sum.
	expect(seriesOf(publication, 'primary_care_physicians').city).toEqual([null]);
	const city = made('city', [
		header,
		...rows.filter(([number]) => number !== '26'),
		['100', 'Chicago', '154']
	]);
	const without = (await take('primary_care_2014', city)).publication;
	expect(valueOf(without, 'primary_care_physicians', 26, '2014')).toBeNull();
	const twice = made('twice', [header, ...rows.slice(1), rows[4]!]);
	expect((await refusal(take('primary_care_2014', twice))).check).toBe('places');
	expect(
		(await refusal(take('primary_care_2014', made('few', [header, ...rows.slice(9)])))).check
	).toBe('fewer_rows');
});

test('a row that is of no community and not of the city is a mistake, and never the city', async () => {
	const header = ['Community Area Id', 'Community Area Name', 'Primary Care Physicians'];
	const rows = communityAreas.map(({ number, name }) => [String(number), name, '2']);
	const stray = made('stray', [header, ...rows, ['78', 'Nowhere', '9']]);
	expect((await refusal(take('primary_care_2014', stray))).check).toBe('places');
});

test('what is placed by where it is asks for the outlines, and is not nought where nobody knows', async () => {
	const sites = made('sites', [
		['ID', 'Latitude', 'Longitude'],
		['1', '41.97', '-87.66']
	]);
	const refused = await refusal(take('health_facilities', sites));
	expect(refused.check).toBe('places');
	expect(refused.message).toContain('import -- boundaries');
});

test('rows that do not say of when they are are not taken as of today', async () => {
	const homes = made('homes', [
		['Units', 'Community Area Number', 'Latitude', 'Longitude'],
		['40', '29', '41.86', '-87.72'],
		['60', '29', '41.85', '-87.71']
	]);
	expect((await refusal(take('affordable_housing', homes))).check).toBe('dates');
	const asOfMs = Date.UTC(2019, 0, 1, 3);
	const { publication } = await take('affordable_housing', homes, { asOfMs });
	// Three in the morning in London is the evening before in Chicago.
	expect(valueOf(publication, 'affordable_homes', 29, '2018')).toBe(100);
	expect(publication.publishedAt).toBe('2019-01-01T03:00:00.000Z');
});

test('a path that could mean several files is not read, nor one that cannot be', async () => {
	expect((await refusal(take('crimes', join(folder, '*.csv')))).check).toBe('unreachable');
	expect((await refusal(take('crimes', join(folder, 'none.csv')))).check).toBe('unreachable');
});

test('a power cut that left half a publication costs the numbers of before, and no load', async () => {
	const current = join(folder, 'datasets/primary_care_2014/current/publication.json');
	writeFileSync(current, '');
	const header = ['Community Area Id', 'Community Area Name', 'Primary Care Physicians'];
	const rows = communityAreas.map(({ number, name }) => [String(number), name, '2']);
	const { publication, changed } = await take(
		'primary_care_2014',
		made('again', [header, ...rows])
	);
	expect(changed).toBe(true);
	expect(publication.rows).toBe(77);
});

test('a load that is ended leaves everything as it was', async () => {
	const ended = new AbortController();
	const path = made('many', [header, ...Array.from({ length: 200 }, (_, id) => victim(id))]);
	ended.abort();

	expect((await refusal(take('violence_victims', path, { signal: ended.signal }))).check).toBe(
		'cut_off'
	);
	expect(readdirSync(join(folder, 'datasets/violence_victims'))).toEqual(['current']);
});
