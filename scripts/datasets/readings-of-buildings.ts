import type { SourceId } from '#shared/model/sources.ts';
import { monthly, point, spot, statedOrPlaced, text, time, type Reading } from './reading.ts';

/** What inspectors wrote down; neither what they remarked nor whose house it is is kept. */
const buildingViolations: Reading = {
	columns: [text('id'), time('violation_date'), time('violation_last_modified_date'), ...spot],
	key: 'id',
	changed: 'violation_last_modified_date',
	occurred: 'violation_date',
	placedBy: 'point',
	sql: monthly(
		{ building_violations: 'count(*)' },
		{ area: 'coalesce(placed, 0)', time: 'violation_date' }
	)
};

/** A row is a docket, with its violations side by side (`V1 | V2`); of earlier editions a row for each, and for each owner. Names are not read. */
const vacantViolations: Reading = {
	columns: [text('docket_number'), text('violation_number'), time('issued_date'), ...spot],
	occurred: 'issued_date',
	placedBy: 'point',
	// Each violation of a docket once, in the month in which it was issued.
	sql: `SELECT 'vacant_violations' AS indicator, area, period, count(*)::DOUBLE AS value, NULL::DOUBLE AS error FROM (
		SELECT DISTINCT coalesce(placed, 0) AS area, strftime(issued_date, '%Y-%m') AS period, docket_number,
			trim(unnest(string_split(coalesce(violation_number, ''), '|'))) AS violation FROM rows
	) GROUP BY ALL`
};

/** What is in the list now; what lies in no community lies outside of the city, and is none of its own. */
const now = (counts: Readonly<Record<string, string>>, area: string) =>
	Object.entries(counts)
		.map(
			([indicator, count]) => `SELECT '${indicator}' AS indicator, ${area} AS area,
				getvariable('year') AS period, (${count})::DOUBLE AS value, NULL::DOUBLE AS error FROM rows WHERE ${area} > 0 GROUP BY ALL`
		)
		.join(' UNION ALL ');

/** What the City owns now; what it has sold stays in the list. */
const cityLand: Reading = {
	columns: [
		text('property_status'),
		{ name: 'community_area_number', type: 'integer', also: ['community_area'] },
		...point
	],
	area: 'community_area_number',
	placedBy: 'point',
	undated: true,
	sql: now(
		{ city_lots: `count(*) FILTER (property_status ILIKE 'owned by city%')` },
		statedOrPlaced('community_area_number')
	)
};

/** A place of business has a licence for each thing that it does. */
const place = `account_number || '-' || coalesce(site_number, '')`;
const licences: Reading = {
	columns: [
		text('account_number'),
		text('site_number'),
		text('license_description'),
		{ name: 'community_area', type: 'integer', optional: true },
		...point
	],
	area: 'community_area',
	placedBy: 'point',
	undated: true,
	sql: now(
		{
			licensed_businesses: `count(DISTINCT ${place})`,
			food_sellers: `count(DISTINCT ${place}) FILTER (license_description ILIKE 'retail food%')`
		},
		statedOrPlaced('community_area')
	)
};

/** What the City's departments write down of buildings, land and business. */
export const buildings = {
	building_violations: buildingViolations,
	vacant_violations: vacantViolations,
	city_land: cityLand,
	business_licences: licences
} as const satisfies Partial<Record<SourceId, Reading>>;
