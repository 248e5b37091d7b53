import type { Request } from '#shared/model/request.ts';
import type { WatchView } from '#shared/fold/watch-view.ts';
import type { Freshness } from '#lib/state/clock.svelte.ts';
import { ago, wall } from './wall-samples.ts';
import { coverage, lanes } from './out-samples.ts';

/** The states of a line, as a screen shows them. */
export const freshnesses: Record<string, Freshness> = {
	live: { kind: 'live' },
	late: { kind: 'late', ageMs: 10_000 },
	cut: { kind: 'not_live', ageMs: 22_000, grey: false },
	'not-live': { kind: 'not_live', ageMs: 100_000, grey: true },
	connecting: { kind: 'connecting' }
};

const base: Request = {
	kind: 'request',
	id: 'request_gallery0000',
	version: 1,
	changedAt: ago(60),
	changedCommand: 'request.log',
	changedBy: 'person_gallery',
	drill: false,
	state: 'received',
	priority: 2,
	restricted: false,
	receivedAt: ago(10),
	pausedMs: 0,
	pausedWorkMs: 0,
	reference: 'R-4827XB',
	title: 'Entry door does not lock',
	category: 'housing_assistance',
	channel: 'phone',
	communityArea: 68,
	placeBasis: 'stated',
	deskId: 'city_services',
	taskCount: 0,
	attempts: 0
};

/** A queue row in each of its states. */
export const requests: [
	what: string,
	request: Request,
	more?: { selected?: true; pending?: true; gone?: true; back?: true; marked?: true }
][] = [
	['at rest', base],
	['selected', base, { selected: true }],
	['chosen with others', base, { marked: true }],
	['just changed', { ...base, changedAt: ago(0.1) }],
	['pending', base, { pending: true }],
	['due soon', { ...base, receivedAt: ago(27) }],
	['overdue', { ...base, receivedAt: ago(72) }],
	['paused', { ...base, state: 'needs_information', pausedSince: ago(5) }],
	['came back, three voices', { ...base, voices: 3 }, { back: true }],
	['closed, kept in place', { ...base, state: 'closed' }, { gone: true }],
	[
		'very long words',
		{
			...base,
			title:
				'A very long title that goes on for longer than any row of this queue could ever be wide'
		}
	],
	['routine', { ...base, priority: 4, state: 'in_progress' }]
];

export const watch: Partial<WatchView> = {
	headline: { ...wall.headline, overTarget: 7, counts: [3, 11, 20, 4] },
	exceptions: [
		{
			code: 'urgent_unowned',
			category: 'housing_assistance',
			community: 'Englewood',
			since: ago(6),
			dueAt: ago(-24)
		},
		{
			code: 'no_contact',
			community: 'W Garfield',
			area: 26,
			count: 1,
			planned: 3,
			since: ago(25)
		},
		{ code: 'below_target', priority: 2, kept: 37, promised: 45, stage: 'assign' }
	],
	unowned: [],
	firstLook: {
		minutes: [1, 3, 3, 5, 5, 5, 7, 7, 9, 9, 9, 9, 11, 13, 15, 17, 21, 26, 34, 38],
		p50: 9,
		p90: 26,
		late: 2
	},
	backlog: [
		{ counts: [3, 2, 1, 0], over: 1 },
		{ counts: [0, 3, 5, 1], over: 2 },
		{ counts: [0, 6, 6, 1], over: 2 },
		{ counts: [0, 0, 5, 1], over: 0 },
		{ counts: [0, 0, 1, 1], over: 0 },
		{ counts: [0, 0, 2, 0], over: 2 }
	],
	places: wall.communities.map(({ number, shortLabel, counts, people }, index) => ({
		label: shortLabel,
		area: number,
		counts,
		open: counts.reduce((sum, one) => sum + one, 0),
		p90: [41, 24, 29, 26][index] ?? null,
		out: people.onSite + people.onWay,
		planned: people.planned,
		noContact: people.noContact,
		onBreak: people.onBreak,
		kept: [14, 21, 22, 28][index] ?? 0,
		promised: [18, 23, 25, 31][index] ?? 0,
		trend: [4, 5, 6, 6, 7, 7, 8, 8, 7, 7, 8, 9, 8]
	})),
	onTime: [
		{ priority: 1, kept: 29, promised: 31 },
		{ priority: 2, kept: 37, promised: 45 },
		{ priority: 3, kept: 26, promised: 29 }
	],
	steps: {
		priority: 2,
		rows: [
			{
				stage: 'acknowledge',
				n: 45,
				p50Ms: 12 * 60_000,
				p90Ms: 26 * 60_000,
				targetMs: 30 * 60_000
			},
			{ stage: 'assign', n: 45, p50Ms: 37 * 60_000, p90Ms: 80 * 60_000, targetMs: 60 * 60_000 }
		]
	},
	coverage,
	lanes,
	events: [],
	room: wall.room
};
