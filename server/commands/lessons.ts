import { refuse, refuseField } from '#shared/kernel/result.ts';
import { lessonMoves, type LessonMoveCommand } from '#shared/rules/lesson-moves.ts';
import { change, type Decide } from './decide.ts';
import { decideMoves, given } from './move.ts';

const moves = decideMoves<'lesson', LessonMoveCommand>({
	kind: 'lesson',
	table: lessonMoves,
	effects: {
		'lesson.validate': () => ({}),
		'lesson.accept': (_, { payload, board }) =>
			board.get('agency', payload.agencyId)
				? { agencyId: payload.agencyId, dueOn: payload.dueOn }
				: refuse('NOT_FOUND'),
		'lesson.begin': () => ({}),
		'lesson.implement': (_, { payload, at, actor }) => {
			const { change: done, on, step, category, priority } = payload;
			const parts = [on, step, category, priority].filter((part) => part !== undefined);
			// Half a piece of work cannot be raised.
			if (parts.length > 0 && parts.length < 4) return refuseField('/step', 'required');
			const work = given({ on, step, category, priority });
			return { change: done, ...work, completedBy: actor.id, implementedAt: at };
		},
		'lesson.verify': (_, { payload }) => ({ evidence: payload.evidence }),
		'lesson.reject': (_, { payload }) => ({ reason: payload.reason })
	}
});

const note: Decide<'lesson.note'> = ({ payload, board, actor, at, newId }) => {
	const { drill = false, ...said } = payload;
	const { activationId, incidentId } = said;
	const isKnown =
		(activationId === undefined || board.get('activation', activationId)) &&
		(incidentId === undefined || board.get('incident', incidentId));
	if (!isKnown) return refuse('NOT_FOUND');
	return change([
		{
			kind: 'lesson',
			id: newId('lesson'),
			state: 'observed',
			observedAt: at,
			createdBy: actor.id,
			...(given(said) as typeof said),
			drill
		}
	]);
};

export const lessonDecisions = { ...moves, 'lesson.note': note };
