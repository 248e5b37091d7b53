import { Type } from 'typebox';
import { Id, Instant, defineRecord, open, operational, optional, type RecordOf } from './fields.ts';
import { desks } from './terms.ts';

/** A shift moves only along the table in rules/shift-moves.ts. */
export const shiftStates = ['scheduled', 'open', 'handover_pending', 'closed'] as const;
export type ShiftState = (typeof shiftStates)[number];

const PersonId = Type.String({ maxLength: 60 });
const Name = Type.String({ maxLength: 60 });

/** Somebody's hours at a desk. It ends when a named person has taken over what is open. */
export const shiftKind = defineRecord('shift', {
	state: open(Type.Enum(shiftStates)),
	deskId: open(Type.Enum(desks)),
	plannedFrom: open(Instant),
	plannedTo: open(Instant),
	openedAt: open(optional(Instant)),
	offeredAt: open(optional(Instant)),
	closedAt: open(optional(Instant)),
	staffId: operational(Id),
	/** Account of whoever works it, and of whoever was named to take over. */
	personId: operational(PersonId),
	personName: operational(optional(Name)),
	agencyId: operational(optional(Id)),
	incomingStaffId: operational(optional(Id)),
	incomingId: operational(optional(PersonId)),
	incomingName: operational(optional(Name)),
	incomingAgencyId: operational(optional(Id)),
	/** What the next one should know. */
	notes: operational(optional(Type.String({ maxLength: 2000 }))),
	/** Records that were handed over: urgent work, holds, teams that are out. */
	handedOver: operational(optional(Type.Array(Id, { maxItems: 300 })))
});
export type Shift = RecordOf<typeof shiftKind>;
