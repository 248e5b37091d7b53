import type { Board } from '#shared/fold/board.ts';
import type { Task, TaskState } from '#shared/model/task.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { isAssignee } from '#shared/rules/moves.ts';
import { dueOfTask } from '#shared/rules/targets.ts';

/** Where open tasks stand, from the desk's side: what came back is decided first. */
export const workGroups = ['back', 'nobody', 'take', 'doing', 'hold', 'confirm'] as const;
export type WorkGroup = (typeof workGroups)[number];

const groupOf: Partial<Record<TaskState, WorkGroup>> = {
	rejected: 'back',
	failed: 'back',
	new: 'nobody',
	assigned: 'take',
	accepted: 'doing',
	in_progress: 'doing',
	on_hold: 'hold',
	completed: 'confirm'
};

/** Open tasks by group, each in the order in which their promises run out. */
export function workIn(
	board: Board,
	wanted: (task: Task) => boolean
): { group: WorkGroup; rows: Task[] }[] {
	const rows = new Map<WorkGroup, Task[]>(workGroups.map((group) => [group, []]));
	for (const task of board.all('task')) {
		const group = groupOf[task.state];
		if (group && wanted(task)) rows.get(group)?.push(task);
	}
	return workGroups.map((group) => ({
		group,
		rows: (rows.get(group) ?? []).toSorted((a, b) => dueMs(a, board) - dueMs(b, board))
	}));
}

/** Holds by when they are looked at again; everything else by its promise. */
function dueMs(task: Task, board: Board): number {
	if (task.state === 'on_hold' && task.reviewOn) return Date.parse(task.reviewOn);
	return dueOfTask(task, board)?.dueMs ?? Number.MAX_SAFE_INTEGER;
}

/** Whether somebody has to do something about a task: it is theirs, or it is theirs to give or to confirm. */
export function isMyWork(task: Task, actor: Actor): boolean {
	if (isAssignee(task, actor)) return true;
	// The duty officer is called for it.
	const isCalled =
		task.escalatedAt !== undefined && ['new', 'assigned', 'rejected'].includes(task.state);
	if (isCalled && actor.deskIds.includes('duty_officer')) return true;
	const isAtCentre = actor.agencyId === undefined;
	return isAtCentre && ['new', 'rejected', 'failed', 'completed'].includes(task.state);
}
