import { minuteMs } from '../kernel/clock.ts';
import { ascending } from '../kernel/quantile.ts';
import type { Request } from '../model/request.ts';
import type { Stage } from '../rules/targets.ts';
import type { Calendars } from '../rules/work-calendar.ts';
import { stageMissed, stagesReached, type StageReached } from './stages.ts';

/** A promise that was kept or broken: how long the stage took, and how long it was promised to take. */
export interface Promised {
	priority: number;
	stage: Stage;
	tookMs: number;
	targetMs: number;
	kept: boolean;
	community?: number;
}

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
	return requests.flatMap((request) => {
		const reached = stagesReached(request, calendars).filter(({ atMs }) => atMs >= sinceMs);
		const missed = stageMissed(request, nowMs, calendars);
		return [...reached, ...(missed ? [missed] : [])].flatMap(promisedOf);
	});
}

function promisedOf(one: StageReached): Promised[] {
	const { priority, stage, receivedMs, atMs, dueMs, community } = one;
	if (dueMs === undefined) return [];
	return [
		{
			priority,
			stage,
			tookMs: atMs - receivedMs,
			targetMs: dueMs - receivedMs,
			kept: atMs <= dueMs,
			...(community === undefined ? {} : { community })
		}
	];
}

/** Minutes from received to first look, shortest first. */
export function firstLookMinutes(promises: readonly Promised[]): number[] {
	const first = promises.filter(({ stage, priority }) => stage === 'acknowledge' && priority <= 2);
	return ascending(first.map(({ tookMs }) => Math.max(0, tookMs) / minuteMs));
}
