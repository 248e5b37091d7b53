import { hundredBlock } from '#shared/geo/hundred-block.ts';
import { blockBundle } from '#shared/rules/templates.ts';
import { dayMs, toMs } from '#shared/kernel/clock.ts';
import { refuse, refuseField, type Refusal } from '#shared/kernel/result.ts';
import { isOpenRequest, type Request } from '#shared/model/request.ts';
import { closedTaskStates, type Task } from '#shared/model/task.ts';
import { pausingReasons } from '#shared/model/terms.ts';
import { findMove, movesFrom } from '#shared/rules/moves.ts';
import { requestMoves } from '#shared/rules/request-moves.ts';
import { reopenDays, taskMoves, type TaskMoveCommand } from '#shared/rules/task-moves.ts';
import { change, type Context, type Decide, type Draft, type Reading } from './decide.ts';
import { mergeEdits } from './edit.ts';
import { decideMoves, given, permitChange } from './move.ts';
import { newTask, newTasks } from './new-tasks.ts';
import { notWorkedWith } from './worked-with.ts';

interface Assignee {
	deskId?: Task['deskId'];
	agencyId?: string;
}

/** Fields of an earlier way through the table that are no longer true after a move. */
const withThem = ['holderId', 'escalatedAt'] as const;
export const forgotten: Partial<Record<TaskMoveCommand, readonly (keyof Task)[]>> = {
	'task.assign': ['deskId', 'agencyId', 'rejectReason', 'reason', ...withThem],
	'task.transfer': ['deskId', 'agencyId', 'holdReason', 'reviewOn', 'acceptedAt', ...withThem],
	'task.replan': ['deskId', 'agencyId', 'acceptedAt', ...withThem],
	'task.resume': ['holdReason', 'reviewOn'],
	'task.requeue': ['holdReason', 'reviewOn', 'acceptedAt', ...withThem],
	'task.dispute': ['completedAt', 'completedBy', 'outcome', 'quantity', 'unit'],
	'task.reopen': [
		...(['completedAt', 'completedBy', 'outcome', 'quantity', 'unit'] as const),
		...(['verifiedAt', 'verifiedBy', 'evidence'] as const)
	]
};

const moves = decideMoves<'task', TaskMoveCommand>({
	kind: 'task',
	table: taskMoves,
	effects: {
		'task.assign': (task, { payload, board, at }) => {
			const sameAgain = task.state === 'rejected' && isSame(task, payload);
			if (sameAgain && payload.note === undefined) return refuse('SAME_ASSIGNEE');
			return { ...assigned(payload, board, at), ...given({ reason: payload.note }) };
		},
		'task.accept': (_task, { actor, at }) => ({ acceptedAt: at, holderId: actor.id }),
		'task.reject': (_task, { payload }) => ({ rejectReason: payload.reason }),
		'task.start': (task, { at }) => ({ startedAt: task.startedAt ?? at }),
		'task.hold': (_task, { payload, at }) => ({
			holdReason: payload.reason,
			reviewOn: payload.reviewOn,
			...(pausingReasons.some((reason) => reason === payload.reason) ? { pausedSince: at } : {})
		}),
		'task.resume': (task, { at }) => ({ startedAt: task.startedAt ?? at }),
		'task.requeue': (_task, { at }) => ({ assignedAt: at }),
		'task.complete': (_task, { payload, actor, at }) => ({
			completedAt: at,
			completedBy: actor.id,
			outcome: payload.outcome,
			quantity: payload.quantity,
			unit: payload.unit,
			...given({ number311: payload.number311 })
		}),
		'task.verify': (task, { payload, actor, board, at }) => {
			const request = task.requestId ? board.get('request', task.requestId) : undefined;
			const photo = payload.evidence === 'photo_on_file';
			if (photo && (task.restricted || request?.restricted)) return refuse('PHOTO_FORBIDDEN');
			return { verifiedAt: at, verifiedBy: actor.id, evidence: payload.evidence };
		},
		'task.dispute': (_task, { payload }) => ({ reason: payload.reason }),
		'task.fail': (_task, { payload }) => ({ reason: payload.reason }),
		'task.transfer': (task, { payload, board, at }) => ({
			...(hasAssignee(payload) ? assigned(payload, board, at) : withWhom(task, at)),
			reason: payload.note
		}),
		'task.replan': (task, { payload, board, at }) => {
			const nothingNew = !hasAssignee(payload) || isSame(task, payload);
			if (nothingNew && payload.note === undefined) return refuse('SAME_ASSIGNEE');
			return {
				...(hasAssignee(payload) ? assigned(payload, board, at) : withWhom(task, at)),
				...given({ reason: payload.note })
			};
		},
		'task.cancel': (_task, { payload }) => ({ reason: payload.reason }),
		'task.reopen': (task, { payload, nowMs }) => {
			const verifiedMs = toMs(task.verifiedAt ?? task.changedAt);
			if (nowMs - verifiedMs > reopenDays * dayMs) return refuse('TOO_LATE_TO_REOPEN');
			return { reason: payload.reason };
		}
	},
	forgotten,
	resumes: (name) => name !== 'task.hold',
	along: (task, _name, context) => startRequest(task, context)
});

