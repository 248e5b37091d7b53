import { dayMs, toMs } from '#shared/kernel/clock.ts';
import { refuse, type Refusal } from '#shared/kernel/result.ts';
import type { Request } from '#shared/model/request.ts';
import type { Task } from '#shared/model/task.ts';
import { categories, pausingReasons } from '#shared/model/terms.ts';
import { findMove } from '#shared/rules/moves.ts';
import { requestMoves } from '#shared/rules/request-moves.ts';
import { reopenDays, taskMoves, type TaskMoveCommand } from '#shared/rules/task-moves.ts';
import type { Payload } from '#shared/wire/commands.ts';
import { change, type Context, type Decide, type Draft, type Reading } from './decide.ts';
import { given, permitMove, resumeClock, without } from './move.ts';

type Effect<Name extends TaskMoveCommand> = (
	task: Task,
	context: Context<Name>
) => Partial<Task> | Refusal;

interface Assignee {
	deskId?: Task['deskId'];
	agencyId?: string;
}

/** What each move changes besides the state, and what can still stand against it. */
const effects: { [Name in TaskMoveCommand]: Effect<Name> } = {
	'task.assign': (task, { payload, board, at }) => {
		const sameAgain = task.state === 'rejected' && isSame(task, payload);
		if (sameAgain && payload.note === undefined) return refuse('SAME_ASSIGNEE');
		return { ...assigned(payload, board, at), ...given({ reason: payload.note }) };
	},
	'task.accept': (_task, { at }) => ({ acceptedAt: at }),
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
		...assigned(hasAssignee(payload) ? payload : task, board, at),
		reason: payload.note
	}),
	'task.replan': (task, { payload, board, at }) => {
		const nothingNew = !hasAssignee(payload) || isSame(task, payload);
		if (nothingNew && payload.note === undefined) return refuse('SAME_ASSIGNEE');
		return {
			...assigned(hasAssignee(payload) ? payload : task, board, at),
			...given({ reason: payload.note })
		};
	},
	'task.cancel': (_task, { payload }) => ({ reason: payload.reason }),
	'task.reopen': (task, { payload, nowMs }) => {
		const verifiedMs = toMs(task.verifiedAt ?? task.changedAt);
		if (nowMs - verifiedMs > reopenDays * dayMs) return refuse('TOO_LATE_TO_REOPEN');
		return { reason: payload.reason };
	}
};

/** Fields of an earlier way through the table that are no longer true after a move. */
const forgotten: Partial<Record<TaskMoveCommand, readonly (keyof Task)[]>> = {
	'task.assign': ['deskId', 'agencyId', 'rejectReason', 'reason'],
	'task.transfer': ['deskId', 'agencyId', 'holdReason', 'reviewOn', 'acceptedAt'],
	'task.replan': ['deskId', 'agencyId', 'acceptedAt'],
	'task.resume': ['holdReason', 'reviewOn'],
	'task.requeue': ['holdReason', 'reviewOn', 'acceptedAt'],
	'task.dispute': ['completedAt', 'completedBy', 'outcome', 'quantity', 'unit'],
	'task.reopen': [
		...(['completedAt', 'completedBy', 'outcome', 'quantity', 'unit'] as const),
		...(['verifiedAt', 'verifiedBy', 'evidence'] as const)
	]
};

function decideMove<Name extends TaskMoveCommand>(name: Name): Decide<Name> {
	return (context) => {
		const { id, version } = context.payload as Payload<'task.start'>;
		const wish = { kind: 'task', command: name, id, version } as const;
		const permitted = permitMove(taskMoves, wish, context);
		if (!permitted.ok) return permitted;
		const effect = effects[name](permitted.record, context);
		if ('ok' in effect) return effect as Refusal;
		const base = without(permitted.record, ...(forgotten[name] ?? []));
		const running = name === 'task.hold' ? base : resumeClock(base as Task, context.nowMs);
		const task = { ...running, ...effect, state: permitted.to } as Task;
		return change([task, ...startRequest(task, context)]);
	};
}

/** Work on an accepted request has begun when the first of its tasks is started. */
function startRequest(task: Task, { board, at }: { board: Reading; at: string }): Draft[] {
	if (task.state !== 'in_progress' || !task.requestId) return [];
	const request = board.get('request', task.requestId);
	const move = request && findMove(requestMoves, request.state, 'request.start');
	return move ? [{ ...request, state: move.to, startedAt: at }] : [];
}

const moves = Object.fromEntries(
	(Object.keys(effects) as TaskMoveCommand[]).map((name) => [name, decideMove(name)])
) as unknown as { [Name in TaskMoveCommand]: Decide<Name> };

/** As the schema has it. */
const maxTasks = 200;

const raise: Decide<'task.raise'> = ({ payload, board, actor, at, newId }) => {
	const request = payload.requestId ? board.get('request', payload.requestId) : undefined;
	if (payload.requestId && !request) return refuse('NOT_FOUND');
	if (request && payload.requestVersion !== request.version) {
		return refuse('CHANGED', { current: request });
	}
	if (request && request.taskCount >= maxTasks) return refuse('TOO_LARGE');
	const restricted = categories[payload.category].restricted || (request?.restricted ?? false);
	const task: Draft = {
		kind: 'task',
		id: newId('task'),
		state: 'new',
		priority: payload.priority,
		restricted,
		createdAt: at,
		pausedMs: 0,
		pausedWorkMs: 0,
		...given({ requestId: payload.requestId, communityArea: payload.communityArea }),
		title: payload.title,
		category: payload.category,
		createdBy: actor.id,
		...given({ filedBy: actor.agencyId }),
		drill: payload.drill ?? request?.drill ?? false
	};
	// The request changes too, so that whoever closes it at this moment is told that it changed.
	const counted: Request | undefined = request && { ...request, taskCount: request.taskCount + 1 };
	return change(counted ? [task, counted] : [task]);
};

function assigned(to: Assignee, board: Reading, at: string): Partial<Task> | Refusal {
	if (!hasAssignee(to)) {
		return refuse('INVALID_PAYLOAD', { fields: [{ path: '/agencyId', rule: 'required' }] });
	}
	if (to.agencyId && !board.get('agency', to.agencyId)) return refuse('NOT_FOUND');
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

export const taskDecisions = { ...moves, 'task.raise': raise };
