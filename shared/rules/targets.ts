import { addWorkingMs, workingDay } from '../kernel/chicago-time.ts';
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
	/** Set while the clock stands still. */
	paused: boolean;
}

export type TargetState = 'on_track' | 'at_risk' | 'overdue' | 'paused';

/** Share of a target after which it is at risk. */
export const atRiskShare = 0.8;

/** When `stage` of something that came in at `fromMs` is due; nothing when it has no target. */
export function dueMsOf(
	priority: number,
	stage: Stage,
	clock: { fromMs: number; pausedMs: number }
): number | undefined {
	const target = targets[priority]?.[stage];
	if (!target) return undefined;
	const start = clock.fromMs + clock.pausedMs;
	return target.time === 'wall' ? start + target.ms : addWorkingMs(start, target.ms);
}

/** The next promise of a request that is not yet kept; nothing once help was given. */
export function dueOfRequest(request: Request): Due | undefined {
	const stage = stageOfRequest(request);
	if (!stage) return undefined;
	const fromMs = toMs(request.receivedAt);
	const dueMs = dueMsOf(request.priority, stage, { fromMs, pausedMs: request.pausedMs });
	if (dueMs === undefined) return undefined;
	return { stage, fromMs, dueMs, paused: request.pausedSince !== undefined };
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
	if (!next) return undefined;
	const fromMs = toMs(next.from);
	const dueMs = dueMsOf(task.priority, next.stage, { fromMs, pausedMs: task.pausedMs });
	if (dueMs === undefined) return undefined;
	return { stage: next.stage, fromMs, dueMs, paused: task.pausedSince !== undefined };
}

function nextOfTask(task: Task): { stage: Stage; from: string } | undefined {
	switch (task.state) {
		case 'new':
		case 'rejected':
			return { stage: 'assign', from: task.createdAt };
		case 'assigned':
			return { stage: 'acknowledge', from: task.assignedAt ?? task.createdAt };
		case 'accepted':
			return {
				stage: task.priority === 4 ? 'resolve' : 'start',
				from: task.acceptedAt ?? task.createdAt
			};
		case 'in_progress':
		case 'on_hold':
			return { stage: 'resolve', from: task.createdAt };
		default:
			return undefined;
	}
}

/** How a promise stands at `nowMs`. Due soon and at risk are one thing: the last fifth of a target. */
export function stateOfDue(due: Due, nowMs: number): TargetState {
	if (due.paused) return 'paused';
	if (nowMs > due.dueMs) return 'overdue';
	const used = (nowMs - due.fromMs) / Math.max(1, due.dueMs - due.fromMs);
	return used >= atRiskShare ? 'at_risk' : 'on_track';
}
