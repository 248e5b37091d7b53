import { minuteMs, toMs } from '../kernel/clock.ts';
import type { Request } from '../model/request.ts';
import { isOpenRequest } from '../model/request.ts';
import { clockOf, dueMsOf, dueOfRequest, stages, type Stage } from '../rules/targets.ts';

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
	sinceMs: number,
	nowMs: number
): Promised[] {
	return requests.flatMap((request) => [
		...stages.flatMap((stage) => reached(request, stage, sinceMs) ?? []),
		...(overdue(request, nowMs) ?? [])
	]);
}

function reached(request: Request, stage: Stage, sinceMs: number): Promised | undefined {
	// What was taken over from elsewhere was not ours to promise.
	if (request.sourceNumber !== undefined) return undefined;
	const stamp = stampOf[stage](request);
	if (stamp === undefined || toMs(stamp) < sinceMs) return undefined;
	return promised(request, stage, toMs(stamp));
}

function overdue(request: Request, nowMs: number): Promised[] | undefined {
	if (!isOpenRequest(request) || request.sourceNumber !== undefined) return undefined;
	const due = dueOfRequest(request);
	if (!due || due.paused || due.dueMs >= nowMs) return undefined;
	const late = promised(request, due.stage, nowMs);
	return late && [late];
}

function promised(request: Request, stage: Stage, atMs: number): Promised | undefined {
	const fromMs = toMs(request.receivedAt);
	const dueMs = dueMsOf(request.priority, stage, clockOf(request));
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
