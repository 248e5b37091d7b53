import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { communityAreas } from '#shared/geo/community-areas.ts';
import { placeBlock } from '#shared/geo/place-block.ts';
import { areaIn } from '#shared/geo/point-in-area.ts';
import type { Boundaries } from '#shared/model/boundaries.ts';
import type { IndicatorId } from '#shared/model/indicators.ts';
import type { SourceId } from '#shared/model/sources.ts';
import type { Publication, Value } from '#shared/wire/indicators.ts';
import { loadFile } from '../../scripts/datasets/load.ts';
import { readBoundaries } from '../../scripts/import/read-boundaries.ts';
import { seriesOf, valueOf } from '../support/publications.ts';

// Goal: the City's own files are read whole, and every number of them is right. Method: each is counted a second time by a plain walk
// over its rows.
const data = new URL('../../../shared/data/', import.meta.url).pathname;
const isThere = existsSync(data);
if (!isThere)
	process.stdout.write('Public data is not beside this clone: only made files are read.\n');

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'cscc-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const clock = { now: () => Date.UTC(2026, 10, 20) };
const take = (source: SourceId, path: string, more: object = {}) =>
	loadFile(path, { source, dataFolder: folder, clock, ...more });

type Row = Readonly<Record<string, string>>;
const rowsIn = (file: string) =>
	parse(readFileSync(join(data, file)), { columns: true, bom: true, trim: true }) as Row[];

