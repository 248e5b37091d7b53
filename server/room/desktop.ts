import type { Board } from '#shared/fold/board.ts';
import { kindOfId, type AnyRecord, type Kind, type RecordTypes } from '#shared/model/records.ts';
import type { Task } from '#shared/model/task.ts';
import type { Reading } from '../commands/decide.ts';
import { readRecords } from '../store/records.ts';
import type { Kept } from '../store/replicated.ts';

/** Ids of what a record belongs to. */
function aboveOf(record: AnyRecord | undefined): string[] {
	switch (record?.kind) {
		case 'note':
			return [record.subjectId];
		case 'task':
		case 'referral':
		case 'message':
			return record.requestId ? [record.requestId] : [];
		case 'request':
			return record.parentId ? [record.parentId] : [];
		default:
			return [];
	}
}

/** The board, with the records laid beside it that were fetched for one command. */
export class Desktop implements Reading {
	readonly #board: Board;
	readonly #cold: ReadonlyMap<string, AnyRecord>;

	private constructor(board: Board, cold: ReadonlyMap<string, AnyRecord>) {
		this.#board = board;
		this.#cold = cold;
	}

	/** With these records, and with what they belong to, fetched when the board no longer holds them. */
	static async around(store: Kept, board: Board, ids: readonly string[]): Promise<Desktop> {
		const cold = new Map<string, AnyRecord>();
		const desktop = new Desktop(board, cold);
		// A note's task's request is the furthest.
		for (let wanted = ids, depth = 0; wanted.length > 0 && depth < 3; depth += 1) {
			const missing = wanted.flatMap((id) => {
				const kind = kindOfId(id);
				return kind && !desktop.get(kind, id) ? [{ kind, id }] : [];
			});
			if (missing.length > 0) {
				const found = await readRecords(store.redis, store.keys, missing);
				for (const record of found) cold.set(record.id, record);
			}
			wanted = wanted.flatMap((id) => {
				const kind = kindOfId(id);
				return kind ? aboveOf(desktop.get(kind, id)) : [];
			});
		}
		return desktop;
	}

	get<K extends Kind>(kind: K, id: string): RecordTypes[K] | undefined {
		const record = this.#board.get(kind, id) ?? this.#cold.get(id);
		return record?.kind === kind ? (record as RecordTypes[K]) : undefined;
	}

	all<K extends Kind>(kind: K): Iterable<RecordTypes[K]> {
		return this.#board.all(kind);
	}

	tasksOf(requestId: string): Task[] {
		const cold = [...this.#cold.values()].filter(
			(record) => record.kind === 'task' && record.requestId === requestId
		);
		return [...this.#board.tasksOf(requestId), ...(cold as Task[])];
	}
}
