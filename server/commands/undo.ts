import { refuse } from '#shared/kernel/result.ts';
import { isOpenRequest, type RequestState } from '#shared/model/request.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import type { TaskState } from '#shared/model/task.ts';
import { presenceOf } from '#shared/rules/deployment-moves.ts';
import { fieldsChanged, isUndoable, takeBack } from '#shared/rules/undo.ts';
import { change, type Decide, type Draft, type Earlier, type Reading } from './decide.ts';
import { wrongHours } from './deployments.ts';
import { without } from './move.ts';

/**
 * Takes back what this person did, by a change of its own: the log keeps both. All of it or nothing, and never over
 * what somebody else did since.
 */
const undo: Decide<'change.undo'> = ({ payload, board, earlier }) => {
	// Receipts live a day: what is older is put right by what follows.
	if (!earlier) return refuse('NOT_FOUND');
	if (!isUndoable(earlier.command)) return refuse('NOT_UNDOABLE');
	if (!earlier.records.some(({ after }) => after.id === payload.id)) return refuse('NOT_FOUND');
	const drafts: Draft[] = [];
	for (const { before, after } of earlier.records) {
		// What is no longer so when a message is due is not sent.
		if (after.kind === 'message') continue;
		if (!before) return refuse('NOT_UNDOABLE');
		const now = board.get(after.kind, after.id);
		if (!now) return refuse('NOT_FOUND');
		const taken = takeBack({ before, after }, now);
		if (!taken.ok) {
			const fields = taken.fields.map((field) => ({ path: `/${field}`, rule: 'changed' }));
			return refuse('CHANGED', { fields, current: now });
		}
		if (others(taken.record, earlier, board)) return refuse('CHANGED', { current: now });
		drafts.push(awake(taken.record, fieldsChanged(before, after)));
	}
	return change(drafts, { read: drafts.flatMap((draft) => requestOf(draft, board)) });
};

/** Whatever else is taken back, somebody was at it: what was set aside is back. */
function awake(record: AnyRecord, fields: readonly string[]): Draft {
	if (record.kind !== 'request' || fields.includes('snoozed')) return record;
	return without(record, 'snoozed') as Draft;
}

/** Work that is under way, or done: its request cannot stand before it. */
const begun: readonly TaskState[] = ['in_progress', 'on_hold', 'completed', 'verified'];
const beforeWork: readonly RequestState[] = ['received', 'triaged', 'accepted'];

/** What others did on a record beside it, which would not fit to where it stood before. */
function others(record: AnyRecord, { records }: Earlier, board: Reading): boolean {
	if (record.kind === 'task') {
		const request = record.requestId ? board.get('request', record.requestId) : undefined;
		const isOver = request !== undefined && !isOpenRequest(request);
		return isOver && !records.some(({ after }) => after.id === request.id);
	}
	// Whoever has gone home had the hours that they had.
	if (record.kind === 'deployment') {
		return presenceOf[record.state] === 'over' || wrongHours(record) !== undefined;
	}
	if (record.kind !== 'request' || !beforeWork.includes(record.state)) return false;
	const own = new Set(records.map(({ after }) => after.id));
	return board.tasksOf(record.id).some(({ id, state }) => begun.includes(state) && !own.has(id));
}

/** The request that a task belongs to must still be as it was looked at. */
function requestOf(
	draft: Draft,
	board: Reading
): { kind: 'request'; id: string; version: number }[] {
	if (draft.kind !== 'task' || !draft.requestId) return [];
	const request = board.get('request', draft.requestId);
	return request ? [{ kind: 'request', id: request.id, version: request.version }] : [];
}

export const undoDecisions = { 'change.undo': undo };
