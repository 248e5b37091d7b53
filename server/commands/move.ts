import { workingMsBetween } from '#shared/kernel/chicago-time.ts';
import { toMs } from '#shared/kernel/clock.ts';
import { refuse, type Refusal } from '#shared/kernel/result.ts';
import type { Kind, RecordTypes } from '#shared/model/records.ts';
import {
	findMove,
	mayMake,
	movesFrom,
	type Movable,
	type Move,
	type Who
} from '#shared/rules/moves.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import {
	change,
	type Change,
	type Context,
	type Decide,
	type Draft,
	type Reading
} from './decide.ts';
import { workCalendarOf } from '#shared/rules/work-calendar.ts';
import type { Actor } from '#shared/rules/actors.ts';

/** Kinds of records that have a table of moves. */
type MovableKind =
	| 'request'
	| 'task'
	| 'deployment'
	| 'staff'
	| 'agency'
	| 'referral'
	| 'incident'
	| 'activation'
	| 'shift'
	| 'asset'
	| 'message'
	| 'alert'
	| 'member'
	| 'meeting'
	| 'decision'
	| 'action'
	| 'lesson'
	| 'report'
	| 'outage';
type StateOf<K extends MovableKind> = RecordTypes[K]['state'];

/** What a move changes besides the state, or what still stands against it. */
export type Effect<K extends MovableKind, Name extends CommandName> = (
	record: RecordTypes[K],
	context: Context<Name>
) => Partial<RecordTypes[K]> | Refusal;

interface Moving<K extends MovableKind, Name extends CommandName> {
	kind: K;
	table: readonly Move<StateOf<K>, Name | 'referral.accept'>[];
	effects: { readonly [One in Name]: Effect<K, One> };
	/** Fields of an earlier way through the table that are no longer true after a move. */
	forgotten?: Partial<Record<Name, readonly (keyof RecordTypes[K])[]>>;
	/** What stands against a move besides the table. */
	guard?: (record: RecordTypes[K], name: Name) => Refusal | undefined;
	/** Whether a move ends a pause of the clock, where there is one. */
	resumes?: (name: Name) => boolean;
	/** What else changes in the same commit, the record being as it shall be. */
	along?: (record: RecordTypes[K], name: Name, context: Context<CommandName>) => Draft[] | Refusal;
	/** Records that must still be as they were seen, besides those that are written. */
	reads?: (record: RecordTypes[K], name: Name, context: Context<CommandName>) => Change['read'];
}

/** The decisions of every move of one kind of record: permission, effect, and what goes along with it. */
export function decideMoves<K extends MovableKind, Name extends CommandName>(
	moving: Moving<K, Name>
): { [One in Name]: Decide<One> } {
	const names = Object.keys(moving.effects) as Name[];
	return Object.fromEntries(names.map((name) => [name, decideMove(moving, name)])) as {
		[One in Name]: Decide<One>;
	};
}

function decideMove<K extends MovableKind, Name extends CommandName>(
	moving: Moving<K, Name>,
	name: Name
): Decide<Name> {
	const { kind, table, effects, forgotten = {}, along, reads } = moving;
	return (context) => {
		const { id, version } = context.payload as { id: string; version: number };
		const permitted = permitMove(table, { kind, command: name, id, version }, context);
		if (!permitted.ok) return permitted;
		const { record, to } = permitted;
		const against = moving.guard?.(record, name);
		if (against) return against;
		const effect = effects[name](record, context);
		if ('ok' in effect) return effect as Refusal;
		const left = forgotten as Partial<Record<Name, readonly (keyof RecordTypes[K])[]>>;
		const runs = moving.resumes?.(name) ? resumedClock(record as Pausable, context) : {};
		const past = 'pausedMs' in runs ? ['pausedSince' as keyof RecordTypes[K]] : [];
		const base = { ...without(record, ...(left[name] ?? []), ...past), ...runs };
		const moved = { ...base, ...effect, state: to } as RecordTypes[K];
		const anyContext = context as unknown as Context<CommandName>;
		const others = along?.(moved, name, anyContext) ?? [];
		if ('ok' in others) return others;
		const read = reads?.(record, name, anyContext) ?? [];
		return change([moved as Draft, ...others], { read });
	};
}

/**
 * The record that a command means, if this actor may make this move with it now: it exists, it is the
 * version that was seen, the table has the move, and the table names this actor for it.
 */
export function permitMove<K extends MovableKind, Command extends string>(
	table: readonly Move<StateOf<K>, Command>[],
	wish: { kind: K; command: Command; id: string; version: number },
	context: { board: Reading; actor: Actor }
): { ok: true; record: RecordTypes[K]; to: StateOf<K> } | Refusal {
	const found = permitChange(wish, context.board);
	if (!found.ok) return found;
	const record = found.record as RecordTypes[K] & Movable<StateOf<K>>;
	const move = findMove(table, record.state, wish.command);
	if (move && mayMake(move.who, record, context.actor)) {
		return { ok: true, record, to: move.to };
	}
	const isOwnWork =
		(isOf(move?.who, 'verifier', 'committee_verifier') &&
			record.completedBy === context.actor.id) ||
		(isOf(move?.who, 'other_manager', 'other_committee') && record.createdBy === context.actor.id);
	if (isOwnWork) {
		return refuse('SAME_PERSON', {
			permitted: movesFrom(table, record, context.actor),
			current: record
		});
	}
	return refuse(move ? 'NOT_ALLOWED' : 'MOVE_NOT_PERMITTED', {
		permitted: movesFrom(table, record, context.actor),
		current: record
	});
}

const isOf = (who: Who | undefined, ...some: Who[]) => who !== undefined && some.includes(who);

/** The record that a command means, if it exists and is the version that was seen. */
export function permitChange<K extends Kind>(
	wish: { kind: K; id: string; version: number },
	board: Reading
): { ok: true; record: RecordTypes[K] } | Refusal {
	const record = board.get(wish.kind, wish.id);
	if (!record) return refuse('NOT_FOUND');
	if (record.version !== wish.version) return refuse('CHANGED', { current: record });
	return { ok: true, record };
}

/** A record without these fields: optional fields are absent, never undefined. */
export function without<R extends object, F extends keyof R>(
	record: R,
	...fields: F[]
): Omit<R, F> {
	const copy = { ...record };
	for (const field of fields) delete copy[field];
	return copy;
}

/** Only those fields that have a value. */
export function given<F extends object>(
	fields: F
): { [Name in keyof F]?: Exclude<F[Name], undefined> } {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
		[Name in keyof F]?: Exclude<F[Name], undefined>;
	};
}

/** What a pause of a record's clock adds up to when it ends now; nothing when there is none. */
export function resumedClock(
	record: Pausable,
	{ nowMs, board }: { nowMs: number; board: Reading }
): Partial<Pausable> {
	if (record.pausedSince === undefined) return {};
	const sinceMs = toMs(record.pausedSince);
	const worked = workingMsBetween(sinceMs, nowMs, workCalendarOf(board));
	return {
		pausedMs: Math.round(record.pausedMs + Math.max(0, nowMs - sinceMs)),
		pausedWorkMs: Math.round(record.pausedWorkMs + worked)
	};
}

interface Pausable {
	pausedSince?: string;
	pausedMs: number;
	pausedWorkMs: number;
}
