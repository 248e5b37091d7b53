import type { WorkCalendar } from '../kernel/chicago-time.ts';
import { minuteMs, toMs } from '../kernel/clock.ts';
import type { Request } from '../model/request.ts';
import { isOpenRequest } from '../model/request.ts';
import { clockOf, dueMsOf, dueOfRequest, stages, type Stage } from '../rules/targets.ts';
import { workCalendarOf, type Calendars } from '../rules/work-calendar.ts';

/** The value below which a share of the sorted values lies (nearest rank); null without values. */
export function percentile(sorted: readonly number[], share: number): number | null {
	if (sorted.length === 0) return null;
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** A promise that was kept or broken: how long the stage took, and how long it was promised to take. */
export interface Promised {
	priority: number;
	stage: Stage;
	tookMs: number;
	targetMs: number;
	kept: boolean;
	community?: number;
}

const stampOf: Readonly<Record<Stage, (request: Request) => string | undefined>> = {
	acknowledge: ({ acknowledgedAt }) => acknowledgedAt,
	assign: ({ acceptedAt }) => acceptedAt,
	start: ({ startedAt }) => startedAt,
	resolve: ({ resolvedAt }) => resolvedAt
};

/**
 * Promises that came due one way or the other since `sinceMs`: stages reached, and stages still waited
 * for past their time. Leaving out the second would make the slow look fast.
 */
export function promisesSince(
	requests: readonly Request[],
	span: { sinceMs: number; nowMs: number },
	calendars: Calendars
): Promised[] {
	const { sinceMs, nowMs } = span;
	const promises: Promised[] = [];
	for (const request of requests) {
		for (const { atMs, promised } of reachedBy(request, calendars)) {
			if (atMs >= sinceMs) promises.push(promised);
		}
		const late = overdue(request, nowMs, calendars);
		if (late) promises.push(late);
	}
	return promises;
}

type Reached = readonly { atMs: number; promised: Promised }[];

/** Records are never changed in place: the stages that one has reached are computed once for it and a calendar. */
const reachedOf = new WeakMap<Request, { calendar: WorkCalendar; reached: Reached }>();

function reachedBy(request: Request, calendars: Calendars): Reached {
	const calendar = workCalendarOf(calendars);
	const known = reachedOf.get(request);
	if (known?.calendar === calendar) return known.reached;
	const reached = stages.flatMap((stage) => reach(request, stage, calendars));
	reachedOf.set(request, { calendar, reached });
	return reached;
}

function reach(request: Request, stage: Stage, calendars: Calendars): Reached {
	const stamp = stampOf[stage](request);
	// What was taken over from elsewhere was not ours to promise.
	if (stamp === undefined || request.sourceNumber !== undefined) return [];
	const atMs = toMs(stamp);
	const kept = promised(request, { stage, atMs }, calendars);
	return kept ? [{ atMs, promised: kept }] : [];
}

function overdue(request: Request, nowMs: number, calendars: Calendars): Promised | undefined {
	if (!isOpenRequest(request) || request.sourceNumber !== undefined) return undefined;
	const due = dueOfRequest(request, calendars);
	if (!due || due.paused || due.dueMs >= nowMs) return undefined;
	return promised(request, { stage: due.stage, atMs: nowMs }, calendars);
}

function promised(
	request: Request,
	{ stage, atMs }: { stage: Stage; atMs: number },
	calendars: Calendars
): Promised | undefined {
	const fromMs = toMs(request.receivedAt);
	const dueMs = dueMsOf(stage, clockOf(request), calendars);
	if (dueMs === undefined) return undefined;
	return {
		priority: request.priority,
		stage,
		tookMs: atMs - fromMs,
		targetMs: dueMs - fromMs,
		kept: atMs <= dueMs,
		...(request.communityArea === undefined || request.restricted
			? {}
			: { community: request.communityArea })
	};
}

/** Minutes from received to first look, shortest first. */
export function firstLookMinutes(promises: readonly Promised[]): number[] {
	return promises
		.filter(({ stage, priority }) => stage === 'acknowledge' && priority <= 2)
		.map(({ tookMs }) => Math.max(0, tookMs) / minuteMs)
		.toSorted((a, b) => a - b);
}
