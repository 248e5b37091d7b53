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
