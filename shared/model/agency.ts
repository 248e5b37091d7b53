import { Type, type Static } from 'typebox';
import {
	AreaNumber,
	Instant,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';
import { BookDay, Evidence } from './funding.ts';
import { agencyStates, agencyTypes, capacities, categoryCodes } from './terms.ts';

export type AgencyState = (typeof agencyStates)[number];

/** Why the room stopped: it is read by everybody's people, and says nothing of anybody. */
export const agencyReasons = [
	'agreement_ended',
	'papers_missing',
	'own_wish',
	'other_reason'
] as const;

/** What is agreed with an organisation: to work together, to share data, or to do a service for money. */
export const agreementTypes = ['mou', 'data_sharing', 'service'] as const;

/** From its first day to its last, both in it. */
export const Agreement = Type.Object(
	{
		type: Type.Enum(agreementTypes),
		from: BookDay,
		until: BookDay,
		/** What it is filed as. Never a person. */
		reference: Evidence
	},
	{ additionalProperties: false }
);
export type Agreement = Static<typeof Agreement>;

export const mostAgreements = 20;

/** A number of an office or a front desk, as people write it: `(312) 555-0143`. Never somebody's own. */
export const OfficePhone = Type.String({
	// Escaped as browsers want it, which read it by stricter rules than a schema's.
	pattern: '^\\+?[0-9\\(][0-9\\(\\) .\\-]{5,18}[0-9]( ?x[0-9]{1,5})?$',
	maxLength: 26,
	examples: ['(312) 555-0143']
});

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
	anchorFor: open(optional(AreaNumber)),
	/** Since when it is in its state, and why where it was suspended or has left. */
	stateAt: operational(optional(Instant)),
	stateReason: operational(optional(Type.Enum(agencyReasons))),
	/** Where it is called, and whether somebody answers there at every hour. */
	officePhone: operational(optional(OfficePhone)),
	answersAlways: operational(optional(Type.Boolean())),
	/** By their last day. */
	agreements: operational(optional(Type.Array(Agreement, { maxItems: mostAgreements })))
});
export type Agency = RecordOf<typeof agencyKind>;
