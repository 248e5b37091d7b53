import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HelpRoom } from '../support/help-room.ts';

// Goal: what is public can be put on a map and into a table by anybody, and is no more than that. Method: the three
// files as they come, read by programs that share no code with what wrote them.
let door: HelpRoom;
let light = '';
let corner = '';
beforeAll(async () => {
	door = await HelpRoom.open();
	light = (await door.ask(door.phone(), { words: 'Secret words', address: '4231 W Madison St' }))
		.reference;
	corner = (await door.ask(door.phone(), { need: 'dumping', place: 'area', area: '30' })).reference;
	await door.ask(door.phone(), { tile: 'safety', need: 'conflict' });
	await door.ask(door.phone(), { tile: 'hurt', need: 'someone_hurt' });
});
afterAll(() => door.close());

async function get(path: string) {
	const response = await fetch(`${door.room.address}/api/public/${path}`);
	return {
		status: response.status,
		type: response.headers.get('content-type'),
		text: await response.text()
	};
}

test('GeoJSON: longitude first, a block and not a house, no place where there is none', async () => {
	const { type, text } = await get('requests.geojson');
	expect(type).toMatch(/^application\/geo\+json/);
	const { features, ...rest } = JSON.parse(text) as {
		type: string;
		features: Record<string, never>[];
	};
	expect(rest).toEqual({ type: 'FeatureCollection' });
	expect(features.map(({ id }) => id)).toEqual([corner, light]);
	expect(features[0]).toMatchObject({
		geometry: null,
		properties: { community: 'Little Village' }
	});
	const [long, lat] = (features[1] as unknown as { geometry: { coordinates: number[] } }).geometry
		.coordinates;
	expect(long).toBeCloseTo(-87.73, 1);
	expect(lat).toBeCloseTo(41.88, 1);
	expect(text).not.toMatch(/Secret|4231|conflict/);
});

test('a table that a spreadsheet opens, and lines for programs, say the same', async () => {
	const { type, text } = await get('requests.csv');
	expect(type).toBe('text/csv; charset=utf-8; header=present');
	const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
	const lines = (await get('requests.ndjson')).text
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	expect(rows.map((row) => row['service_request_id'])).toEqual([corner, light]);
	expect(lines.map((line) => line['service_request_id'])).toEqual([corner, light]);
	for (const [index, row] of rows.entries()) {
		for (const [name, cell] of Object.entries(row)) {
			expect(cell, name).toBe(String(lines[index]![name] ?? ''));
		}
	}
});

test('of one community, and back so many days; what is none is refused', async () => {
	const ids = async (query: string) => {
		const { features } = JSON.parse((await get(`requests.geojson${query}`)).text) as {
			features: { id: string }[];
		};
		return features.map(({ id }) => id);
	};
	expect(await ids('?area=30')).toEqual([corner]);
	expect(await ids('?area=26&days=1')).toEqual([light]);
	for (const query of ['?area=78', '?days=91', '?area=x']) {
		expect((await get(`requests.geojson${query}`)).status, query).toBe(400);
	}
});
