import { dayMs, hourMs, toMs } from '../kernel/clock.ts';
import { ascending, quantile } from '../kernel/quantile.ts';
import { isActive } from '../model/community.ts';
import { isOpenRequest, type Request } from '../model/request.ts';
import { dueOfRequest, stages, stateOfDue, type Stage } from '../rules/targets.ts';
import type { Board } from './board.ts';
import { needsOf, openNeeds } from './needs.ts';
import { firstLookMinutes, promisesSince, type Promised } from './figures.ts';
import { labelOf, type WallCategory } from './labels.ts';
import { coverageOf, lanesOf, type CoverageHour, type Lane } from './watch-coverage.ts';
import {
	exceptionsOf,
	urgentUnowned,
	type UrgentUnowned,
	type WatchException
} from './watch-exceptions.ts';
import { countAt } from './wall-trend.ts';
import { onTimeTarget, wallView, type WallView } from './wall-view.ts';

/** Age bins of waiting work; upper ends in milliseconds, the last without one. */
export const backlogBins = [hourMs, 4 * hourMs, dayMs, 3 * dayMs, 7 * dayMs, Infinity] as const;

export interface Place {
	label: string;
	/** Number of the community; none for all that is in no active one. */
	area?: number;
	counts: [number, number, number, number];
	open: number;
	/** Minutes to first look for P1 and P2, 9 of 10; null without any. */
	p90: number | null;
	out: number | null;
	planned: number | null;
	/** People out who do not answer; null where nobody can be out, and for those who have totals only. */
	noContact: number | null;
	/** People who are there and rest; null as well. */
	onBreak: number | null;
	kept: number;
	promised: number;
	/** Open at each of the last hours, oldest first. */
	trend: number[];
}

export interface Step {
	stage: Stage;
	n: number;
	p50Ms: number;
	p90Ms: number;
	targetMs: number;
}

/** What happened to urgent requests, for "since you last looked". */
export interface WatchEvent {
	at: string;
	what: 'urgent_new' | 'urgent_resolved';
	category: WallCategory;
	community?: string;
}

export interface WatchView {
	headline: WallView['headline'] & { overTarget: number; counts: [number, number, number, number] };
	exceptions: WatchException[];
	/** All urgent ones without an owner, for who wants to be told of them; null for those who have totals only. */
	unowned: UrgentUnowned[] | null;
	firstLook: { minutes: number[]; p50: number | null; p90: number | null; late: number };
	backlog: { counts: [number, number, number, number]; over: number }[];
	places: Place[];
	onTime: { priority: number; kept: number; promised: number }[];
	steps: { priority: number; rows: Step[] };
	coverage: CoverageHour[];
	lanes: Lane[];
	events: WatchEvent[];
	room: WallView['room'];
}

/** The manager's first screen: figures of the last 24 hours over the board, built here and not in a browser. */
export function watchView(board: Board, nowMs: number): WatchView {
	const requests = [...board.all('request')];
	const open = openNeeds(board);
	const promises = promisesSince(requests, { sinceMs: nowMs - dayMs, nowMs }, board);
	const wall = wallView({ board, nowMs, opaque: () => '' });
	const minutes = firstLookMinutes(promises);
	const onTime = [1, 2, 3, 4].map((priority) => kept(promises, priority));
	const worst = worstOf(onTime);
	const steps = { priority: worst, rows: stepsOf(promises, worst) };
	const unowned = urgentUnowned(board);
	const late = open.filter((request) => isOverTarget(request, board, nowMs));
	return {
		headline: { ...wall.headline, overTarget: late.length, counts: countByPriority(open) },
		exceptions: exceptionsOf({ unowned, communities: wall.communities, onTime, steps }),
		unowned,
		firstLook: {
			minutes: minutes.slice(-300),
			p50: quantile(minutes, 0.5),
			p90: quantile(minutes, 0.9),
			late: promises.filter((p) => p.stage === 'acknowledge' && p.priority <= 2 && !p.kept).length
		},
		backlog: backlogOf(open, board, nowMs),
		places: placesOf(board, wall, promises, nowMs),
		onTime,
		steps,
		coverage: coverageOf(board, nowMs),
		lanes: lanesOf(board, nowMs),
		events: eventsOf(board, nowMs),
		room: wall.room
	};
}

/** Past the time that was promised next, and its clock runs. */
export function isOverTarget(request: Request, board: Board, nowMs: number): boolean {
	const due = dueOfRequest(request, board);
	return due !== undefined && stateOfDue(due, nowMs) === 'overdue';
}

function kept(promises: readonly Promised[], priority: number): WatchView['onTime'][number] {
	const own = promises.filter((promise) => promise.priority === priority);
	return { priority, kept: own.filter((promise) => promise.kept).length, promised: own.length };
}

