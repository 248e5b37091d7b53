import { hundredBlock } from '#shared/geo/hundred-block.ts';
import { toMs } from '#shared/kernel/clock.ts';
import { textFromHash } from '#shared/kernel/ids.ts';
import { refuse, refuseField } from '#shared/kernel/result.ts';
import { closedTaskStates } from '#shared/model/task.ts';
import { incidentMoves, type IncidentMoveCommand } from '#shared/rules/incident-moves.ts';
import { learnedWork } from '#shared/rules/lesson-moves.ts';
import { incidentResponse } from '#shared/rules/templates.ts';
import { change, type Decide } from './decide.ts';
import { decideMoves } from './move.ts';
import { newTasks } from './new-tasks.ts';

const moves = decideMoves<'incident', IncidentMoveCommand>({
	kind: 'incident',
	table: incidentMoves,
	effects: {
		'incident.close': ({ id }, { board, at }) => {
			const open = board.tasksOf(id).filter(({ state }) => !closedTaskStates.includes(state));
			return open.length > 0 ? refuse('TASKS_OPEN', { current: open }) : { closedAt: at };
		}
	},
	reads: ({ id }, _name, { board }) =>
		board.tasksOf(id).map((task) => ({ kind: 'task', id: task.id, version: task.version }))
});

/** A notice and the work that begins with it, in one commit: nobody has to think of the second. */
const log: Decide<'incident.log'> = (context) => {
	const { payload, board, at, nowMs, newId, attempt } = context;
	const block = hundredBlock(payload.block);
	if (block === undefined) return refuseField('/block', 'block');
	const occurredAt = payload.occurredAt ?? at;
	if (toMs(occurredAt) > nowMs) return refuseField('/occurredAt', 'maximum');
	const id = newId('incident');
	const reference = `I-${textFromHash(`${id}#${attempt}`, 6).toUpperCase()}`;
	const { communityArea, count, source } = payload;
	const drill = payload.drill ?? false;
	const common = { incidentId: id, origin: 'incident' as const, communityArea, block };
	return change(
		[
			{
				kind: 'incident',
				id,
				state: 'open',
				occurredAt,
				receivedAt: at,
				communityArea,
				reference,
				block,
				count,
				source,
				drill
			},
			...newTasks(context, [...incidentResponse, ...learnedWork(board.all('lesson'), 'incident')], {
				...common,
				restricted: false,
				drill
			})
		],
		{ claims: [{ index: 'reference', field: reference, ownerId: id }] }
	);
};

export const incidentDecisions = { ...moves, 'incident.log': log };
