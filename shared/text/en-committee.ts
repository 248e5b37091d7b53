import type {
	ActionState,
	AgendaItem,
	DecisionState,
	DecisionSubject,
	MeetingState,
	MemberState
} from '../model/committee.ts';

const memberStates: Record<MemberState, string> = {
	invited: 'Invited, has not said yes',
	accepted: 'Member',
	left: 'Has left'
};

const meetingStates: Record<MeetingState, string> = {
	planned: 'Planned',
	open: 'Under way',
	closed: 'Closed',
	cancelled: 'Called off'
};

const decisionStates: Record<DecisionState, string> = {
	proposed: 'Proposed',
	adopted: 'Adopted',
	rejected: 'Not adopted',
	withdrawn: 'Taken back'
};

const actionStates: Record<ActionState, string> = {
	open: 'Open',
	done: 'Done',
	dropped: 'No longer needed'
};

const agenda: Record<AgendaItem['source'], string> = {
	overdue_action: 'Overdue',
	proposal: 'To decide',
	new_lesson: 'Learned',
	gap: 'Missing here'
};

const about: Record<DecisionSubject, string> = {
	phase: 'Phase',
	weights: 'Need index',
	priority_list: 'Priority list',
	other: 'Decision'
};

/** Fields of the forms by which committees work. */
const form = {
	side: 'Which side',
	startsAt: 'Begins',
	place: 'Where',
	minutes: 'What was said, in short',
	inFavour: 'In favor',
	against: 'Against',
	abstained: 'Abstained',
	why: 'Why',
	toPhase: 'Next phase',
	anchorId: 'Who coordinates',
	plan: 'Plan',
	exitCriteria: 'Before the next phase',
	listName: 'Name of the list',
	change: 'What is done otherwise',
	on: 'Raise as work with',
	step: 'The work, in short',
	element: 'What it concerns'
};

/** Committees: who sits in them, what is on the table, what was decided; and what was learned. */
export const committeeTexts = {
	title: 'Committee',
	launch: 'Launch committee',
	launchNote: 'Members, meetings and decisions, and what the room learned.',
	of: (community: string) => `Committee of ${community}`,
	which: 'Which committee',
	memberStates,
	meetingStates,
	decisionStates,
	actionStates,
	about,
	form,
	next: (day: string) => `Next meeting: ${day}`,
	now: 'The meeting is under way',
	noMeeting: 'No meeting is planned',
	noMeetingHow:
		'Plan the next one: what is overdue, proposed, learned and missing is then its agenda.',
	agenda: {
		title: 'On the table',
		sources: agenda,
		none: 'Nothing is overdue, proposed, newly learned or missing.',
		gap: (community: string, kinds: string) => `${community}: nobody with room for ${kinds}`,
		own: 'Put on it',
		dueSince: (day: string) => `due ${day}`
	},
	attendance: {
		title: 'Who is there',
		quorum: (there: number, needed: number) =>
			there >= needed
				? `${there} are there: it can decide (${needed} needed)`
				: `${there} are there: it cannot decide yet (${needed} needed)`,
		there: (count: number, members: number) => `${count} of ${members} members were there`,
		present: (name: string) => `${name} is there`
	},
	members: {
		title: (count: number, invited: number) =>
			`${count === 1 ? '1 member' : `${count} members`}${invited > 0 ? `, ${invited} invited` : ''}`,
		none: 'Nobody is a member yet. Whoever is invited is one when they have said yes.',
		sides: (community: number, city: number) => `${community} of the community, ${city} of the City`
	},
	proposals: {
		title: 'To be decided',
		none: 'Nothing is proposed.',
		phase: (community: string, from: string, to: string) => `${community}: ${from} → ${to}`,
		stays: (community: string, phase: string) => `${community} stays: ${phase}`,
		anchor: (name: string) => `${name} coordinates there`,
		weights: (count: number) => `${count} parts of the need index`,
		list: (name: string, count: number) => `List ${name}: ${count} communities`,
		votes: (inFavour: number, against: number, abstained: number) =>
			`${inFavour} in favor, ${against} against, ${abstained} abstained`,
		needsMeeting: 'It can be decided in a meeting that is under way.'
	},
	decisions: {
		title: 'What was decided',
		none: 'Nothing was decided yet.',
		on: (day: string) => `on ${day}`,
		validFrom: (from: string, to: string) =>
			to ? `in force ${from} to ${to}` : `in force since ${from}`
	},
	actions: {
		title: 'Actions',
		none: 'No action is open.',
		due: (day: string) => `by ${day}`,
		late: (day: string) => `was due ${day}`
	},
	meetings: {
		title: 'Meetings',
		none: 'There was no meeting yet.',
		summary: 'Public summary'
	},
	lessons: {
		title: 'What was learned',
		none: 'No lesson was noted yet.',
		noneHere: 'none',
		open: (count: number) => (count === 1 ? '1 not finished' : `${count} not finished`),
		raises: (what: string) => `Raised since then with ${what}`,
		noOwner: 'nobody has it yet'
	},
	need: {
		none: 'Nobody has said how much presence the hours need.',
		said: (source: string, day: string) => `Need by hour: ${source}, ${day}`,
		span: (number: number) => `Hours ${number}`,
		from: 'from',
		to: 'to',
		level: 'need',
		more: 'Other hours',
		source: 'Where it is known from',
		published: 'Take the hours in which people were hurt',
		publishedNote:
			'From what the City publishes of people shot and killed, of five years at most: in parts of four hours, the fewest in which a third were hurt need most, those of the next third much. It is for you to change.',
		notPublished: 'Nothing published tells of the hours here, or too few people were hurt to say.',
		publishedSource: (dataset: string, until: string) =>
			`People shot and killed until ${until}, of five years at most (${dataset})`
	},
	phases: {
		title: 'Communities and their phases',
		since: (day: string) => `since ${day}`,
		byDecision: 'by decision',
		from: 'The room began with it',
		noAnchor: 'nobody coordinates there yet',
		propose: 'Propose a phase'
	},
	focus: {
		end: 'End',
		over: (count: number) => (count === 1 ? '1 earlier place' : `${count} earlier places`),
		hint: 'A patrol area by its number, a block group by its twelve digits, a block as 1500 S Pulaski Rd, or what people call the place. No names of people.'
	},
	weights: {
		title: 'Weights of the need index',
		equal: 'All equal: no committee has decided yet.',
		decided: (day: string) => `Decided on ${day}`,
		propose: 'Propose weights',
		ofAll: (share: string) => `${share} of all`
	},
	list: {
		title: (name: string) => `List of priority communities: ${name}`,
		propose: 'Propose a list',
		choose: 'Communities on the list'
	},
	summary: {
		title: (committee: string, day: string) => `${committee}, ${day}`,
		made: (time: string) => `Made ${time}. No names of persons, no addresses.`,
		present: 'Represented',
		table: 'On the table',
		decided: 'Decided',
		actions: 'Asked for',
		lessons: 'Learned',
		none: 'none'
	},
	writeOffline: 'Not live: nothing can be changed here until the line is back.'
};
