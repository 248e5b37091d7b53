import { splitKey, type Board } from '#shared/fold/board.ts';
import { keyOf, kinds, type AnyRecord } from '#shared/model/records.ts';
import { factsOf, type Facts, type Looker } from '#shared/rules/belonging.ts';
import { copyAt, levelFor, levelOf, type Level } from '#shared/rules/visibility.ts';
import type { Placed } from '../log/entries.ts';
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
	readonly feed: Feed;
	readonly #looker: Looker;
	readonly #board: Board;

	constructor(looker: Looker, board: Board) {
		this.feed = new Feed(JSON.stringify(looker));
		this.#looker = looker;
		this.#board = board;
	}

	/** Takes the board as it is; `recent` are the latest entries that led there, oldest first. */
	load(epoch: string, { position, recent }: { position: number; recent: readonly Placed[] }): void {
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
		for (const one of touched) {
			const { key, record, facts } = one;
			const level = record && levelFor(this.#looker, record.kind, facts);
			const doc = level && docAt(level, one);
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
				const doc = encodeAt(levelOf(this.#looker, record, this.#board), record);
				if (doc) yield doc;
			}
		}
	}
}

/** A document that a step may have changed: the record as it now is, none when it left the board. */
export type Touched =
	| { key: string; record: undefined; facts?: undefined; docs?: undefined }
	| { key: string; record: AnyRecord; facts: Facts; docs: Docs };

/** A record as each level has it, made when somebody first needs it; null: there is nothing of it. */
type Docs = Partial<Record<Level, DocText | null>>;

function docAt(level: Level, { record, docs }: Touched): DocText | null {
	if (!record) return null;
	return (docs[level] ??= encodeAt(level, record) ?? null);
}

/** What a step changed, looked up once for all audiences. */
export function touchedBy(entries: readonly Placed[], board: Board): Touched[] {
	return [...keysTouchedBy(entries, board)].map((key) => {
		const record = board.get(...splitKey(key));
		return record ? { key, record, facts: factsOf(record, board), docs: {} } : { key, record };
	});
}

/** What entries changed, and what belongs to it: who sees a request decides who sees its tasks and notes. */
function keysTouchedBy(entries: readonly Placed[], board: Board): Set<string> {
	const keys = new Set<string>();
	for (const { entry } of entries) {
		for (const record of [...entry.records, ...(entry.retired ?? [])]) {
			const isRequest = record.kind === 'request';
			const below = isRequest ? [...board.tasksOf(record.id), ...board.referralsOf(record.id)] : [];
			for (const one of [record, ...below]) {
				keys.add(keyOf(one));
				for (const note of board.notesOf(one.id)) keys.add(keyOf(note));
			}
		}
	}
	return keys;
}

/**
 * Each record as it was encoded for each level: records are never changed in place, and everybody who has as
 * much of it shares one text.
 */
const encoded = new WeakMap<AnyRecord, Map<Level, DocText>>();

function encodeAt(level: Level, record: AnyRecord): DocText | undefined {
	const known = encoded.get(record)?.get(level);
	if (known) return known;
	const copy = copyAt(level, record);
	if (!copy) return undefined;
	const doc = docText(keyOf(record), copy);
	const ofRecord = encoded.get(record) ?? new Map<Level, DocText>();
	encoded.set(record, ofRecord.set(level, doc));
	return doc;
}
