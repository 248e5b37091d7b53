import type { CapabilityState } from '../model/capability.ts';
import type { Against, Standing } from '../rules/capabilities.ts';

const states: Record<CapabilityState, string> = {
	active: 'Active',
	inactive: 'Not offered now',
	defunct: 'No longer exists',
	temporarily_closed: 'Closed for a time'
};

const standings: Record<Standing, string> = {
	sure: 'Sure',
	fading: 'Fading',
	not_relied_on: 'Not relied on'
};

const against: Record<Against, string> = {
	temporarily_closed: 'closed for a time',
	full: 'full',
	closed_then: 'not open then',
	not_relied_on: 'nobody asked them lately',
	hours_not_known: 'hours not known',
	languages_not_known: 'languages not known'
};

/** Who can do what, how sure that is, and whom to call next. */
export const capabilityTexts = {
	title: 'What exists',
	note: 'Who can help with what, and how sure that still is.',
	states,
	standings,
	against,
	find: 'Find help for somebody',
	form: {
		category: 'Need',
		communityArea: 'Community',
		language: 'Language',
		age: 'Age',
		when: 'Open at',
		openNow: 'Open now'
	},
	any: 'any',
	languages: { en: 'English', es: 'Spanish', pl: 'Polish', zh: 'Chinese', ar: 'Arabic' },
	answer: (fits: number, others: number) =>
		`${fits === 1 ? '1 fits' : `${fits} fit`}${others > 0 ? `, ${others} not now` : ''}`,
	answerNone: 'Nothing that fits is known. This is a gap.',
	empty: 'Nothing is known yet of what exists. Add the first below.',
	rooms: { open: 'has room', limited: 'little room', full: 'full', unknown: 'room not known' },
	ages: (from: number, to: number | undefined) =>
		to === undefined ? `from age ${from}` : `ages ${from} to ${to}`,
	cityWide: 'whole city',
	checked: (day: string) => `asked ${day}`,
	never: 'nobody has asked yet',
	paidFrom: (codes: string) => `paid from ${codes}`,
	doubted: (count: number) => (count === 1 ? '1 doubt' : `${count} doubts`),
	sureness: (share: string) => `${share} sure`,
	refer: {
		lookingFor: 'For this request:',
		whom: 'For which request',
		none: 'No request of this kind waits here that could be referred.'
	},
	directories: {
		title: 'Directories from elsewhere',
		note: 'By words, in what was brought in from others. The center has not asked anybody there itself.',
		search: 'Words to look for',
		answer: (shown: number, total: number) =>
			total === 0 ? 'Nothing has these words.' : `${shown} of ${total}`,
		failed: 'The directories cannot be read now.',
		assured: (day: string) => `checked by its publisher ${day}`,
		neverAssured: 'its publisher does not say when it was checked',
		site: 'their page'
	},
	organizations: {
		title: (active: number, all: number) => `${active} of ${all} organizations work with the room`,
		note: 'Whose agreement has ended, or ends within 60 days, stands first.',
		states: {
			prospective: 'might work with us',
			vetting: 'being looked into',
			active: 'works with us',
			suspended: 'suspended',
			exited: 'has left'
		},
		types: { mou: 'Memorandum', data_sharing: 'Data sharing', service: 'Service contract' },
		none: 'no agreement noted',
		noPhone: 'no office phone noted',
		always: 'at every hour',
		from: (day: string) => `from ${day}`,
		until: (day: string) => `until ${day}`,
		over: (day: string) => `ended ${day}`,
		left: (days: number) =>
			days === 0 ? ', its last day' : days === 1 ? ', 1 day left' : `, ${days} days left`,
		form: {
			officePhone: 'Office phone',
			always: 'Somebody answers at every hour',
			phoneHint: 'A number of the organization. Never somebody’s own.',
			name: 'Name',
			kind: 'Kind of organization',
			lead: 'Leads in',
			noLead: 'nothing',
			area: 'Where',
			type: 'What is agreed',
			from: 'First day',
			until: 'Last day',
			reference: 'Filed as'
		},
		kinds: {
			healthcare: 'Health care',
			mental_health: 'Mental health',
			violence_reduction_nonprofit: 'Violence reduction nonprofit',
			youth_services: 'Youth services',
			victim_services: 'Services for people who were hurt',
			education: 'Education',
			faith_community: 'Faith community',
			local_business: 'Local business',
			elected_official: 'Elected official',
			city_department: 'City department',
			sister_agency: 'Sister agency of the City',
			county_state_federal: 'County, state or federal',
			funder_philanthropy: 'Funder',
			hospital_trauma_center: 'Trauma center',
			law_enforcement: 'Police'
		}
	},
	next: {
		title: 'Call next',
		none: 'Everything was asked about lately.',
		note: 'What somebody doubts comes first, then what nobody asked about for longest.'
	},
	all: 'All that is known',
	add: {
		hours: 'Open',
		from: 'from',
		to: 'to',
		days: 'on these days',
		languages: 'Languages',
		notSaid: 'not said',
		moreHours: 'Other hours on other days'
	}
};
