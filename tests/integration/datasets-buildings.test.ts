import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Boundaries } from '#shared/model/boundaries.ts';
import type { SourceId } from '#shared/model/sources.ts';
import { loadFile } from '../../scripts/datasets/load.ts';
import { pull } from '../../scripts/datasets/pull.ts';
import { readBoundaries } from '../../scripts/import/read-boundaries.ts';
import { sampleBoundaries } from '../support/boundaries.ts';
import { refusal, seriesOf, valueOf } from '../support/publications.ts';
import { temporaryFolder } from '../support/room.ts';
import { idOf, SodaPortal } from '../support/soda-portal.ts';

// Goal: buildings, land, business and what microphones heard are counted where they are, each thing once, and nobody's name is kept.
// Method: files in the portal's columns, small enough to be counted by hand.
let folder: ReturnType<typeof temporaryFolder>;
let boundaries: Boundaries;
let portal: SodaPortal | undefined;
beforeAll(async () => {
	const made = temporaryFolder();
	const path = join(made.path, 'areas.geojson');
	writeFileSync(path, JSON.stringify(sampleBoundaries()));
	boundaries = await readBoundaries(path);
	made.remove();
});
beforeEach(() => {
	folder = temporaryFolder();
});
afterEach(async () => {
	await portal?.close();
	portal = undefined;
	folder.remove();
});

/** The middle of an area, as the portal writes points. */
function inside(area: number): string {
	const [west, south] = boundaries.areas.find(({ number }) => number === area)!
		.polygons[0]![0]![0]!;
	return `${south + 0.006},${west + 0.006}`;
}

function take(source: SourceId, lines: readonly string[], more: object = {}) {
	const path = join(folder.path, `${source}.csv`);
	writeFileSync(path, `${lines.join('\n')}\n`);
	const clock = { now: () => Date.UTC(2026, 10, 20) };
	return loadFile(path, { source, dataFolder: folder.path, clock, boundaries, ...more });
}
const asOfMs = Date.UTC(2026, 10, 1);

/** Everything that was written under a folder, as text. */
function written(path: string): string {
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((one) => one.isFile() && !one.name.endsWith('.csv'))
		.map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'))
		.join('\n');
}

test('each violation of a docket counts once, side by side or in rows of their own, and no owner is kept', async () => {
	const { publication } = await take('vacant_violations', [
		'Docket Number,Violation Number,Issued Date,Entity or Person(s),Violation Type,Latitude,Longitude',
		`18BT1,V1 | V2,03/05/2026,ZAMBRANO CANARY BANK,13-12-125 | 13-12-140,${inside(29)}`,
		`18BT2,V1,04/01/2026,ZAMBRANO CANARY BANK,13-12-125,${inside(68)}`,
		// An earlier edition: a row for each owner that was told.
		`18BT2,V1,04/01/2026,OTHER CANARY LLC,13-12-125,${inside(68)}`,
		'18BT3,,04/02/2026,ZAMBRANO CANARY BANK,13-12-125,,'
	]);

	expect(valueOf(publication, 'vacant_violations', 29, '2026-03')).toBe(2);
	expect(valueOf(publication, 'vacant_violations', 29, '2026-04')).toBe(0);
	expect(valueOf(publication, 'vacant_violations', 68, '2026-04')).toBe(1);
	expect(seriesOf(publication, 'vacant_violations')).toMatchObject({
		city: [2, 2],
		unplaced: [0, 1]
	});
	expect(written(folder.path)).not.toMatch(/canary/i);
});

test('of a building violation that was corrected the newest row counts; what the inspector remarked is not kept', async () => {
	const { publication } = await take('building_violations', [
		'ID,VIOLATION LAST MODIFIED DATE,VIOLATION DATE,VIOLATION INSPECTOR COMMENTS,ADDRESS,LATITUDE,LONGITUDE',
		`1,05/02/2026,05/01/2026,TENANT CANARY SAYS,1 N MAIN ST,${inside(26)}`,
		`1,06/02/2026,04/01/2026,TENANT CANARY SAYS,1 N MAIN ST,${inside(26)}`,
		`2,05/03/2026,05/02/2026,TENANT CANARY SAYS,2 N MAIN ST,${inside(26)}`
	]);

	expect(publication).toMatchObject({ rows: 2, older: 1 });
	expect(valueOf(publication, 'building_violations', 26, '2026-04')).toBe(1);
	expect(valueOf(publication, 'building_violations', 26, '2026-05')).toBe(1);
	expect(written(folder.path)).not.toMatch(/canary|main st/i);
});

