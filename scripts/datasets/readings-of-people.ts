import type { SourceId } from '#shared/model/sources.ts';
import { named } from './engine.ts';
import { text, type Column, type Reading } from './reading.ts';
import { allOf } from './readings-of-tracts.ts';

/** How many people of a tract are counted, and of how many; columns or formulas of them. */
interface Share {
	part: string;
	whole: string;
	/** Tracts with few people are not published: they are left out, where others leave their community unknown. */
	leavesOutFew?: true;
}

const thisYear = `getvariable('year')`;
const fiveYears = `(getvariable('year')::INTEGER - 4) || '-' || getvariable('year')`;

/** People first, by the part of each tract's people who live in an area; then their share: a share of shares would be nobody's. */
function shares(of: Readonly<Record<string, Share>>, period: string): string {
	const one = ([indicator, { part, whole, leavesOutFew }]: [string, Share], group: string) =>
		`SELECT '${indicator}' AS indicator, area, period, 100 * part / nullif(whole, 0) AS value, NULL::DOUBLE AS error
			FROM (SELECT ${group} AS area, ${period} AS period,
				${allOf(`share * if(${whole} = 0, 0, ${part})`)} AS part, ${allOf(`share * (${whole})`)} AS whole FROM rows ${leavesOutFew ? 'WHERE found ' : ''}GROUP BY ALL)`;
	return Object.entries(of)
		.flatMap((its) => ['area', '100'].map((group) => one(its, group)))
		.join(' UNION ALL ');
}

const numbers = (...names: string[]) => names.map((name): Column => ({ name, type: 'number' }));
const tracts = { placedBy: 'crosswalk', spread: 'people', undated: true } as const;

/** In this file NULL stands for nobody, where how many live there is known. */
const nobody = (column: string) => `if(pop2010 IS NULL, NULL, coalesce(${column}, 0))`;

/** Tracts of 2010, whatever their year: with the crosswalk of a later census the load is refused. */
const foodAccess: Reading = {
	...tracts,
	columns: [
		text('censustract', ['tract', 'geoid']),
		...numbers('pop2010', 'lapophalf', 'lalowihalf')
	],
	key: 'censustract',
	sql: shares(
		{
			far_from_food: { part: nobody('lapophalf'), whole: 'pop2010' },
			poor_far_from_food: { part: nobody('lalowihalf'), whole: 'pop2010' }
		},
		thisYear
	)
};

/** A tract's percentile is of its release alone, and two cannot be averaged: who lives in the upper quarter can be counted. */
const upperQuarter = 0.75;
const vulnerability: Reading = {
	...tracts,
	columns: [text('fips'), ...numbers('e_totpop', 'rpl_themes')],
	key: 'fips',
	// -999 is the publisher's word for "not known".
	sql: shares(
		{
			in_vulnerable_tracts: {
				part: `if(rpl_themes < 0, NULL, if(rpl_themes >= ${upperQuarter}, e_totpop, 0))`,
				whole: 'if(e_totpop < 0, NULL, e_totpop)'
			}
		},
		fiveYears
	)
};

/** What a model says of the adults of a tract; nobody was asked there. */
const modelled = {
	food_insecure: 'foodinsecu_crudeprev',
	shutoff_threat: 'shututility_crudeprev',
	housing_insecure: 'housinsecu_crudeprev',
	mental_distress: 'mhlth_crudeprev'
} as const;
const places: Reading = {
	...tracts,
	columns: [text('tractfips'), ...numbers('totalpop18plus', ...Object.values(modelled))],
	key: 'tractfips',
	// A part of the airport lies in DuPage; food, housing and utilities are asked about in some states alone.
	only: `countyfips IN ('17031', '17043')`,
	mayLack: true,
	sql: shares(
		Object.fromEntries(
			Object.entries(modelled).map(([indicator, column]) => [
				indicator,
				{
					part: `${named(column)} * totalpop18plus / 100`,
					whole: 'totalpop18plus',
					leavesOutFew: true
				}
			])
		),
		thisYear
	)
};

/** What federal offices publish of the people of each census tract. */
export const people = {
	food_access_atlas: foodAccess,
	social_vulnerability: vulnerability,
	places_health: places
} as const satisfies Partial<Record<SourceId, Reading>>;
