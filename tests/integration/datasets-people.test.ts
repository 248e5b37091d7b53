import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sources, type SourceId } from '#shared/model/sources.ts';
import { loadFile } from '../../scripts/datasets/load.ts';
import { pull } from '../../scripts/datasets/pull.ts';
import { allAreas, inTwo, madeCity, type Part } from '../support/census-world.ts';
import { refusal, seriesOf, valueOf } from '../support/publications.ts';
import { temporaryFolder } from '../support/room.ts';
import * as portals from '../support/soda-portal.ts';

// Goal: what federal offices say of the people of census tracts is said of communities by people, never by a mean of shares. Method:
// made tracts beside a plain walk over them; a portal of this machine for what is pulled.
let folder: ReturnType<typeof temporaryFolder>;
let portal: portals.SodaPortal | undefined;
beforeEach(() => {
	folder = temporaryFolder();
});
afterEach(async () => {
	await portal?.close();
	portal = undefined;
	folder.remove();
});

const { tracts, parts } = madeCity();
/** People live otherwise than households: of the tract that is in two communities nine in ten are in the second. */
const people: Part[] = parts.map((one) =>
	one.geoid === tracts[inTwo]!.geoid ? { ...one, share: one.area === 3 ? 0.1 : 0.9 } : one
);
/** Numbers that differ from tract to tract and can be made anew. */
const made = (at: number, most: number) => (at * 7_919 + 13) % most;

function crosswalk(): string {
	const path = join(folder.path, 'crosswalk.csv');
	const rows = parts.map(
		({ geoid, area, share }, at) => `${geoid},${area},${share},${people[at]!.share}`
	);
	writeFileSync(path, `${['geoid_tract,cca_num,hh_pct,pop_pct', ...rows].join('\n')}\n`);
	return path;
}

const options = (source: SourceId) => ({
	source,
	dataFolder: folder.path,
	clock: { now: () => Date.UTC(2026, 10, 20) },
	asOfMs: Date.UTC(2023, 11, 31, 12),
	crosswalk: crosswalk()
});

function take(source: SourceId, header: string, row: (at: number) => (string | number)[]) {
	const path = join(folder.path, 'tracts.csv');
	const rows = tracts.map(({ geoid }, at) => [geoid, ...row(at)].join(','));
	writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
	return loadFile(path, options(source));
}

/** The share of one area's people, walked tract by tract. */
function walked(
	area: number | 'city',
	of: (at: number) => { part: number; whole: number }
): number {
	let [part, whole] = [0, 0];
	for (const one of people) {
		if (area !== 'city' && one.area !== area) continue;
		const its = of(tracts.findIndex(({ geoid }) => geoid === one.geoid));
		part += one.share * its.part;
		whole += one.share * its.whole;
	}
	return (100 * part) / whole;
}

test('who lives far from a supermarket, by the people of each tract; a tract whose people are not known leaves its community unknown', async () => {
	const pop = (at: number) => 1_000 + made(at, 3_000);
	const far = (at: number) => Math.round(pop(at) * (made(at, 97) / 100));
	const header = 'CensusTract,State,Pop2010,lapophalf,lalowihalf,TractSNAP';

	const { publication } = await take('food_access_atlas', header, (at) => [
		'Illinois',
		at === 11 ? 'NULL' : pop(at),
		far(at),
		// Of the first nobody is poor and far away; of the twelfth nobody knows how many live there.
		at === 0 ? 'NULL' : Math.round(far(at) / 3),
		12
	]);

	for (const area of allAreas.filter((one) => one !== 2))
		expect(valueOf(publication, 'far_from_food', area, '2023')).toBeCloseTo(
			walked(area, (at) => ({ part: far(at), whole: pop(at) })),
			2
		);
	expect(valueOf(publication, 'far_from_food', 2, '2023')).toBeNull();
	expect(seriesOf(publication, 'far_from_food').city).toEqual([null]);
	// NULL of a tract whose people are known is nobody, in this file.
	expect(valueOf(publication, 'poor_far_from_food', 1, '2023')).toBeCloseTo(
		walked(1, (at) => ({ part: at === 0 ? 0 : Math.round(far(at) / 3), whole: pop(at) })),
		2
	);
	expect(sources.food_access_atlas).toMatchObject({ closed: true });
});

