import type { Refusal } from '#shared/kernel/result.ts';
import type { AnyRecord, Kind, RecordTypes } from '#shared/model/records.ts';
import type { Task } from '#shared/model/task.ts';
import type { Actor } from '#shared/rules/actors.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';

/** What a decision may look at: the board, and what was fetched for this command from behind it. */
export interface Reading {
	get<K extends Kind>(kind: K, id: string): RecordTypes[K] | undefined;
	all<K extends Kind>(kind: K): Iterable<RecordTypes[K]>;
	tasksOf(requestId: string): Task[];
}

/** A command that was carried out: what each record was before, unless it was made then, and after. */
export interface Earlier {
	command: string;
	records: readonly { before?: AnyRecord; after: AnyRecord }[];
}

export interface Context<Name extends CommandName> {
	board: Reading;
	actor: Actor;
	/** Milliseconds, and the same as records keep it. */
	nowMs: number;
	at: string;
	payload: Payload<Name>;
	/** An id for a record to be made. */
	newId: (kind: Kind) => string;
	/** What the person's command that the payload names made of which records, if it is known. */
	earlier?: Earlier | undefined;
	/** 0 at first; rises when a claimed name was taken, so that another can be tried. */
	attempt: number;
}

/** The stamps are the engine's: a decision leaves them out and cannot get them wrong. */
type Stamps = 'version' | 'changedAt' | 'changedBy' | 'changedCommand';
type Unstamped<R extends AnyRecord> = R extends AnyRecord ? Omit<R, Stamps> : never;
/** A record as it shall be. With a version: the one it had. Without: it must not exist yet. */
export type Draft = Unstamped<AnyRecord> & { version?: number };

/** What shall be: records written, records that were read and must still be so, names taken. */
export interface Change {
	ok: true;
	write: Draft[];
	read: { kind: Kind; id: string; version: number }[];
	claims: { index: string; field: string; ownerId: string }[];
	/** Leaves the board, if it is still the version that was found to be over. */
	retire: { kind: Kind; id: string; version: number }[];
}

export type Decide<Name extends CommandName> = (context: Context<Name>) => Change | Refusal;

/** A change of these records and nothing else. */
export function change(write: Draft[], more: Partial<Omit<Change, 'ok' | 'write'>> = {}): Change {
	return { ok: true, write, read: [], claims: [], retire: [], ...more };
}
