import type { IndicatorId, IndicatorUnit } from '../model/indicators.ts';

interface Words {
	name: string;
	/** What exactly is counted, and what it is not. */
	note: string;
}

/** What each number about a community is called, and how it may be read. */
export const indicators: Record<IndicatorId, Words> = {
	people_shot: {
		name: 'People hurt by gunfire',
		note: 'Each person counts once for each time; people who died are counted apart.'
	},
	people_killed: { name: 'People killed', note: 'Homicides, with a gun or without.' },
	shooting_incidents: {
		name: 'Shootings',
		note: 'Incidents in which at least one person was hit.'
	},
	violent_crimes: {
		name: 'Violent crimes reported',
		note: 'Homicide, sexual assault, robbery, aggravated assault and battery. Reports are not all that happens, and may change.'
	},
	crime_reports: {
		name: 'Crimes reported',
		note: 'All kinds. Fewer reports may mean less reporting.'
	},
	shotspotter_alerts: {
		name: 'ShotSpotter alerts, 2017 to 2024',
		note: 'What microphones took for shots; few led to evidence of one. They hung in some police districts, put up one after the other: never a trend, never shootings.'
	},
	far_from_food: {
		name: 'Far from a supermarket',
		note: 'Share of residents who live more than half a mile away. Tracts of 2010.'
	},
	poor_far_from_food: {
		name: 'Low income and far from a supermarket',
		note: 'Share of residents with a low income who live more than half a mile away. Tracts of 2010.'
	},
	food_insecure: {
		name: 'Food insecurity, modeled',
		note: 'What a model says of adults: nobody was asked here. Not for comparison over years.'
	},
	food_sellers: {
		name: 'Places licensed to sell food',
		note: 'Shops and restaurants alike, by where they stand.'
	},
	shutoff_threat: {
		name: 'Threat of a utility shutoff, modeled',
		note: 'What a model says of adults in the last 12 months: nobody was asked here.'
	},
	low_rent_homes: {
		name: 'Homes with a low rent and no support',
		note: 'An analysis of 2019 of a survey of 2013 to 2017.'
	},
	housing_insecure: {
		name: 'Housing insecurity, modeled',
		note: 'What a model says of adults in the last 12 months: nobody was asked here.'
	},
	mental_distress: {
		name: 'Frequent mental distress, modeled',
		note: 'What a model says of adults: nobody was asked here.'
	},
	building_violations: {
		name: 'Building violations',
		note: 'What inspectors wrote down, which follows where they go.'
	},
	vacant_violations: {
		name: 'Violations in vacant buildings',
		note: 'Of banks and lenders alone, in buildings that stand empty. Each violation once.'
	},
	city_lots: {
		name: 'Lots that the City owns',
		note: 'Buildings among them; the County and others own more.'
	},
	licensed_businesses: {
		name: 'Places of business with a license',
		note: 'A place with several licenses counts once.'
	},
	in_vulnerable_tracts: {
		name: 'Live in very vulnerable tracts',
		note: 'Share of residents in tracts in the upper quarter of this release of the index. Two releases cannot be compared.'
	},
	low_food_access: {
		name: 'Low food access',
		note: 'Far from a supermarket. Access is not hunger.'
	},
	snap_households: {
		name: 'Households with SNAP',
		note: 'Food assistance that is used, which is not all who need it.'
	},
	no_internet: {
		name: 'No internet at home',
		note: 'Share of households. Who has a phone alone counts as having it.'
	},
	affordable_homes: {
		name: 'Affordable rental homes',
		note: 'Homes in developments that the City supports; not how many are free.'
	},
	rent_burden: {
		name: 'Rent burden',
		note: 'Of households that rent, those that pay 30% of their income or more.'
	},
	crowded_housing: { name: 'Crowded homes', note: 'More than one person to a room.' },
	uninsured: { name: 'Without health insurance', note: 'Share of residents.' },
	got_care: {
		name: 'Got the care they needed',
		note: 'What people say in a survey of two years; small communities have no value.'
	},
	uninsured_2012: { name: 'Without health insurance, earlier', note: 'Share of residents.' },
	primary_care_physicians: { name: 'Primary care doctors', note: 'By where they practice.' },
	health_sites: { name: 'Clinics and health sites', note: 'By where they stand.' },
	firearm_deaths: {
		name: 'Deaths by firearm',
		note: 'For every 100,000 residents, adjusted for age; suicide is among them.'
	},
	service_requests: {
		name: '311 requests',
		note: 'What was asked for, which is not what is needed.'
	},
	lights_out: { name: 'Lights out, asked of 311', note: 'Street, alley and viaduct lights.' },
	vacant_buildings: { name: 'Vacant buildings, told to 311', note: 'Open or abandoned.' },
	no_heat: { name: 'No heat, told to 311', note: 'Tenants who called in the winter of 2020.' },
	water_in_basement: { name: 'Water in basements, told to 311', note: 'Calls.' },
	water_on_street: { name: 'Water on streets, told to 311', note: 'Calls.' },
	population: { name: 'Residents', note: 'Estimate of a survey over five years.' },
	households_under_25k: { name: 'Households under $25,000 a year', note: 'Share of households.' },
	poverty: { name: 'In poverty', note: 'Share of residents.' },
	feels_safe: {
		name: 'Feel safe in their neighborhood',
		note: 'What people say in a survey of two years, which is not what happens.'
	},
	below_poverty: { name: 'Households below poverty', note: 'Share of households.' },
	unemployed: { name: 'Out of work', note: 'Share of residents of 16 and more who look for work.' },
	income_per_person: { name: 'Income per person', note: 'Dollars a year.' },
	hardship: { name: 'Hardship index', note: '1 to 100, of six measures of its time.' }
};

/** What is counted. */
export const units: Record<IndicatorUnit, string> = {
	people: 'people',
	incidents: 'incidents',
	reports: 'reports',
	requests: 'requests',
	percent: '%',
	dollars: 'dollars',
	homes: 'homes',
	index: 'index',
	per_100k: 'per 100,000',
	physicians: 'doctors',
	sites: 'sites',
	households: 'households',
	alerts: 'alerts',
	violations: 'violations',
	lots: 'lots'
};
