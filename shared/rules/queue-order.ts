import type { Request } from '../model/request.ts';
import { dueOfRequest, stateOfDue } from './targets.ts';

interface Place {
	urgent: number;
	over: number;
	priority: number;
	dueMs: number;
}

/**
 * The order in which the room works: what is urgent, then what is over its time by priority and time,
 * then by the time that is promised next. What is over comes last.
 */
export function inQueueOrder<R extends Request>(requests: readonly R[], nowMs: number): R[] {
	return requests
		.map((request) => ({ request, place: placeOf(request, nowMs) }))
		.sort((a, b) => compare(a.place, b.place))
		.map(({ request }) => request);
}

function placeOf(request: Request, nowMs: number): Place {
	const due = dueOfRequest(request);
	const overdue = due !== undefined && stateOfDue(due, nowMs) === 'overdue';
	return {
		urgent: due && request.priority === 1 ? 0 : 1,
		over: overdue ? 0 : due ? 1 : 2,
		priority: overdue ? request.priority : 0,
		dueMs: due?.dueMs ?? Number.MAX_SAFE_INTEGER
	};
}

function compare(a: Place, b: Place): number {
	return a.urgent - b.urgent || a.over - b.over || a.priority - b.priority || a.dueMs - b.dueMs;
}
