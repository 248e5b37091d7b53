/** The closed lists of the domain. Codes are the code's words; what people read is in the text module. */

/** Desks of the centre: a queue and a roster each. */
export const desks = [
	'intake_triage',
	'city_services',
	'crisis_victim_services',
	'community_engagement',
	'youth_education',
	'health_mental_health',
	'violence_intervention',
	'data_analysis',
	'funding',
	'duty_officer'
] as const;
export type Desk = (typeof desks)[number];

/** What is asked for, the desk it goes to first, the usual priority, and whether it is restricted. */
export const categories = {
	lighting: { desk: 'city_services', priority: 3, restricted: false },
	vacant_property: { desk: 'city_services', priority: 3, restricted: false },
	vacant_lot_cleanup: { desk: 'city_services', priority: 3, restricted: false },
	graffiti_dumping: { desk: 'city_services', priority: 4, restricted: false },
	abandoned_vehicle: { desk: 'city_services', priority: 3, restricted: false },
	problem_business: { desk: 'city_services', priority: 3, restricted: false },
	street_closure_permit: { desk: 'city_services', priority: 3, restricted: false },
	safe_space_activation: { desk: 'community_engagement', priority: 2, restricted: false },
	crisis_response: { desk: 'crisis_victim_services', priority: 1, restricted: true },
	victim_assistance: { desk: 'crisis_victim_services', priority: 2, restricted: true },
	conflict_mediation: { desk: 'violence_intervention', priority: 1, restricted: false },
	outreach_presence: { desk: 'violence_intervention', priority: 2, restricted: false },
	mental_health_support: { desk: 'health_mental_health', priority: 2, restricted: true },
	healthcare_access: { desk: 'health_mental_health', priority: 3, restricted: false },
	food_assistance: { desk: 'community_engagement', priority: 2, restricted: false },
	housing_assistance: { desk: 'city_services', priority: 2, restricted: false },
	utility_power: { desk: 'city_services', priority: 2, restricted: false },
	internet_access: { desk: 'city_services', priority: 4, restricted: false },
	youth_program: { desk: 'youth_education', priority: 3, restricted: false },
	school_safety: { desk: 'youth_education', priority: 2, restricted: false },
	employment_training: { desk: 'community_engagement', priority: 4, restricted: false },
	faith_community_support: { desk: 'community_engagement', priority: 3, restricted: false },
	business_support: { desk: 'community_engagement', priority: 4, restricted: false },
	data_request: { desk: 'data_analysis', priority: 4, restricted: false },
	funding_support: { desk: 'funding', priority: 4, restricted: false },
	information_only: { desk: 'intake_triage', priority: 4, restricted: false },
	other: { desk: 'intake_triage', priority: 3, restricted: false }
} as const satisfies Record<string, { desk: Desk; priority: 1 | 2 | 3 | 4; restricted: boolean }>;
export type Category = keyof typeof categories;
export const categoryCodes = Object.keys(categories) as Category[];

/** Repairs, permits and activations: what City departments do in public, and a police liaison works with. */
export const cityServices = [
	'lighting',
	'vacant_property',
	'vacant_lot_cleanup',
	'graffiti_dumping',
	'abandoned_vehicle',
	'problem_business',
	'street_closure_permit',
	'safe_space_activation'
] as const satisfies readonly Category[];

export const channels = [
	'phone',
	'walk_in',
	'town_hall',
	'online',
	'agency',
	'elected_office',
	'city_311'
] as const;
export type Channel = (typeof channels)[number];

/** Languages in which people can ask at the community's door, and are answered. */
/** What an alert is about: the categories of CAP, narrowed to what the room can act on. */
export const alertKinds = [
	'heat',
	'cold',
	'storm',
	'flood',
	'air',
	'power',
	'water',
	'transport',
	'fire',
	'health',
	'safety',
	'other'
] as const;
export type AlertAbout = (typeof alertKinds)[number];
export const alertSeverities = ['extreme', 'severe', 'moderate', 'minor', 'unknown'] as const;
export const alertUrgencies = ['immediate', 'expected', 'future', 'past', 'unknown'] as const;
export const alertCertainties = ['observed', 'likely', 'possible', 'unlikely', 'unknown'] as const;
export const peoplesLanguages = ['en', 'es'] as const;

/** How soon somebody needs it, in their own judgement. */
export const soons = ['now', 'today', 'this_week', 'no_hurry'] as const;
export type Soon = (typeof soons)[number];

/** How somebody can be answered safely; without one, they ask with their code. */
export const reaches = ['nobody', 'call', 'text', 'email'] as const;
export type Reach = (typeof reaches)[number];

