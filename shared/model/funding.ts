import { Type, type Static } from 'typebox';
import {
	AreaNumber,
	Id,
	Title,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';

/** Where money comes from (domain 4.8). */
export const fundingStreams = [
	...(['city_52m', 'arp_slfrf', 'city_council_new', 'department_budget', 'state'] as const),
	...(['county', 'federal_grant', 'philanthropic', 'in_kind'] as const)
] as const;
export type FundingStream = (typeof fundingStreams)[number];

/** What happens to money, in this order; the last two take something back of the two before them. */
export const fundingSteps = [
	...(['appropriated', 'awarded', 'obligated', 'expended', 'deobligated', 'returned'] as const)
] as const;
export type FundingStep = (typeof fundingSteps)[number];

/** Whole cents: money is never a fraction. */
export const Cents = Type.Integer({
	minimum: 1,
	maximum: 1_000_000_000_000,
	examples: [12_500_000]
});
/** A day of the books. */
export const BookDay = Type.String({
	pattern: '^20\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
	examples: ['2026-03-31']
});
/** What shows it: the number of an ordinance, a contract, an invoice. Never a person. */
export const Evidence = Type.String({ minLength: 3, maxLength: 120, examples: ['PO 123456'] });
/** What the books call a line. */
export const LineCode = Type.String({
	pattern: '^[0-9A-Za-z][0-9A-Za-z./-]{1,39}$',
	examples: ['52M-2026-014']
});

export const FundingEntry = Type.Object(
	{ step: Type.Enum(fundingSteps), cents: Cents, on: BookDay, evidence: Evidence },
	{ additionalProperties: false }
);
export type FundingEntry = Static<typeof FundingEntry>;

export const mostEntries = 500;
export const mostPaidFor = 40;

/** Money for one thing that one organisation does in one community, or for the whole city and then said so. */
export const fundingKind = defineRecord('funding', {
	code: open(LineCode),
	stream: open(Type.Enum(fundingStreams)),
	agencyId: open(Id),
	/** Absent only where it is for the whole city. */
	communityArea: open(optional(AreaNumber)),
	citywide: open(Type.Boolean()),
	/** What is done for it. */
	deliverable: open(Title),
	/** What of its organisation it pays for. */
	capabilityIds: operational(
		optional(Type.Array(Id, { maxItems: mostPaidFor, uniqueItems: true }))
	),
	/** When what it pays for begins and ends, and whether there is a plan to find out what it did. */
	startsOn: open(optional(BookDay)),
	endsOn: open(optional(BookDay)),
	evaluated: open(optional(Type.Boolean())),
	entries: operational(Type.Array(FundingEntry, { maxItems: mostEntries }))
});
export type Funding = RecordOf<typeof fundingKind>;

/** By when money of the American Rescue Plan has to be bound by contract, and spent. */
export const arpDeadlines = { obligated: '2024-12-31', expended: '2026-12-31' } as const;
