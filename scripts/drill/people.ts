import { categories, type Desk, type Role } from '#shared/model/terms.ts';
import { drillAgencies } from './cast.ts';

/** People who can sign in during the drill. */
export interface DrillPerson {
	signInName: string;
	name: string;
	role: Exclude<Role, 'display'>;
	agencyId?: string;
	deskIds: Desk[];
	/** Shown to the visitor; the others work by themselves. */
	forVisitors: boolean;
}

export const drillPeople: readonly DrillPerson[] = [
	{
		signInName: 'ana',
		name: 'Ana R.',
		role: 'desk',
		agencyId: 'agency_cityservices',
		deskIds: ['intake_triage', 'city_services', 'community_engagement'],
		forVisitors: true
	},
	{
		signInName: 'luis',
		name: 'Luis M.',
		role: 'desk',
		agencyId: 'agency_pulaskipantry',
		deskIds: ['community_engagement', 'youth_education'],
		forVisitors: true
	},
	{
		signInName: 'rosa',
		name: 'Rosa T.',
		role: 'manager',
		deskIds: ['duty_officer'],
		forVisitors: true
	},
	{
		signInName: 'noah',
		name: 'Noah K.',
		role: 'desk',
		deskIds: ['intake_triage', 'city_services', 'violence_intervention', 'community_engagement'],
		forVisitors: false
	},
	{
		signInName: 'maya',
		name: 'Maya D.',
		role: 'manager',
		deskIds: ['duty_officer'],
		forVisitors: false
	},
	{
		signInName: 'sol',
		name: 'Sol V.',
		role: 'victim_services',
		deskIds: ['crisis_victim_services', 'health_mental_health'],
		forVisitors: true
	},
	{
		signInName: 'kit',
		name: 'Kit L.',
		role: 'victim_services',
		deskIds: ['crisis_victim_services', 'health_mental_health'],
		forVisitors: false
	},
	...drillAgencies.flatMap((agency): DrillPerson[] => {
		const short = agency.id.slice('agency_'.length);
		const isOfCare = agency.leads.some((category) => categories[category].restricted);
		const rep: DrillPerson = {
			signInName: `rep-${short}`,
			name: `${agency.name} desk`,
			role: isOfCare ? 'victim_services' : 'desk',
			agencyId: agency.id,
			deskIds: [],
			forVisitors: false
		};
		// Restricted work stays with its organisation: whoever confirms it is of the same one.
		const team = { ...rep, signInName: `team-${short}`, name: `${agency.name} team` };
		return isOfCare ? [rep, team] : [rep];
	})
];

/** Organisations whose work is restricted. */
export const careAgencies: readonly string[] = drillAgencies
	.filter(({ leads }) => leads.some((category) => categories[category].restricted))
	.map(({ id }) => id);
