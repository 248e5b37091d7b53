import { hundredBlock } from '#shared/geo/hundred-block.ts';
import { dayMs, toMs } from '#shared/kernel/clock.ts';
import { refuse } from '#shared/kernel/result.ts';
import type { Request } from '#shared/model/request.ts';
import { categories } from '#shared/model/terms.ts';
import type { Task } from '#shared/model/task.ts';
import { findMove } from '#shared/rules/moves.ts';
import { maySay } from '#shared/rules/public-status.ts';
import { requestMoves, type RequestMoveCommand } from '#shared/rules/request-moves.ts';
import { reopenDays, taskMoves, type TaskMoveCommand } from '#shared/rules/task-moves.ts';
import { change, type Context, type Decide, type Draft } from './decide.ts';
import { given, without } from './move.ts';
import { placeBasisOf, referenceFor, undone } from './requests.ts';
import { forgotten } from './tasks.ts';

/** A need that somebody stated at the community's door. Sent twice it is the same request. */
const submit: Decide<'request.submit'> = ({ payload, board, at, attempt }) => {
	const { id, title, category, channel, language, reach, heldFor, drill = false } = payload;
	if (board.get('request', id)) return refuse('TAKEN');
	const usual = categories[category];
	const block = payload.block === undefined ? undefined : hundredBlock(payload.block);
	const reference = referenceFor(id, attempt);
	const { soon, interpreter, danger, communityArea } = payload;
	const request: Draft = {
		kind: 'request',
		id,
		state: heldFor === undefined ? 'received' : 'held',
		priority: usual.priority,
		restricted: usual.restricted,
		receivedAt: at,
		pausedMs: 0,
		pausedWorkMs: 0,
		reference,
		title,
		category,
		channel,
		language,
		reach,
		...given({ soon, interpreter, danger, heldFor, communityArea, block }),
		placeBasis: payload.byGrid ? 'grid' : placeBasisOf(payload),
		deskId: usual.desk,
		taskCount: 0,
		attempts: 0,
		drill
	};
	return change([request], { claims: [{ index: 'reference', field: reference, ownerId: id }] });
};

/** Whoever asked says that it is fixed, or that it is not: then what was called done is under way again. */
const confirm: Decide<'request.confirm'> = (context) => {
	const { payload, board, nowMs, at } = context;
	const request = board.get('request', payload.id);
	if (!request) return refuse('NOT_FOUND');
	const tasks = board.tasksOf(request.id).filter(({ required }) => required !== false);
	if (!maySay(request, tasks, nowMs)) {
		return refuse('MOVE_NOT_PERMITTED', { permitted: [], current: request });
	}
	const said = { ...request, saidFixed: payload.fixed, saidAt: at };
	return payload.fixed
		? confirmed(said, tasks, context)
		: change([backUnderWay(said), ...tasks.flatMap((task) => taskBack(task, nowMs))]);
};

/** What was done is confirmed by whoever asked, and that is the end of it unless its kind is still to be named. */
function confirmed(
	request: Request,
	tasks: readonly Task[],
	{ actor, at }: Context<'request.confirm'>
) {
	const verified = tasks.flatMap((task): Draft[] => {
		const move = findMove<Task['state'], TaskMoveCommand>(taskMoves, task.state, 'task.verify');
		if (!move) return [];
		const evidence = 'requester_confirmed';
		return [{ ...task, state: move.to, verifiedAt: at, verifiedBy: actor.id, evidence }];
	});
	if (request.state === 'closed') return change([request]);
	const resolved: Request = { ...request, resolvedAt: request.resolvedAt ?? at };
	// What is still to be done is not over because something else is.
	const isOver = !tasks.some(
		({ state }) => !['completed', 'verified', 'cancelled'].includes(state)
	);
	const isNamed = request.category !== 'other' && isOver;
	const end: Draft = isNamed
		? { ...resolved, state: 'closed', closedAt: at, answer: 'requester_told' }
		: { ...resolved, state: 'resolved' };
	return change([end, ...verified]);
}

/** By the table's own moves, whichever of them leads there from where it stands. */
function backUnderWay(request: Request): Draft {
	const commands: readonly RequestMoveCommand[] = ['request.dispute', 'request.reopen'];
	const move = commands
		.map((command) => findMove(requestMoves, request.state, command))
		.find((one) => one !== undefined);
	if (!move) return request;
	const reopened = request.state === 'closed' ? { reopenedAt: request.saidAt } : {};
	return { ...without(request, ...undone), ...given(reopened), state: move.to } as Draft;
}

function taskBack(task: Task, nowMs: number): Draft[] {
	const isLately = nowMs - toMs(task.verifiedAt ?? task.changedAt) <= reopenDays * dayMs;
	const command = task.state === 'completed' ? 'task.dispute' : 'task.reopen';
	const move = findMove<Task['state'], TaskMoveCommand>(taskMoves, task.state, command);
	if (!move || (command === 'task.reopen' && !isLately)) return [];
	return [{ ...without(task, ...(forgotten[command] ?? [])), state: move.to } as Draft];
}

export const intakeDecisions = { 'request.submit': submit, 'request.confirm': confirm };
