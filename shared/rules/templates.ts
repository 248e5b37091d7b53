import type { Category, Desk } from '../model/terms.ts';

/** One piece of work that a template raises. Whether it is restricted follows from its category. */
export interface TaskTemplate {
	key: string;
	title: string;
	category: Category;
	deskId: Desk;
	priority: 1 | 2 | 3 | 4;
}

const cityWork = { deskId: 'city_services', priority: 3 } as const;

/** What is looked after around one place in one go. */
export const blockBundle = [
	{ key: 'lights', title: 'Street lights', category: 'lighting', ...cityWork },
	{ key: 'alley', title: 'Alley lights', category: 'lighting', ...cityWork },
	{ key: 'graffiti', title: 'Graffiti and dumping', category: 'graffiti_dumping', ...cityWork },
	{ key: 'lot', title: 'Vacant lot', category: 'vacant_lot_cleanup', ...cityWork },
	{ key: 'building', title: 'Abandoned building', category: 'vacant_property', ...cityWork }
] as const satisfies readonly TaskTemplate[];
export const bundleParts = blockBundle.map(({ key }) => key);

/** What begins when people were hurt: for the family, for the street, and for the place. */
export const incidentResponse = [
	{
		key: 'crisis',
		title: 'Crisis response',
		category: 'crisis_response',
		deskId: 'crisis_victim_services',
		priority: 1
	},
	{
		key: 'outreach',
		title: 'Outreach presence',
		category: 'outreach_presence',
		deskId: 'violence_intervention',
		priority: 1
	},
	{
		key: 'lights',
		title: 'Check the lights',
		category: 'lighting',
		deskId: 'city_services',
		priority: 2
	}
] as const satisfies readonly TaskTemplate[];

const engagement = { category: 'safe_space_activation', deskId: 'community_engagement' } as const;

/** What an activation needs before it opens, and after it has closed. */
export const activationWork = [
	{
		key: 'permit',
		title: 'Permit for the site',
		category: 'street_closure_permit',
		deskId: 'city_services',
		priority: 2
	},
	{ key: 'tables', title: 'Tables and chairs', ...engagement, priority: 2 },
	{ key: 'interpreters', title: 'Interpreters', ...engagement, priority: 2 },
	{ key: 'clear', title: 'Clear the site', ...engagement, priority: 3 },
	{ key: 'follow_up', title: 'Follow up with providers', ...engagement, priority: 3 }
] as const satisfies readonly TaskTemplate[];