describe.skipIf(!isThere)('the City’s files', () => {
	let boundaries: Boundaries;
	beforeAll(async () => {
		boundaries = await readBoundaries(join(data, 'boundaries/community-areas.simplified.geojson'));
	});

	/** Source, file, rows as SOURCES.md says. */
	const files = [
		['violence_victims', 'incidents/shooting-victims-2024-2026.csv', 2_132],
		['no_heat_2020', 'requests/311-no-heat-2020-2021.csv', 2_322],
		['water_in_basement', 'requests/311-daily-water-in-basement-2014-2016.csv', 973],
		['water_on_street', 'requests/311-daily-water-on-street-2014-2016.csv', 952],
		['acs_by_area', 'indicators/acs-5yr-2023-by-area.csv', 77],
		['socioeconomic_2012', 'indicators/socioeconomic-2008-2012.csv', 78],
		['public_health', 'indicators/public-health-by-area.csv', 77],
		['uninsured_2012', 'indicators/uninsured-2008-2012-by-area.csv', 78],
		['primary_care_2014', 'indicators/primary-care-physicians-by-area.csv', 78],
		['affordable_housing', 'places/affordable-rental-housing.csv', 389],
		['health_facilities', 'places/health-facilities.csv', 236],
		['crimes', 'incidents/crimes-2024.csv', 7_500]
	] as const;

	test.each(files)(
		'%s: every row, nothing spoiled, and the second time nothing is changed',
		async (source, file, rows) => {
			const asOfMs = Date.UTC(2018, 5, 30, 12);
			const { publication, changed } = await take(source, join(data, file), { boundaries, asOfMs });
			expect(changed).toBe(true);
			expect(publication).toMatchObject({ rows, spoiled: 0, older: 0 });
			const again = await take(source, join(data, file), { boundaries, asOfMs });
			expect(again.changed).toBe(false);
		}
	);

	const areaOf = (longitude: number, latitude: number) =>
		boundaries.areas.find(({ polygons }) =>
			areaIn({ type: 'MultiPolygon', coordinates: polygons }, [longitude, latitude])
		)?.number ?? 0;
	const numberOf = new Map(
		communityAreas.map(({ number, name }) => [name.toUpperCase().replaceAll(/[^A-Z]/g, ''), number])
	);
	const named = (name: string) => numberOf.get(name.replaceAll(/[^A-Z]/g, '')) ?? 0;

	/** Plainly: one row after the other into a box for its area and month. */
	function recount(rows: readonly { area: number; month: string }[]): Map<string, number> {
		const counts = new Map<string, number>();
		for (const { area, month } of rows)
			counts.set(`${area} ${month}`, (counts.get(`${area} ${month}`) ?? 0) + 1);
		return counts;
	}

	function expectSame(
		publication: Publication,
		indicator: IndicatorId,
		counts: ReadonlyMap<string, number>
	): void {
		const { periods, areas, unplaced, city } = seriesOf(publication, indicator);
		const months = new Set([...counts.keys()].map((key) => key.split(' ')[1]));
		expect(periods.filter((period) => months.has(period)).length).toBe(months.size);
		for (const [at, period] of periods.entries()) {
			const of = (area: number) => counts.get(`${area} ${period}`) ?? 0;
			for (const { number } of communityAreas)
				expect(areas[number - 1]![at], `${number} ${period}`).toBe(of(number));
			expect(unplaced?.[at] ?? 0).toBe(of(0));
			const all = communityAreas.reduce((sum, { number }) => sum + of(number), of(0));
			expect(city[at]).toBe(all);
		}
	}

	const month = (portal: string) => `${portal.slice(6, 10)}-${portal.slice(0, 2)}`;

	test('violence: for every community and month the same as a plain walk over the rows', async () => {
		const { publication } = await take('violence_victims', join(data, files[0][1]));
		const rows = rowsIn(files[0][1]).map((row) => ({
			...row,
			area: named(row['community_area']!),
			month: row['date']!.slice(0, 7)
		})) as (Row & { area: number; month: string })[];
		const isKilled = (row: Row) => row['victimization_primary'] === 'HOMICIDE';
		const isShot = (row: Row) => row['gunshot_injury_i'] === 'YES';
		expectSame(publication, 'people_killed', recount(rows.filter(isKilled)));
		expectSame(
			publication,
			'people_shot',
			recount(rows.filter((row) => !isKilled(row) && isShot(row)))
		);
		const incidents = new Map(
			rows.filter(isShot).map((row) => [`${row['case_number']} ${row.area} ${row.month}`, row])
		);
		expectSame(publication, 'shooting_incidents', recount([...incidents.values()]));
	});

	test('crimes: the stated area is believed, a point is placed only where there is none', async () => {
		const { publication } = await take('crimes', join(data, 'incidents/crimes-2024.csv'), {
			boundaries
		});
		const rows = rowsIn('incidents/crimes-2024.csv').map((row) => ({
			area: Number(row['Community Area']),
			month: month(row['Date']!),
			code: row['FBI Code']!
		}));
		expectSame(publication, 'crime_reports', recount(rows));
		const violent = new Set(['01A', '02', '03', '04A', '04B']);
		expectSame(
			publication,
			'violent_crimes',
			recount(rows.filter(({ code }) => violent.has(code)))
		);
	});

	test('crimes without an area: by their point, and without a code nobody knows which were violent', async () => {
		rmSync(join(folder, 'datasets/crimes'), { recursive: true, force: true });
		const { publication } = await take(
			'crimes',
			join(data, 'incidents/crimes-2023-01-no-area.csv'),
			{ boundaries }
		);
		expect(publication.rows).toBe(12_500);
		const rows = rowsIn('incidents/crimes-2023-01-no-area.csv').map((row) => ({
			area: row['Latitude'] === '' ? 0 : areaOf(Number(row['Longitude']), Number(row['Latitude'])),
			month: month(row['Date']!)
		}));
		expectSame(publication, 'crime_reports', recount(rows));
		expect(publication.series.map(({ indicator }) => indicator)).toEqual(['crime_reports']);
	});

	test('crimes of two files beside the carrier’s own counts: ours are a sample of theirs, nowhere more', async () => {
		const theirs = rowsIn('incidents/crime-counts-by-area-monthly.csv');
		expect(theirs.length).toBe(10_472);
		// Year to date at the end of 2024, by area: the whole of the year from which the sample was drawn.
		const year = new Map(
			theirs
				.filter(
					(row) =>
						row['report_type'] === 'R12' &&
						row['period_end'] === '2025-01-01' &&
						row['total_cases'] !== ''
				)
				.map((row) => [Number(row['community_area']), Number(row['total_cases'])])
		);
		expect(year.size).toBe(77);
		rmSync(join(folder, 'datasets/crimes'), { recursive: true, force: true });
		const { publication } = await take('crimes', join(data, 'incidents/crimes-2024.csv'), {
			boundaries
		});
		const { areas } = seriesOf(publication, 'crime_reports');
		const total = (values: readonly Value[]) =>
			values.reduce<number>((sum, value) => sum + Number(value), 0);
		for (const { number } of communityAreas)
			expect(total(areas[number - 1]!), `area ${number}`).toBeLessThanOrEqual(year.get(number)!);
		const shares = communityAreas.map(
			({ number }) => total(areas[number - 1]!) / year.get(number)!
		);
		// 7,500 of all: about as large a part of each community as of the city.
		const all = 7_500 / [...year.values()].reduce((sum, count) => sum + count, 0);
		expect(Math.min(...shares)).toBeGreaterThan(all / 4);
		expect(Math.max(...shares)).toBeLessThan(all * 4);
	});

	test('311: work orders of one request are one, placed by their block; days of water are months of it', async () => {
		const { publication } = await take(
			'no_heat_2020',
			join(data, 'requests/311-no-heat-2020-2021.csv'),
			{ boundaries }
		);
		const rows = rowsIn('requests/311-no-heat-2020-2021.csv').map((row) => {
			const [, monthOf = '', year = ''] =
				/^(\d+)\/\d+\/(\d{4})/.exec(row['Date/Time Opened']!) ?? [];
			const placed = placeBlock(row['Street Block']!);
			const area = placed.known ? areaOf(...placed.lngLat) : 0;
			return {
				area,
				month: `${year}-${monthOf.padStart(2, '0')}`,
				number: row['Service Request Number']!
			};
		});
		const requests = new Map(rows.map((row) => [`${row.number} ${row.area} ${row.month}`, row]));
		expectSame(publication, 'no_heat', recount([...requests.values()]));

		for (const [source, file] of [files[2], files[3]]) {
			const { publication: water } = await take(source, join(data, file));
			const days = rowsIn(file).flatMap((row) =>
				Object.entries(row).flatMap(([name, value]) =>
					name === 'Created Date'
						? []
						: Array.from({ length: Number(value) }, () => ({
								area: named(name),
								month: row['Created Date']!.slice(0, 7)
							}))
				)
			);
			expectSame(water, source as IndicatorId, recount(days));
		}
	});

	test('traps: a total row is the city’s, a leading nought and a trailing blank are read, what is missing stays missing', async () => {
		const socio = (await take('socioeconomic_2012', join(data, files[5][1]))).publication;
		expect(seriesOf(socio, 'below_poverty').city).toEqual([19.7]);
		expect(seriesOf(socio, 'hardship').city).toEqual([null]);
		expect(valueOf(socio, 'income_per_person', 29, '2008-2012')).toBe(12_034);
		const uninsured = (await take('uninsured_2012', join(data, files[7][1]))).publication;
		expect(valueOf(uninsured, 'uninsured_2012', 1, '2008-2012')).toBe(25.4);
		expect(seriesOf(uninsured, 'uninsured_2012').city).toEqual([19.6]);
		const acs = (await take('acs_by_area', join(data, files[4][1]))).publication;
		// Neither an average of averages nor a sum of shares.
		const rows = rowsIn(files[4][1]);
		const bands = [
			'under_25_000',
			'_25_000_to_49_999',
			'_50_000_to_74_999',
			'_75_000_to_125_000',
			'_125_000'
		];
		const all = rows.reduce(
			(sum, row) => sum + bands.reduce((total, band) => total + Number(row[band]), 0),
			0
		);
		const poor = rows.reduce((sum, row) => sum + Number(row['under_25_000']), 0);
		expect(seriesOf(acs, 'households_under_25k').city[0]).toBeCloseTo((100 * poor) / all, 2);
		const sites = (await take('health_facilities', join(data, files[10][1]), { boundaries }))
			.publication;
		const inside = rowsIn(files[10][1]).filter(
			(row) => areaOf(Number(row['Longitude']), Number(row['Latitude'])) > 0
		).length;
		expect(seriesOf(sites, 'health_sites').city).toEqual([inside]);
		expect(inside).toBeLessThan(236);
	});
});
