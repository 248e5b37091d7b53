import type { Agency } from '#shared/model/agency.ts';
import type { Category } from '#shared/model/terms.ts';

/** Organisations of the drill. All names are invented; `leads` is what each is asked for. */
export interface DrillAgency {
	id: string;
	name: string;
	type: Agency['type'];
	areas: number[];
	leads: Category[];
}

export const drillAgencies: readonly DrillAgency[] = [
	{
		id: 'agency_cityservices',
		name: 'City Services',
		type: 'city_department',
		areas: [],
		leads: [
			'lighting',
			'vacant_property',
			'vacant_lot_cleanup',
			'graffiti_dumping',
			'abandoned_vehicle',
			'street_closure_permit',
			'problem_business',
			'utility_power'
		]
	},
	{
		id: 'agency_halstedhearth',
		name: 'Halsted Hearth',
		type: 'local_business',
		areas: [68, 67],
		leads: ['housing_assistance']
	},
	{
		id: 'agency_canalhomes',
		name: 'Canal Homes',
		type: 'city_department',
		areas: [],
		leads: ['housing_assistance', 'internet_access']
	},
	{
		id: 'agency_pulaskipantry',
		name: 'Pulaski Pantry',
		type: 'faith_community',
		areas: [],
		leads: ['food_assistance']
	},
	{
		id: 'agency_boilercircle',
		name: 'Boiler Circle',
		type: 'violence_reduction_nonprofit',
		areas: [],
		leads: ['conflict_mediation', 'outreach_presence']
	},
	{
		id: 'agency_lawndaleporch',
		name: 'Lawndale Porch',
		type: 'violence_reduction_nonprofit',
		areas: [29, 26, 30],
		leads: ['safe_space_activation']
	},
	{
		id: 'agency_southporch',
		name: 'South Porch',
		type: 'violence_reduction_nonprofit',
		areas: [],
		leads: ['safe_space_activation']
	},
	{
		id: 'agency_lanternhealth',
		name: 'Lantern Health',
		type: 'healthcare',
		areas: [],
		leads: ['healthcare_access', 'mental_health_support']
	},
	{
		id: 'agency_kedziestudio',
		name: 'Kedzie Studio',
		type: 'youth_services',
		areas: [],
		leads: ['youth_program', 'school_safety']
	},
	{
		id: 'agency_faithtable',
		name: 'Faith Table',
		type: 'faith_community',
		areas: [],
		leads: ['faith_community_support']
	},
	{
		id: 'agency_riverside',
		name: 'Riverside Family Care',
		type: 'victim_services',
		areas: [],
		leads: ['crisis_response', 'victim_assistance']
	},
	{
		id: 'agency_canalrides',
		name: 'Canal Rides',
		type: 'local_business',
		areas: [],
		leads: ['employment_training', 'business_support']
	}
];

/** What people ask for during the drill: words for a title, and how often. */
export const drillNeeds: readonly { category: Category; weight: number; titles: string[] }[] = [
	{
		category: 'lighting',
		weight: 5,
		titles: ['Street lights out', 'Alley light out', 'Viaduct dark']
	},
	{ category: 'vacant_property', weight: 3, titles: ['Vacant building open', 'Board-up needed'] },
	{ category: 'vacant_lot_cleanup', weight: 4, titles: ['Lot cleanup, 2 lots', 'Lot cleanup'] },
	{ category: 'graffiti_dumping', weight: 3, titles: ['Graffiti removal', 'Dumping in the alley'] },
	{ category: 'abandoned_vehicle', weight: 2, titles: ['Left vehicle by school'] },
	{
		category: 'food_assistance',
		weight: 6,
		titles: ['Food for 9 families', 'Food box delivery', 'Evening meals, 40']
	},
	{
		category: 'housing_assistance',
		weight: 5,
		titles: ['Entry door does not lock', 'Heat out, 6 homes', 'Relocation help']
	},
	{
		category: 'utility_power',
		weight: 4,
		titles: ['Power out, 3 buildings', 'Utility payment plan']
	},
	{ category: 'internet_access', weight: 2, titles: ['Internet for homework'] },
	{ category: 'youth_program', weight: 4, titles: ['Youth program seats', 'Open gym tonight'] },
	{ category: 'school_safety', weight: 4, titles: ['School safety walk', 'Crossing volunteers'] },
	{
		category: 'safe_space_activation',
		weight: 3,
		titles: ['Safe space opening', 'Block activation Friday']
	},
	{
		category: 'outreach_presence',
		weight: 3,
		titles: ['Outreach at the park', 'Presence after practice']
	},
	{ category: 'conflict_mediation', weight: 2, titles: ['Mediation between neighbors'] },
	{ category: 'healthcare_access', weight: 3, titles: ['Clinic walk-in hours', 'Ride to clinic'] },
	{
		category: 'faith_community_support',
		weight: 2,
		titles: ['Vigil space, 60 people', 'Clergy for a family']
	},
	{ category: 'victim_assistance', weight: 2, titles: ['Help with a family'] },
	{ category: 'crisis_response', weight: 1, titles: ['Crisis responder asked for'] },
	{ category: 'employment_training', weight: 2, titles: ['Ride to job site', 'Job fair table'] }
];

