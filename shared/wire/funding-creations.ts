import { Type, type Static, type TProperties } from 'typebox';
import { AreaNumber, Id } from '../model/fields.ts';
import { BookDay, FundingEntry, fundingKind, LineCode, mostPaidFor } from '../model/funding.ts';
import { seen } from './seen.ts';

const { stream, deliverable } = fundingKind.schema.properties;
/** Of which community; or that it is for the whole city: one of the two. */
const line = {
	code: LineCode,
	stream,
	agencyId: Id,
	communityArea: Type.Optional(AreaNumber),
	citywide: Type.Optional(Type.Boolean()),
	deliverable
};
const DrillMark = Type.Optional(Type.Boolean());

/** A row of a quarter's books: a line, and one thing that was booked on it. */
export const FundingRow = Type.Object(
	{ ...line, ...FundingEntry.properties },
	{ additionalProperties: false }
);
export type FundingRow = Static<typeof FundingRow>;

export const mostFundingRows = 500;

export const ofFunding = {
	'funding.open': { ...line, drill: DrillMark },
	'funding.book': { id: Id, ...FundingEntry.properties },
	/** What of its organisation a line pays for, all of it. */
	'funding.pay_for': {
		...seen,
		capabilityIds: Type.Array(Id, { maxItems: mostPaidFor, uniqueItems: true })
	},
	/** When what a line pays for begins and ends, and whether what it did will be found out; all of it is said again. */
	'funding.plan': {
		...seen,
		startsOn: BookDay,
		endsOn: Type.Optional(BookDay),
		evaluated: Type.Boolean()
	},
	/** All of it or nothing; what is booked already is left as it is. */
	'funding.import': {
		rows: Type.Array(FundingRow, { minItems: 1, maxItems: mostFundingRows }),
		drill: DrillMark
	}
} as const satisfies Record<string, TProperties>;
