import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Boundaries } from '#shared/model/boundaries.ts';
import type { SourceId } from '#shared/model/sources.ts';
import { loadFile } from '../../scripts/datasets/load.ts';
import { readBoundaries } from '../../scripts/import/read-boundaries.ts';
import { sampleBoundaries } from '../support/boundaries.ts';
import { refusal, seriesOf, valueOf } from '../support/publications.ts';
import { temporaryFolder } from '../support/room.ts';

// Goal: buildings, land, business and what microphones heard are counted where they are, each thing once, and nobody's name is kept.
// Method: files in the portal's columns, small enough to be counted by hand.
let folder: ReturnType<typeof temporaryFolder>;
let boundaries: Boundaries;
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
afterEach(() => folder.remove());

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

test('a violation in a vacant building counts once, however many owners were told, and no owner is kept', async () => {
	const { publication } = await take('vacant_violations', [
		'Docket Number,Violation Number,Issued Date,Entity or Person(s),Violation Type,Latitude,Longitude',
		`18BT1,V1,03/05/2026,ZAMBRANO CANARY,13-12-125,${inside(29)}`,
		`18BT1,V1,03/05/2026,OTHER CANARY LLC,13-12-125,${inside(29)}`,
		`18BT1,V2,03/05/2026,ZAMBRANO CANARY,13-12-140,${inside(29)}`,
		`18BT2,V1,04/01/2026,ZAMBRANO CANARY,13-12-125,${inside(68)}`,
		'18BT3,V1,04/02/2026,ZAMBRANO CANARY,13-12-125,,'
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
			`8,1,CANARY HAIR,Limited Business License,${inside(68)}`
		],
		{ asOfMs }
	);

	expect(valueOf(land.publication, 'city_lots', 29, '2026')).toBe(1);
	expect(valueOf(land.publication, 'city_lots', 30, '2026')).toBe(1);
	expect(seriesOf(land.publication, 'city_lots').city).toEqual([2]);
	expect(valueOf(business.publication, 'licensed_businesses', 68, '2026')).toBe(3);
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

	expect(refused.check).toBe('places');
});
