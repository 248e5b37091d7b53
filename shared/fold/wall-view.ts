import { chicagoMidnightMs } from '../kernel/chicago-time.ts';
import { minuteMs, toInstant, toMs } from '../kernel/clock.ts';
import type { Alert, BothLanguages } from '../model/alert.ts';
import { isActive } from '../model/community.ts';
import { isOpenRequest, type Request } from '../model/request.ts';
import { currentAlerts } from '../rules/alert-moves.ts';
import { displayStateOf, type DisplayState } from '../rules/display-state.ts';
import { countPeople, nobody, type People } from '../rules/people-out.ts';
import { inQueueOrder } from '../rules/queue-order.ts';
import { clockOf, dueMsOf, dueOfRequest } from '../rules/targets.ts';
import { maxRows } from '../rules/wall-scale.ts';
import type { Board } from './board.ts';
import { communityLabel, labelOf, type WallCategory } from './labels.ts';
import { needsOf, openNeeds } from './needs.ts';
import { recentChanges, type WallChange } from './wall-changes.ts';
import { underWayTrend, wallTrend, type WallTrend } from './wall-trend.ts';

/** Rows sent for each active community beside the first of the whole queue: one may be shown alone. */
const rowsOfCommunity = 6;
/** A resolved request stays on the wall this long. */
const resolvedForMs = 10 * minuteMs;
/** Share of help that is to be given in time. */
export const onTimeTarget = 0.9;

export interface WallCommunity {
	number: number;
	label: string;
	shortLabel: string;
	active: boolean;
	/** Open requests by priority, sensitive ones left out: they are city-wide rows. */
	counts: [p1: number, p2: number, p3: number, p4: number];
	people: People;
}

export interface WallRow {
	key: string;
	priority: number;
	state: DisplayState;
	category: WallCategory;
	/** Absent: city-wide. */
	community?: string;
	/** Its number, for a screen that shows one community alone. */
	area?: number;
	/** People who named the same place, where it is more than one. */
	voices?: number;
	receivedAt: string;
	/** Promise that runs: from when, until when; absent when none does or the clock stands still. */
	dueAt?: string;
	changedAt: string;
}

/** What everybody is told: what it is, how grave, for whom and until when. No other word of it. */
export interface WallAlert {
	key: string;
	about: Alert['about'];
	/** What it is called where it comes from, or the line that was signed here. */
	title: BothLanguages;
	severity: Alert['severity'];
	/** Numbers of communities; none is the whole city, or a part of it that has no name here. */
	areas: number[];
	reach: Alert['reach'];
	expiresAt: string;
	/** An exercise, also where nothing else on the wall is one. */
	drill: boolean;
}

export interface WallView {
	headline: {
		open: number;
		urgent: number;
		urgentUnownedSince: string | null;
		urgentUnowned: number;
		needOwner: number;
		needOwnerSince: string | null;
		underWay: number;
		/** Requests under way at each of the last 24 full hours, oldest first, and now. */
		underWayTrend: number[];
		helpGiven: number;
		helpOnTime: number;
		onTimeTarget: number;
		peopleOut: number;
		peoplePlanned: number;
	};
	communities: WallCommunity[];
	rows: WallRow[];
	changes: WallChange[];
	trend: WallTrend;
	alerts: WallAlert[];
	room: { drill: boolean; lastUrgentClosedAt: string | null };
}

/**
 * Everything a wall's browser ever holds, built from nothing upwards. There is no name, text, address,
 * id or sensitive category in it, because no line of this file copies one.
 */
export function wallView(from: {
	board: Board;
	nowMs: number;
	opaque: (id: string) => string;
}): WallView {
	const { board, nowMs, opaque } = from;
	const requests = needsOf(board);
	const communities = communitiesOf(board, nowMs);
	const open = requests.filter(isOpenRequest);
	const shown = [...open, ...requests.filter((request) => isFreshlyResolved(request, nowMs))];
	return {
		headline: headlineOf(requests, { board, communities, nowMs }),
		communities,
		rows: rowsOf(inQueueOrder(shown, board, nowMs), communities).map((request) =>
			rowOf(request, board, opaque)
		),
		changes: recentChanges(board, opaque),
		trend: wallTrend(requests, nowMs),
		alerts: currentAlerts(board.all('alert'), nowMs).map((alert) => alertOf(alert, opaque)),
		room: {
			drill: requests.some(({ drill }) => drill),
			lastUrgentClosedAt: latest(
				requests.filter(({ priority }) => priority === 1).map(({ resolvedAt }) => resolvedAt)
			)
		}
	};
}

function alertOf(alert: Alert, opaque: (id: string) => string): WallAlert {
	const { about, severity, areas, reach, expiresAt, drill } = alert;
	const title = (alert.source ? alert.event : alert.headline) ?? { en: about };
	return { key: opaque(alert.id), about, title, severity, areas, reach, expiresAt, drill };
}