/** Where the drill takes place, by weight; the last is the whole city. */
export const drillPlaces: readonly { area: number | undefined; weight: number }[] = [
	{ area: 26, weight: 5 },
	{ area: 29, weight: 7 },
	{ area: 30, weight: 6 },
	{ area: 68, weight: 7 },
	{ area: 25, weight: 1 },
	{ area: 27, weight: 1 },
	{ area: undefined, weight: 1 }
];

/** Teams of a day: where, who, from which hour to which. */
export const drillTeams: readonly {
	callSign: string;
	area: number;
	headcount: number;
	from: number;
	to: number;
	purpose: string;
}[] = [
	{
		callSign: 'Garfield 1',
		area: 26,
		headcount: 1,
		from: 8,
		to: 16,
		purpose: 'Outreach around the park'
	},
	{
		callSign: 'Garfield 2',
		area: 26,
		headcount: 1,
		from: 10,
		to: 18,
		purpose: 'Walk with the block clubs'
	},
	{
		callSign: 'Garfield 3',
		area: 26,
		headcount: 1,
		from: 11,
		to: 19,
		purpose: 'Door-to-door information'
	},
	{ callSign: 'Lawndale 1', area: 29, headcount: 1, from: 8, to: 16, purpose: 'Outreach on Ogden' },
	{
		callSign: 'Lawndale 2',
		area: 29,
		headcount: 1,
		from: 9,
		to: 17,
		purpose: 'Safe space at the porch'
	},
	{ callSign: 'Lawndale 3', area: 29, headcount: 1, from: 11, to: 19, purpose: 'Youth walk' },
	{ callSign: 'Lawndale 4', area: 29, headcount: 1, from: 13, to: 20, purpose: 'Evening presence' },
	{ callSign: 'Village 1', area: 30, headcount: 1, from: 8, to: 16, purpose: 'Outreach on 26th' },
	{
		callSign: 'Village 2',
		area: 30,
		headcount: 1,
		from: 9,
		to: 17,
		purpose: 'Clinic walk-in table'
	},
	{ callSign: 'Village 3', area: 30, headcount: 1, from: 12, to: 19, purpose: 'School route' },
	{ callSign: 'Village 4', area: 30, headcount: 1, from: 13, to: 20, purpose: 'Evening presence' },
	{ callSign: 'Englewood 1', area: 68, headcount: 1, from: 8, to: 16, purpose: 'Outreach on 63rd' },
	{
		callSign: 'Englewood 2',
		area: 68,
		headcount: 1,
		from: 10,
		to: 18,
		purpose: 'Block bundle visits'
	},
	{ callSign: 'Englewood 3', area: 68, headcount: 1, from: 12, to: 19, purpose: 'Youth walk' },
	{ callSign: 'Englewood 4', area: 68, headcount: 1, from: 12, to: 20, purpose: 'Family visits' },
	{ callSign: 'Englewood 5', area: 68, headcount: 1, from: 13, to: 20, purpose: 'Evening presence' }
];
