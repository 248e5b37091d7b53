import type { TProperties } from 'typebox';
import type { RecordTypes } from '#shared/model/records.ts';
import type { Actor } from '#shared/rules/actors.ts';
import {
	allNeeds,
	tableOf,
	type MovedKind,
	type MoveCommand as TableMove
} from '#shared/rules/all-moves.ts';
import { isAssignee, movesFrom, type Movable } from '#shared/rules/moves.ts';
import { maySnooze } from '#shared/rules/snooze.ts';
import { isWhole } from '#shared/rules/visibility.ts';
import { payloadSchemas, rolesFor, worksOnOutline } from '#shared/wire/commands.ts';

/** What is possible besides the moves of a table. */
const besides = [
	...(['deployment.hear', 'deployment.offer', 'deployment.take_offer'] as const),
	...(['deployment.leave_offer', 'request.lift_restriction', 'shift.name_incoming'] as const),
	'request.snooze' as const
];
type Beside = (typeof besides)[number];
export type MoveCommand = TableMove | Beside;

/** A record that has moves. */
export type Moving = RecordTypes[MovedKind];

/** A key that will work: the command, and what has to be said with it. */
export interface PossibleMove {
	command: MoveCommand;
	needs: TProperties;
}

/** What this person may do with a record now, from the same tables that the server decides by. */
export function possibleMoves(record: Moving, actor: Actor): PossibleMove[] {
	const beside = besidesOf(record, actor).filter((name) => rolesFor(name).includes(actor.role));
	// Nobody works on what they do not have whole; a manager may bring it into the open.
	const permitted = movesFrom(tableOf(record.kind), record as Movable<string>, actor);
	const table = isWhole(record) ? permitted : permitted.filter((name) => isForOutline(name, actor));
	// To set aside is no step forward: it stands after those that are.
	const isStep = (name: Beside) => name !== 'request.snooze';
	const all = [...beside.filter(isStep), ...table, ...beside.filter((name) => !isStep(name))];
	return all.map((command) => ({ command, needs: needsOf(command) }));
}

function isForOutline(name: TableMove, actor: Actor): boolean {
	return actor.role === 'manager' && worksOnOutline.includes(name);
}

function needsOf(command: MoveCommand): TProperties {
	if (Object.hasOwn(allNeeds, command)) return allNeeds[command] ?? {};
	const {
		id: _id,
		version: _version,
		...needs
	} = payloadSchemas[command as Beside].properties as TProperties;
	return needs;
}

function besidesOf(record: Moving, actor: Actor): Beside[] {
	if (!isWhole(record)) {
		return record.kind === 'request' && record.restricted ? ['request.lift_restriction'] : [];
	}
	switch (record.kind) {
		case 'deployment': {
			const { state, offer } = record;
			if (['checked_in', 'working', 'on_break'].includes(state)) return ['deployment.hear'];
			if (state !== 'requested') return [];
			return [
				...(offer ? (['deployment.take_offer', 'deployment.leave_offer'] as const) : []),
				...(isAssignee(record, actor) ? (['deployment.offer'] as const) : [])
			];
		}
		case 'shift':
			return record.state === 'handover_pending' && record.personId === actor.id
				? ['shift.name_incoming']
				: [];
		case 'request':
			return [
				...(record.restricted ? (['request.lift_restriction'] as const) : []),
				...(maySnooze(record) ? (['request.snooze'] as const) : [])
			];
		default:
			return [];
	}
}
