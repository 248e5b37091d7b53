import type { Category } from '../model/terms.ts';

/** What people can ask for at the community's door, under eight plain headings, and what kind of need each is. */
export const intakeTiles = {
	street: {
		street_lights: 'lighting',
		alley_lights: 'lighting',
		dumping: 'graffiti_dumping',
		empty_lot: 'vacant_lot_cleanup',
		empty_building: 'vacant_property',
		left_car: 'abandoned_vehicle',
		business: 'problem_business'
	},
	safety: {
		conflict: 'conflict_mediation',
		presence: 'outreach_presence',
		safe_event: 'safe_space_activation'
	},
	hurt: {
		someone_hurt: 'crisis_response',
		costs: 'victim_assistance',
		vigil: 'faith_community_support'
	},
	health: { someone_to_talk_to: 'mental_health_support', doctor: 'healthcare_access' },
	food: { food: 'food_assistance' },
	home: { housing: 'housing_assistance', power: 'utility_power', internet: 'internet_access' },
	young: { program: 'youth_program', school: 'school_safety', work: 'employment_training' },
	else: { shop: 'business_support', question: 'information_only', something_else: 'other' }
} as const satisfies Record<string, Record<string, Category>>;

export type IntakeTile = keyof typeof intakeTiles;
type NeedsOf<T> = T extends unknown ? keyof T : never;
export type IntakeNeed = NeedsOf<(typeof intakeTiles)[IntakeTile]>;

/** Every need with its category, in the order in which they are offered. */
export const intakeNeeds = Object.assign({}, ...Object.values(intakeTiles)) as Readonly<
	Record<IntakeNeed, Category>
>;

export function isIntakeNeed(value: unknown): value is IntakeNeed {
	return typeof value === 'string' && Object.hasOwn(intakeNeeds, value);
}
