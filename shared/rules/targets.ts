import {
	addWorkingMs,
	workingDay,
	workingMsBetween,
	type WorkCalendar
} from '../kernel/chicago-time.ts';
import { dayMs, hourMs, minuteMs, toMs } from '../kernel/clock.ts';
import type { Request } from '../model/request.ts';
import type { Task } from '../model/task.ts';
import { workCalendarOf, type Calendars } from './work-calendar.ts';

/** The stages whose time is promised. */
export const stages = ['acknowledge', 'assign', 'start', 'resolve'] as const;
export type Stage = (typeof stages)[number];

type Target = { ms: number; time: 'wall' | 'working' } | undefined;
const wall = (ms: number): Target => ({ ms, time: 'wall' });
const working = (ms: number): Target => ({ ms, time: 'working' });
const days = (count: number): Target => working(count * workingDay.lengthMs);

/** Promised time per priority and stage, counted from when the need came in (domain: priorities). */
export const targets: Readonly<Record<number, Readonly<Record<Stage, Target>>>> = {
	1: {
		acknowledge: wall(5 * minuteMs),
		assign: wall(15 * minuteMs),
		start: wall(30 * minuteMs),
		resolve: wall(dayMs)
	},
	2: {
		acknowledge: wall(30 * minuteMs),
		assign: wall(hourMs),
		start: wall(12 * hourMs),
		resolve: wall(48 * hourMs)
	},
	3: { acknowledge: working(4 * hourMs), assign: days(1), start: days(3), resolve: days(7) },
	4: { acknowledge: days(1), assign: days(3), start: undefined, resolve: days(14) }
};

/** A promise that is running: what for, since when, until when. Instants in milliseconds. */
export interface Due {
	stage: Stage;
	fromMs: number;
	dueMs: number;
	/** From here on it is at risk: four fifths of the promised time are used. */
	atRiskMs: number;
	/** Set while the clock stands still and the promise was not broken before. */
	paused: boolean;
	/** Share of the promised time that is used at a moment; pauses and, for P3 and P4, nights are not. */
	usedShare: (nowMs: number) => number;
}

export type TargetState = 'on_track' | 'at_risk' | 'overdue' | 'paused';

/** Share of a target after which it is at risk. */
export const atRiskShare = 0.8;

/** When a promise began, and how long its clock stood still since: on the wall's clock and in working time. */
export interface PromiseClock {
	fromMs: number;
	pausedMs: number;
	pausedWorkMs: number;
}

/** When `stage` of something that came in at `fromMs` is due; nothing when it has no target. */
export function dueMsOf(
	stage: Stage,
	clock: PromiseClock & { priority: number },
	calendars: Calendars
): number | undefined {
	const target = targets[clock.priority]?.[stage];
	return target && momentOf(target, 1, clock, workCalendarOf(calendars));
}

/** When this share of the promised time is used. */
function momentOf(
	target: NonNullable<Target>,
	share: number,
	clock: PromiseClock,
	calendar: WorkCalendar
): number {
	return target.time === 'wall'
		? clock.fromMs + share * target.ms + clock.pausedMs
		: addWorkingMs(clock.fromMs, share * target.ms + clock.pausedWorkMs, calendar);
}

/** The promises of a request are counted from when it came in. */
export function clockOf(
	request: Pick<Request, 'priority' | 'receivedAt' | 'pausedMs' | 'pausedWorkMs'>
): PromiseClock & { priority: number } {
	const { priority, receivedAt, pausedMs, pausedWorkMs } = request;
	return { priority, fromMs: toMs(receivedAt), pausedMs, pausedWorkMs };
}

/** Records are never changed in place: what follows from one and a calendar is computed once for both. */
const dueOf = new WeakMap<Request, { calendar: WorkCalendar; due: Due | undefined }>();

/** The next promise of a request that is not yet kept; nothing once help was given. */
export function dueOfRequest(request: Request, calendars: Calendars): Due | undefined {
	const calendar = workCalendarOf(calendars);
	const known = dueOf.get(request);
	if (known?.calendar === calendar) return known.due;
	const stage = stageOfRequest(request);
	const due = stage && dueFrom(request, { stage, clock: clockOf(request), calendar });
	dueOf.set(request, { calendar, due });
	return due;
}

function stageOfRequest(request: Request): Stage | undefined {
	switch (request.state) {
		case 'received':
			return 'acknowledge';
		case 'triaged':
		case 'needs_information':
			return 'assign';
		case 'accepted':
			return request.priority === 4 ? 'resolve' : 'start';
		case 'in_progress':
			return 'resolve';
		default:
			return undefined;
	}
}

/** The next promise of a task that is not yet kept; nothing once the work is done or over. */
export function dueOfTask(task: Task, calendars: Calendars): Due | undefined {
	const next = nextOfTask(task);
	return next && dueFrom(task, { ...next, calendar: workCalendarOf(calendars) });
}

/** Only what is counted from the task's own beginning has seen its pauses. */
function nextOfTask(task: Task): { stage: Stage; clock: PromiseClock } | undefined {
	const { createdAt, assignedAt, acceptedAt, pausedMs, pausedWorkMs } = task;
	const whole = { fromMs: toMs(createdAt), pausedMs, pausedWorkMs };
	const later = (at: string) => ({ fromMs: toMs(at), pausedMs: 0, pausedWorkMs: 0 });
	switch (task.state) {
		case 'new':
		case 'rejected':
			return { stage: 'assign', clock: whole };
		case 'assigned':
			return { stage: 'acknowledge', clock: later(assignedAt ?? createdAt) };
		case 'accepted':
			return task.priority === 4
				? { stage: 'resolve', clock: whole }
				: { stage: 'start', clock: later(acceptedAt ?? createdAt) };
		case 'in_progress':
		case 'on_hold':
			return { stage: 'resolve', clock: whole };
		default:
			return undefined;
	}
}

function dueFrom(
	record: { priority: number; pausedSince?: string },
	next: { stage: Stage; clock: PromiseClock; calendar: WorkCalendar }
): Due | undefined {
	const { stage, clock, calendar } = next;
	const target = targets[record.priority]?.[stage];
	if (!target) return undefined;
	const dueMs = momentOf(target, 1, clock, calendar);
	const pausedSinceMs = record.pausedSince === undefined ? undefined : toMs(record.pausedSince);
	return {
		stage,
		fromMs: clock.fromMs,
		dueMs,
		atRiskMs: momentOf(target, atRiskShare, clock, calendar),
		// A promise that was broken before the pause stays broken: a hold does not hide it.
		paused: pausedSinceMs !== undefined && pausedSinceMs <= dueMs,
		usedShare(nowMs) {
			const used =
				target.time === 'wall'
					? nowMs - clock.fromMs - clock.pausedMs
					: workingMsBetween(clock.fromMs, nowMs, calendar) - clock.pausedWorkMs;
			return Math.max(0, used / target.ms);
		}
	};
}

/** How a promise stands at `nowMs`. Due soon and at risk are one thing: the last fifth of a target. */
export function stateOfDue(due: Due, nowMs: number): TargetState {
	if (due.paused) return 'paused';
	if (nowMs > due.dueMs) return 'overdue';
	return nowMs >= due.atRiskMs ? 'at_risk' : 'on_track';
}
