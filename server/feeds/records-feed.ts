import type { Board } from '#shared/fold/board.ts';
import type { FieldClass } from '#shared/model/fields.ts';
import { keyOf, kinds, type AnyRecord } from '#shared/model/records.ts';
import { permittedClasses, project, type RecordAudience } from '#shared/rules/visibility.ts';
import { splitKey } from '#shared/fold/board.ts';
import type { Placed } from '../log/entries.ts';
import type { Loaded } from '../log/log-follower.ts';
import {
	docText,
	Feed,
	type ChangedKeys,
	type DeltaText,
	type DeltaTexts,
	type DocText
} from './feed.ts';

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
			keys: [...keysTouchedBy([placed], this.#board)]
		}));
		const unclear = steps.findLastIndex(({ keys }) => keys.some((key) => !this.feed.has(key)));
		return steps.slice(unclear + 1);
	}

	/** One step of the log is one delta, also when this audience sees nothing of it. */
	follow(to: number, touched: readonly Touched[], texts?: DeltaTexts): DeltaText {
		const put: DocText[] = [];
		const gone: string[] = [];
		let passed = false;
		for (const { key, record, restricted } of touched) {
			const doc = record && encodeFor(this.#audience, record, restricted);
			if (doc) put.push(doc);
			// Only what this audience could see before can be gone for it.
			else if (this.feed.has(key)) gone.push(key);
			else passed = true;
		}
		return this.feed.step(to, { put, gone, passed }, texts);
	}

	*#everything(): Generator<DocText> {
		for (const kind of kinds) {
			for (const record of this.#board.all(kind)) {
				const doc = encodeFor(this.#audience, record, isRestricted(record, this.#board));
				if (doc) yield doc;
			}
		}
	}
}

/** A document that a step may have changed: the record as it now is, none when it left the board. */
export interface Touched {
	key: string;
	record: AnyRecord | undefined;
	restricted: boolean;
}

/** What a step changed, looked up once for all audiences. */
export function touchedBy(entries: readonly Placed[], board: Board): Touched[] {
	return [...keysTouchedBy(entries, board)].map((key) => {
		const record = board.get(...splitKey(key));
		return { key, record, restricted: record !== undefined && isRestricted(record, board) };
	});
}

/** What entries changed, and what belongs to it: a restriction covers a request's tasks and notes. */
function keysTouchedBy(entries: readonly Placed[], board: Board): Set<string> {
	const keys = new Set<string>();
	for (const { entry } of entries) {
		for (const record of [...entry.records, ...(entry.retired ?? [])]) {
			keys.add(keyOf(record));
			if (record.kind === 'request') {
				for (const task of board.tasksOf(record.id)) keys.add(keyOf(task));
			}
			for (const note of board.notesOf(record.id)) keys.add(keyOf(note));
		}
	}
	return keys;
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
	const permitted = nameOf(permittedClasses(audience, record.kind, restricted));
	const known = encoded.get(record)?.get(permitted);
	if (known) return known;
	const projected = project(audience, record, restricted);
	if (!projected) return undefined;
	const doc = docText(keyOf(record), projected);
	const ofRecord = encoded.get(record) ?? new Map<string, DocText>();
	encoded.set(record, ofRecord.set(permitted, doc));
	return doc;
}

/** The rows of the table are few and never change: each set of classes is named once. */
const names = new WeakMap<readonly FieldClass[], string>();

function nameOf(classes: readonly FieldClass[]): string {
	let name = names.get(classes);
	if (name === undefined) names.set(classes, (name = classes.join()));
	return name;
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