/** The priority furthest below the target; the most urgent one when all keep it. */
function worstOf(onTime: WatchView['onTime']): number {
	const share = ({ kept, promised }: { kept: number; promised: number }) =>
		promised === 0 ? 1 : kept / promised;
	const worst = onTime.toSorted((a, b) => share(a) - share(b))[0];
	return worst && share(worst) < onTimeTarget ? worst.priority : 2;
}

function stepsOf(promises: readonly Promised[], priority: number): Step[] {
	return stages.flatMap((stage) => {
		const own = promises.filter((p) => p.priority === priority && p.stage === stage);
		if (own.length === 0) return [];
		const took = ascending(own.map(({ tookMs }) => tookMs));
		const targets = ascending(own.map(({ targetMs }) => targetMs));
		return {
			stage,
			n: own.length,
			p50Ms: quantile(took, 0.5) ?? 0,
			p90Ms: quantile(took, 0.9) ?? 0,
			targetMs: quantile(targets, 0.5) ?? 1
		};
	});
}

function countByPriority(requests: readonly Request[]): [number, number, number, number] {
	const counts: [number, number, number, number] = [0, 0, 0, 0];
	for (const { priority } of requests) counts[priority - 1]! += 1;
	return counts;
}

function backlogOf(open: readonly Request[], board: Board, nowMs: number): WatchView['backlog'] {
	return backlogBins.map((upTo, index) => {
		const from = index === 0 ? -Infinity : backlogBins[index - 1]!;
		const own = open.filter(({ receivedAt }) => {
			const ageMs = nowMs - toMs(receivedAt);
			return ageMs >= from && ageMs < upTo;
		});
		return {
			counts: countByPriority(own),
			over: own.filter((request) => isOverTarget(request, board, nowMs)).length
		};
	});
}

function placesOf(
	board: Board,
	wall: WallView,
	promises: readonly Promised[],
	nowMs: number
): Place[] {
	const requests = needsOf(board);
	const active = [...board.all('community')].filter(isActive);
	const places = active.map((community): Place => {
		const own = requests.filter((r) => !r.restricted && r.communityArea === community.number);
		const people = wall.communities.find(({ number }) => number === community.number)?.people;
		const mine = promises.filter((promise) => promise.community === community.number);
		return {
			...placeOf(community.shortName, { own, mine, nowMs }, people),
			area: community.number
		};
	});
	const numbers = new Set(active.map(({ number }) => number));
	const isElsewhere = (area: number | undefined) => area === undefined || !numbers.has(area);
	const elsewhere = requests.filter((r) => r.restricted || isElsewhere(r.communityArea));
	const rest = promises.filter(({ community }) => isElsewhere(community));
	return [...places, placeOf('', { own: elsewhere, mine: rest, nowMs })];
}

function placeOf(
	label: string,
	from: { own: readonly Request[]; mine: readonly Promised[]; nowMs: number },
	people?: WallView['communities'][number]['people']
): Place {
	const open = from.own.filter(isOpenRequest);
	return {
		label,
		counts: countByPriority(open),
		open: open.length,
		p90: quantile(firstLookMinutes(from.mine), 0.9),
		out: people ? people.onSite + people.onWay : null,
		planned: people ? people.planned : null,
		noContact: people ? people.noContact : null,
		onBreak: people ? people.onBreak : null,
		kept: from.mine.filter((promise) => promise.kept).length,
		promised: from.mine.length,
		trend: openTrend(from.own, from.nowMs)
	};
}

/** Open requests at every second hour of the last 24, and now. */
function openTrend(requests: readonly Request[], nowMs: number): number[] {
	const lastHourMs = Math.floor(nowMs / hourMs) * hourMs;
	const moments = Array.from({ length: 12 }, (_, index) => lastHourMs - (22 - 2 * index) * hourMs);
	const spans = requests.map(({ receivedAt, resolvedAt, closedAt }) => {
		const ended = resolvedAt ?? closedAt;
		return { fromMs: toMs(receivedAt), toMs: ended === undefined ? Infinity : toMs(ended) };
	});
	return countAt(spans, [...moments, nowMs]);
}

function eventsOf(board: Board, nowMs: number): WatchEvent[] {
	const names = new Map([...board.all('community')].map((c) => [c.number, c.shortName]));
	const urgent = needsOf(board).filter(({ priority }) => priority === 1);
	const events = urgent.flatMap((request) => {
		const name = request.restricted ? undefined : names.get(request.communityArea ?? 0);
		const subject = {
			category: labelOf(request),
			...(name === undefined ? {} : { community: name })
		};
		return [
			{ at: request.receivedAt, what: 'urgent_new' as const, ...subject },
			...(request.resolvedAt
				? [{ at: request.resolvedAt, what: 'urgent_resolved' as const, ...subject }]
				: [])
		];
	});
	return events
		.filter(({ at }) => nowMs - toMs(at) < dayMs)
		.toSorted((a, b) => b.at.localeCompare(a.at))
		.slice(0, 60);
}
