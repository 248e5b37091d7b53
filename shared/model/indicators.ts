import type { SourceId } from './sources.ts';

/** Root causes that the centre was founded to look at, and what happens; domain.md 4.8. */
export const indicatorDomains = [
	'violence',
	'food_insecurity',
	'power_connectivity',
	'internet_connectivity',
	'affordable_housing',
	'healthcare_access',
	'built_environment_311',
	'context'
] as const;
export type IndicatorDomain = (typeof indicatorDomains)[number];

export const indicatorUnits = [
	'people',
	'incidents',
	'reports',
	'requests',
	'percent',
	'dollars',
	'homes',
	'index',
	'per_100k',
	'physicians',
	'sites',
	'households',
	'alerts',
	'violations',
	'lots'
] as const;
export type IndicatorUnit = (typeof indicatorUnits)[number];

/** A number about a community: what it counts, of what, and how it may be read. Its words are in the text module. */
export interface Indicator {
	source: SourceId;
	domain: IndicatorDomain;
	unit: IndicatorUnit;
	direction: 'higher_is_worse' | 'higher_is_better' | 'neutral';
	/** Of a month, or of the period of its source. */
	per: 'month' | 'period';
	/** A count: the city's is the sum of all, and what could not be placed belongs to it. Others are never added or averaged. */
	adds?: true;
	/** Shown per 10,000 people beside the count. */
	byPeople?: true;
	/** Digits after the point. */
	digits?: 1 | 2;
}

const worse = 'higher_is_worse' as const;
const better = 'higher_is_better' as const;
const monthly = { per: 'month', adds: true, byPeople: true } as const;
const share = { unit: 'percent', per: 'period', digits: 1 } as const;

const placesIn = { per: 'period', adds: true, byPeople: true } as const;
const farFromFood = {
	source: 'food_access_atlas',
	domain: 'food_insecurity',
	direction: worse,
	...share
} as const;
const modelled = { source: 'places_health', direction: worse, ...share } as const;
const asked311 = {
	source: 'requests_311',
	domain: 'built_environment_311',
	unit: 'requests',
	direction: worse,
	...monthly
} as const;
const violation = {
	domain: 'built_environment_311',
	unit: 'violations',
	direction: 'neutral',
	...monthly
} as const;