/** How the room itself writes to somebody. */
export const messageWays = ['email', 'text'] as const;
export type MessageWay = (typeof messageWays)[number];

/** What a message tells of. */
export const messageTopics = [
	...(['received', 'accepted', 'needs_information', 'done', 'closed'] as const),
	...(['passed', 'cannot_help', 'no_answer', 'follow_up'] as const)
] as const;
export type MessageTopic = (typeof messageTopics)[number];

/** Where work stands that was handed to the City's 311: on its way, with them, or over one way or the other. */
export const handoffStates = ['waiting', 'sent', 'closed', 'cancelled', 'failed'] as const;

/** Why a message was not sent: it could not be, it may not be, or it was true no longer. */
export const messageFaults = [
	...([
		'unreachable',
		'refused',
		'no_contact',
		'no_way',
		'opted_out',
		'overtaken',
		'too_many'
	] as const)
] as const;

/** Why what came in at the community's door is looked at before it is taken for a request. */
export const holdBackReasons = [
	'too_quick',
	'too_many',
	'same_words',
	'filled_by_program'
] as const;
export type HoldBackReason = (typeof holdBackReasons)[number];

export const agencyTypes = [
	'healthcare',
	'mental_health',
	'violence_reduction_nonprofit',
	'youth_services',
	'victim_services',
	'education',
	'faith_community',
	'local_business',
	'elected_official',
	'city_department',
	'sister_agency',
	'county_state_federal',
	'funder_philanthropy',
	'hospital_trauma_center',
	'law_enforcement'
] as const;

export const agencyStates = ['prospective', 'vetting', 'active', 'suspended', 'exited'] as const;
export const capacities = ['open', 'limited', 'full', 'unknown'] as const;

export const communityPhases = [
	'monitoring',
	'planned',
	'engaging',
	'activated',
	'sustained',
	'transitioned',
	'paused'
] as const;
export type CommunityPhase = (typeof communityPhases)[number];

/** Reasons to pause a clock; every other hold keeps it running. */
export const pausingReasons = [
	'waiting_requester',
	'waiting_partner',
	'weather',
	'legal',
	'utility'
] as const;
export const holdReasons = [...pausingReasons, 'other'] as const;

export const declineReasons = ['out_of_scope', 'not_eligible', 'emergency_911', 'abusive'] as const;
export const rejectReasons = ['wrong_agency', 'no_capacity', 'not_eligible', 'unsafe'] as const;
export const outOfServiceReasons = ['rest', 'personnel', 'vehicle', 'training'] as const;
export const evidenceTypes = ['site_visit', 'photo_on_file', 'requester_confirmed'] as const;
export const answers = ['requester_told', 'no_contact_given'] as const;

/** Reasons of an outside provider for not taking somebody on. */
export const referralRejections = [
	'no_capacity',
	'not_eligible',
	'wrong_service',
	'not_reachable'
] as const;
/** Why somebody who was taken on was not helped. */
export const notServedReasons = ['no_funds', 'full', 'not_eligible', 'did_not_come'] as const;

/** Who tells the centre that people were hurt. */
export const incidentSources = [
	'police_notification',
	'city_emergency',
	'hospital',
	'outreach_team',
	'resident'
] as const;

/** What is behind a piece of work: a need, something that happened, a presence, or a plan alone. */
export const taskOrigins = ['request', 'incident', 'activation', 'plan'] as const;

/** What an invited provider has said. */
export const providerAnswers = ['invited', 'accepted', 'declined'] as const;

/** What can be lent to a team, besides people. */
export const assetTypes = ['team', 'vehicle', 'site', 'mobile_service', 'supply'] as const;

/** What work is counted in. */
export const outputUnits = [
	'people',
	'households',
	'visits',
	'meals',
	'lights',
	'lots',
	'buildings',
	'vehicles',
	'items',
	'hours'
] as const;

/** Roles of people and screens; what each sees is in rules/visibility.ts. `system` is the room itself. */
export const roles = [
	'display',
	'desk',
	'victim_services',
	'intervention',
	'law_enforcement',
	'manager',
	'committee',
	'elected_office',
	'funding',
	'analyst',
	'administrator',
	'auditor'
] as const;
export type Role = (typeof roles)[number];

/** Roles that somebody can have; screens come in by pairing. */
export const personRoles = roles.filter((role) => role !== 'display');

/** Roles that give commands about the work itself. */
export const workingRoles = [
	'desk',
	'victim_services',
	'intervention',
	'law_enforcement',
	'manager'
] as const satisfies readonly Role[];