/** Work on an accepted request has begun when the first of its tasks is started. */
export function startRequest(task: Task, { board, at }: { board: Reading; at: string }): Draft[] {
	if (task.state !== 'in_progress' || !task.requestId) return [];
	const request = board.get('request', task.requestId);
	const move = request && findMove(requestMoves, request.state, 'request.start');
	return move ? [{ ...request, state: move.to, startedAt: at }] : [];
}

const raise: Decide<'task.raise'> = (context) => {
	const { payload } = context;
	const raised = raisedFrom(context, 1);
	if (!raised.ok) return raised;
	const block = payload.block === undefined ? undefined : hundredBlock(payload.block);
	if (payload.block !== undefined && block === undefined) return notABlock;
	const { title, category, priority, communityArea, required } = payload;
	const behind = raised.request ? {} : { origin: 'plan' as const };
	const task = newTask(context, {
		title,
		category,
		priority,
		...behind,
		...given({
			communityArea,
			block,
			required,
			requestId: payload.requestId
		}),
		restricted: raised.request?.restricted ?? false,
		drill: payload.drill ?? raised.request?.drill ?? false
	});
	return change([task, ...raised.write]);
};

/** All that is looked after around one place: every task of it, or none. */
const raiseBundle: Decide<'task.raise_bundle'> = (context) => {
	const { payload } = context;
	const parts = blockBundle.filter(({ key }) => payload.parts?.includes(key) ?? true);
	const raised = raisedFrom(context, parts.length);
	if (!raised.ok) return raised;
	const block = hundredBlock(payload.block);
	if (block === undefined) return notABlock;
	const behind = raised.request ? {} : { origin: 'plan' as const };
	const tasks = newTasks(context, parts, {
		communityArea: payload.communityArea,
		block,
		...behind,
		...given({ requestId: payload.requestId }),
		restricted: raised.request?.restricted ?? false,
		drill: payload.drill ?? raised.request?.drill ?? false
	});
	const bundleId = tasks[0]?.id;
	return change([...tasks.map((task) => ({ ...task, ...given({ bundleId }) })), ...raised.write]);
};

const notABlock = refuseField('/block', 'block');

/** As the schema has it. */
const maxTasks = 200;

/** The request that work is raised from, as it shall be: it changes too, so that whoever closes it is told. */
function raisedFrom(
	{ payload, board, actor }: Context<'task.raise' | 'task.raise_bundle'>,
	count: number
): { ok: true; request: Request | undefined; write: Draft[] } | Refusal {
	if (payload.requestId === undefined) return { ok: true, request: undefined, write: [] };
	const request = board.get('request', payload.requestId);
	if (!request) return refuse('NOT_FOUND');
	if (payload.requestVersion !== request.version) return refuse('CHANGED', { current: request });
	if (!isOpenRequest(request) && request.state !== 'resolved') {
		const permitted = movesFrom(requestMoves, request, actor);
		return refuse('MOVE_NOT_PERMITTED', { permitted, current: request });
	}
	const taskCount = request.taskCount + count;
	if (taskCount > maxTasks) return refuse('TOO_LARGE');
	return { ok: true, request, write: [{ ...request, taskCount }] };
}

const edit: Decide<'task.edit'> = ({ payload, board, actor }) => {
	const task = board.get('task', payload.id);
	if (!task) return refuse('NOT_FOUND');
	if (closedTaskStates.includes(task.state)) {
		const permitted = movesFrom(taskMoves, task, actor);
		return refuse('MOVE_NOT_PERMITTED', { permitted, current: task });
	}
	const merged = mergeEdits(task, payload.edits);
	if (!merged.ok) return merged;
	return change(merged.changed ? [merged.record] : []);
};

/** The duty officer is called: urgent work was not taken on in time. */
const escalate: Decide<'task.escalate'> = ({ payload, board, at }) => {
	const found = permitChange({ kind: 'task', ...payload }, board);
	if (!found.ok) return found;
	return change([{ ...found.record, escalatedAt: at }]);
};

function assigned(to: Assignee, board: Reading, at: string): Partial<Task> | Refusal {
	if (!hasAssignee(to)) {
		return refuseField('/agencyId', 'required');
	}
	const against = to.agencyId && notWorkedWith(board, to.agencyId);
	if (against) return against;
	return withWhom(to, at);
}

/** Whoever has it already is not asked about again: it may be one that the room does not work with any more. */
function withWhom(to: Assignee, at: string): Partial<Task> {
	const chosen = to.agencyId ? { agencyId: to.agencyId } : { deskId: to.deskId };
	return { ...given(chosen), assignedAt: at } as Partial<Task>;
}

function hasAssignee(to: Assignee): boolean {
	return to.agencyId !== undefined || to.deskId !== undefined;
}

function isSame(task: Task, to: Assignee): boolean {
	// An organisation goes before a desk, so a desk named beside it makes no difference.
	return to.agencyId ? task.agencyId === to.agencyId : task.deskId === to.deskId;
}

export const taskDecisions = {
	...moves,
	'task.raise': raise,
	'task.raise_bundle': raiseBundle,
	'task.edit': edit,
	'task.escalate': escalate
};
