import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#shared/kernel/clock.ts';
import { toLngLat } from '#shared/geo/address-grid.ts';
import { areaAt } from '#shared/geo/point-in-area.ts';
import type { Boundaries } from '#shared/model/boundaries.ts';
import { readBoundaries, readParts } from '../../scripts/import/read-boundaries.ts';
import { FileRefused } from '../../scripts/import/file-refused.ts';
import { sampleBeats, sampleBoundaries } from '../support/boundaries.ts';
import { password, rosa, temporaryFolder, TestRoom } from '../support/room.ts';
import { sampleTiles } from '../support/tiles.ts';

// Goal: a room can be given the City's own outlines and a finer map, and is never given something else for them.
// Method: made files of the real forms through the importer and the real door; the real file where it is there.
const folder = temporaryFolder();
const tiles = sampleTiles(50);
let room: TestRoom;
const cookies: Record<string, string> = {};

beforeAll(async () => {
	mkdirSync(join(folder.path, 'tiles'));
	writeFileSync(join(folder.path, 'tiles', 'made.pmtiles'), tiles);
	const more = { DATA_DIR: folder.path, MAP_PMTILES_URL: '/tiles/made.pmtiles' };
	room = await TestRoom.open(systemClock, more);
	const { people, sessions } = room.app.http.access;
	for (const role of ['administrator', 'manager'] as const) {
		const account = { signInName: role, name: role, role, deskIds: [] };
		const { token } = await sessions.start((await people.add(account, password))!);
		cookies[role] = `cscc_session=${token}`;
	}
	cookies['display'] = (await room.pairDisplay()).cookie;
});
afterAll(async () => {
	await room.close();
	folder.remove();
});

function call(who: string, method: string, path: string, body?: object): Promise<Response> {
	return fetch(`${room.address}${path}`, {
		method,
		headers: {
			cookie: cookies[who] ?? '',
			...(body ? { 'content-type': 'application/json' } : {})
		},
		...(body ? { body: JSON.stringify(body) } : {})
	});
}

let files = 0;
function fileOf(content: object | string): string {
	const path = join(folder.path, `boundaries-${(files += 1)}.geojson`);
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
	return path;
}

const ground = async () => (await call('display', 'GET', '/api/map')).json() as Promise<object>;

test('outlines that an administrator imports are what a wall is given, until they are taken away', async () => {
	expect(await ground()).toEqual({ tiles: '/tiles/made.pmtiles' });
	const boundaries = await readBoundaries(fileOf(sampleBoundaries()));

	expect((await call('manager', 'PUT', '/api/map/boundaries', boundaries)).status).toBe(403);
	const [first, ...others] = boundaries.areas;
	for (const areas of [others, [...others, { ...first, number: others[0]!.number }]])
		expect((await call('administrator', 'PUT', '/api/map/boundaries', { areas })).status).toBe(400);
	const put = await call('administrator', 'PUT', '/api/map/boundaries', boundaries);

	const { revision } = (await put.json()) as { revision: string };
	expect(await ground()).toEqual({ tiles: '/tiles/made.pmtiles', boundaries: revision });
	const given = await call('display', 'GET', `/api/map/boundaries/${revision}`);
	expect(await given.json()).toEqual(boundaries);
	expect(given.headers.get('cache-control')).toContain('immutable');
	expect((await call('display', 'GET', `/api/map/boundaries/${'0'.repeat(16)}`)).status).toBe(404);
	expect((await call('administrator', 'DELETE', '/api/map/boundaries')).status).toBe(204);
	expect(await ground()).toEqual({ tiles: '/tiles/made.pmtiles' });
	expect((await call('display', 'GET', `/api/map/boundaries/${revision}`)).status).toBe(404);
});

test('a part of an archive of tiles is given as it was asked for, and nothing beside the archives', async () => {
	const part = await fetch(`${room.address}/tiles/made.pmtiles`, {
		headers: { range: 'bytes=0-126' }
	});

	expect(part.status).toBe(206);
	expect(new Uint8Array(await part.arrayBuffer())).toEqual(new Uint8Array(tiles.slice(0, 127)));
	for (const [name, text] of [
		['secret.txt', 'no'],
		['tiles/page.html', 'no'],
		['tiles/.hidden.pmtiles', 'no']
	] as const)
		writeFileSync(join(folder.path, name), text);
	for (const path of ['none.pmtiles', '..%2fsecret.txt', 'page.html', '.hidden.pmtiles', ''])
		expect((await fetch(`${room.address}/tiles/${path}`)).status, path).toBe(404);
});

