import { dayMs, toMs } from '../kernel/clock.ts';
import type { Deployment } from '../model/deployment.ts';
import { isOpenRequest, type Request } from '../model/request.ts';
import type { Shift } from '../model/shift.ts';
import { categories, type Desk } from '../model/terms.ts';
import type { Task } from '../model/task.ts';
import { presenceOf } from './deployment-moves.ts';

/** Where what is open is looked up. */
interface Open {
	all(kind: 'request'): Iterable<Request>;
	all(kind: 'task'): Iterable<Task>;
	all(kind: 'deployment'): Iterable<Deployment>;
}

/** What the next person at a desk has to know of, from the records alone. */
export interface Handover {
	requests: Request[];
	tasks: Task[];
	/** On hold, the one that is looked at first first. */
	holds: Task[];
	out: Deployment[];
}

/** States of work that somebody has in hand. */
export const heldStates: readonly Task['state'][] = ['accepted', 'in_progress', 'on_hold'];
/** As the schema of a shift has it. */
const mostHandedOver = 300;

/** What is open at a desk for its next shift: urgent needs and work, holds, and every team that is out. */
export function handoverOf(deskId: Desk, board: Open): Handover {
	const isUrgent = ({ priority }: { priority: number }) => priority <= 2;
	const tasks = [...board.all('task')].filter((task) => isAt(deskId, task));
	return {
		requests: [...board.all('request')].filter(
			(request) => request.deskId === deskId && isOpenRequest(request) && isUrgent(request)
		),
		tasks: tasks.filter((task) => isWaitedFor(task) && task.state !== 'on_hold' && isUrgent(task)),
		holds: tasks
			.filter(({ state }) => state === 'on_hold')
			.toSorted((a, b) => (a.reviewOn ?? '').localeCompare(b.reviewOn ?? '')),
		out: [...board.all('deployment')].filter(({ state }) =>
			['onWay', 'onSite', 'onBreak', 'noContact'].includes(presenceOf[state])
		)
	};
}

/** Work of a desk: given to it, or to nobody yet and of its kind. */
function isAt(deskId: Desk, task: Task): boolean {
	return (task.deskId ?? categories[task.category]?.desk) === deskId;
}

function isWaitedFor({ state }: Task): boolean {
	return !['completed', 'verified', 'cancelled'].includes(state);
}

/** Ids of what is handed over with a shift, its own urgent work in hand first. */
export function handedOverOf(shift: Shift, board: Open): string[] {
	const { requests, tasks, holds, out } = handoverOf(shift.deskId, board);
	const own = urgentInHand(shift.personId, board);
	const ids = [...own, ...requests, ...tasks, ...holds, ...out].map(({ id }) => id);
	return [...new Set(ids)].slice(0, mostHandedOver);
}

/** Urgent work that a person has taken on and not finished. */
export function urgentInHand(personId: string, board: Pick<Open, 'all'>): Task[] {
	return [...board.all('task')].filter(
		({ holderId, state, priority }) =>
			holderId === personId && priority <= 2 && heldStates.includes(state)
	);
}

/** Whether a hold is to be looked at by the end of this day and night. */
export function isDueForReview({ reviewOn }: Task, nowMs: number): boolean {
	return reviewOn !== undefined && toMs(reviewOn) <= nowMs + dayMs;
}
