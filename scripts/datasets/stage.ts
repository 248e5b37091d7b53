import { asParquet, named, quoted, type Engine } from './engine.ts';
import type { Column, Reading } from './reading.ts';
import { SourceRefused } from './source-refused.ts';

/** Rows as they came, every value a text: a relation of SQL, and what it calls each column. */
export interface Raw {
	relation: string;
	columns: ReadonlyMap<string, string>;
	/** Of when it is, where the publisher says so. */
	asOfMs?: number;
}

/** What could not be read as what it should be, by column. */
export type Spoiled = Readonly<Record<string, number>>;

/** The portal's files, its interface, and what others make of them; a cast would read some of these too, and takes longer. */
const timeForms = [
	'%m/%d/%Y %I:%M:%S %p',
	'%Y-%m-%dT%H:%M:%S.%f',
	'%Y-%m-%d %H:%M:%S',
	// As DuckDB writes them itself, where rows are read again.
	'%Y-%m-%d %H:%M:%S.%f',
	'%Y-%m-%dT%H:%M:%S',
	'%Y-%m-%d',
	'%m/%d/%Y %I:%M %p',
	'%m/%d/%Y %H:%M',
	'%m/%d/%Y'
].map((form) => `'${form}'`);

const typeOf = {
	text: 'VARCHAR',
	integer: 'BIGINT',
	number: 'DOUBLE',
	time: 'TIMESTAMP'
} as const;

function typed({ type }: Column, raw: string): string {
	return {
		text: raw,
		// "11.0" is eleven.
		integer: `try_cast(${raw} AS BIGINT)`,
		number: `try_cast(${raw} AS DOUBLE)`,
		// Chicago's own time, without an offset, as it is published.
		time: `try_strptime(${raw}, [${timeForms.join(', ')}])`
	}[type];
}

/**
 * Writes the declared columns of what came as a Parquet file, typed, and nothing else of it: what is not declared never
 * reaches the disk. Throws `SourceRefused`; then there is no file.
 */
export async function stage(
	engine: Engine,
	{ reading, raw, target }: { reading: Reading; raw: Raw; target: string }
): Promise<Spoiled> {
	const found = reading.columns.map((column) => {
		const name = [column.name, ...(column.also ?? [])].find((one) => raw.columns.has(one));
		if (name === undefined && !column.optional) throw missingColumn(column.name, raw);
		return { column, raw: name === undefined ? undefined : raw.columns.get(name)! };
	});
	const area = found.find(({ column }) => column.name === reading.area);
	const stated = area?.raw && typed(area.column, named(area.raw));
	const selected = found.map(({ column, raw: its }) => {
		const read = its === undefined ? `NULL::${typeOf[column.type]}` : typed(column, named(its));
		const value = column.toPlace && stated ? `if(${stated} BETWEEN 1 AND 77, NULL, ${read})` : read;
		return `${value} AS ${named(column.name)}`;
	});
	// A text in the place of a number or a date; a point that is none places nothing. Most files have none: only then they are counted, column by column.
	const judged = found.flatMap(({ column, raw: its }) => {
		if (column.type === 'text' || column.toPlace || its === undefined) return [];
		return [
			{
				name: column.name,
				wrong: `(${named(its)} IS NOT NULL AND ${typed(column, named(its))} IS NULL)`
			}
		];
	});
	const spoiled = judged.map(({ wrong }) => wrong).join(' OR ');
	await engine.run(
		`COPY (SELECT ${selected.join(', ')}, (${spoiled || 'false'})::UTINYINT AS _spoiled FROM ${raw.relation})
			TO ${quoted(target)} (${asParquet})`
	);
	// A number, because the file knows the least and most of numbers: it is not read where there is none.
	const [any] = await engine.rows<{ n: number }>(
		`SELECT count(*) AS n FROM read_parquet(${quoted(target)}) WHERE _spoiled = 1`
	);
	if (!any || any.n === 0) return {};
	const counts = judged.map(({ name, wrong }) => `count(*) FILTER (${wrong}) AS ${named(name)}`);
	const [row = {}] = await engine.rows<Record<string, number>>(
		`SELECT ${counts.join(', ')} FROM ${raw.relation}`
	);
	return Object.fromEntries(Object.entries(row).filter(([, count]) => count > 0));
}

function missingColumn(name: string, { columns }: Raw): SourceRefused {
	const there = [...columns.keys()].toSorted().slice(0, 60).join(', ');
	return new SourceRefused('column_missing', `There is no column "${name}". There is: ${there}.`);
}
