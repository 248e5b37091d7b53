import type { DeploymentState } from '../model/deployment.ts';
import type { StaffState } from '../model/staff.ts';
import type { TaskState } from '../model/task.ts';
import type { Channel, Desk, Role } from '../model/terms.ts';
import type { DisplayState } from '../rules/display-state.ts';
import type { PublicState } from '../rules/public-status.ts';
import type { Stage } from '../rules/targets.ts';
import type { WallCategory } from '../fold/labels.ts';
import { choices, commands } from './en-commands.ts';
import { refusals } from './en-refusals.ts';

const categories: Record<WallCategory, string> = {
	lighting: 'Street lights',
	vacant_property: 'Vacant building',
	vacant_lot_cleanup: 'Lot cleanup',
	graffiti_dumping: 'Graffiti',
	abandoned_vehicle: 'Left vehicle',
	problem_business: 'Business issue',
	street_closure_permit: 'Street closure',
	safe_space_activation: 'Safe space',
	crisis_response: 'Crisis response',
	victim_assistance: 'Family support',
	conflict_mediation: 'Mediation',
	outreach_presence: 'Outreach',
	mental_health_support: 'Mental health',
	healthcare_access: 'Health care',
	food_assistance: 'Food',
	housing_assistance: 'Housing',
	utility_power: 'Power, heat',
	internet_access: 'Internet',
	youth_program: 'Youth program',
	school_safety: 'School safety',
	employment_training: 'Work, training',
	faith_community_support: 'Faith support',
	business_support: 'Business help',
	data_request: 'Data request',
	funding_support: 'Funding',
	information_only: 'Information',
	other: 'Other',
	incident: 'Incident',
	support: 'Support'
};

const displayStates: Record<DisplayState, string> = {
	N: 'New',
	T: 'Triaged',
	A: 'Assigned',
	U: 'Under way',
	W: 'Waiting',
	R: 'Resolved',
	C: 'Closed',
	X: 'Referred'
};

/** Where a request stands, as whoever asked is told. */
const publicStates: Record<PublicState, string> = {
	received: 'Received',
	reviewed: 'Being reviewed',
	needs_information: 'We need more information',
	accepted: 'Accepted',
	under_way: 'Work under way',
	done: 'Done, please tell us',
	closed: 'Closed',
	no_answer: 'Closed, we could not reach you',
	same: 'Same as another request; we follow both',
	passed: 'Passed to another organization',
	cannot_help: 'Not something we can do',
	withdrawn: 'Withdrawn'
};

const taskStates: Record<TaskState, string> = {
	new: 'New',
	assigned: 'Assigned',
	rejected: 'Sent back',
	accepted: 'Accepted',
	in_progress: 'Under way',
	on_hold: 'On hold',
	completed: 'Done, not confirmed',
	verified: 'Confirmed',
	failed: 'Did not work',
	cancelled: 'Cancelled'
};

const deploymentStates: Record<DeploymentState, string> = {
	requested: 'Asked for',
	approved: 'Approved',
	declined: 'Not approved',
	notified: 'Told',
	acknowledged: 'Coming',
	en_route: 'On the way',
	checked_in: 'On site',
	working: 'Working',
	on_break: 'On break',
	demobilizing: 'Leaving',
	released: 'Back',
	cancelled: 'Cancelled',
	no_response: 'No answer',
	overdue_checkin: 'No contact',
	escalated: 'No contact, lead called'
};

const staffStates: Record<StaffState, string> = {
	off_duty: 'Off duty',
	available: 'Free',
	assigned: 'Assigned',
	out_of_service: 'Not available'
};

const desks: Record<Desk, string> = {
	intake_triage: 'Intake and triage',
	city_services: 'City services',
	crisis_victim_services: 'Crisis and family services',
	community_engagement: 'Community engagement',
	youth_education: 'Youth and education',
	health_mental_health: 'Health',
	violence_intervention: 'Intervention',
	data_analysis: 'Data',
	funding: 'Funding',
	duty_officer: 'Duty officer'
};

const roles: Record<Role, string> = {
	display: 'Display',
	desk: 'Desk',
	victim_services: 'Crisis and family specialist',
	intervention: 'Violence intervention',
	law_enforcement: 'Law-enforcement liaison',
	manager: 'Manager',
	committee: 'Launch committee',
	elected_office: 'Elected office',
	funding: 'Funding officer',
	analyst: 'Data analyst',
	administrator: 'Administrator',
	auditor: 'Auditor'
};

const channels: Record<Channel, string> = {
	phone: 'by phone',
	walk_in: 'in person',
	town_hall: 'at a town hall',
	online: 'online',
	agency: 'from a partner',
	elected_office: 'from an elected office',
	city_311: 'from 311'
};

const stages: Record<Stage, string> = {
	acknowledge: 'First look',
	assign: 'Owner named',
	start: 'Started',
	resolve: 'Help given'
};

export const termTexts = {
	refusals,
	categories,
	displayStates,
	publicStates,
	taskStates,
	deploymentStates,
	staffStates,
	desks,
	roles,
	channels,
	stages,
	commands,
	choices,
	priorities: { 1: 'Now', 2: 'Today', 3: 'This week', 4: 'When possible' } as Record<
		number,
		string
	>,
	cityWide: 'City-wide',
	placeNotKnown: 'Place not known'
};
