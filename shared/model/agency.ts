import { Type } from 'typebox';
import {
	AreaNumber,
	Instant,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';
import { agencyStates, agencyTypes, capacities, categoryCodes } from './terms.ts';

/** An organisation that takes on work: a City department, a nonprofit, a clinic, a congregation. */
export const agencyKind = defineRecord('agency', {
	name: open(Type.String({ minLength: 2, maxLength: 80 })),
	type: open(Type.Enum(agencyTypes)),
	state: open(Type.Enum(agencyStates)),
	capacity: operational(Type.Enum(capacities)),
	/** When it last said how much room it has. */
	capacityAsOf: operational(optional(Instant)),
	/** Areas it serves; empty means the whole city. */
	areas: open(Type.Array(AreaNumber, { maxItems: 77 })),
	/** Categories it leads: the suggestion line proposes it for these. */
	leads: open(Type.Array(Type.Enum(categoryCodes), { maxItems: 27 })),
	anchorFor: open(optional(AreaNumber))
});
export type Agency = RecordOf<typeof agencyKind>;
