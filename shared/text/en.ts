import { accessTexts } from './en-access.ts';
import { alertTexts } from './en-alerts.ts';
import { deskTexts } from './en-desk.ts';
import { displayTexts } from './en-displays.ts';
import { termTexts } from './en-terms.ts';
import { laneTexts } from './en-lanes.ts';
import { noticeTexts } from './en-notices.ts';
import { saidTexts } from './en-said.ts';
import { slipTexts } from './en-slips.ts';
import { timesTexts } from './en-times.ts';
import { wallTexts, watchTexts } from './en-views.ts';
import { workTexts } from './en-work.ts';

/** English. */
export const en = {
	...termTexts,
	wall: wallTexts,
	watch: watchTexts,
	notices: noticeTexts,
	alerts: alertTexts,
	times: timesTexts,
	desk: deskTexts,
	work: workTexts,
	lanes: laneTexts,
	slips: slipTexts,
	said: saidTexts,
	access: accessTexts,
	displays: displayTexts,
	merge: {
		closes: 'This one closes',
		stays: 'This one stays',
		reference: 'Reference',
		received: 'Received',
		apart: (metres: number) => (metres === 0 ? 'On the same block.' : `${metres} m apart.`),
		hears: (reference: string, voices: number) =>
			`Whoever asked here hears what ${reference} hears: ${voices} then asked for it.`
	},
	filters: {
		title: 'Narrow the list, views',
		only: 'Only',
		any: 'any',
		clear: 'Show all',
		shows: (count: number) => (count === 1 ? '1 in the list.' : `${count} in the list.`),
		copy: 'Copy its address',
		copied: 'Copied. Whoever opens it sees the same view of what they may see.',
		name: 'A name for this view',
		save: 'Keep this view',
		savedAs: (name: string) => `Kept as ${name}.`,
		none: 'No view of your own yet.',
		roomy: 'Rows with more room',
		remove: 'Remove',
		removes: (name: string) => `Remove ${name}`
	},
	common: {
		name: 'CSCC',
		fullName: 'Community Safety Coordination Center',
		drill: 'DRILL',
		drillNote: 'Practice data, not real requests',
		volatile: 'This room can forget what it is told',
		skip: 'Skip to the content',
		language: 'Español',
		loading: 'Loading',
		notHad: 'This cannot be had now. Reload the page to try again.',
		old: 'The server does not answer. What is shown here is old; trying again.',
		save: 'Save',
		cancel: 'Cancel',
		close: 'Close'
	},
	live: {
		live: 'Live',
		late: (seconds: string) => `Late ${seconds}`,
		connecting: 'Connecting…',
		notLive: 'NOT LIVE',
		notLiveFor: (span: string) => `for ${span}`,
		notLiveSentence: (span: string) => `Not live for ${span}.`,
		lastUpdate: (time: string) => `Last update ${time}.`,
		useDesks: 'Use desks or radio.',
		asOf: (time: string) => `as of ${time}`,
		again: (count: number) =>
			count === 1 ? 'Live again, 1 change' : `Live again, ${count} changes`,
		deskHint: 'Reading still works. Edits wait and are sent when the line is back.',
		byPhone: (phone: string | undefined) =>
			phone
				? `Urgent work and teams: call ${phone}.`
				: 'Urgent work and teams: call the duty desk.',
		noLineYet:
			'No line to the room since this page was opened. Nothing can be shown until it is back. What you log waits here and is sent then.',
		queued: (count: number) =>
			count === 1 ? '1 edit waits to send' : `${count} edits wait to send`,
		reloading: 'A new version is ready. This screen reloads between changes.'
	},
	signIn: {
		title: 'Sign in',
		name: 'Sign-in name',
		password: 'Password',
		go: 'Sign in',
		show: 'Show password',
		first: 'First administrator',
		firstNote: 'This link works once. Choose how you will sign in.',
		yourName: 'Your name',
		create: 'Create and sign in',
		passwordHint: '15 characters or more: a sentence of your own. Pasting is fine.',
		ended: 'Your session ended. Sign in again; nothing you sent is lost.'
	},
	start: {
		audit: 'Audit',
		auditNote:
			'Who came, who looked at what and why, and who was refused. To read it is on record too.',
		extracts: 'Open requests as a table',
		extractsNote: 'CSV. Small numbers are hidden, and it is on record that it was taken.',
		need: 'Need',
		equity: 'Equity',
		known: 'What is known of need',
		committee: 'Committee',
		committeeNote: 'Members, meetings and decisions, and what the room learned.',
		capabilities: 'What exists',
		capabilitiesNote: 'Who can help with what, and how sure that still is.',
		funds: 'Funds',
		fundsNote: 'What was set aside, and what became of it.',
		clients: 'Other systems',
		clientsNote: 'Programs of partners and their keys.',
		outages: 'Power and internet',
		outagesNote: 'What homes are without now.',
		forms: 'Forms',
		formsNote: 'ICS 214, 211, 213 RR and after-action, filled from the records.',
		reports: 'Reports',
		reportsNote: 'The situation in two pages that somebody signs.',
		replay: 'Replay',
		replayNote: 'A past day as the screens showed it.',
		welcome: (name: string) => `Good to see you, ${name}`,
		desk: 'Desk',
		deskNote: 'Requests, tasks and teams. Keyboard first.',
		wall: 'Wall',
		wallNote: 'The live picture for the room.',
		watch: 'Watch',
		watchNote: 'What needs a manager’s eye.',
		people: 'People',
		peopleNote: 'Who can sign in.',
		account: 'Your account',
		signOut: 'Sign out',
		display: 'This screen is a display. It shows the wall.'
	},
	people: {
		title: 'People who can sign in',
		empty: 'This list is for accounts. Add the first one below.',
		add: 'Add somebody',
		role: 'Role',
		desks: 'Desks',
		agency: 'Agency',
		noAgency: 'None',
		added: (name: string) => `${name} can sign in now.`
	},
	notFound: {
		broken: 'This page broke',
		brokenNote: 'Nothing you sent is lost. Reload, or tell the shift lead.',
		title: 'There is no such page',
		back: 'Go to the start page'
	}
};