function headlineOf(
	requests: readonly Request[],
	from: { board: Board; communities: readonly WallCommunity[]; nowMs: number }
): WallView['headline'] {
	const { board, communities, nowMs } = from;
	const open = requests.filter(isOpenRequest);
	const unowned = open.filter(needsOwner);
	const urgent = open.filter(({ priority }) => priority === 1);
	const urgentUnowned = urgent.filter(needsOwner);
	const midnightMs = chicagoMidnightMs(nowMs);
	const helped = requests.filter(
		({ resolvedAt, sourceNumber }) =>
			resolvedAt !== undefined && sourceNumber === undefined && toMs(resolvedAt) >= midnightMs
	);
	const sum = (pick: (people: People) => number) =>
		communities.reduce((total, { people }) => total + pick(people), 0);
	return {
		open: open.length,
		urgent: urgent.length,
		urgentUnowned: urgentUnowned.length,
		urgentUnownedSince: earliest(urgentUnowned.map(({ receivedAt }) => receivedAt)),
		needOwner: unowned.length,
		needOwnerSince: earliest(unowned.map(({ receivedAt }) => receivedAt)),
		underWay: open.length - unowned.length,
		underWayTrend: underWayTrend(requests, nowMs),
		helpGiven: helped.length,
		helpOnTime: helped.filter((request) => wasResolvedOnTime(request, board)).length,
		onTimeTarget,
		peopleOut: sum(({ onSite, onWay }) => onSite + onWay),
		peoplePlanned: sum(({ planned }) => planned)
	};
}

/** No owner was named yet. */
export function needsOwner(request: Request): boolean {
	return request.state === 'received' || request.state === 'triaged';
}

/** Help was given before the time promised for it. */
export function wasResolvedOnTime(request: Request, board: Board): boolean {
	const dueMs = dueMsOf('resolve', clockOf(request), board);
	return dueMs === undefined || toMs(request.resolvedAt ?? request.changedAt) <= dueMs;
}

function communitiesOf(board: Board, nowMs: number): WallCommunity[] {
	const byNumber = new Map<number, WallCommunity>();
	for (const community of board.all('community')) {
		if (community.priorityList === undefined && !isActive(community)) continue;
		byNumber.set(community.number, {
			number: community.number,
			label: community.displayName,
			shortLabel: community.shortName,
			active: isActive(community),
			counts: [0, 0, 0, 0],
			people: nobody()
		});
	}
	for (const request of openNeeds(board)) {
		if (request.restricted || request.communityArea === undefined) continue;
		const counts = byNumber.get(request.communityArea)?.counts;
		if (counts) counts[request.priority - 1]! += 1;
	}
	for (const deployment of board.all('deployment')) {
		const people = byNumber.get(deployment.communityArea)?.people;
		if (people) countPeople(people, deployment, nowMs);
	}
	return [...byNumber.values()].toSorted((a, b) => a.number - b.number);
}

/** The first of all, and the first of each active community: in the order of the queue. */
function rowsOf(queue: readonly Request[], communities: readonly WallCommunity[]): Request[] {
	const left = new Map(
		communities.filter(({ active }) => active).map(({ number }) => [number, rowsOfCommunity])
	);
	return queue.filter(({ restricted, communityArea = 0 }, index) => {
		const room = restricted ? 0 : (left.get(communityArea) ?? 0);
		if (room > 0) left.set(communityArea, room - 1);
		return index < maxRows || room > 0;
	});
}

function rowOf(request: Request, board: Board, opaque: (id: string) => string): WallRow {
	const due = dueOfRequest(request, board);
	const area = request.restricted ? undefined : request.communityArea;
	const community = area === undefined ? undefined : communityLabel(board, area);
	const { voices = 1 } = request;
	return {
		key: opaque(request.id),
		priority: request.priority,
		state: displayStateOf[request.state],
		category: labelOf(request),
		...(community === undefined || area === undefined ? {} : { community, area }),
		...(voices > 1 && !request.restricted ? { voices } : {}),
		receivedAt: request.receivedAt,
		...(due && !due.paused ? { dueAt: toInstant(due.dueMs) } : {}),
		changedAt: request.changedAt
	};
}

function isFreshlyResolved(request: Request, nowMs: number): boolean {
	if (request.state !== 'resolved' || request.resolvedAt === undefined) return false;
	return nowMs - toMs(request.resolvedAt) < resolvedForMs;
}

function earliest(instants: readonly string[]): string | null {
	return instants.reduce<string | null>(
		(first, at) => (first === null || at < first ? at : first),
		null
	);
}

function latest(instants: readonly (string | undefined)[]): string | null {
	return instants.reduce<string | null>(
		(last, at) => (at !== undefined && (last === null || at > last) ? at : last),
		null
	);
}