test('every area keeps its number and its corners, also behind a mark of byte order', async () => {
	const { areas } = await readBoundaries(fileOf(`\uFEFF${JSON.stringify(sampleBoundaries())}`));

	expect(areas.map(({ number }) => number)).toEqual(Array.from({ length: 77 }, (_, i) => i + 1));
	for (const { polygons } of areas) expect(polygons[0]![0]!.length).toBeGreaterThanOrEqual(5);
});

const whole = sampleBoundaries();
const wrong: [string, object | string, RegExp][] = [
	['no JSON', JSON.stringify(whole).slice(0, 5_000), /not JSON, or was cut off/],
	['an area left out', { ...whole, features: whole.features.slice(1) }, /76 community areas of 77/],
	[
		'an area twice',
		{ ...whole, features: [...whole.features, whole.features[4]] },
		/Area 5 is in the file twice/
	],
	[
		'other features',
		{
			...whole,
			features: [
				{
					type: 'Feature',
					properties: { dist_num: '31' },
					geometry: { type: 'Polygon', coordinates: [] }
				}
			]
		},
		/Feature 1 has no number/
	],
	[
		'no coordinates',
		{
			...whole,
			features: whole.features.map((one, index) =>
				index === 3 ? { ...one, geometry: { type: 'Polygon', coordinates: [null] } } : one
			)
		},
		/not a GeoJSON FeatureCollection of polygons/
	],
	[
		'an area of no extent',
		JSON.stringify(whole).replace(/(\[-87\.[^\]]+\])(,\[[^\]]+\]){5}/, '$1,$1,$1,$1,$1,$1'),
		/The outline of 1 has no extent/
	],
	['no collection', { type: 'Topology' }, /not a GeoJSON FeatureCollection/],
	[
		'feet instead of degrees',
		JSON.stringify(whole).replaceAll(/-87\.\d+/g, (text) => String(Number(text) * -13_000)),
		/Not outlines in degrees around Chicago/
	]
];
test.each(wrong)('%s is refused in words', async (_, content, words) => {
	const reading = readBoundaries(fileOf(content));

	await expect(reading).rejects.toThrow(FileRefused);
	await expect(reading).rejects.toThrow(words);
});

test('a beat in focus is drawn by the outline that an administrator imported, until it is taken away', async () => {
	const { parts } = await readParts(fileOf(sampleBeats()), 'beat');
	expect(parts.map(({ name }) => name)).toEqual(['1011', '0312']);
	const focus = { id: 'community_29', why: 'Shots at night' } as const;
	for (const [index, [type, name]] of (
		[
			['beat', '1011'],
			['beat', '1012'],
			['block_group', '170312909001']
		] as const
	).entries())
		await room.must(rosa, 'community.focus_on', { ...focus, version: index + 1, type, name });
	const shown = async () => {
		const { place } = (await (await call('manager', 'GET', '/api/places/29')).json()) as {
			place: { focus: { name: string; outline?: number[][][]; at?: number[] }[] };
		};
		return place.focus;
	};
	expect((await shown()).map(({ outline }) => outline)).toEqual([undefined, undefined, undefined]);

	expect((await call('manager', 'PUT', '/api/map/parts/beat', { parts })).status).toBe(403);
	for (const wrong of [[...parts, parts[0]!], [{ ...parts[0]!, name: '10' }]])
		expect(
			(await call('administrator', 'PUT', '/api/map/parts/beat', { parts: wrong })).status
		).toBe(400);
	expect((await call('administrator', 'PUT', '/api/map/parts/ward', { parts })).status).toBe(400);
	expect((await call('administrator', 'PUT', '/api/map/parts/beat', { parts })).status).toBe(200);

	const [drawn, ...names] = await shown();
	const [ring] = drawn!.outline!;
	expect(new Set(ring!.map(String)).size).toBe(4);
	const back = ring!.map((corner) => toLngLat(corner as [number, number]));
	for (const [longitude, latitude] of back) {
		expect(Math.abs(Math.abs(longitude + 87.715) - 0.005)).toBeLessThan(0.0001);
		expect(Math.abs(Math.abs(latitude - 41.865) - 0.005)).toBeLessThan(0.0001);
	}
	const [east, north] = toLngLat(drawn!.at as [number, number]);
	// In address numbers, which do not run evenly here, its middle is not that of degrees.
	expect(Math.abs(east! + 87.715)).toBeLessThan(0.002);
	expect(Math.abs(north! - 41.865)).toBeLessThan(0.002);
	expect(names.map(({ outline }) => outline)).toEqual([undefined, undefined]);

	// Those that came before are gone with the next file.
	const other = { parts: [{ ...parts[0]!, name: '1012' }] };
	expect((await call('administrator', 'PUT', '/api/map/parts/beat', other)).status).toBe(200);
	expect((await shown()).map(({ outline }) => outline?.length)).toEqual([undefined, 1, undefined]);
	expect((await call('administrator', 'DELETE', '/api/map/parts/beat')).status).toBe(204);
	expect((await shown()).some(({ outline }) => outline)).toBe(false);
});

