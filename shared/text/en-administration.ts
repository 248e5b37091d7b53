/** Accounts, programs with keys, and what a role sees: for the pages of administrators. */
export const administrationTexts = {
	people: {
		scope: 'Bound to',
		wholeCity: 'whole city',
		states: {
			active: 'Active',
			invited: 'Invited',
			off: 'Switched off',
			expired: 'Ended',
			until: (day: string) => `Until ${day}`
		},
		state: 'State',
		until: 'Ends on (optional)',
		communities: 'Only these communities (none: the whole city)',
		invite: 'Add and make a link',
		linkReady: (name: string) =>
			`Give ${name} this link. It works once, within three days. It is not shown again.`,
		change: 'Change',
		newLink: 'New link',
		off: 'Switch off',
		on: 'Switch on',
		saved: (name: string) => `Saved. ${name} signs in again with it.`,
		offSaved: (name: string) => `${name} is signed out everywhere.`
	},
	hooks: {
		title: 'Who is told',
		note: 'Programs that hear of public work as it changes, by a signed call (Standard Webhooks). What one does not hear is told again for a day, then kept here.',
		name: 'What it is called, and whose it is',
		url: 'Address that is called',
		make: 'Tell it from now on',
		secretReady: (name: string) =>
			`Give ${name} this secret: by it our calls are known. It is not shown again.`,
		hears: 'hears',
		tries: (attempts: number, time: string) =>
			`does not hear, tried ${attempts === 1 ? 'once' : `${attempts} times`}, again at ${time}`,
		gone: 'says that it is gone',
		dead: (count: number) => (count === 1 ? '1 not heard' : `${count} not heard`),
		replay: 'Tell it again',
		replayed: (told: number, left: number) =>
			left === 0 ? `Heard: ${told}.` : `Heard: ${told}. Still not heard: ${left}.`,
		remove: 'Tell it no more',
		reallyRemove: 'Really tell it no more',
		removed: (name: string) => `${name} is told nothing more.`
	},
	clients: {
		title: 'Other systems',
		note: 'Programs of partners that send needs here or read what is public (Open311). Each has a key of its own, which can be taken away at any time.',
		empty: 'This list is for programs that have a key. Make the first one below.',
		add: 'Let a program in',
		name: 'What it is called, and whose it is',
		may: 'It may',
		scopes: {
			requests: 'Send needs',
			updates: 'Say that something is fixed or not',
			full_status: 'Read the whole state of public requests'
		},
		nothing: 'only read what is public',
		calls: 'Calls in a minute, at most',
		perMinute: (calls: number) => `${calls} calls a minute`,
		make: 'Make its key',
		keyReady: (name: string) => `Give ${name} this key. It is not shown again.`,
		remove: 'Take the key away',
		reallyRemove: 'Really take it away',
		removed: (name: string) => `${name} can send nothing any more.`
	},
	seeAs: {
		title: 'What a role sees',
		note: 'Choose a role and whom it works for. Shown is exactly what the room would send: how much of what is here now, and every field of examples made up for this page.',
		show: 'Show',
		feeds: 'Screens',
		feedNames: { records: 'desk', wall: 'wall', watch: 'watch' },
		commands: (count: number) => (count === 1 ? '1 command' : `${count} commands`),
		noCommands: 'no commands',
		inRoom: 'In the room now',
		levels: { whole: 'whole', outline: 'state and times', nothing: 'nothing' },
		owners: {
			own: 'Of their own organization',
			other: 'Of another organization',
			own_restricted: 'Restricted, of their own',
			other_restricted: 'Restricted, of another'
		},
		kinds: {
			community: 'Communities',
			agency: 'Organizations',
			staff: 'Staff',
			request: 'Requests',
			task: 'Tasks',
			deployment: 'Teams',
			incident: 'Incident notices',
			activation: 'Activations',
			referral: 'Referrals',
			shift: 'Shifts',
			asset: 'Equipment',
			calendar: 'Working days',
			message: 'Messages',
			alert: 'Alerts',
			note: 'Notes',
			member: 'Committee seats',
			meeting: 'Meetings',
			decision: 'Decisions',
			action: 'Actions',
			lesson: 'Lessons',
			weights: 'Index weights',
			funding: 'Books',
			shortfall: 'Refused for lack of funds',
			capability: 'What exists',
			report: 'Situation reports',
			outage: 'Outages'
		}
	}
};
