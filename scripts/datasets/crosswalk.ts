import { areaCount } from '#shared/wire/indicators.ts';
import { named, type Engine } from './engine.ts';
import { csvRows } from './read-csv.ts';
import type { Reading } from './reading.ts';
import { SourceRefused } from './source-refused.ts';

/** How files call what is needed of them; the first that is there. */
const spellings = {
	tract: ['geoid_tract', 'geoid'],
	area: ['cca_num', 'area', 'community_area']
} as const;
/** A tract's households do not live where its people do: dormitories and prisons have no households. */
const shares = { households: ['hh_pct', 'share'], people: ['pop_pct', 'share'] } as const;
/** Fewer are a part of the city, and its numbers would be of that part. */
const tractsAtLeast = 780;
/** Of so many tracts a part may lie outside of the city. */
const atTheEdgeAtMost = 0.05;
/** Shares of a tract are rounded by whoever made them. */
const rounding = 0.01;
/** Of the tracts that a crosswalk knows so many may be missing; their areas are not known then. */
const missingAtMost = 0.005;

/**
 * Makes `rows` for a reading's SQL: each tract once for each area that has a part of it, with `area` and `share`. Throws
 * `SourceRefused` when the crosswalk is none, or is of another census than the tracts.
 */
export async function spreadTracts(
	engine: Engine,
	{ key = 'geo_id', spread = 'households' }: Reading,
	crosswalk: string | undefined
): Promise<void> {
	if (crosswalk === undefined)
		throw new SourceRefused(
			'places',
			'These rows are of census tracts: say which part of each is in which community (--crosswalk FILE).',
			'here'
		);
	const { relation, columns } = csvRows(crosswalk);
	const [tract, area, share] = [spellings.tract, spellings.area, shares[spread]].map((names) => {
		const found = names.find((name) => columns.has(name));
		if (found === undefined)
			throw new SourceRefused(
				'column_missing',
				`The crosswalk has no column "${names[0]}".`,
				'here'
			);
		return named(columns.get(found)!);
	});
	// Of a tract in which nobody lives the share is no number, or one by its area: it counts nobody.
	await engine.run(
		`CREATE OR REPLACE TABLE crosswalk AS SELECT ${tract} AS tract, try_cast(${area} AS INTEGER) AS area,
			if(isnan(try_cast(${share} AS DOUBLE)), 0, try_cast(${share} AS DOUBLE)) AS share FROM ${relation} WHERE ${area} IS NOT NULL`
	);
	// "1400000US17031010100" is tract 17031010100; a tract that did not come leaves its area unknown.
	await engine.run(
		`CREATE OR REPLACE VIEW rows AS SELECT staged.*, ${named(key)} IS NOT NULL AS found, tract, area, share
			FROM crosswalk LEFT JOIN staged ON regexp_extract(${named(key)}, '(\\d+)$', 1) = tract WHERE share > 0`
	);
	await check(engine);
}

async function check(engine: Engine): Promise<void> {
	const [of] = await engine.rows<{ wrong: number; areas: number }>(
		`SELECT count(*) FILTER (tract IS NULL OR area IS NULL OR area NOT BETWEEN 1 AND ${areaCount} OR share IS NULL OR share NOT BETWEEN 0 AND ${1 + rounding}) AS wrong,
			count(DISTINCT area) FILTER (share > 0) AS areas FROM crosswalk`
	);
	const [tracts] = await engine.rows<{ n: number; over: number; under: number }>(
		`SELECT count(*) AS n, count(*) FILTER (whole > ${1 + rounding}) AS over, count(*) FILTER (whole < ${1 - rounding}) AS under
			FROM (SELECT tract, sum(share) AS whole FROM crosswalk GROUP BY tract HAVING whole > 0)`
	);
	if (!of || !tracts || of.wrong > 0 || tracts.over > 0)
		throw new SourceRefused(
			'places',
			'The crosswalk has parts that are none, or more than a whole.',
			'here'
		);
	if (of.areas < areaCount)
		throw new SourceRefused(
			'places',
			`The crosswalk knows ${of.areas} of ${areaCount} communities.`,
			'here'
		);
	if (tracts.n < tractsAtLeast || tracts.under > tracts.n * atTheEdgeAtMost)
		throw new SourceRefused(
			'places',
			`The crosswalk knows ${tracts.n} tracts, ${tracts.under} of them in part: it is not of the whole city.`,
			'here'
		);
	const [found] = await engine.rows<{ known: number; missing: number }>(
		`SELECT count(DISTINCT tract) AS known, count(DISTINCT tract) FILTER (NOT found) AS missing FROM rows`
	);
	if (!found || found.missing > found.known * missingAtMost)
		throw new SourceRefused(
			'places',
			`${found?.missing} of ${found?.known} tracts of the crosswalk are not in these rows: it is of another census.`,
			'here'
		);
}
