import { communityAreas } from '#shared/geo/community-areas.ts';
import type { SourceId } from '#shared/model/sources.ts';
import {
	monthly,
	point,
	statedOrPlaced,
	text,
	time,
	type Column,
	type Reading
} from './reading.ts';
import { alerts } from './readings-of-alerts.ts';
import { placed, tables } from './readings-of-areas.ts';
import { buildings } from './readings-of-buildings.ts';
import { people } from './readings-of-people.ts';
import { healthAtlas } from './readings-of-topics.ts';
import { acsTracts } from './readings-of-tracts.ts';

const violenceVictims: Reading = {
	// Neither the names of the dead nor a block or a beat: nothing that is not counted is kept.
	columns: [
		text('unique_id', ['cpd_id']),
		text('case_number'),
		time('date'),
		text('victimization_primary'),
		text('gunshot_injury_i'),
		text('community_area'),
		time('updated')
	],
	key: 'unique_id',
	changed: 'updated',
	occurred: 'date',
	sql: monthly(
		{
			people_killed: `count(*) FILTER (victimization_primary = 'HOMICIDE')`,
			people_shot: `count(*) FILTER (victimization_primary <> 'HOMICIDE' AND gunshot_injury_i = 'YES')`,
			// A row is a person; several of one case were hurt in one incident.
			shooting_incidents: `count(DISTINCT case_number) FILTER (gunshot_injury_i = 'YES')`
		},
		{ area: 'coalesce(area_named(community_area), 0)', time: 'date' }
	),
	// Of five years, so that there are enough; what was before may be otherwise today.
	hours: `SELECT area_named(community_area) AS area, (dayofweek(date) * 24 + hour(date))::INTEGER AS at, count(*) AS people
		FROM rows WHERE date > (SELECT max(date) FROM rows) - INTERVAL 5 YEAR
			AND (victimization_primary = 'HOMICIDE' OR gunshot_injury_i = 'YES') GROUP BY ALL`
};

/** Murder, criminal sexual assault, robbery, aggravated assault and aggravated battery, as the FBI counts them. */
const violent = `fbi_code IN ('01A', '02', '03', '04A', '04B')`;

const crimes: Reading = {
	columns: [
		{ name: 'id', type: 'integer' },
		time('date'),
		{ ...text('fbi_code'), optional: true },
		{ name: 'community_area', type: 'integer', optional: true },
		{ ...time('updated_on'), optional: true },
		...point
	],
	key: 'id',
	changed: 'updated_on',
	occurred: 'date',
	area: 'community_area',
	placedBy: 'point',
	sql: monthly(
		{
			crime_reports: 'count(*)',
			// Nobody knows how many where no row has the code.
			violent_crimes: `CASE WHEN count(fbi_code) > 0 THEN count(*) FILTER (${violent}) END`
		},
		{
			area: statedOrPlaced('community_area'),
			time: 'date'
		}
	)
};

const requests311: Reading = {
	columns: [
		text('sr_number'),
		text('sr_short_code'),
		time('created_date'),
		time('last_modified_date'),
		{ name: 'community_area', type: 'integer' },
		...point
	],
	key: 'sr_number',
	changed: 'last_modified_date',
	occurred: 'created_date',
	area: 'community_area',
	placedBy: 'point',
	// Calls for information and about aircraft carry the address of the office that took them.
	sql: monthly(
		{
			service_requests: `count(*) FILTER (sr_short_code NOT IN ('311IOC', 'AVN'))`,
			lights_out: `count(*) FILTER (sr_short_code IN ('SFD', 'SFA', 'SFC'))`,
			vacant_buildings: `count(*) FILTER (sr_short_code = 'BBK')`
		},
		{
			area: statedOrPlaced('community_area'),
			time: 'created_date'
		}
	)
};

const noHeat: Reading = {
	columns: [text('service_request_number'), time('date_time_opened'), text('street_block')],
	occurred: 'date_time_opened',
	placedBy: 'block',
	// One request may have several work orders, each with a row.
	sql: monthly(
		{ no_heat: 'count(DISTINCT service_request_number)' },
		{ area: 'coalesce(placed, 0)', time: 'date_time_opened' }
	)
};

/** A row a day, a column an area. */
function byDay(indicator: string): Reading {
	const columns = communityAreas.map(({ name }): Column => ({
		name: columnName(name),
		type: 'integer',
		also: [columnName(name.replaceAll("'", ''))]
	}));
	return {
		columns: [time('created_date'), ...columns],
		key: 'created_date',
		occurred: 'created_date',
		sql: `SELECT '${indicator}' AS indicator, area_named(name) AS area, strftime(created_date, '%Y-%m') AS period, if(count(value) = count(*), sum(value), NULL)::DOUBLE AS value, NULL::DOUBLE AS error
			FROM rows UNPIVOT INCLUDE NULLS (value FOR name IN (COLUMNS(* EXCLUDE (created_date)))) GROUP BY ALL`
	};
}

/** A name as it is compared: in small letters, everything else a `_`. */
export function columnName(header: string): string {
	return header
		.replace(/^\uFEFF/, '')
		.trim()
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '_')
		.replaceAll(/^_|_$/g, '');
}

/** How each source is read that the room can read. */
export const readings: Readonly<Partial<Record<SourceId, Reading>>> = {
	violence_victims: violenceVictims,
	crimes,
	requests_311: requests311,
	no_heat_2020: noHeat,
	water_in_basement: byDay('water_in_basement'),
	water_on_street: byDay('water_on_street'),
	...tables,
	...placed,
	...alerts,
	...buildings,
	...people,
	health_atlas: healthAtlas,
	acs_tracts: acsTracts
};
