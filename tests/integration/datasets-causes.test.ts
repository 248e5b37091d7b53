import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadFile } from '../../scripts/datasets/load.ts';
import { pullCensus } from '../../scripts/datasets/pull-census.ts';
import { censusVariables } from '../../scripts/datasets/readings-of-tracts.ts';
import {
	allAreas as areas,
	inTwo,
	madeCity,
	walked,
	type Part,
	type Tract
} from '../support/census-world.ts';
import { refusal, seriesOf, valueOf } from '../support/publications.ts';
import { Publisher } from '../support/publisher.ts';
import { temporaryFolder } from '../support/room.ts';

// Goal: food assistance, internet and rent are known of each community with their error, from tracts as the Census Bureau hands them
// out. Method: made tracts beside a plain walk over them; a publisher that answers on this machine, and refuses on cue.
let folder: ReturnType<typeof temporaryFolder>;
let publisher: Publisher | undefined;
beforeEach(() => {
	folder = temporaryFolder();
});
afterEach(async () => {
	await publisher?.close();
	publisher = undefined;
	folder.remove();
});

const clock = { now: () => Date.UTC(2026, 10, 20) };
const asOfMs = Date.UTC(2023, 11, 31, 12);

function crosswalkOf(parts: readonly Part[], header = 'geoid_tract,cca_num,hh_pct'): string {
	const path = join(folder.path, 'crosswalk.csv');
	const rows = parts.map(({ geoid, area, share }) => `${geoid},${area},${share}`);
	writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
	return path;
}

function tractsFile(tracts: readonly Tract[]): string {
	const path = join(folder.path, 'tracts.csv');
	const rows = tracts.map(({ geoid, values }) =>
		[`1400000US${geoid}`, ...censusVariables.map((name) => values.get(name)!)].join(',')
	);
	writeFileSync(path, `${[['GEO_ID', ...censusVariables].join(','), ...rows].join('\n')}\n`);
	return path;
}

const take = (tracts: readonly Tract[], crosswalk: string) =>
	loadFile(tractsFile(tracts), {
		source: 'acs_tracts',
		dataFolder: folder.path,
		clock,
		asOfMs,
		crosswalk
	});

const shares = {
	no_internet: { part: ['B28002_013'], whole: 'B28002_001' },
	snap_households: { part: ['B22003_002'], whole: 'B22003_001' },
	rent_burden: {
		part: ['B25070_007', 'B25070_008', 'B25070_009', 'B25070_010'],
		whole: 'B25070_001',
		without: 'B25070_011'
	}
};

test('tracts are spread over communities by their households; shares and errors equal a plain walk', async () => {
	const city = madeCity();

	const { publication } = await take(city.tracts, crosswalkOf(city.parts));

	expect(publication.rows).toBe(847);
	for (const [name, of] of Object.entries(shares)) {
		const indicator = name as keyof typeof shares;
		const series = seriesOf(publication, indicator);
		expect(series.periods).toEqual(['2019-2023']);
		for (const area of areas) {
			const slow = walked(city, area, of);
			expect(valueOf(publication, indicator, area, '2019-2023')).toBeCloseTo(slow.value, 2);
			expect(series.errors![area - 1]![0]).toBeCloseTo(slow.error, 2);
		}
		expect(series.city[0]).toBeCloseTo(walked(city, 'city', of).value, 2);
	}
});

test('what was reckoned by hand: where the root would be of less than nought, errors add; of nobody there is no share', async () => {
	const city = madeCity();
	const set = (area: number, values: Record<string, number>) => {
		for (const { geoid } of city.parts.filter((one) => one.area === area))
			for (const [name, value] of Object.entries({ ...values }))
				city.tracts.find((one) => one.geoid === geoid)!.values.set(name, value);
	};
	const none = { B22003_002E: 0, B22003_002M: 0, B22003_001E: 0, B22003_001M: 0 };
	for (const area of [9, 10]) set(area, none);
	const one = city.tracts.find(
		({ geoid }) => geoid === city.parts.find(({ area }) => area === 9)!.geoid
	)!;
	for (const [name, value] of Object.entries({
		B22003_002E: 500,
		B22003_002M: 20,
		B22003_001E: 600,
		B22003_001M: 200
	}))
		one.values.set(name, value);

	const { publication } = await take(city.tracts, crosswalkOf(city.parts));

	const { areas: values, errors } = seriesOf(publication, 'snap_households');
	expect([values[8], errors![8]]).toEqual([[83.333], [17.007]]);
	expect([values[9], errors![9]]).toEqual([[null], [null]]);
});

