import { assert } from '../kernel/assert.ts';
import { rememberInstants } from '../kernel/clock.ts';
import { isKind, kinds, type AnyRecord, type Kind, type RecordTypes } from '../model/records.ts';
import type { Note } from '../model/note.ts';
import type { Referral } from '../model/referral.ts';
import type { Task } from '../model/task.ts';
import type { Reader } from './follower.ts';

type Tables = { [K in Kind]: Map<string, RecordTypes[K]> };

const instantsOfABoard = 100_000;

/**
 * The room as records: the fold of its log. The same code on server, desk and replay.
 * A desk's board holds projected records, in which operational fields of restricted ones are absent.
 */
export class Board implements Reader {
	readonly #tables = Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as Tables;
	readonly #tasksByOwner = new Map<string, Set<string>>();
	readonly #referralsByRequest = new Map<string, Set<string>>();
	readonly #notesBySubject = new Map<string, Set<string>>();

	constructor() {
		rememberInstants(instantsOfABoard);
	}

	get<K extends Kind>(kind: K, id: string): RecordTypes[K] | undefined {
		return this.#tables[kind].get(id);
	}

	/** Every record of a kind, in the order in which they came. */
	all<K extends Kind>(kind: K): Iterable<RecordTypes[K]> {
		return this.#tables[kind].values();
	}

	count(kind: Kind): number {
		return this.#tables[kind].size;
	}

	/** Tasks of a request, an incident or an activation. */
	tasksOf(ownerId: string): Task[] {
		return this.#related('task', this.#tasksByOwner.get(ownerId));
	}

	/** Oldest first. */
	referralsOf(requestId: string): Referral[] {
		const referrals = this.#related('referral', this.#referralsByRequest.get(requestId));
		return referrals.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt));
	}

	/** Oldest first. */
	notesOf(subjectId: string): Note[] {
		const notes = this.#related('note', this.#notesBySubject.get(subjectId));
		return notes.toSorted((a, b) => a.changedAt.localeCompare(b.changedAt));
	}

	set(record: AnyRecord): void {
		const table = this.#tables[record.kind] as Map<string, AnyRecord>;
		table.set(record.id, record);
		if (record.kind === 'task') {
			for (const owner of ownersOf(record)) relate(this.#tasksByOwner, owner, record.id);
		}
		if (record.kind === 'referral') relate(this.#referralsByRequest, record.requestId, record.id);
		if (record.kind === 'note') relate(this.#notesBySubject, record.subjectId, record.id);
	}

	delete(kind: Kind, id: string): void {
		const record = this.#tables[kind].get(id);
		this.#tables[kind].delete(id);
		if (record?.kind === 'task') {
			for (const owner of ownersOf(record)) unrelate(this.#tasksByOwner, owner, id);
		}
		if (record?.kind === 'referral') unrelate(this.#referralsByRequest, record.requestId, id);
		if (record?.kind === 'note') unrelate(this.#notesBySubject, record.subjectId, id);
	}

	put(key: string, doc: unknown): void {
		const [kind] = splitKey(key);
		assert((doc as AnyRecord).kind === kind, 'a document is filed under its own kind');
		this.set(doc as AnyRecord);
	}

	remove(key: string): void {
		this.delete(...splitKey(key));
	}

	clear(): void {
		for (const kind of kinds) this.#tables[kind].clear();
		this.#tasksByOwner.clear();
		this.#referralsByRequest.clear();
		this.#notesBySubject.clear();
	}

	#related<K extends Kind>(kind: K, ids: Set<string> | undefined): RecordTypes[K][] {
		return [...(ids ?? [])].flatMap((id) => this.#tables[kind].get(id) ?? []);
	}
}

/** Ids of what a task was raised from. Of what somebody has only an outline there are none. */
function ownersOf({ requestId, incidentId, activationId }: Task): string[] {
	return [requestId, incidentId, activationId].filter((id) => id !== undefined);
}

/** The kind and the id that a key was made of. */
export function splitKey(key: string): [Kind, string] {
	const slash = key.indexOf('/');
	const kind = key.slice(0, slash);
	assert(isKind(kind), `"${kind}" is a kind of record`);
	return [kind, key.slice(slash + 1)];
}

function relate(index: Map<string, Set<string>>, owner: string, id: string): void {
	const ids = index.get(owner);
	if (ids) ids.add(id);
	else index.set(owner, new Set([id]));
}

/** What has nothing left is forgotten: a process runs for months. */
function unrelate(index: Map<string, Set<string>>, owner: string, id: string): void {
	const ids = index.get(owner);
	ids?.delete(id);
	if (ids?.size === 0) index.delete(owner);
}
