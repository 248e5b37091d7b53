import type { DeploymentState } from '../model/deployment.ts';
import type { StaffState } from '../model/staff.ts';
import type { TaskState } from '../model/task.ts';
import type { Channel, Desk, Role } from '../model/terms.ts';
import type { DisplayState } from '../rules/display-state.ts';
import type { Stage } from '../rules/targets.ts';
import type { WallCategory } from '../fold/labels.ts';
import type { CommandName } from '../wire/commands.ts';
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

/** What each command is called on a button and in the activity list. */
const commands: Record<CommandName, string> = {
	'request.log': 'Log request',
	'request.import': 'Import',
	'request.set_priority': 'Set priority',
	'request.set_category': 'Set category',
	'request.lift_restriction': 'Lift restriction',
	'request.try_contact': 'Tried to reach',
	'request.escalate': 'Duty officer called',
	'request.triage': 'Triage',
	'request.mark_duplicate': 'Same as another',
	'request.withdraw': 'Withdrawn by requester',
	'request.accept': 'Name owner',
	'request.ask': 'Ask for information',
	'request.answer': 'Information came',
	'request.give_up': 'Close, could not reach',
	'request.refer': 'Refer',
	'request.decline': 'Cannot help here',
	'request.start': 'Start',
	'request.resolve': 'Help given',
	'request.close': 'Close',
	'request.dispute': 'Not solved',
	'request.reopen': 'Reopen',
	'task.raise': 'Raise task',
	'task.assign': 'Assign',
	'task.accept': 'Accept',
	'task.reject': 'Send back',
	'task.start': 'Start',
	'task.hold': 'Hold',
	'task.resume': 'Resume',
	'task.requeue': 'Offer again',
	'task.complete': 'Complete',
	'task.verify': 'Confirm',
	'task.dispute': 'Not fixed',
	'task.fail': 'Did not work',
	'task.transfer': 'Hand over',
	'task.replan': 'Plan anew',
	'task.cancel': 'Cancel',
	'task.reopen': 'Reopen',
	'deployment.request': 'Ask for a team',
	'deployment.hear': 'Heard from',
	'deployment.approve': 'Approve',
	'deployment.decline': 'Do not approve',
	'deployment.notify': 'Tell team',
	'deployment.acknowledge': 'Team is coming',
	'deployment.set_out': 'Set out',
	'deployment.check_in': 'Check in',
	'deployment.start': 'Start work',
	'deployment.take_break': 'Break',
	'deployment.end_break': 'End break',
	'deployment.demobilize': 'Wrap up',
	'deployment.release': 'Release',
	'deployment.cancel': 'Cancel',
	'deployment.miss_response': 'No answer',
	'deployment.notify_other': 'Tell another team',
	'deployment.miss_check_in': 'No contact',
	'deployment.make_contact': 'Contact made',
	'deployment.escalate': 'Call the lead',
	'staff.check_in': 'Check in',
	'staff.assign': 'Assign',
	'staff.free': 'Free',
	'staff.stand_down': 'Not available',
	'staff.return': 'Back',
	'staff.check_out': 'Check out',
	'staff.enrol': 'Add staff',
	'agency.enrol': 'Add organisation',
	'note.add': 'Add note',
	'room.seed': 'Reference data',
	'board.retire': 'Leave the board'
};

/** Words for the closed lists that forms offer. */
const choices: Record<string, string> = {
	call: 'Calling is safe',
	text: 'Texting is safe',
	message: 'A message is safe',
	ask_first: 'Ask first',
	wrong_agency: 'Wrong organisation',
	no_capacity: 'No capacity now',
	not_eligible: 'Not eligible here',
	unsafe: 'Not safe',
	waiting_requester: 'Waiting on the requester',
	waiting_partner: 'Waiting on a partner',
	weather: 'Weather',
	legal: 'Legal step',
	utility: 'Waiting on a utility',
	other: 'Something else',
	site_visit: 'Site visit',
	photo_on_file: 'Photo on file',
	requester_confirmed: 'Requester confirmed',
	out_of_scope: 'Not ours',
	emergency_911: 'Sent to 911',
	abusive: 'Abusive',
	requester_told: 'Requester was told',
	no_contact_given: 'No contact was given',
	done: 'Debrief done',
	not_needed: 'No debrief needed',
	people: 'people',
	households: 'households',
	visits: 'visits',
	meals: 'meals',
	lights: 'lights',
	lots: 'lots',
	buildings: 'buildings',
	vehicles: 'vehicles',
	items: 'items',
	hours: 'hours',
	rest: 'Rest',
	personnel: 'Personnel',
	vehicle: 'Vehicle',
	training: 'Training'
};

export const termTexts = {
	refusals,
	categories,
	displayStates,
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