test('of land only what the City owns now is counted; of business a place once, whatever licenses it has', async () => {
	const land = await take(
		'city_land',
		[
			'PIN,Property Status,Community Area Number,Latitude,Longitude',
			`1,Owned by City,29,${inside(29)}`,
			`2,Sold,29,${inside(29)}`,
			`3,Owned By City,,${inside(30)}`
		],
		{ asOfMs }
	);
	const business = await take(
		'business_licences',
		[
			'ACCOUNT NUMBER,SITE NUMBER,LEGAL NAME,LICENSE DESCRIPTION,LATITUDE,LONGITUDE',
			`7,1,CANARY FOODS,Retail Food Establishment,${inside(68)}`,
			`7,1,CANARY FOODS,Limited Business License,${inside(68)}`,
			`7,2,CANARY FOODS,Retail Food Establishment,${inside(68)}`,
			`8,1,CANARY HAIR,Limited Business License,${inside(68)}`,
			// Licensed here, and standing in a suburb.
			'9,1,CANARY VANS,Limited Business License,41.2,-88.6'
		],
		{ asOfMs }
	);

	expect(valueOf(land.publication, 'city_lots', 29, '2026')).toBe(1);
	expect(valueOf(land.publication, 'city_lots', 30, '2026')).toBe(1);
	expect(seriesOf(land.publication, 'city_lots').city).toEqual([2]);
	expect(valueOf(business.publication, 'licensed_businesses', 68, '2026')).toBe(3);
	expect(seriesOf(business.publication, 'licensed_businesses').city).toEqual([3]);
	expect(valueOf(business.publication, 'food_sellers', 68, '2026')).toBe(2);
	expect(valueOf(business.publication, 'food_sellers', 1, '2026')).toBe(0);
	expect(written(folder.path)).not.toMatch(/canary/i);
});

test('where no microphone hung yet no alert is not nought, and nothing is said of the whole city', async () => {
	const { publication } = await take('shotspotter_alerts', [
		'UNIQUE_ID,DATE,BLOCK,COMMUNITY_AREA,ROUNDS',
		'a,01/15/2017 01:00:00 AM,1XX N PULASKI,WEST GARFIELD PARK,3',
		'b,03/15/2017 01:00:00 AM,1XX N PULASKI,WEST GARFIELD PARK,3',
		'c,02/15/2017 01:00:00 AM,1XX W 63RD,68,1'
	]);

	const at = (area: number) =>
		['2017-01', '2017-02', '2017-03'].map((month) =>
			valueOf(publication, 'shotspotter_alerts', area, month)
		);
	expect(at(26)).toEqual([1, 0, 1]);
	expect(at(68)).toEqual([null, 1, 0]);
	expect(at(1)).toEqual([null, null, null]);
	expect(seriesOf(publication, 'shotspotter_alerts').city).toEqual([null, null, null]);
});

test('what is nothing but points is refused without the City’s outlines', async () => {
	const row = [
		'ID,VIOLATION LAST MODIFIED DATE,VIOLATION DATE,LATITUDE,LONGITUDE',
		'1,05/02/2026,05/01/2026,41.8,-87.7'
	];

	const refused = await refusal(take('building_violations', row, { boundaries: undefined }));

	// It is the room's lack, said before anything is asked for, and makes no source old.
	expect(refused).toMatchObject({ check: 'places', where: 'here' });
	portal = await SodaPortal.open();
	const asked = pull({
		source: 'building_violations',
		dataFolder: folder.path,
		clock: { now: () => Date.UTC(2026, 10, 20) },
		portal: { origin: portal.origin, hurry: 1_000 }
	});
	expect((await refusal(asked)).where).toBe('here');
	expect(portal.asked).toEqual([]);
});

test('the portal is asked for the columns by its own names, and for no others', async () => {
	portal = await SodaPortal.open();
	const [latitude, longitude] = inside(29).split(',');
	const place = { latitude, longitude, community_area: '29', community_area_number: '29' };
	const rows: [SourceId, string, object][] = [
		[
			'building_violations',
			'22u3-xenr',
			{
				id: '1',
				violation_date: '2026-05-01T00:00:00.000',
				violation_last_modified_date: '2026-05-02T00:00:00.000',
				violation_inspector_comments: 'CANARY'
			}
		],
		[
			'vacant_violations',
			'kc9i-wq85',
			{ docket_number: 'a', violation_number: 'V1', issued_date: '2026-05-01T00:00:00.000' }
		],
		['city_land', 'aksk-kvfp', { property_status: 'Owned by City' }],
		[
			'business_licences',
			'uupf-x98q',
			{ account_number: '1', site_number: '1', license_description: 'Retail Food Establishment' }
		]
	];
	for (const [source, dataset, row] of rows) {
		portal.datasets.set(dataset, [{ ':id': idOf(1), ...place, ...row }]);
		const { publication } = await pull({
			source,
			dataFolder: folder.path,
			clock: { now: () => Date.UTC(2026, 10, 20) },
			boundaries,
			portal: { origin: portal.origin, hurry: 1_000 }
		});
		const [first] = publication.series;
		expect(first?.areas[28]?.at(-1), source).toBe(1);
	}
	expect(portal.asked.some((query) => query.get('$select')?.includes('comments'))).toBe(false);
});
