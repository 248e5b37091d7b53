/** Wall screens: how they come in, what they are called, what they may show. */
export const displayTexts = {
	title: 'Screens',
	note: 'The walls of each site, and what they show.',
	pairing: {
		title: 'This screen is not paired',
		how: 'At a desk, open Screens and type this code.',
		scan: 'Or scan it with a manager’s phone.',
		changes: (minutes: number) =>
			minutes < 1 ? 'A new code comes in a moment.' : `A new code comes in ${minutes} min.`,
		signIn: 'Sign in instead'
	},
	covered: {
		title: 'Covered',
		note: 'The shutter is closed. The room goes on.'
	},
	visitors: {
		title: 'Welcome',
		note: 'What is open, by community and by the minute. Single requests are not shown while visitors are here.',
		heading: 'Open now',
		open: 'open requests',
		hidden: 'not shown',
		hiddenNote: (least: number) =>
			`Numbers from 1 to ${least - 1} are not shown, nor what would give them away.`,
		said: (label: string, count: string) => `${label}: ${count} open`
	},
	form: {
		title: 'Pair a screen',
		code: 'Code on the screen',
		codeHint: 'Six letters and digits',
		found: (browser: string) => `The code is on a screen with ${browser}.`,
		name: 'What this screen is called',
		site: 'Site',
		size: 'Diagonal, inches',
		far: 'Farthest seat, metres',
		mid: 'Desks, metres',
		near: 'Nearest, metres',
		pair: 'Pair',
		paired: (name: string) => `${name} is paired. It shows the wall within seconds.`
	},
	fleet: {
		none: 'No walls paired yet. Open /wall on the screen and type its code here.',
		noneDesk: 'No walls are paired yet.',
		modes: { room: 'The room', visitors: 'Visitors', covered: 'Covered', nothing: 'Nothing yet' },
		screen: 'Screen',
		shows: 'Shows',
		should: (mode: string) => `should show: ${mode}`,
		heard: 'Last heard',
		painted: 'Last painted',
		never: 'not yet',
		before: (span: string) => `${span} ago`,
		now: 'now',
		silent: 'Silent',
		frozen: 'Frozen',
		notLive: 'Not live',
		live: 'Live',
		scene: 'Scene',
		release: 'Release',
		memory: 'Memory',
		roundTrip: 'Round trip',
		size: (inches: number, far: number) => `${inches}″, seen from ${far} m`,
		identify: 'Identify',
		reload: 'Reload',
		blank: 'Blank',
		unblank: 'Show again',
		edit: 'Change',
		revoke: 'Revoke',
		revokeNote: 'It shows nothing any more and asks to be paired. Type its name to do it.',
		lobby: 'Always shows what visitors may see',
		saved: (name: string) => `${name} is saved.`,
		revoked: (name: string) => `${name} is revoked.`
	},
	show: {
		title: 'On the walls',
		screen: (name: string) => `${name} shows`,
		usual: (scene: string) => `${scene}, as usual`,
		picture: 'Picture',
		community: 'Community',
		howLong: 'For how long',
		minutes: (count: number) => (count < 60 ? `${count} min` : `${count / 60} h`),
		pinned: 'until it is changed',
		push: 'Show',
		back: 'Back to usual',
		line: 'A line for the room',
		lineHint: 'At most 36 letters. Everybody in the room can read and photograph it.',
		say: 'Put on the walls',
		unsay: 'Take away',
		problems: { too_wide: 'too wide there', too_few_rows: 'too few rows there' }
	},
	manner: {
		scene: 'Shows as usual',
		theme: 'Colours',
		themes: { dark: 'Dark', bright: 'Bright, for lit rooms' },
		sound: 'Two tones: for what is new and urgent, and for a lost line',
		orbit: 'Wander by a hair, so that nothing burns in',
		night: 'Dimmed at night',
		noNight: 'at no hour',
		testCard: 'Test card'
	},
	card: {
		title: 'Test card',
		how: 'Stand where people stand. Each row must be read without effort from its own distance, and all four corners be seen.',
		far: 'Farthest seat',
		mid: 'Desks',
		near: 'Close by',
		size: (metres: number, size: number, pixels: number) =>
			`from ${metres} m: ${size} % of the height, ${pixels} pixels here`,
		rows: (requests: number, people: number) => `${requests} requests, ${people} communities`,
		list: (rows: number) => `${rows} requests`,
		fits: 'can be read',
		note: 'What cannot be read there is not shown: rows drop, letters never shrink. Give the screen these numbers under Screens, Change.',
		hide: 'Hide this and keep the card (c shows it again)'
	},
	site: {
		close: 'Cover all screens',
		open: 'Uncover',
		covered: (count: number, all: number) => `${count} of ${all} screens say they are covered`,
		visitorsOn: 'Visitors are here',
		visitorsOff: 'Visitors have left',
		schedule: 'Visits by schedule',
		noSchedule: 'none planned',
		days: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
		from: 'From',
		to: 'To',
		add: 'Add',
		remove: (what: string) => `Remove ${what}`,
		screens: (count: number) => (count === 1 ? '1 screen' : `${count} screens`)
	}
};
