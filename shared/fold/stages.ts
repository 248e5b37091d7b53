import type { WorkCalendar } from '../kernel/chicago-time.ts';
import { toMs } from '../kernel/clock.ts';
import { isOpenRequest, type Request } from '../model/request.ts';
import { clockOf, dueMsOf, dueOfRequest, stages, type Stage } from '../rules/targets.ts';
import { workCalendarOf, type Calendars } from '../rules/work-calendar.ts';

/** A stage of a request that came to its end, and what was promised of it. Times in milliseconds since 1970. */
export interface StageReached {
	requestId: string;
	stage: Stage;
	priority: number;
	/** Absent: city-wide, not known, or not to be told. */
	community?: number;
	receivedMs: number;
	atMs: number;
	/** Absent where nothing is promised. */
	dueMs?: number;
}

const stampOf: Readonly<Record<Stage, (request: Request) => string | undefined>> = {
	acknowledge: ({ acknowledgedAt }) => acknowledgedAt,
	assign: ({ acceptedAt }) => acceptedAt,
	start: ({ startedAt }) => startedAt,
	resolve: ({ resolvedAt }) => resolvedAt
};

/** Records are never changed in place: what follows from one and a calendar is computed once for both. */
const known = new WeakMap<Request, { calendar: WorkCalendar; reached: readonly StageReached[] }>();

/** The stages that a request has reached. What was taken over from elsewhere was not ours to promise. */
export function stagesReached(request: Request, calendars: Calendars): readonly StageReached[] {
	const calendar = workCalendarOf(calendars);
	const found = known.get(request);
	if (found?.calendar === calendar) return found.reached;
	const reached =
		request.sourceNumber === undefined
			? stages.flatMap((stage) => {
					const stamp = stampOf[stage](request);
					return stamp === undefined ? [] : [reachedAt(request, stage, toMs(stamp), calendars)];
				})
			: [];
	known.set(request, { calendar, reached });
	return reached;
}

/** The stage that somebody still waits for past its time; its end is not known. */
export function stageMissed(
	request: Request,
	nowMs: number,
	calendars: Calendars
): StageReached | undefined {
	const due = stageAwaited(request, calendars);
	if (!due || due.paused || due.dueMs >= nowMs) return undefined;
	return reachedAt(request, due.stage, nowMs, calendars);
}

/** Stages from the next one on whose promise was broken by `nowMs` and that were not reached yet. */
export function stagesMissed(
	request: Request,
	nowMs: number,
	calendars: Calendars
): readonly StageReached[] {
	const next = stageAwaited(request, calendars)?.stage;
	if (next === undefined) return [];
	const { pausedSince } = request;
	const endMs = pausedSince === undefined ? nowMs : Math.min(nowMs, toMs(pausedSince));
	return stages
		.slice(stages.indexOf(next))
		.filter((stage) => stampOf[stage](request) === undefined)
		.map((stage) => reachedAt(request, stage, nowMs, calendars))
		.filter(({ dueMs }) => dueMs !== undefined && dueMs < endMs);
}

/** What is promised next of a request that is ours and open. */
export function stageAwaited(request: Request, calendars: Calendars) {
	if (!isOpenRequest(request) || request.sourceNumber !== undefined) return undefined;
	return dueOfRequest(request, calendars);
}

function reachedAt(
	request: Request,
	stage: Stage,
	atMs: number,
	calendars: Calendars
): StageReached {
	const dueMs = dueMsOf(stage, clockOf(request), calendars);
	return {
		requestId: request.id,
		stage,
		priority: request.priority,
		...(request.communityArea === undefined || request.restricted
			? {}
			: { community: request.communityArea }),
		receivedMs: toMs(request.receivedAt),
		atMs,
		...(dueMs === undefined ? {} : { dueMs })
	};
}
