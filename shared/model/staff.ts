import { Type } from 'typebox';
import { Id, Instant, defineRecord, operational, open, optional, type RecordOf } from './fields.ts';
import { outOfServiceReasons } from './terms.ts';

export const staffStates = ['off_duty', 'available', 'assigned', 'out_of_service'] as const;
export type StaffState = (typeof staffStates)[number];

/** A member of staff as a resource: on duty or not, and free or not. */
export const staffKind = defineRecord('staff', {
	name: operational(Type.String({ minLength: 2, maxLength: 60 })),
	/** What may stand on a wall instead of a name. */
	callSign: open(Type.String({ minLength: 2, maxLength: 20 })),
	agencyId: open(optional(Id)),
	state: open(Type.Enum(staffStates)),
	outOfServiceReason: operational(optional(Type.Enum(outOfServiceReasons))),
	onDutySince: operational(optional(Instant)),
	/** Account of this person, for those who sign in. */
	personId: operational(optional(Type.String({ maxLength: 60 }))),
	handover: operational(optional(Type.String({ maxLength: 500 })))
});
export type Staff = RecordOf<typeof staffKind>;
