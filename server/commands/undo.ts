import { refuse } from '#shared/kernel/result.ts';
import { isUndoable, takeBack } from '#shared/rules/undo.ts';
import { change, type Decide, type Draft } from './decide.ts';

/**
 * Takes back what this person did, by a change of its own: the log keeps both. All of it or nothing, and never over
 * what somebody else did since.
 */
const undo: Decide<'change.undo'> = ({ payload, board, earlier }) => {
	// Receipts live a day: what is older is put right by what follows.
	if (!earlier?.records.some(({ after }) => after.id === payload.id)) return refuse('NOT_FOUND');
	if (!isUndoable(earlier.command)) return refuse('NOT_UNDOABLE');
	const drafts: Draft[] = [];
	for (const { before, after } of earlier.records) {
		if (!before) return refuse('NOT_UNDOABLE');
		const now = board.get(after.kind, after.id);
		if (!now) return refuse('NOT_FOUND');
		const taken = takeBack({ before, after }, now);
		if (!taken.ok) {
			const fields = taken.fields.map((field) => ({ path: `/${field}`, rule: 'changed' }));
			return refuse('CHANGED', { fields, current: now });
		}
		drafts.push(taken.record);
	}
	return change(drafts);
};

export const undoDecisions = { 'change.undo': undo };
