import type { SourceId } from '#shared/model/sources.ts';
import { monthly, point, statedOrPlaced, text, time, type Reading } from './reading.ts';

/** What inspectors wrote down; neither what they remarked nor whose house it is is kept. */
const buildingViolations: Reading = {
	columns: [
		text('id'),
		time('violation_date'),
		time('violation_last_modified_date'),
		{ name: 'latitude', type: 'number' },
		{ name: 'longitude', type: 'number' }
	],
	key: 'id',
	changed: 'violation_last_modified_date',
	occurred: 'violation_date',
	placedBy: 'point',
	sql: monthly(
		{ building_violations: 'count(*)' },
		{ area: 'coalesce(placed, 0)', time: 'violation_date' }
	)
};

/** A row for each violation and each owner of the building: one violation has several rows, and the names are not read. */
const vacantViolations: Reading = {
	columns: [
		text('docket_number'),
		text('violation_number'),
		time('issued_date'),
		{ name: 'latitude', type: 'number' },
		{ name: 'longitude', type: 'number' }
	],
	occurred: 'issued_date',
	placedBy: 'point',
	sql: monthly(
		{
			vacant_violations: `count(DISTINCT coalesce(docket_number, '') || ' ' || coalesce(violation_number, ''))`
		},
		{ area: 'coalesce(placed, 0)', time: 'issued_date' }
	)
};

const now = (counts: Readonly<Record<string, string>>, area: string) =>
	Object.entries(counts)
		.map(
			([indicator, count]) => `SELECT '${indicator}' AS indicator, ${area} AS area,
				getvariable('year') AS period, (${count})::DOUBLE AS value, NULL::DOUBLE AS error FROM rows GROUP BY ALL`
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
