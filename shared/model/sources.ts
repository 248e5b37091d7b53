import { dayMs, hourMs } from '../kernel/clock.ts';

/** A dataset that somebody else publishes, as the room takes it in. Titles and ids are the publisher's own. */
export interface DataSource {
	title: string;
	publisher: string;
	/** The publisher's id of the dataset; `data.cityofchicago.org/d/<id>` for those of the City. */
	dataset?: string;
	/** The portal that has it, where it is not the City's. */
	portal?: string;
	/** Of what a row tells: an event, a place, or an area in a period. */
	rows: 'events' | 'places' | 'areas';
	/** How often it is published anew, in milliseconds. */
	everyMs: number;
	/** How far behind what happened it is by nature, in milliseconds. */
	behindMs: number;
	/** It is published no more, or tells of one period that is over: history, never a feed. */
	closed?: true;
}

const city = 'City of Chicago';
const police = 'Chicago Police Department';
const atlas = 'Chicago Health Atlas';
const census = 'U.S. Census Bureau';
const cdc = 'Centers for Disease Control and Prevention';
const yearMs = 365 * dayMs;
const daily = { rows: 'events', everyMs: dayMs } as const;
const yearly = {
	rows: 'areas',
	everyMs: yearMs,
	behindMs: yearMs
} as const;
const once = { ...yearly, closed: true } as const;

/** Every dataset that the room knows how to read. What is in its rows, and how they are counted: scripts/datasets. */
export const sources = {
	violence_victims: {
		title: 'Violence Reduction - Victims of Homicides and Non-Fatal Shootings',
		publisher: city,
		dataset: 'gumc-mgzr',
		...daily,
		behindMs: 2 * dayMs
	},
	crimes: {
		title: 'Crimes - 2001 to Present',
		publisher: police,
		dataset: 'ijzp-q8t2',
		...daily,
		behindMs: 7 * dayMs
	},
	requests_311: {
		title: '311 Service Requests',
		publisher: city,
		dataset: 'v6vf-nfxy',
		...daily,
		behindMs: 6 * hourMs
	},
	no_heat_2020: {
		title: '311 No Heat Complaints, 2020-2021',
		publisher: city,
		...once,
		rows: 'events'
	},
	water_in_basement: {
		title: '311 Water in Basement, by day',
		publisher: city,
		...once,
		rows: 'events'
	},
	water_on_street: {
		title: '311 Water on Street, by day',
		publisher: city,
		...once,
		rows: 'events'
	},
	acs_by_area: {
		title: 'ACS 5 Year Data by Community Area',
		publisher: city,
		dataset: 't68z-cikk',
		...yearly
	},
	socioeconomic_2012: {
		title: 'Selected socioeconomic indicators, 2008-2012',
		publisher: city,
		dataset: 'kn9c-c2s2',
		...once
	},
	public_health: {
		title: 'Public Health Statistics - Selected indicators',
		publisher: 'Chicago Department of Public Health',
		dataset: 'iqnk-2tcu',
		...once
	},
	uninsured_2012: { title: 'Uninsured, 2008-2012', publisher: atlas, ...once },
	primary_care_2014: { title: 'Physicians by community area, 2014', publisher: atlas, ...once },
	affordable_housing: {
		title: 'Affordable Rental Housing Developments',
		publisher: city,
		dataset: 's6ha-ppgi',
		...yearly,
		rows: 'places'
	},
	health_facilities: {
		title: 'Health facilities, 2013',
		publisher: atlas,
		...once,
		rows: 'places'
	},
	health_atlas: { title: 'Health Atlas topics by community area', publisher: atlas, ...yearly },
	acs_tracts: { title: 'ACS 5 Year tables by census tract', publisher: census, ...yearly },
	shotspotter_alerts: {
		title: 'Violence Reduction - ShotSpotter Alerts - Historical',
		publisher: city,
		dataset: '3h7q-7mdb',
		...once,
		rows: 'events'
	},
	building_violations: {
		title: 'Building Violations',
		publisher: city,
		dataset: '22u3-xenr',
		...daily,
		behindMs: 2 * dayMs
	},
	vacant_violations: {
		title: 'Vacant and Abandoned Buildings - Violations',
		publisher: city,
		dataset: 'kc9i-wq85',
		rows: 'events',
		everyMs: yearMs,
		behindMs: 30 * dayMs
	},
	city_land: {
		title: 'City-Owned Land Inventory',
		publisher: city,
		dataset: 'aksk-kvfp',
		...daily,
		rows: 'places',
		behindMs: dayMs
	},
	business_licences: {
		title: 'Business Licenses - Current Active',
		publisher: city,
		dataset: 'uupf-x98q',
		...daily,
		rows: 'places',
		behindMs: dayMs
	},
	low_rent_2019: {
		title: 'Unsupported affordable homes, analysis of 2019',
		publisher: 'Chicago Department of Planning and Development',
		...once
	},
	food_access_atlas: {
		title: 'Food Access Research Atlas',
		publisher: 'U.S. Department of Agriculture',
		...once
	},
	social_vulnerability: {
		title: 'CDC/ATSDR Social Vulnerability Index',
		publisher: cdc,
		...yearly
	},
	places_health: {
		title: 'PLACES: Local Data for Better Health, census tracts',
		publisher: cdc,
		dataset: 'yjkw-uj5s',
		portal: 'https://data.cdc.gov',
		...yearly
	},
	power_outages: {
		title: 'ODIN real-time outages by county',
		publisher: 'Oak Ridge National Laboratory',
		dataset: 'odin-real-time-outages-county',
		rows: 'areas',
		everyMs: hourMs / 4,
		behindMs: hourMs / 4
	}
} as const satisfies Readonly<Record<string, DataSource>>;
export type SourceId = keyof typeof sources;
export const sourceIds = Object.keys(sources) as SourceId[];

/** What is published, looks like need, and is left out; why is in the text module. */
export const leftOut = {
	crimes_last_year: { title: 'Crimes - One year prior to present', dataset: 'x2n5-8w5q' },
	victim_demographics: {
		title: 'Violence Reduction - Victim Demographics - Aggregated',
		dataset: 'gj7a-742p'
	},
	vacant_reported: {
		title: '311 Service Requests - Vacant and Abandoned Buildings Reported - Historical',
		dataset: '7nii-7srd'
	}
} as const;
export type LeftOut = keyof typeof leftOut;

/** What can be wrong with what a source sent; then what was good stays. */
export const sourceChecks = [
	'unreachable',
	'throttled',
	'not_ready',
	'refused',
	'cut_off',
	'unreadable',
	'column_missing',
	'no_rows',
	'spoiled_values',
	'key_missing',
	'key_twice',
	'dates',
	'places',
	'fewer_rows',
	'behind'
] as const;
export type SourceCheck = (typeof sourceChecks)[number];
