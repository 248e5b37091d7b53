import { addWorkingMs, workingDay, workingMsBetween } from '../kernel/chicago-time.ts';
import { dayMs, hourMs, minuteMs, toMs } from '../kernel/clock.ts';
import type { Request } from '../model/request.ts';
import type { Task } from '../model/task.ts';

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
export function dueMsOf(priority: number, stage: Stage, clock: PromiseClock): number | undefined {
	const target = targets[priority]?.[stage];
	return target && momentOf(target, 1, clock);
}

/** When this share of the promised time is used. */
function momentOf(target: NonNullable<Target>, share: number, clock: PromiseClock): number {
	return target.time === 'wall'
		? clock.fromMs + share * target.ms + clock.pausedMs
		: addWorkingMs(clock.fromMs, share * target.ms + clock.pausedWorkMs);
}

/** The promises of a request are counted from when it came in. */
export function clockOf(
	request: Pick<Request, 'receivedAt' | 'pausedMs' | 'pausedWorkMs'>
): PromiseClock {
	const { receivedAt, pausedMs, pausedWorkMs } = request;
	return { fromMs: toMs(receivedAt), pausedMs, pausedWorkMs };
}

/** Records are never changed in place: what follows from one alone is computed once for it. */
const dueOf = new WeakMap<Request, Due | undefined>();

/** The next promise of a request that is not yet kept; nothing once help was given. */
export function dueOfRequest(request: Request): Due | undefined {
	if (dueOf.has(request)) return dueOf.get(request);
	const stage = stageOfRequest(request);
	const due = stage && dueFrom(request, stage, clockOf(request));
	dueOf.set(request, due);
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
export function dueOfTask(task: Task): Due | undefined {
	const next = nextOfTask(task);
	return next && dueFrom(task, next.stage, next.clock);
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
	stage: Stage,
	clock: PromiseClock
): Due | undefined {
	const target = targets[record.priority]?.[stage];
	if (!target) return undefined;
	const dueMs = momentOf(target, 1, clock);
	const pausedSinceMs = record.pausedSince === undefined ? undefined : toMs(record.pausedSince);
	return {
		stage,
		fromMs: clock.fromMs,
		dueMs,
		atRiskMs: momentOf(target, atRiskShare, clock),
		// A promise that was broken before the pause stays broken: a hold does not hide it.
		paused: pausedSinceMs !== undefined && pausedSinceMs <= dueMs,
		usedShare(nowMs) {
			const used =
				target.time === 'wall'
					? nowMs - clock.fromMs - clock.pausedMs
					: workingMsBetween(clock.fromMs, nowMs) - clock.pausedWorkMs;
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
