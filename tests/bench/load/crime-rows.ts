/** Reads made crimes, by the room's own load or by DuckDB alone; one answer for each message. */
// Both sides have the allocator of a load.
import '../../../scripts/datasets/keep-pages.ts';
import { DuckDBInstance } from '@duckdb/node-api';
import { giveWay } from '../../../scripts/datasets/give-way.ts';
import { loadFile } from '../../../scripts/datasets/load.ts';
import { csvRows } from '../../../scripts/datasets/read-csv.ts';
import { peakKbOf } from '../measure.ts';

export type Asked =
	| { make: { file: string; rows: number } }
	| { load: { file: string; dataFolder: string; politely?: boolean } }
	| { floor: { file: string } };
export interface Read {
	seconds: number;
	peakMb: number;
	/** The sum over all areas and months of each of the two counts: both sides must say the same. */
	counted: number[];
}

const bounds = { memory_limit: '640MB', threads: '1', preserve_insertion_order: 'false' };

process.on('message', (asked: Asked) => {
	answer(asked).then(
		(result) => process.send!({ result }),
		(error: unknown) => process.send!({ error: String(error) })
	);
});

async function answer(asked: Asked): Promise<unknown> {
	if ('make' in asked) return make(asked.make);
	const startedAt = performance.now();
	const counted = 'load' in asked ? await load(asked.load) : await floor(asked.floor.file);
	const read: Read = {
		seconds: (performance.now() - startedAt) / 1_000,
		peakMb: Math.round(peakKbOf(process.pid) / 1_024),
		counted
	};
	return read;
}

async function load({
	file,
	dataFolder,
	politely
}: {
	file: string;
	dataFolder: string;
	politely?: boolean;
}): Promise<number[]> {
	if (politely) giveWay();
	const clock = { now: () => Date.now() };
	const { publication } = await loadFile(file, { source: 'crimes', dataFolder, clock });
	return ['crime_reports', 'violent_crimes'].map((name) => {
		const { city } = publication.series.find(({ indicator }) => indicator === name)!;
		return city.reduce<number>((sum, value) => sum + Number(value), 0);
	});
}

/** The same file into the same counts, and nothing else: no file of rows, no check, no other column. */
async function floor(file: string): Promise<number[]> {
	const instance = await DuckDBInstance.create(':memory:', bounds);
	const connection = await instance.connect();
	const { relation, columns } = csvRows(file);
	const [date, area, code] = ['date', 'community_area', 'fbi_code'].map((name) =>
		columns.get(name)!
	);
	const reader = await connection.runAndReadAll(
		`SELECT sum(n)::DOUBLE AS n, sum(violent)::DOUBLE AS violent FROM (
			SELECT try_cast(${area} AS BIGINT) AS area, date_trunc('month', strptime(${date}, '%m/%d/%Y %I:%M:%S %p')) AS month, count(*) AS n,
				count(*) FILTER (${code} IN ('01A', '02', '03', '04A', '04B')) AS violent
			FROM ${relation} GROUP BY ALL)`
	);
	const [row] = reader.getRows();
	connection.closeSync();
	instance.closeSync();
	return row!.map(Number);
}

/** Rows as the portal exports them: 22 columns, its own dates, blocks masked, a point in two forms. */
async function make({ file, rows }: { file: string; rows: number }): Promise<void> {
	const instance = await DuckDBInstance.create(':memory:', bounds);
	const connection = await instance.connect();
	const stamp = (step: number) =>
		`strftime(TIMESTAMP '2001-01-01' + INTERVAL (i * 97 * ${step} % 13400000) MINUTE, '%m/%d/%Y %I:%M:%S %p')`;
	await connection.run(
		`COPY (SELECT 1000000 + i AS "ID", 'JH' || (100000 + i) AS "Case Number", ${stamp(1)} AS "Date",
			lpad((i % 120)::VARCHAR, 3, '0') || 'XX W MADISON ST' AS "Block", '0486' AS "IUCR",
			['BATTERY', 'THEFT', 'ROBBERY', 'CRIMINAL DAMAGE'][1 + i % 4] AS "Primary Type", 'DOMESTIC BATTERY SIMPLE' AS "Description",
			'APARTMENT' AS "Location Description", i % 7 = 0 AS "Arrest", i % 5 = 0 AS "Domestic", '0' || (111 + i % 800) AS "Beat",
			lpad((1 + i % 25)::VARCHAR, 3, '0') AS "District", 1 + i % 50 AS "Ward", 1 + i % 77 AS "Community Area",
			['08B', '06', '03', '14', '04B', '01A'][1 + i % 6] AS "FBI Code", 1150000 + i % 50000 AS "X Coordinate", 1850000 + i % 90000 AS "Y Coordinate",
			2001 + i % 25 AS "Year", ${stamp(3)} AS "Updated On", 41.6 + (i % 400000) / 1e6 AS "Latitude", -87.9 + (i % 300000) / 1e6 AS "Longitude",
			'(' || (41.6 + (i % 400000) / 1e6) || ', ' || (-87.9 + (i % 300000) / 1e6) || ')' AS "Location"
			FROM range(${rows}) AS t(i)) TO '${file}' (FORMAT csv, HEADER true)`
	);
	connection.closeSync();
	instance.closeSync();
}
