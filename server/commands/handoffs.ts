import { refuse, refuseField } from '#shared/kernel/result.ts';
import { askedByPhone, type Handoff, type Task } from '#shared/model/task.ts';
import type { outputUnits } from '#shared/model/terms.ts';
import { isPublishedKind } from '#shared/rules/published.ts';
import { findMove, isAssignee, movesFrom } from '#shared/rules/moves.ts';
import { taskMoves, type TaskMoveCommand } from '#shared/rules/task-moves.ts';
import { change, type Decide, type Draft } from './decide.ts';
import { given, permitChange, without } from './move.ts';
import { startRequest } from './tasks.ts';

/** Whoever completes work there. Anybody here may confirm it. */
const city311 = 'city_311';

/** What such work is counted in. */
const unitOf: Partial<Record<Task['category'], (typeof outputUnits)[number]>> = {
	lighting: 'lights',
	vacant_property: 'buildings',
	vacant_lot_cleanup: 'lots',
	abandoned_vehicle: 'vehicles'
};

const moveOf = (task: Task, command: TaskMoveCommand) =>
	findMove<Task['state'], TaskMoveCommand>(taskMoves, task.state, command);

/** Asks 311 for work that whoever has it cannot do themselves. It stays theirs until 311 says that it is over. */
const handOff: Decide<'task.hand_off'> = (context) => {
	const { payload, board, actor, at } = context;
	const { service, number } = payload;
	if (service === undefined && number === undefined) return refuseField('/service', 'required');
	const found = permitChange({ kind: 'task', ...payload }, board);
	if (!found.ok) return found;
	const task = found.record;
	const isOurs = isAssignee(task, actor) || actor.role === 'manager';
	const started = moveOf(task, 'task.start');
	const isUnderWay = task.state === 'in_progress' || started !== undefined;
	// Nothing of a person ever goes there: only what anybody may read of is handed over.
	// Nor what is practice: there it would be work.
	const mayGo = isOurs && !task.restricted && !task.drill && isPublishedKind(task.category);
	if (!mayGo) return refuse('NOT_ALLOWED', { permitted: movesFrom(taskMoves, task, actor) });
	const before = task.handoff;
	// A number that was typed wrong is put right.
	const isPutRight = number !== undefined && before?.service === askedByPhone;
	const isThere = before?.state === 'waiting' || (before?.state === 'sent' && !isPutRight);
	if (!isUnderWay || isThere || task.block === undefined) {
		return refuse('MOVE_NOT_PERMITTED', {
			permitted: movesFrom(taskMoves, task, actor),
			current: task
		});
	}
	// What 311 did not take may have arrived all the same: it keeps its name there. What was over begins anew.
	const isAnew = before !== undefined && before.state !== 'failed';
	const round = (before?.round ?? 1) + (isAnew ? 1 : 0);
	const handoff: Handoff = {
		// What somebody has asked for on the phone is there already.
		state: number === undefined ? 'waiting' : 'sent',
		service: service ?? askedByPhone,
		dueAt: at,
		attempts: 0,
		round,
		...(!isAnew && before?.triedAt ? { triedAt: before.triedAt } : {})
	};
	const sent: Task = {
		...without(task, 'number311'),
		...given({ number311: number }),
		handoff,
		state: 'in_progress',
		startedAt: task.startedAt ?? at
	};
	return change([sent, ...startRequest(sent, context)]);
};

/** What 311 calls complete is completed here and not confirmed; what it cancelled is decided anew. */
const hear: Decide<'task.hear_handoff'> = ({ payload, board, at }) => {
	const found = permitChange({ kind: 'task', ...payload }, board);
	if (!found.ok) return found;
	const { handoff, number } = payload;
	const task: Task = { ...found.record, handoff, ...given({ number311: number }) };
	const { state } = handoff;
	const isOver = state === 'closed' || state === 'cancelled';
	return change([(isOver && endedThere(task, state, at)) || task]);
};

/** Work that is over at 311, as it is here from now on; nothing where it cannot end so from where it stands. */
export function endedThere(task: Task, how: 'closed' | 'cancelled', at: string): Draft | undefined {
	const number = task.number311 ?? '';
	if (how === 'closed') {
		const move = moveOf(task, 'task.complete');
		const done = {
			completedAt: at,
			completedBy: city311,
			outcome: `311 says done: ${number}`,
			quantity: 1,
			unit: unitOf[task.category] ?? 'items'
		};
		return move && ({ ...task, ...done, state: move.to } as Draft);
	}
	const move = moveOf(task, 'task.fail');
	return move && ({ ...task, reason: `311 cancelled ${number}`, state: move.to } as Draft);
}

export const handoffDecisions = { 'task.hand_off': handOff, 'task.hear_handoff': hear };