test.each([
	['other features', sampleBoundaries(), /no beat_num or BEAT_NUM: it is not one of beats/],
	[
		'another city',
		JSON.parse(JSON.stringify(sampleBeats()).replaceAll('-87.7', '-71.1')) as object,
		/Not outlines in degrees around Chicago/
	]
])('of beats %s are refused in words', async (_, content, words) => {
	await expect(readParts(fileOf(content), 'beat')).rejects.toThrow(words);
});

test('a beat in pieces is one, and a piece without extent is none of it', async () => {
	const [first] = (sampleBeats() as { features: { geometry: { coordinates: number[][][] } }[] })
		.features;
	const moved = (by: number, scale = 1) => ({
		...first!,
		geometry: {
			type: 'Polygon',
			coordinates: first!.geometry.coordinates.map((ring) =>
				ring.map(([x = 0, y = 0]) => [-87.72 + (x + 87.72) * scale, y * scale + by])
			)
		}
	});
	const sliver = moved(41.86 * (1 - 1e-5), 1e-5);

	const { parts } = await readParts(fileOf(sampleBeats([moved(0.02), sliver])), 'beat');

	expect(parts.map(({ name, polygons }) => [name, polygons.length])).toEqual([
		['1011', 2],
		['0312', 1]
	]);
});

test("of a state's block groups only those of Cook County are taken", async () => {
	const { features } = sampleBeats() as { features: { geometry: object }[] };
	const groups = ['170312909001', '170438401001'].map((GEOID20, index) => ({
		...features[index]!,
		properties: { GEOID20 }
	}));
	const file = fileOf({ type: 'FeatureCollection', features: groups });

	const { parts } = await readParts(file, 'block_group');

	expect(parts.map(({ name }) => name)).toEqual(['170312909001']);
});

const official = '../shared/data/boundaries/community-areas.full.geojson';
test.skipIf(!existsSync(official))(
	"the City's own file loses no metre that a wall could show",
	async () => {
		const { areas } = await readBoundaries(official);
		const lawndale = areas.find(({ number }) => number === 29)!;

		const json = JSON.stringify({ areas } satisfies Boundaries);
		expect(json.length).toBeLessThan(256 * 1_024);
		const corners = areas.flatMap(({ polygons }) => polygons.flat(2)).length;
		expect(corners).toBeGreaterThan(4_000);
		// Neighbours keep the same corners along the edge they share.
		const cornersOf = (number: number) =>
			areas
				.find((area) => area.number === number)!
				.polygons.flat(2)
				.map(String);
		const shared = cornersOf(29).filter((corner) => cornersOf(30).includes(corner));
		expect(shared.length).toBeGreaterThan(4);
		// A point in its middle is in the area by the room's own outlines too.
		const ring = lawndale.polygons[0]![0]!;
		const middle = [0, 1].map(
			(axis) => ring.reduce((sum, one) => sum + one[axis]!, 0) / ring.length
		);
		expect(areaAt(middle as [number, number])).toBe(29);
	}
);
