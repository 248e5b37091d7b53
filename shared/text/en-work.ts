import type { LessonState } from '../model/lesson.ts';
import type { ActivationState } from '../model/activation.ts';
import type { AssetState } from '../model/asset.ts';
import type { ReferralState } from '../model/referral.ts';
import type { ShiftState } from '../model/shift.ts';

const referralStates: Record<ReferralState, string> = {
	sent: 'Asked',
	accepted: 'They said yes',
	rejected: 'They said no',
	no_response: 'No answer',
	served: 'Helped',
	not_served: 'Not helped'
};

const activationStates: Record<ActivationState, string> = {
	planned: 'Planned',
	open: 'Open now',
	closed: 'Closed, to be talked over',
	debriefed: 'Talked over',
	cancelled: 'Cancelled'
};

const shiftStates: Record<ShiftState, string> = {
	scheduled: 'Planned',
	open: 'Open',
	handover_pending: 'Offered, not accepted',
	closed: 'Handed over'
};

const assetStates: Record<AssetState, string> = {
	available: 'Free',
	assigned: 'Lent',
	out_of_service: 'Not available'
};

const lessonStates: Record<LessonState, string> = {
	observed: 'Noted',
	validated: 'Confirmed',
	accepted: 'Taken on',
	action_open: 'Being acted on',
	implemented: 'Done otherwise now',
	verified_effective: 'Seen to help',
	rejected: 'Not taken on'
};

