import type { Board } from '#shared/fold/board.ts';
import { keyOf, kinds, type AnyRecord } from '#shared/model/records.ts';
import { project, type RecordAudience } from '#shared/rules/visibility.ts';
import { splitKey } from '#shared/fold/board.ts';
import type { Delta, Doc } from '#shared/wire/feeds.ts';
import type { Step } from '../log/log-follower.ts';
import { Feed } from './feed.ts';

/** Records as one audience may see them, in step with the log. */
export class RecordsFeed {
	readonly feed = new Feed();
	readonly #audience: RecordAudience;
	readonly #board: Board;

	constructor(audience: RecordAudience, board: Board) {
		this.#audience = audience;
		this.#board = board;
	}

	load(epoch: string, position: number): void {
		this.feed.reset(epoch, position, this.#everything());
	}

	/** One step of the log is one delta, also when this audience sees nothing of it. */
	follow(step: Step): Delta {
		const put: Doc[] = [];
		const gone: string[] = [];
		for (const key of this.#touchedBy(step)) {
			const record = this.#board.get(...splitKey(key));
			const doc = record && this.#project(record);
			if (doc) put.push([key, doc]);
			// Only what this audience could see before can be gone for it.
			else if (this.feed.has(key)) gone.push(key);
		}
		return this.feed.step(step.to, put, gone);
	}

	*#everything(): Generator<Doc> {
		for (const kind of kinds) {
			for (const record of this.#board.all(kind)) {
				const doc = this.#project(record);
				if (doc) yield [keyOf(record), doc];
			}
		}
	}

	/** What a step changed, and what belongs to it: a restriction covers a request's tasks and notes. */
	#touchedBy(step: Step): Set<string> {
		const keys = new Set<string>();
		for (const { entry } of step.entries) {
			for (const record of [...entry.records, ...(entry.retired ?? [])]) {
				keys.add(keyOf(record));
				if (record.kind === 'request') {
					for (const task of this.#board.tasksOf(record.id)) keys.add(keyOf(task));
				}
				for (const note of this.#board.notesOf(record.id)) keys.add(keyOf(note));
			}
		}
		return keys;
	}

	#project(record: AnyRecord): Record<string, unknown> | undefined {
		return project(this.#audience, record, isRestricted(record, this.#board));
	}
}

/** A task or a note is restricted with what it belongs to. */
export function isRestricted(record: AnyRecord, board: Board): boolean {
	switch (record.kind) {
		case 'request':
			return record.restricted;
		case 'task': {
			const request = record.requestId && board.get('request', record.requestId);
			return record.restricted || (request ? request.restricted : false);
		}
		case 'note': {
			const [kind] = splitKey(`${record.subjectId.split('_')[0]}/`);
			const subject = board.get(kind, record.subjectId);
			// A note whose subject has left the board is shown to nobody.
			return subject ? isRestricted(subject, board) : true;
		}
		default:
			return false;
	}
}
