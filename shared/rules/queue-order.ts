import { isOpenRequest, type Request } from '../model/request.ts';
import type { Task } from '../model/task.ts';
import { dueOfRequest, stateOfDue } from './targets.ts';
import type { Calendars } from './work-calendar.ts';

/** What the order is found from besides the requests: their tasks, and the working days. */
interface Around extends Calendars {
	tasksOf(ownerId: string): Task[];
}

interface Place {
	urgent: number;
	cameBack: number;
	saysNow: number;
	over: number;
	priority: number;
	dueMs: number;
}

/**
 * The order in which the room works: what is urgent, then what came back to the desk, then what is said to be needed
 * now and nobody has looked at, then what is over its time by priority and time, then by the time that is promised next. What is over comes last.
 * What is alike in all of that stands as it came in: every process, and every replay, has the same order.
 */
export function inQueueOrder<R extends Request>(
	requests: readonly R[],
	around: Around,
	nowMs: number
): R[] {
	return requests
		.map((request) => ({ request, place: placeOf(request, around, nowMs) }))
		.sort((a, b) => compare(a.place, b.place) || asTheyCame(a.request, b.request))
		.map(({ request }) => request);
}

/** Somebody said no to it, or could not do it: the desk decides anew, and its clock has not stopped. */
export function cameBack(request: Request, around: Pick<Around, 'tasksOf'>): boolean {
	if (!isOpenRequest(request)) return false;
	const { changedCommand, taskCount } = request;
	if (changedCommand === 'referral.reject' || changedCommand === 'referral.miss_response') {
		return true;
	}
	// Where nothing is known of tasks there are none to look for.
	if (taskCount === 0) return false;
	return around.tasksOf(request.id).some(({ state }) => state === 'rejected' || state === 'failed');
}

/** Whoever asked needs it now, or wrote of danger, and nobody has looked at it: what it is worth is a desk's to say, soon. */
export function saysNow({
	state,
	danger,
	soon
}: Pick<Request, 'state' | 'danger' | 'soon'>): boolean {
	return state === 'received' && (danger === true || soon === 'now');
}

function placeOf(request: Request, around: Around, nowMs: number): Place {
	const due = dueOfRequest(request, around);
	const overdue = due !== undefined && stateOfDue(due, nowMs) === 'overdue';
	return {
		urgent: due && request.priority === 1 ? 0 : 1,
		cameBack: cameBack(request, around) ? 0 : 1,
		saysNow: saysNow(request) ? 0 : 1,
		over: overdue ? 0 : due ? 1 : 2,
		priority: overdue ? request.priority : 0,
		dueMs: due?.dueMs ?? Number.MAX_SAFE_INTEGER
	};
}

function compare(a: Place, b: Place): number {
	return (
		a.urgent - b.urgent ||
		a.cameBack - b.cameBack ||
		a.saysNow - b.saysNow ||
		a.over - b.over ||
		a.priority - b.priority ||
		a.dueMs - b.dueMs
	);
}

function asTheyCame(a: Request, b: Request): number {
	return compareText(a.receivedAt, b.receivedAt) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
