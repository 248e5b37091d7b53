import { workingRoles } from '../model/terms.ts';
import type { Actor } from './actors.ts';

/** Who may make a move. The words are those of the domain's tables. */
export type Who =
	| 'desk'
	| 'manager'
	| 'assignee'
	| 'assignee_or_manager'
	| 'creator_or_manager'
	/** A manager who did not write it. */
	| 'other_manager'
	| 'verifier'
	/** Who convenes a committee: its own people, or a manager. */
	| 'committee'
	| 'creator_or_committee'
	| 'assignee_or_committee'
	/** Of a committee, and somebody else than whoever wrote it, or did it. */
	| 'other_committee'
	| 'committee_verifier'
	/** Whose shift it is. */
	| 'own_person'
	| 'own_person_or_manager'
	/** Who was named to take over. */
	| 'incoming'
	/** Nobody by a command of its own: it follows when the receiver of a referral has said yes. */
	| 'receiver'
	| 'desk_or_system'
	| 'system';

/** One permitted move: what a state table is made of. `to` may repeat for several commands. */
export interface Move<State extends string, Command extends string> {
	readonly command: Command;
	readonly from: readonly State[];
	readonly to: State;
	readonly who: Who;
}

/** What a move's permission is decided on, whatever the kind of record. */
export interface Movable<State extends string> {
	state: State;
	deskId?: string | undefined;
	agencyId?: string | undefined;
	createdBy?: string | undefined;
	completedBy?: string | undefined;
	personId?: string | undefined;
	incomingId?: string | undefined;
}

type Table<State extends string, Command extends string> = readonly Move<State, Command>[];

/** The move that `command` is from this state, if there is one. */
export function findMove<State extends string, Command extends string>(
	table: Table<State, Command>,
	state: State,
	command: Command
): Move<State, Command> | undefined {
	return table.find((move) => move.command === command && move.from.includes(state));
}

/** The commands this actor could give for this record now, in the order of the table. */
export function movesFrom<State extends string, Command extends string>(
	table: Table<State, Command>,
	record: Movable<State>,
	actor: Actor
): Command[] {
	return table
		.filter((move) => move.from.includes(record.state) && mayMake(move.who, record, actor))
		.map((move) => move.command);
}

/** True when this actor is who the table names for this record. */
export function mayMake(who: Who, record: Movable<string>, actor: Actor): boolean {
	const manages = actor.role === 'manager';
	const worksDesk = works(actor);
	const convenes = manages || actor.role === 'committee';
	switch (who) {
		case 'desk':
			return worksDesk;
		case 'manager':
			return manages;
		case 'assignee':
			return isAssignee(record, actor);
		case 'assignee_or_manager':
			return manages || isAssignee(record, actor);
		case 'creator_or_manager':
			return manages || (worksDesk && record.createdBy === actor.id);
		case 'other_manager':
			return manages && record.createdBy !== actor.id;
		case 'verifier':
			return worksDesk && record.completedBy !== actor.id;
		case 'committee':
			return convenes;
		case 'creator_or_committee':
			return convenes || record.createdBy === actor.id;
		case 'assignee_or_committee':
			return convenes || isAssignee(record, actor);
		case 'other_committee':
			return convenes && record.createdBy !== actor.id;
		case 'committee_verifier':
			return convenes && record.completedBy !== actor.id;
		case 'own_person':
			return record.personId === actor.id;
		case 'own_person_or_manager':
			return manages || record.personId === actor.id;
		case 'incoming':
			return record.incomingId === actor.id;
		case 'receiver':
			return false;
		case 'desk_or_system':
			return worksDesk || actor.role === 'system';
		case 'system':
			return actor.role === 'system';
	}
}

/** Works for the agency the record is with, or sits at its desk. */
export function isAssignee(record: Movable<string>, actor: Actor): boolean {
	if (!works(actor)) return false;
	if (record.agencyId !== undefined) return actor.agencyId === record.agencyId;
	return record.deskId !== undefined && actor.deskIds.includes(record.deskId);
}

const works = ({ role }: Actor) => workingRoles.some((one) => one === role);
