/** Accounts, screens and confidential details. */
export const accessTexts = {
	opened: (name: string, reason: string) =>
		`${name} opened this in an emergency. Reason: ${reason}`,
	confidential: {
		title: 'Contact and address',
		hint: 'every look is on record',
		parts: {
			contact: 'contact',
			address: 'address',
			message: 'Messages',
			note: 'private note',
			words: 'their own words',
			record: 'request'
		},
		show: (part: string) => `Show ${part}`,
		add: (part: string) => `Add ${part}`,
		emergency: 'Open in an emergency',
		emergencyNote: 'Whoever works on it is told at once, with your reason.',
		why: 'Show',
		keep: 'Keep',
		hides: (seconds: number) => `Hidden again in ${seconds} s.`
	},
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
	calendar: {
		title: 'Your calendar',
		note: 'Your shifts and activations in the calendar of your phone. Whoever has the address can read it: keep it to yourself.',
		make: 'Make an address',
		again: 'Make a new address',
		end: 'End it',
		once: 'Add this address to your calendar. It is not shown again.',
		ended: 'The address is ended.',
		exists: 'There is an address. A new one ends it.',
		name: 'CSCC shifts',
		shift: (desk: string) => `Shift, ${desk}`,
		activation: (community: string) => `Activation, ${community}`
	},
	clients: {
		title: 'Other systems',
		brief: 'Programs of partners and their keys.',
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
			note: 'Notes'
		}
	},
	link: {
		title: 'Choose your password',
		note: 'This link works once.',
		go: 'Save and sign in'
	},
	account: {
		title: 'Your account',
		sessions: 'Where you are signed in',
		here: 'this browser',
		since: (when: string) => `since ${when}`,
		end: 'End',
		password: 'Change password',
		current: 'Current password',
		next: 'New password',
		changed: 'Changed. Every other session of yours has ended.'
	},
	provider: {
		signIn: (name: string) => `Sign in with ${name}`,
		or: 'or with an account of this room',
		note: 'Your organization signs you in. Your password and passkeys are kept there.'
	},
	passkeys: {
		use: 'Use a passkey',
		notUsed: 'The passkey was not used. Nothing was changed. Try again, or use your password.',
		title: 'How you sign in',
		note: 'A passkey is kept by your phone, laptop or security key and opens with a finger, a face or a PIN.',
		none: 'No passkeys yet.',
		never: 'not used yet',
		used: (when: string) => `used ${when}`,
		add: 'Add a passkey',
		remove: 'Remove',
		added: 'The passkey is kept.',
		removed: 'The passkey is gone.',
		removedLast: 'The passkey is gone. Your password alone opens your account again.',
		needs: 'Signing in needs',
		factors: {
			either: 'password or passkey',
			passkey: 'a passkey only',
			both: 'password and passkey'
		},
		factorSaved: 'Saved.',
		prove: 'Show that it is you',
		proveNote: 'An open session is not enough to change how you sign in.',
		go: 'Go on'
	}
};