/** The centre's work beyond the queue: tasks, response, people, the handover. */
export const workTexts = {
	lessonStates,
	referralStates,
	activationStates,
	shiftStates,
	assetStates,
	tasks: 'Tasks',
	response: 'Response',
	handover: 'Handover',
	mine: 'Mine',
	all: 'All',
	groups: {
		back: 'Came back',
		nobody: 'Nobody has it yet',
		take: 'To take on',
		doing: 'Under way',
		hold: 'On hold',
		confirm: 'Done, to confirm'
	},
	noTasks: 'No open tasks here.',
	noTasksElse: (count: number) => `${count} open for others.`,
	bundle: 'Look after a block',
	bundleNote:
		'Street lights, alley lights, graffiti, vacant lot, abandoned building: five tasks around one place.',
	plan: 'Plan work ahead',
	ahead: (proactive: number, reactive: number) =>
		`Planned ahead ${proactive}, in answer ${reactive}`,
	aheadNote: 'open, or done in the last 48 h',
	from: {
		request: 'From a request',
		incident: 'From an incident',
		activation: 'For an activation',
		plan: 'Planned ahead'
	},
	required: 'Its request can close without it',
	reviewAt: (time: string) => `look again ${time}`,
	escalated: 'Duty officer called',
	holder: (name: string) => `taken on by ${name}`,
	somebody: 'Somebody',
	paged: 'The duty officer is called for:',
	pagedFor: {
		requests: (count: number) => (count === 1 ? '1 urgent request' : `${count} urgent requests`),
		tasks: (count: number) => (count === 1 ? '1 urgent task' : `${count} urgent tasks`),
		teams: (count: number) => (count === 1 ? '1 silent team' : `${count} silent teams`)
	},
	incidents: 'Incident notices',
	activations: 'Activations',
	logIncident: 'Log an incident',
	noName: 'A place, a number and a time. There is no field for a name.',
	hurt: (count: number) => (count === 1 ? '1 person hurt' : `${count} people hurt`),
	occurred: (time: string) => `at ${time}`,
	noIncidents: 'No open incident notices.',
	noActivations: 'No activation is planned.',
	planActivation: 'Plan an activation',
	roster: 'Providers',
	rosterNone: 'Nobody is invited yet.',
	invite: 'Invite',
	visitors: (count: number) => (count === 1 ? '1 visitor' : `${count} visitors`),
	visitorsNote: 'A number and nothing else.',
	debriefBy: (time: string) => `to be talked over by ${time}`,
	debriefLate: (span: string) => `should have been talked over ${span} ago`,
	lessons: 'What was learned',
	addLesson: 'Add a lesson',
	removeLesson: 'Remove',
	fields: {
		title: 'the title',
		priority: 'the priority',
		category: 'the category',
		communityArea: 'the community',
		block: 'the block',
		promisedFor: 'the promised time',
		site: 'the place',
		opensAt: 'the opening time',
		closesAt: 'the closing time',
		volunteers: 'the number of volunteers',
		plannedFrom: 'the beginning',
		plannedTo: 'the end',
		headcount: 'the number of people',
		purpose: 'what it is for'
	} as Record<string, string>,
	noLessons: 'Nothing was learned that somebody has to act on.',
	before: 'Work before and after',
	referrals: 'Referrals',
	refer: 'Refer',
	whoFits: 'Who fits, from the directory',
	answerBy: (time: string) => `answer by ${time}`,
	followsParent: (reference: string, state: string) => `Same as ${reference}, which is: ${state}`,
	voices: 'Also asked for by',
	nearby: (count: number) =>
		count === 1 ? '1 open request like it nearby' : `${count} open requests like it nearby`,
	metres: (metres: number) => (metres === 0 ? 'same block' : `${metres} m`),
	blockUnknown: 'Not read as a block. Number, direction, street: 4231 W Madison St.',
	promised: 'Promised',
	notPromised: 'no date told yet',
	edit: 'Put right',
	changedTo: (who: string, field: string) => `${who} changed ${field.toLowerCase()} to`,
	youChose: 'You chose',
	empty: 'nothing',
	keepTheirs: (who: string) => `Keep ${who}’s`,
	useMine: 'Use mine',
	movedMeanwhile: (who: string, what: string, span: string) => `${who}: ${what}, ${span} ago.`,
	understood: 'Understood',
	typedKept: 'What you typed is kept.',
	openAgain: 'Open it again',
	coverage: 'Coverage by hour of the week',
	coverageFor: 'Community',
	noNeed: 'Nobody has said yet how much presence the hours need. A manager can.',
	needFrom: (source: string, date: string) => `Need: ${source}, as of ${date}.`,
	gaps: (count: number) =>
		count === 0
			? 'Every hour in need has somebody planned.'
			: count === 1
				? '1 hour in need has nobody planned.'
				: `${count} hours in need have nobody planned.`,
	needWord: ['none', 'some', 'much', 'very much'] as readonly string[],
	cell: (when: string, need: string, people: number) => `${when}: need ${need}, ${people} planned`,
	hours: 'Hours worked',
	hoursNote: 'at desks and with teams, for all organizations together',
	hoursDay: (hours: string) => `${hours} h in 24 h`,
	hoursWeek: (hours: string) => `${hours} h in 7 days`,
	hoursState: { within: 'within limits', amber: 'long', red: 'too long' },
	noHours: 'Nobody has worked a shift in the last week.',
	equipment: 'Equipment',
	noEquipment: 'Nothing to lend is listed.',
	lentTo: (team: string) => `with ${team}`,
	offer: (from: string, to: string, people: string) => `Offers ${from} – ${to}, ${people}`,
	askedFor: 'asked for',
	shift: 'Your shift',
	notOnRoster:
		'You are not on the roster yet. Join it with a call sign; it may stand on a wall instead of your name.',
	offDuty: 'You are off duty.',
	onDutySince: (time: string) => `On duty since ${time}`,
	noShift: 'No shift is planned for you.',
	planShift: 'Plan a shift',
	shiftOf: (name: string, desk: string) => `${name}, ${desk}`,
	waitingFor: (name: string) => `Waits for ${name} to accept. Until then you cannot check out.`,
	offeredToYou: (name: string) => `${name} hands this desk over to you`,
	accepted: (name: string, time: string) => `Accepted by ${name}, ${time}`,
	urgentOpen: 'Urgent and open',
	holdsToday: 'On hold',
	peopleOut: 'Teams out',
	changedSince: (time: string) => `Changed since ${time}`,
	notesForNext: 'For the next shift',
	quiet: 'Quiet shift: nothing urgent is open.',
	noneOnHold: 'Nothing is on hold.',
	nobodyOut: 'Nobody is out.',
	nothingChanged: 'Nothing has changed.',
	feedLive: 'This desk’s feed is live.',
	feedNotLive: (span: string) =>
		`This desk has had no word for ${span}. What stands here is that old.`,
	sources: 'Sources',
	recent: 'Other desks'
};