test('what the census has no estimate of is not known; a margin that it does not need is nought', async () => {
	const city = madeCity();
	city.tracts[0]!.values.set('B28002_013E', -666_666_666);
	city.tracts[11]!.values.set('B28002_013M', -555_555_555);
	city.tracts[inTwo]!.values.set('B28002_001M', -222_222_222);

	const { publication } = await take(city.tracts, crosswalkOf(city.parts));

	const { areas: values, errors, city: whole } = seriesOf(publication, 'no_internet');
	expect([values[0], whole]).toEqual([[null], [null]]);
	const exact = madeCity();
	exact.tracts[11]!.values.set('B28002_013M', 0);
	expect(errors![1]![0]).toBeCloseTo(walked(exact, 2, shares.no_internet).error, 2);
	// Its margin is not known, and so the error of both areas that it lies in.
	expect([values[2]![0], errors![2], errors![3]]).toEqual([expect.any(Number), [null], [null]]);
	expect(valueOf(publication, 'snap_households', 1, '2019-2023')).toEqual(expect.any(Number));
});

test.each<[string, (city: ReturnType<typeof madeCity>) => Part[], RegExp]>([
	[
		'of another census',
		({ parts }) => parts.map((one) => ({ ...one, geoid: one.geoid.replace('17031', '17097') })),
		/847 of 847 tracts/
	],
	['without a community', ({ parts }) => parts.filter(({ area }) => area !== 9), /76 of 77/],
	[
		'with more than a whole',
		({ parts }) => [...parts, { ...parts[0]!, area: 2 }],
		/more than a whole/
	],
	[
		'of every other tract',
		({ parts }) => parts.filter((_, at) => at % 2 === 0),
		/not of the whole/
	],
	[
		'with parts of tracts that are nowhere',
		({ parts }) => parts.map((one, at) => (at % 3 === 0 ? { ...one, share: 0.5 } : one)),
		/in part/
	],
	['of an area that is none', ({ parts }) => [...parts, { ...parts[0]!, area: 78 }], /none/]
])('a crosswalk %s is refused, and nothing is kept', async (_, spoil, words) => {
	const city = madeCity();

	const refused = await refusal(take(city.tracts, crosswalkOf(spoil(city))));

	expect(refused.check).toBe('places');
	expect(refused.message).toMatch(words);
	expect(readdirSync(join(folder.path, 'datasets/acs_tracts'))).not.toContain('current');
});

test('the census is asked for a year and two counties; without a crosswalk, a year or rows nothing is taken in', async () => {
	const city = madeCity();
	let isTable = true;
	publisher = await Publisher.open(() =>
		isTable
			? [
					['GEO_ID', ...censusVariables, 'state', 'county', 'tract'],
					...city.tracts.map(({ geoid, values }) => [
						`1400000US${geoid}`,
						...censusVariables.map((name) => String(values.get(name))),
						'17',
						'031',
						geoid.slice(5)
					])
				]
			: { error: 'unknown variable' }
	);
	publisher.refuses = [503, 429];
	const options = {
		source: 'acs_tracts' as const,
		dataFolder: folder.path,
		clock,
		origin: publisher.origin,
		hurry: 1_000
	};
	const crosswalk = crosswalkOf(city.parts);

	expect((await refusal(pullCensus({ ...options, crosswalk }))).check).toBe('dates');
	expect((await refusal(pullCensus({ ...options, asOfMs }))).check).toBe('places');
	const { publication } = await pullCensus({ ...options, asOfMs, crosswalk });
	isTable = false;
	const refused = await refusal(pullCensus({ ...options, asOfMs, crosswalk }));

	const [value] = seriesOf(publication, 'rent_burden').areas[76]!;
	expect(value).toBeCloseTo(walked(city, 77, shares.rent_burden).value, 2);
	const asked = publisher.asked.at(-1)!;
	expect(asked.pathname).toBe('/data/2023/acs/acs5');
	expect(asked.searchParams.get('in')).toBe('state:17 county:031,043');
	expect(asked.searchParams.get('get')!.split(',')).toHaveLength(21);
	expect(refused.check).toBe('unreadable');
	const kept = readFileSync(
		join(folder.path, 'datasets/acs_tracts/current/publication.json'),
		'utf8'
	);
	expect(JSON.parse(kept)).toEqual(publication);
});