test('of percentiles nothing is averaged: who lives in the upper quarter is counted, and -999 is not known', async () => {
	const pop = (at: number) => (at === 11 ? 0 : 900 + made(at, 2_000));
	const rank = (at: number) => (at === 0 || at === 11 ? -999 : made(at, 1_000) / 1_000);

	const { publication } = await take('social_vulnerability', 'FIPS,E_TOTPOP,RPL_THEMES', (at) => [
		pop(at),
		rank(at)
	]);

	const slow = (area: number) =>
		walked(area, (at) => ({ part: rank(at) >= 0.75 ? pop(at) : 0, whole: pop(at) }));
	expect(valueOf(publication, 'in_vulnerable_tracts', 1, '2019-2023')).toBeNull();
	// Nobody lives in one tract of the second: that it has no rank is nothing to anybody.
	for (const area of allAreas.slice(1))
		expect(valueOf(publication, 'in_vulnerable_tracts', area, '2019-2023')).toBeCloseTo(
			slow(area),
			2
		);
});

test('what a model says is asked for of the city’s counties alone, and weighed by adults', async () => {
	portal = await portals.SodaPortal.open();
	const adults = (at: number) => 700 + made(at, 1_500);
	const share = (at: number, more: number) => 5 + (made(at, 200) + more) / 10;
	portal.datasets.set(
		'yjkw-uj5s',
		// Of a tract with few people nothing is published.
		tracts
			.slice(1)
			.map(({ geoid }, index) => ({ geoid, at: index + 1 }))
			.map(({ geoid, at }) => ({
				':id': portals.idOf(at),
				tractfips: geoid,
				countyfips: '17031',
				totalpop18plus: String(adults(at)),
				foodinsecu_crudeprev: String(share(at, 0)),
				shututility_crudeprev: String(share(at, 10)),
				housinsecu_crudeprev: String(share(at, 20)),
				mhlth_crudeprev: String(share(at, 30))
			}))
	);

	const { publication } = await pull({
		...options('places_health'),
		portal: { origin: portal.origin, pageSize: 400, hurry: 1_000 }
	});

	expect(
		portal.asked.every((query) => query.get('$where')?.includes(`countyfips IN ('17031', '17043')`))
	).toBe(true);
	for (const [indicator, more] of [
		['food_insecure', 0],
		['shutoff_threat', 10],
		['housing_insecure', 20],
		['mental_distress', 30]
	] as const)
		for (const area of [1, 3, 4, 77, 'city'] as const) {
			const slow = walked(area, (at) => ({
				part: at === 0 ? 0 : (share(at, more) * adults(at)) / 100,
				whole: at === 0 ? 0 : adults(at)
			}));
			const its =
				area === 'city'
					? seriesOf(publication, indicator).city[0]
					: valueOf(publication, indicator, area, '2023');
			expect(its).toBeCloseTo(slow, 2);
		}
});

test('a crosswalk that says only where households live is of no use to people', async () => {
	const path = join(folder.path, 'households.csv');
	const rows = parts.map(({ geoid, area, share }) => `${geoid},${area},${share}`);
	writeFileSync(path, `${['geoid_tract,cca_num,hh_pct', ...rows].join('\n')}\n`);
	const file = join(folder.path, 'svi.csv');
	const all = tracts.map(({ geoid }) => `${geoid},1000,0.5`);
	writeFileSync(file, `${['FIPS,E_TOTPOP,RPL_THEMES', ...all].join('\n')}\n`);

	const refused = await refusal(
		loadFile(file, { ...options('social_vulnerability'), crosswalk: path })
	);

	expect(refused).toMatchObject({ check: 'column_missing' });
	expect(refused.message).toContain('pop_pct');
});

test('an edition without what only some states ask about is taken all the same', async () => {
	const header =
		'TractFIPS,TotalPop18plus,FOODINSECU_CrudePrev,SHUTUTILITY_CrudePrev,HOUSINSECU_CrudePrev,MHLTH_CrudePrev';
	await take('places_health', header, () => [900, 11, 12, 13, 14]);

	const { publication } = await take('places_health', header, () => [
		900,
		'NULL',
		'NULL',
		'NULL',
		15
	]);

	expect(publication.series.map(({ indicator }) => indicator)).toEqual(['mental_distress']);
	expect(valueOf(publication, 'mental_distress', 1, '2023')).toBeCloseTo(15, 6);
});
