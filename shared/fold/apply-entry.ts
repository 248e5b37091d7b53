import type { Entry } from '../wire/entry.ts';
import type { Board } from './board.ts';

/**
 * Folds one entry of the log into a board. Whole records are put, so an entry that was folded before
 * changes nothing, and one that is older than what was loaded does not take it back.
 */
export function applyEntry(board: Board, entry: Entry): void {
	for (const record of entry.records) {
		const known = board.get(record.kind, record.id);
		if (!known || known.version <= record.version) board.set(record);
	}
	for (const { kind, id } of entry.retired ?? []) board.delete(kind, id);
}
