/** A column that is read; what a file has beside those is never written anywhere. */
export interface Column {
	/** As the portal's interface calls it; a file's header is compared in small letters, with `_` for all else. */
	name: string;
	type: 'text' | 'integer' | 'number' | 'time';
	/** What files have called it as well. */
	also?: readonly string[];
	/** Files without it are read; it is empty then. */
	optional?: true;
	/** Kept only of rows that do not say their area: a point is not needed of any other. */
	toPlace?: true;
}

export const text = (name: string, also?: readonly string[]): Column => ({
	name,
	type: 'text',
	...(also ? { also } : {})
});
export const time = (name: string): Column => ({ name, type: 'time' });
/** Where a row is, of which nothing else says it. */
export const spot: readonly Column[] = [
	{ name: 'latitude', type: 'number' },
	{ name: 'longitude', type: 'number' }
];
/** The same of rows that say their area, most of them. */
export const point: readonly Column[] = [
	{ name: 'latitude', type: 'number', toPlace: true },
	{ name: 'longitude', type: 'number', toPlace: true }
];

/** How the rows of a source are read and counted. */
export interface Reading {
	columns: readonly Column[];
	/** Tells a row from all others; the newest of several is kept. */
	key?: string;
	/** When a row was changed last, in the publisher's words. */
	changed?: string;
	/** When what it tells of happened. */
	occurred?: string;
	/** The column in which rows say their area themselves, by its number: it is believed. */
	area?: string;
	/**
	 * Rows without an area are placed by `latitude` and `longitude`, or by their `street_block`; census tracts, whose number is the
	 * key, are spread by a crosswalk: `rows` has one for each `area`, with the `share` of the tract.
	 */
	placedBy?: 'point' | 'block' | 'crosswalk';
	/** Whose share of a tract it is, where tracts are spread: of its households, or of its people. */
	spread?: 'households' | 'people';
	/** Which rows are asked for at a portal that has more: a condition in SoQL. */
	only?: string;
	/** Rows do not say of when they are: the portal does, or whoever loads a file. `year` is what SQL reads. */
	undated?: true;
	/** Some of its indicators are in some editions alone: they are gone without the others being refused. */
	mayLack?: true;
	/** Where rows are few and known, how many there are at least. */
	atLeast?: number;
	/**
	 * From `rows`, which have `placed` where they are placed: `indicator`, `area` (1 to 77; 0 not placed; 100 the city, where the source itself says it),
	 * `period`, `value`, and `error`, the standard error, where the source has one.
	 */
	sql: string;
	/** From `rows`, where hours can be told: `area`, `at`, the hour of the week (0 is Sunday's midnight), and `people` in it. */
	hours?: string;
}

/** The stated area is believed; a masked point may lie across the street. */
export const statedOrPlaced = (column: string): string =>
	`coalesce(if(${column} BETWEEN 1 AND 77, ${column}, NULL), placed, 0)`;

/** Counts by area and month, each of one condition. */
export function monthly(
	counts: Readonly<Record<string, string>>,
	{ area, time }: { area: string; time: string }
): string {
	const names = Object.keys(counts);
	const columns = names.map((name) => `${counts[name]} AS ${name}`).join(', ');
	// Months as numbers are grouped in two thirds of the time that dates take.
	return `SELECT indicator, area, printf('%04d-%02d', month // 12, month % 12 + 1) AS period, value::DOUBLE AS value, NULL::DOUBLE AS error FROM (
		SELECT ${area} AS area, year(${time}) * 12 + month(${time}) - 1 AS month, ${columns}
		FROM rows GROUP BY ALL
	) UNPIVOT INCLUDE NULLS (value FOR indicator IN (${names.join(', ')}))`;
}
