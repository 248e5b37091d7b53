import { workingMsBetween } from '#shared/kernel/chicago-time.ts';
import { toMs } from '#shared/kernel/clock.ts';
import { refuse, type Refusal } from '#shared/kernel/result.ts';
import type { Kind, RecordTypes } from '#shared/model/records.ts';
import { findMove, mayMake, movesFrom, type Movable, type Move } from '#shared/rules/moves.ts';
import type { Reading } from './decide.ts';
import type { Actor } from '#shared/rules/actors.ts';

type MovableKind = 'request' | 'task' | 'deployment' | 'staff';
type StateOf<K extends MovableKind> = RecordTypes[K]['state'];

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
	if (move?.who === 'verifier' && record.completedBy === context.actor.id) {
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

/** Ends a pause of the record's clock, if there is one: the pause is counted and the mark removed. */
export function resumeClock<R extends Pausable>(record: R, nowMs: number): R {
	if (record.pausedSince === undefined) return record;
	const sinceMs = toMs(record.pausedSince);
	return {
		...without(record, 'pausedSince'),
		pausedMs: Math.round(record.pausedMs + Math.max(0, nowMs - sinceMs)),
		pausedWorkMs: Math.round(record.pausedWorkMs + workingMsBetween(sinceMs, nowMs))
	} as R;
}

interface Pausable {
	pausedSince?: string;
	pausedMs: number;
	pausedWorkMs: number;
}
