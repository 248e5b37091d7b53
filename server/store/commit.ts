import { Type, type Static } from 'typebox';
import { assert } from '#shared/kernel/assert.ts';
import { schemaOf, type AnyRecord, type Kind } from '#shared/model/records.ts';
import type { Entry } from '#shared/wire/entry.ts';
import { fits } from '../fits.ts';
import { commitScript } from './client.ts';
import { replicated, type Kept } from './replicated.ts';

const receiptSeconds = 24 * 60 * 60;

const Committed = Type.Union([
	Type.Object({
		ok: Type.Literal(true),
		position: Type.Integer(),
		versions: Type.Record(Type.String(), Type.Integer())
	}),
	Type.Object({
		ok: Type.Literal(false),
		code: Type.Union([Type.Literal('CHANGED'), Type.Literal('TAKEN')]),
		key: Type.String(),
		position: Type.Integer()
	})
]);
export type Committed = Static<typeof Committed>;

/** A name that only one record of the room may hold, such as a public reference. */
export interface Claim {
	index: string;
	field: string;
	ownerId: string;
}

/** Where a record stands in an order that cold look-ups need; without a score it stands there no more. */
export interface Mark {
	index: string;
	member: string;
	score: number | undefined;
	/** What stands before this is forgotten. */
	least: number;
}

export interface Commit {
	entry: Entry;
	/** Person and command id: the receipt is kept under both. */
	actorId: string;
	commandId: string;
	/** Versions of records that were read and must still be so; 0 for what must not exist. */
	read: readonly { kind: Kind; id: string; version: number }[];
	claims: readonly Claim[];
	marks: readonly Mark[];
	/** Records that leave the board, with the versions at which they were found to be over. */
	retired: readonly { kind: Kind; id: string; version: number }[];
}

/**
 * Carries out what was decided, all of it or nothing; the same command id is answered the same way twice.
 * Throws NotReplicatedError when too few replicas have it, and the client's own errors.
 */
export async function commit(to: Kept, what: Commit): Promise<Committed> {
	const { keys } = to;
	const { entry, claims, marks } = what;
	const recordKeys: string[] = [];
	const recordArgs: (string | number)[] = [];
	const touch = (kind: Kind, id: string, args: (string | number)[]) => {
		recordKeys.push(keys.record(kind, id), keys.history(kind, id), keys.board(kind));
		recordArgs.push(...args);
	};
	for (const record of entry.records) touch(record.kind, record.id, written(record));
	for (const { kind, id, version } of what.read) touch(kind, id, [version, 0, '', '']);
	for (const { kind, id, version } of what.retired) touch(kind, id, [version, 0, '', '0']);
	const versions = Object.fromEntries(entry.records.map(({ id, version }) => [id, version]));
	const keysAndArgs = [
		3 + recordKeys.length + claims.length + marks.length,
		keys.receipt(what.actorId, what.commandId),
		keys.log,
		keys.position,
		...recordKeys,
		...claims.map(({ index }) => keys.claim(index)),
		...marks.map(({ index }) => keys.claim(index)),
		receiptSeconds,
		entry.id,
		JSON.stringify(entry),
		JSON.stringify(versions),
		recordArgs.length / 4,
		...recordArgs,
		claims.length,
		...claims.flatMap(({ field, ownerId }) => [field, ownerId]),
		marks.length,
		...marks.flatMap(({ score, member, least }) => [score ?? '', member, least])
	] as const;
	if (to.replicas === 0) return readCommitted(await to.redis.commit(...keysAndArgs));
	// Sent whole and with WAIT behind it: both must reach the same server over the same connection.
	const [head, ...rest] = keysAndArgs;
	const reply = await replicated(to, (pipeline) => pipeline.eval(commitScript, head, ...rest));
	return readCommitted(String(reply));
}

/** The answer given earlier to this command id, if it was carried out within the last day. */
export async function findReceipt(
	to: Kept,
	command: { actorId: string; commandId: string }
): Promise<Committed | undefined> {
	const key = to.keys.receipt(command.actorId, command.commandId);
	const text = await to.redis.get(key);
	if (text === null) return undefined;
	// It may have been the last that a server wrote before its replicas had it.
	if (to.replicas > 0) await replicated(to, (pipeline) => pipeline.get(key));
	return readCommitted(text);
}

function written(record: AnyRecord): (string | number)[] {
	assert(fits(schemaOf(record.kind), record), `a ${record.kind} that is written fits its schema`);
	return [record.version - 1, record.version, JSON.stringify(record), '1'];
}

function readCommitted(text: string): Committed {
	const answer: unknown = JSON.parse(text);
	assert(fits(Committed, answer), 'the commit script answers with an answer');
	return answer;
}
