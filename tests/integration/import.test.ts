import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportedRequest } from '#shared/wire/imported-request.ts';
import { FileRefused } from '../../scripts/import/file-refused.ts';
import { readRequests, type Row } from '../../scripts/import/read-requests.ts';
import { rosa, temporaryFolder, TestRoom } from '../support/room.ts';

const noHeatFile = join(
	import.meta.dirname,
	'../../../shared/data/requests/311-no-heat-2020-2021.csv'
);
const folder = temporaryFolder();
let room: TestRoom;
beforeAll(async () => {
	room = await TestRoom.open();
});
afterAll(async () => {
	await room.close();
	folder.remove();
});

const heads =
	'Service Request Number,Service Request: Type Name,Date/Time Opened,Date/Time Closed,Service Request Status,Street Block,Zip Code';
const sample = [
	heads,
	'SR20-00000001,No Heat Complaint,9/15/2020 2:41 PM,9/25/2020 2:50 PM,Completed,5900 S LAFLIN ST,60636',
	'SR20-00000002,No Heat Complaint,10/3/2020 12:03 PM,,Open,3941 W 16TH ST,60623',
	'SR20-00000003,No Heat Complaint,10/4/2020 1:00 AM,10/5/2020 2:00 AM,Canceled,4800 N SHERIDAN RD,60640',
	'SR20-00000002,No Heat Complaint,10/3/2020 12:03 PM,,Open,3941 W 16TH ST,60623',
	'SR20-00000004,No Heat Complaint,yesterday,,Open,100 N STATE ST,60601',
	'SR20-00000005,No Heat Complaint,10/6/2020 9:00 AM,,Open,,60601'
].join('\n');

function file(name: string, text: string): string {
	const path = join(folder.path, name);
	writeFileSync(path, text);
	return path;
}

async function rowsOf(path: string): Promise<Row[]> {
	const rows: Row[] = [];
	for await (const row of readRequests(path)) rows.push(row);
	return rows;
}

const requestsIn = (rows: readonly Row[]): ImportedRequest[] =>
	rows.flatMap((row) => (row.kind === 'request' ? [row.request] : []));

let people = 0;

async function importAll(requests: readonly ImportedRequest[]): Promise<number> {
	let written = 0;
	for (let start = 0; start < requests.length; start += 50) {
		// Somebody else each time: the limit on one person is asked about elsewhere.
		const somebody = { ...rosa, id: `person_${(people += 1)}` };
		const rows = requests.slice(start, start + 50);
		const answer = await room.give(somebody, 'request.import', { rows });
		if (!answer.ok) throw new Error(answer.code);
		await room.app.http.follower.reach(answer.position, 5_000);
		written += Object.keys(answer.versions).length;
	}
	return written;
}

test('rows are placed by the grid, times are Chicago’s, and no exact address comes in', async () => {
	const rows = await rowsOf(file('sample.csv', sample));

	const requests = requestsIn(rows);
	expect(requests.map(({ communityArea }) => communityArea)).toEqual([
		67,
		29,
		undefined,
		29,
		undefined
	]);
	expect(requests[0]).toMatchObject({
		receivedAt: '2020-09-15T19:41:00.000Z',
		outcome: 'completed',
		block: '5900 S LAFLIN ST'
	});
	expect(requests[1]?.block).toBe('3900 W 16TH ST');
	expect(rows.map((row) => (row.kind === 'request' ? row.located : row.reason))).toEqual([
		'grid',
		'grid',
		'elsewhere',
		'grid',
		'opened: not a date',
		'not_known'
	]);
});

test('the same file twice changes nothing, and what came in twice is one request', async () => {
	const requests = requestsIn(await rowsOf(file('twice.csv', sample)));

	const first = await importAll(requests);
	const { position } = room.app.http.follower;
	const again = await importAll(requests);

	expect([first, again]).toEqual([4, 0]);
	const since = (await room.readLog()).filter((one) => one.position > position);
	expect(since.flatMap(({ entry }) => entry.records)).toEqual([]);
	const states = [...room.app.http.follower.board.all('request')].map(({ state }) => state);
	expect(states.toSorted()).toEqual(['received', 'received', 'resolved', 'withdrawn']);
});

test('a file with a renamed column, cut off in a quoted field, or empty is refused whole', async () => {
	const renamed = file('renamed.csv', sample.replace('Street Block', 'Block of Street'));
	const cut = file('cut.csv', `${sample}\nSR20-00000006,"No Heat`);
	const empty = file('empty.csv', '');

	await expect(rowsOf(renamed)).rejects.toThrow(/missing: Street Block/);
	await expect(rowsOf(cut)).rejects.toThrow(FileRefused);
	await expect(rowsOf(empty)).rejects.toThrow(/empty/);
});

test('the portal’s own schema is read too: stated areas are trusted, information calls left out', async () => {
	const portal = [
		'sr_number,sr_type,sr_short_code,status,created_date,closed_date,street_address,community_area,duplicate',
		'SR24-01,Street Light Out Complaint,SFD,Open,2024-03-10T02:30:00.000,,3021 W 63RD ST,66,false',
		'SR24-02,311 INFORMATION ONLY CALL,311IOC,Completed,2024-03-10T02:30:00.000,,2111 W LEXINGTON ST,28,false',
		'SR24-03,Graffiti Removal Request,GRAF,Completed,2024-07-01T10:00:00.000,2024-07-02T10:00:00.000,500 W 64TH ST,,false'
	].join('\n');

	const rows = await rowsOf(file('portal.csv', portal));

	const requests = requestsIn(rows);
	expect(
		requests.map(({ category, communityArea, placeBasis }) => [category, communityArea, placeBasis])
	).toEqual([
		['lighting', 66, 'stated'],
		['graffiti_dumping', 68, 'grid']
	]);
	// Half past two does not exist on that night: it is the same distance after the gap.
	expect(requests[0]?.receivedAt).toBe('2024-03-10T08:30:00.000Z');
	expect(rows[1]).toMatchObject({ kind: 'refused', reason: 'left out: information call' });
});

test.skipIf(!existsSync(noHeatFile))(
	'all 2,322 rows of the no-heat release come in once, in flat memory',
	async () => {
		const rows = await rowsOf(noHeatFile);
		const requests = requestsIn(rows);
		await importAll(requests.slice(0, 500));
		globalThis.gc?.();
		const before = process.memoryUsage().heapUsed;
		const startedAt = performance.now();

		const written = await importAll(requests);
		const seconds = (performance.now() - startedAt) / 1000;
		const again = await importAll(requests);

		const count = (located: string) =>
			rows.filter((row) => row.kind === 'request' && row.located === located).length;
		const grown = Math.round((process.memoryUsage().heapUsed - before) / 1024 / 1024);
		process.stdout.write(
			`${rows.length} rows: ${count('grid')} in the 15, ${count('elsewhere')} elsewhere, ${count('not_known')} not known; ${Math.round(requests.length / seconds)} rows/s; heap +${grown} MB\n`
		);
		expect(rows).toHaveLength(2_322);
		expect(written).toBeGreaterThan(1_700);
		expect(again).toBe(0);
		expect(count('grid') + count('elsewhere') + count('not_known')).toBe(2_322);
	}
);
