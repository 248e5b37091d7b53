import type { SourceId } from '#shared/model/sources.ts';
import { point, spot, statedOrPlaced, type Column, type Reading } from './reading.ts';

const areas = 77;

/** A table with a row for each area: which columns say what. */
interface Table {
	/** The column of the area, by its number or its name. */
	area: { column: string; by: 'number' | 'name'; also?: readonly string[] };
	/** From columns to indicators; a formula where it takes several. */
	indicators: Readonly<Record<string, string>>;
	/** The whole city's, from all rows, where no row says it: shares are never averaged. */
	city?: Readonly<Record<string, string>>;
	numbers: readonly string[];
	period: string;
}

function table({ area, indicators, city = {}, numbers, period }: Table): Reading {
	const at = area.by === 'number' ? area.column : `area_named(${area.column})`;
	const names = Object.keys(indicators);
	/** How files name the row of the whole city; anything else that is no area is a mistake, and the load is refused. */
	const isCity =
		area.by === 'number'
			? `${area.column} IS NULL OR ${area.column} = 100`
			: `${area.column} IS NULL OR upper(${area.column}) IN ('CHICAGO', 'CITY OF CHICAGO')`;
	return {
		columns: [
			{
				name: area.column,
				type: area.by === 'number' ? 'integer' : 'text',
				...(area.also ? { also: area.also } : {})
			},
			...numbers.map((name): Column => ({ name, type: 'number' }))
		],
		atLeast: areas,
		// A row of the whole city has no number, or 100.
		sql: `SELECT indicator, area, '${period}' AS period, value, NULL::DOUBLE AS error FROM (
			SELECT CASE WHEN ${at} BETWEEN 1 AND ${areas} THEN ${at} WHEN ${isCity} THEN 100 ELSE -1 END AS area,
				${names.map((name) => `(${indicators[name]})::DOUBLE AS ${name}`).join(', ')} FROM rows
		) UNPIVOT INCLUDE NULLS (value FOR indicator IN (${names.join(', ')}))
		${Object.entries(city)
			.map(
				([name, sql]) =>
					`UNION ALL SELECT '${name}', 100, '${period}', (${sql})::DOUBLE, NULL::DOUBLE FROM rows`
			)
			.join(' ')}`
	};
}

const bands = [
	'under_25_000',
	'25_000_to_49_999',
	'50_000_to_74_999',
	'75_000_to_125_000',
	'125_000'
];
const households = bands.map((name) => `"${name}"`).join(' + ');

/** Tables of one period, a row for each area. */
export const tables = {
	acs_by_area: table({
		area: { column: 'community_area', by: 'name' },
		numbers: [...bands, 'total_population'],
		indicators: {
			population: 'total_population',
			households_under_25k: `100 * "under_25_000" / nullif(${households}, 0)`
		},
		city: { households_under_25k: `100 * sum("under_25_000") / sum(${households})` },
		period: '2019-2023'
	}),
	socioeconomic_2012: table({
		area: { column: 'community_area_number', by: 'number', also: ['ca'] },
		numbers: [
			'percent_of_housing_crowded',
			'percent_households_below_poverty',
			'percent_aged_16_unemployed',
			'per_capita_income',
			'hardship_index'
		],
		indicators: {
			crowded_housing: 'percent_of_housing_crowded',
			below_poverty: 'percent_households_below_poverty',
			unemployed: 'percent_aged_16_unemployed',
			income_per_person: 'per_capita_income',
			hardship: 'hardship_index'
		},
		period: '2008-2012'
	}),
	public_health: table({
		area: { column: 'community_area', by: 'number' },
		numbers: ['firearm_related'],
		indicators: { firearm_deaths: 'firearm_related' },
		period: 'not stated'
	}),
	uninsured_2012: table({
		area: { column: 'community_area_id', by: 'number' },
		numbers: ['all_uninsured'],
		indicators: { uninsured_2012: '100 * all_uninsured' },
		period: '2008-2012'
	}),
	primary_care_2014: table({
		area: { column: 'community_area_id', by: 'number' },
		numbers: ['primary_care_physicians'],
		indicators: { primary_care_physicians: 'primary_care_physicians' },
		period: '2014'
	}),
	// The analysis is a report: whoever types its table in names the columns so.
	low_rent_2019: table({
		area: { column: 'community_area', by: 'name' },
		numbers: ['noah'],
		indicators: { low_rent_homes: 'noah' },
		period: '2013-2017'
	})
} as const satisfies Partial<Record<SourceId, Reading>>;

/** Places with something in them: how much of it is in each area, in the year that they were told of. */
export const placed = {
	affordable_housing: {
		columns: [
			{ name: 'units', type: 'integer' },
			{ name: 'community_area_number', type: 'integer' },
			...point
		],
		area: 'community_area_number',
		placedBy: 'point',
		undated: true,
		sql: `SELECT 'affordable_homes' AS indicator, ${statedOrPlaced('community_area_number')} AS area,
			getvariable('year') AS period, sum(units)::DOUBLE AS value, NULL::DOUBLE AS error FROM rows GROUP BY ALL`
	},
	health_facilities: {
		columns: [{ name: 'id', type: 'text' }, ...spot],
		key: 'id',
		placedBy: 'point',
		// Some stand outside the city, and are none of its own.
		sql: `SELECT 'health_sites' AS indicator, placed AS area, '2013' AS period, count(*)::DOUBLE AS value, NULL::DOUBLE AS error
			FROM rows WHERE placed > 0 GROUP BY ALL`
	}
} as const satisfies Partial<Record<SourceId, Reading>>;
