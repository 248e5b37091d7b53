import type { Board } from '#shared/fold/board.ts';
import type { AnyRecord, Kind, RecordTypes } from '#shared/model/records.ts';
import type { Task } from '#shared/model/task.ts';
import type { Reading } from '../commands/decide.ts';

/** The board, with the records laid beside it that were fetched for one command. */
export class Desktop implements Reading {
	readonly #board: Board;
	readonly #cold: ReadonlyMap<string, AnyRecord>;

	constructor(board: Board, cold: readonly AnyRecord[]) {
		this.#board = board;
		this.#cold = new Map(cold.map((record) => [record.id, record]));
	}

	get<K extends Kind>(kind: K, id: string): RecordTypes[K] | undefined {
		const record = this.#board.get(kind, id) ?? this.#cold.get(id);
		return record?.kind === kind ? (record as RecordTypes[K]) : undefined;
	}

	all<K extends Kind>(kind: K): Iterable<RecordTypes[K]> {
		return this.#board.all(kind);
	}

	tasksOf(requestId: string): Task[] {
		return this.#board.tasksOf(requestId);
	}
}
