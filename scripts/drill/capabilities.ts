import type { Payload } from '#shared/wire/commands.ts';

type Added = Payload<'capability.add'>;

const days = (weekdays: readonly number[], from: number, to: number) =>
	weekdays.map((weekday) => ({ weekday, from: from * 60, to: to * 60 }));
const weekdays = [1, 2, 3, 4, 5];

/** What exists in the drill, with how somebody last heard that it is; without that nobody has asked. */
export const drillCapabilities: readonly (Added & {
	said?: { state: 'active' | 'temporarily_closed'; capacity: 'open' | 'limited' | 'full' };
	doubt?: string;
})[] = [
	{
		agencyId: 'agency_lanternhealth',
		name: 'Grief counseling for teens',
		category: 'mental_health_support',
		areas: [],
		languages: ['en', 'es'],
		minAge: 12,
		maxAge: 17,
		hours: [...days([2, 4], 15, 20), ...days([6], 9, 13)],
		said: { state: 'active', capacity: 'limited' }
	},
	{
		agencyId: 'agency_lanternhealth',
		name: 'Walk-in clinic',
		category: 'healthcare_access',
		areas: [26, 29],
		languages: ['en', 'es'],
		hours: days(weekdays, 9, 17),
		said: { state: 'active', capacity: 'open' }
	},
	{
		agencyId: 'agency_riverside',
		name: 'Family counseling',
		category: 'mental_health_support',
		areas: [26, 29, 30],
		languages: ['es'],
		hours: days([6], 10, 14),
		said: { state: 'active', capacity: 'full' }
	},
	{
		agencyId: 'agency_pulaskipantry',
		name: 'Food boxes',
		category: 'food_assistance',
		areas: [],
		languages: ['en', 'es', 'pl'],
		hours: days([1, 3, 5], 10, 18),
		said: { state: 'active', capacity: 'open' },
		doubt: 'The line was closed at noon on Friday'
	},
	{
		agencyId: 'agency_kedziestudio',
		name: 'Evening studio',
		category: 'youth_program',
		areas: [30],
		languages: ['en', 'es'],
		minAge: 10,
		maxAge: 18,
		hours: days(weekdays, 16, 21),
		said: { state: 'temporarily_closed', capacity: 'open' }
	},
	{
		agencyId: 'agency_canalhomes',
		name: 'Rooms for a few nights',
		category: 'housing_assistance',
		areas: [],
		languages: ['en'],
		hours: []
	}
];