/** Every indicator that the room knows. */
export const indicators = {
	people_shot: {
		source: 'violence_victims',
		domain: 'violence',
		unit: 'people',
		direction: worse,
		...monthly
	},
	people_killed: {
		source: 'violence_victims',
		domain: 'violence',
		unit: 'people',
		direction: worse,
		...monthly
	},
	shooting_incidents: {
		source: 'violence_victims',
		domain: 'violence',
		unit: 'incidents',
		direction: worse,
		...monthly
	},
	violent_crimes: {
		source: 'crimes',
		domain: 'violence',
		unit: 'reports',
		direction: worse,
		...monthly
	},
	crime_reports: {
		source: 'crimes',
		domain: 'context',
		unit: 'reports',
		direction: worse,
		...monthly
	},
	shotspotter_alerts: {
		source: 'shotspotter_alerts',
		domain: 'violence',
		unit: 'alerts',
		direction: 'neutral',
		per: 'month',
		adds: true
	},
	low_food_access: {
		source: 'health_atlas',
		domain: 'food_insecurity',
		direction: worse,
		...share
	},
	snap_households: {
		source: 'acs_tracts',
		domain: 'food_insecurity',
		direction: worse,
		...share
	},
	far_from_food: farFromFood,
	poor_far_from_food: farFromFood,
	food_insecure: { domain: 'food_insecurity', ...modelled },
	food_sellers: {
		source: 'business_licences',
		domain: 'food_insecurity',
		unit: 'sites',
		direction: 'neutral',
		...placesIn
	},
	shutoff_threat: { domain: 'power_connectivity', ...modelled },
	no_internet: {
		source: 'acs_tracts',
		domain: 'internet_connectivity',
		direction: worse,
		...share
	},
	affordable_homes: {
		source: 'affordable_housing',
		domain: 'affordable_housing',
		unit: 'homes',
		direction: better,
		...placesIn
	},
	rent_burden: { source: 'acs_tracts', domain: 'affordable_housing', direction: worse, ...share },
	low_rent_homes: {
		source: 'low_rent_2019',
		domain: 'affordable_housing',
		unit: 'homes',
		direction: better,
		...placesIn
	},
	housing_insecure: { domain: 'affordable_housing', ...modelled },
	crowded_housing: {
		source: 'socioeconomic_2012',
		domain: 'affordable_housing',
		direction: worse,
		...share
	},
	uninsured: { source: 'health_atlas', domain: 'healthcare_access', direction: worse, ...share },
	got_care: { source: 'health_atlas', domain: 'healthcare_access', direction: better, ...share },
	uninsured_2012: {
		source: 'uninsured_2012',
		domain: 'healthcare_access',
		direction: worse,
		...share
	},
	primary_care_physicians: {
		source: 'primary_care_2014',
		domain: 'healthcare_access',
		unit: 'physicians',
		direction: better,
		...placesIn
	},
	health_sites: {
		source: 'health_facilities',
		domain: 'healthcare_access',
		unit: 'sites',
		direction: better,
		...placesIn
	},
	mental_distress: { domain: 'healthcare_access', ...modelled },
	firearm_deaths: {
		source: 'public_health',
		domain: 'violence',
		unit: 'per_100k',
		direction: worse,
		per: 'period',
		digits: 1
	},
	service_requests: {
		source: 'requests_311',
		domain: 'built_environment_311',
		unit: 'requests',
		direction: 'neutral',
		...monthly
	},
	lights_out: asked311,
	vacant_buildings: asked311,
	building_violations: { source: 'building_violations', ...violation },
	vacant_violations: { source: 'vacant_violations', ...violation },
	city_lots: {
		source: 'city_land',
		domain: 'built_environment_311',
		unit: 'lots',
		direction: 'neutral',
		per: 'period',
		adds: true
	},
	no_heat: {
		source: 'no_heat_2020',
		domain: 'built_environment_311',
		unit: 'requests',
		direction: worse,
		...monthly
	},
	water_in_basement: {
		source: 'water_in_basement',
		domain: 'built_environment_311',
		unit: 'requests',
		direction: worse,
		...monthly
	},
	water_on_street: {
		source: 'water_on_street',
		domain: 'built_environment_311',
		unit: 'requests',
		direction: worse,
		...monthly
	},
	population: {
		source: 'acs_by_area',
		domain: 'context',
		unit: 'people',
		direction: 'neutral',
		per: 'period',
		adds: true
	},
	households_under_25k: { source: 'acs_by_area', domain: 'context', direction: worse, ...share },
	licensed_businesses: {
		source: 'business_licences',
		domain: 'context',
		unit: 'sites',
		direction: 'neutral',
		...placesIn
	},
	in_vulnerable_tracts: {
		source: 'social_vulnerability',
		domain: 'context',
		direction: worse,
		...share
	},
	poverty: { source: 'health_atlas', domain: 'context', direction: worse, ...share },
	feels_safe: { source: 'health_atlas', domain: 'context', direction: better, ...share },
	below_poverty: { source: 'socioeconomic_2012', domain: 'context', direction: worse, ...share },
	unemployed: { source: 'socioeconomic_2012', domain: 'context', direction: worse, ...share },
	income_per_person: {
		source: 'socioeconomic_2012',
		domain: 'context',
		unit: 'dollars',
		direction: better,
		per: 'period'
	},
	hardship: {
		source: 'socioeconomic_2012',
		domain: 'context',
		unit: 'index',
		direction: worse,
		per: 'period'
	}
} as const satisfies Readonly<Record<string, Indicator>>;
export type IndicatorId = keyof typeof indicators;
export const indicatorIds = Object.keys(indicators) as IndicatorId[];
