import { toInstant } from '#shared/kernel/clock.ts';
import type { Request } from '#shared/model/request.ts';
import type { AnyWallView } from '#shared/fold/wall-modes.ts';
import type { WallRow, WallView } from '#shared/fold/wall-view.ts';
import type { WatchView } from '#shared/fold/watch-view.ts';
import type { Freshness } from '#lib/state/clock.svelte.ts';

/** One still moment, in which every part of the gallery stands: Mon 23 Nov 2026, 2:05:22 PM. */
export const momentMs = Date.parse('2026-11-23T20:05:22.000Z');
const ago = (minutes: number) => toInstant(momentMs - minutes * 60_000);

const row = (
	key: string,
	priority: number,
	[state, category, community]: [WallRow['state'], WallRow['category'], string?],
	[ageMinutes, dueMinutes, changedMinutes]: [number, number, number]
): WallRow => ({
	key,
	priority,
	state,
	category,
	...(community ? { community } : {}),
	receivedAt: ago(ageMinutes),
	dueAt: ago(-dueMinutes),
	changedAt: ago(changedMinutes)
});

const community = (
	number: number,
	[label, shortLabel]: [string, string],
	counts: [number, number, number, number],
	people: WallView['communities'][number]['people']
) => ({ number, label, shortLabel, active: true, counts, people });

export const wall: WallView & { mode: 'room' } = {
	mode: 'room',
	headline: {
		open: 38,
		urgent: 3,
		urgentUnowned: 1,
		urgentUnownedSince: ago(6),
		needOwner: 11,
		needOwnerSince: ago(100),
		underWay: 27,
		underWayTrend: [
			14, 13, 12, 12, 11, 11, 13, 15, 18, 20, 22, 23, 21, 19, 21, 23, 25, 26, 25, 23, 22, 24, 26,
			25, 27
		],
		helpGiven: 22,
		helpOnTime: 18,
		onTimeTarget: 0.9,
		peopleOut: 14,
		peoplePlanned: 16
	},
	communities: [
		community(26, ['West Garfield Park', 'W Garfield'], [0, 2, 5, 0], {
			planned: 3,
			onSite: 2,
			onWay: 0,
			onBreak: 0,
			noContact: 1,
			noContactSince: ago(25)
		}),
		community(29, ['North Lawndale', 'N Lawndale'], [1, 3, 7, 0], {
			planned: 4,
			onSite: 4,
			onWay: 0,
			onBreak: 0,
			noContact: 0
		}),
		community(30, ['Little Village', 'Little Village'], [0, 4, 4, 0], {
			planned: 4,
			onSite: 3,
			onWay: 0,
			onBreak: 1,
			noContact: 0
		}),
		community(68, ['Englewood', 'Englewood'], [1, 2, 8, 0], {
			planned: 5,
			onSite: 4,
			onWay: 1,
			onBreak: 0,
			noContact: 0
		})
	],
	rows: [
		row('a', 1, ['N', 'housing_assistance', 'Englewood'], [6, 24, 0.2]),
		row('b', 1, ['A', 'food_assistance', 'N Lawndale'], [42, -12, 20]),
		row('c', 1, ['U', 'support'], [21, 90, 21]),
		row('d', 2, ['T', 'youth_program', 'Little Village'], [100, 30, 40]),
		row('e', 2, ['W', 'utility_power', 'W Garfield'], [125, 300, 70])
	],
	changes: [
		{
			key: '1',
			at: ago(0.2),
			sentence: 'now_urgent',
			category: 'housing_assistance',
			community: 'Englewood'
		},
		{
			key: '2',
			at: ago(2.3),
			sentence: 'has_owner',
			category: 'food_assistance',
			community: 'N Lawndale'
		}
	],
	room: { drill: false, lastUrgentClosedAt: ago(53) }
};

/** Nothing is open and nobody is out: still a picture that says so. */
export const emptyWall: WallView & { mode: 'room' } = {
	...wall,
	headline: {
		...wall.headline,
		open: 0,
		urgent: 0,
		urgentUnowned: 0,
		urgentUnownedSince: null,
		needOwner: 0,
		needOwnerSince: null,
		underWay: 0,
		underWayTrend: Array.from({ length: 25 }, () => 0),
		helpGiven: 0,
		helpOnTime: 0,
		peopleOut: 0,
		peoplePlanned: 0
	},
	communities: wall.communities.map((one) => ({
		...one,
		counts: [0, 0, 0, 0],
		people: { planned: 0, onSite: 0, onWay: 0, onBreak: 0, noContact: 0 }
	})),
	rows: [],
	changes: []
};

/** What visitors see: a small number, the one that would give it away, and two that are told. */
export const visitorsWall: Partial<AnyWallView> = {
	mode: 'visitors',
	totals: {
		open: 46,
		needOwner: null,
		underWay: null,
		onTime: 0.94,
		onTimeTarget: 0.9,
		peopleOut: null
	},
	visited: wall.communities.map(({ number, label, shortLabel, active }, index) => ({
		number,
		label,
		shortLabel,
		active,
		open: [null, 21, null, 13].at(index) as number | null
	})),
	room: wall.room
};

export const coveredWall: Partial<AnyWallView> = { mode: 'covered', room: wall.room };

/** The states of a line, as a screen shows them. */
export const freshnesses: Record<string, Freshness> = {
	live: { kind: 'live' },
	late: { kind: 'late', ageMs: 10_000 },
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
	more?: { selected?: true; pending?: true; gone?: true; back?: true }
][] = [
	['at rest', base],
	['selected', base, { selected: true }],
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
		{ code: 'no_contact', community: 'W Garfield', count: 1, planned: 3, since: ago(25) },
		{ code: 'below_target', priority: 2, kept: 37, promised: 45, stage: 'assign' }
	],
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
	places: wall.communities.map(({ shortLabel, counts, people }, index) => ({
		label: shortLabel,
		counts,
		open: counts.reduce((sum, one) => sum + one, 0),
		p90: [41, 24, 29, 26][index] ?? null,
		out: people.onSite + people.onWay,
		planned: people.planned,
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
	coverage: [],
	lanes: [],
	events: [],
	room: wall.room
};
