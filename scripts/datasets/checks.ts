import { renameSync } from 'node:fs';
import { toMs } from '#shared/kernel/clock.ts';
import { localToMs } from './local-time.ts';
import { asParquet, named, quoted, type Engine } from './engine.ts';
import type { Reading } from './reading.ts';
import { SourceRefused } from './source-refused.ts';
import type { Spoiled } from './stage.ts';

/** What is known of rows that passed. */
export interface Checked {
	rows: number;
	/** Of the newest thing that they tell of, and of the newest change; milliseconds. */
	occurredMs?: number;
	changedMs?: number;
	/** Rows of which a newer one with the same key is kept. */
	older: number;
}

/** Of a hundred values so many may be spoiled before the whole is doubted. */
const spoiledAtMost = 0.005;
/** A whole that is read anew has at least so much of what was there. */
const leastOfBefore = 0.9;
/** Nothing that is told of happened before. */
const firstYear = 1900;
const aheadAtMostMs = 26 * 3_600_000;

/**
 * Judges staged rows before they take the place of good ones, and leaves one row for each key. Throws `SourceRefused` with what
 * is wrong; whoever called leaves everything as it was.
 */
export async function check(
	engine: Engine,
	of: { reading: Reading; file: string; spoiled: Spoiled; before?: number; now: string }
): Promise<Checked> {
	const { reading, file, spoiled, before } = of;
	const facts = await factsOf(engine, reading, file);
	if (facts.rows === 0) throw new SourceRefused('no_rows', 'There is a header and no rows.');
	for (const [column, count] of Object.entries(spoiled))
		if (count / facts.rows > spoiledAtMost)
			throw new SourceRefused(
				'spoiled_values',
				`${count} of ${facts.rows} rows have no readable "${column}".`
			);
	const older = await oneForEachKey(engine, reading, facts);
	const rows = facts.rows - older;
	const least = Math.max(reading.atLeast ?? 0, Math.ceil((before ?? 0) * leastOfBefore));
	if (rows < least)
		throw new SourceRefused(
			'fewer_rows',
			`There are ${rows} rows; at least ${least} were awaited.`
		);
	return { rows, older, ...datesOf(of, facts) };
}

interface Facts {
	file: string;
	rows: number;
	keys?: number;
	distinct?: number;
	first?: string | null;
	last?: string | null;
	changed?: string | null;
	withoutDate?: number;
}

/** Keys that lie this close are told apart by a bit each; others by a table of all of them. */
const bitsAtMost = 2 ** 30;

async function distinctIn(
	engine: Engine,
	{ key, columns }: Reading,
	file: string
): Promise<string> {
	const name = named(key!);
	const all = `count(DISTINCT ${name})`;
	if (columns.find((column) => column.name === key)?.type !== 'integer') return all;
	const [ends] = await engine.rows<{ least: number | null; most: number | null }>(
		`SELECT min(${name}) AS least, max(${name}) AS most FROM read_parquet(${quoted(file)})`
	);
	const { least = null, most = null } = ends ?? {};
	if (least === null || most === null || most - least >= bitsAtMost) return all;
	return `bit_count(bitstring_agg(${name}, ${least}, ${most}))`;
}

async function factsOf(engine: Engine, reading: Reading, file: string): Promise<Facts> {
	const { key, occurred, changed } = reading;
	const wanted = [
		'count(*) AS rows',
		...(key
			? [`count(${named(key)}) AS keys`, `${await distinctIn(engine, reading, file)} AS "distinct"`]
			: []),
		...(occurred
			? [
					`min(${named(occurred)})::VARCHAR AS first`,
					`max(${named(occurred)})::VARCHAR AS last`,
					`count(*) FILTER (${named(occurred)} IS NULL) AS "withoutDate"`
				]
			: []),
		...(changed ? [`max(${named(changed)})::VARCHAR AS changed`] : [])
	];
	const [facts] = await engine.rows<Omit<Facts, 'file'>>(
		`SELECT ${wanted.join(', ')} FROM read_parquet(${quoted(file)})`
	);
	return { rows: 0, ...facts, file };
}

function datesOf(
	{ reading, now }: { reading: Reading; now: string },
	{ rows, first, last, changed, withoutDate = 0 }: Facts
): Partial<Checked> {
	if (!reading.occurred) return {};
	if (withoutDate / rows > spoiledAtMost)
		throw new SourceRefused('dates', `${withoutDate} of ${rows} rows do not say when.`);
	if (!first || !last) throw new SourceRefused('dates', 'No row says when.');
	const lastMs = localToMs(last);
	if (Number(first.slice(0, 4)) < firstYear)
		throw new SourceRefused('dates', `The first is of ${first.slice(0, 10)}.`);
	if (lastMs > toMs(now) + aheadAtMostMs)
		throw new SourceRefused('dates', `The last is of ${last.slice(0, 10)}, which is to come.`);
	return { occurredMs: lastMs, ...(changed ? { changedMs: localToMs(changed) } : {}) };
}

/** Answers with how many older rows were left out. */
async function oneForEachKey(
	engine: Engine,
	{ key, changed }: Reading,
	{ file, rows, keys = rows, distinct = rows }: Facts
): Promise<number> {
	if (!key) return 0;
	if (keys < rows) throw new SourceRefused('key_missing', `${rows - keys} rows have no "${key}".`);
	if (distinct === rows) return 0;
	if (!changed)
		throw new SourceRefused(
			'key_twice',
			`${rows - distinct} rows have a "${key}" that another one has.`
		);
	const order = `${named(changed)} DESC NULLS LAST`;
	await engine.run(
		`COPY (SELECT * FROM read_parquet(${quoted(file)}) QUALIFY row_number() OVER (PARTITION BY ${named(key)} ORDER BY ${order}) = 1)
			TO ${quoted(`${file}.one`)} (${asParquet})`
	);
	renameSync(`${file}.one`, file);
	return rows - distinct;
}
