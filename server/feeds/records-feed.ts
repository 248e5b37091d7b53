import type { Board } from '#shared/fold/board.ts';
import { keyOf, kinds, type AnyRecord } from '#shared/model/records.ts';
import { permittedClasses, project, type RecordAudience } from '#shared/rules/visibility.ts';
import { splitKey } from '#shared/fold/board.ts';
import type { Placed } from '../log/entries.ts';
import type { Loaded, Step } from '../log/log-follower.ts';
import { docText, Feed, type ChangedKeys, type DeltaText, type DocText } from './feed.ts';

/** Records as one audience may see them, in step with the log. */
export class RecordsFeed {
	readonly feed = new Feed();
	readonly #audience: RecordAudience;
	readonly #board: Board;

	constructor(audience: RecordAudience, board: Board) {
		this.#audience = audience;
		this.#board = board;
	}

	load(epoch: string, { position, recent }: Loaded): void {
		this.feed.reset(epoch, position, this.#everything());
		this.feed.recall(this.#stepsOf(recent));
	}

	/**
	 * The latest entries as steps, for clients that return from another process or from before a restart.
	 * It begins after the last one that touched something this audience does not see now: whether it saw it
	 * before is not known, and only then could it be told that it is gone.
	 */
	#stepsOf(recent: readonly Placed[]): ChangedKeys[] {
		const steps = recent.map((placed) => ({
			from: placed.position - 1,
			to: placed.position,
			keys: [...this.#touchedBy([placed])]
		}));
		const unclear = steps.findLastIndex(({ keys }) => keys.some((key) => !this.feed.has(key)));
		return steps.slice(unclear + 1);
	}

	/** One step of the log is one delta, also when this audience sees nothing of it. */
	follow(step: Step): DeltaText {
		const put: DocText[] = [];
		const gone: string[] = [];
		let passed = false;
		for (const key of this.#touchedBy(step.entries)) {
			const record = this.#board.get(...splitKey(key));
			const doc = record && this.#encode(record);
			if (doc) put.push(doc);
			// Only what this audience could see before can be gone for it.
			else if (this.feed.has(key)) gone.push(key);
			else passed = true;
		}
		return this.feed.step(step.to, { put, gone, passed });
	}

	*#everything(): Generator<DocText> {
		for (const kind of kinds) {
			for (const record of this.#board.all(kind)) {
				const doc = this.#encode(record);
				if (doc) yield doc;
			}
		}
	}

	/** What a step changed, and what belongs to it: a restriction covers a request's tasks and notes. */
	#touchedBy(entries: readonly Placed[]): Set<string> {
		const keys = new Set<string>();
		for (const { entry } of entries) {
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

	/** What this audience may have of a record. */
	#encode(record: AnyRecord): DocText | undefined {
		return encodeFor(this.#audience, record, isRestricted(record, this.#board));
	}
}

/**
 * Each record as it was encoded for each set of permitted classes: records are never changed in place, and
 * audiences with the same rights share one text.
 */
const encoded = new WeakMap<AnyRecord, Map<string, DocText>>();

function encodeFor(
	audience: RecordAudience,
	record: AnyRecord,
	restricted: boolean
): DocText | undefined {
	const permitted = permittedClasses(audience, record.kind, restricted).join();
	const known = encoded.get(record)?.get(permitted);
	if (known) return known;
	const projected = project(audience, record, restricted);
	if (!projected) return undefined;
	const doc = docText(keyOf(record), projected);
	const ofRecord = encoded.get(record) ?? new Map<string, DocText>();
	encoded.set(record, ofRecord.set(permitted, doc));
	return doc;
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
