import { Type, type Static } from 'typebox';
import {
	AreaNumber,
	Id,
	Instant,
	Words,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';
import { categoryCodes } from './terms.ts';

/** A report moves only along the table in rules/report-moves.ts. */
export const reportStates = ['draft', 'signed', 'corrected', 'discarded'] as const;
export type ReportState = (typeof reportStates)[number];

/** What happened since the report before it. */
export const reportChanges = [
	...(['urgent_new', 'urgent_resolved', 'incident'] as const),
	...(['activation_opened', 'activation_closed', 'phase', 'alert'] as const)
] as const;
/** What can go wrong next, and what somebody has to do about it. */
export const reportRisks = [
	...([
		'urgent_unowned',
		'no_contact',
		'uncovered',
		'late',
		'help_missing',
		'action_overdue'
	] as const)
] as const;

/** A request's kind; one word for what is sensitive, one for incident notices. */
const Kind = Type.Enum([...categoryCodes, 'support', 'incident'] as const);
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000 });
/** Null: so small that it could point at somebody, or that another one could be found by it. */
const Hidden = Type.Union([Count, Type.Null()]);
/** Absent: city-wide, or in no community that is supported. */
const Area = optional(AreaNumber);
const Minutes = Type.Union([Type.Number({ minimum: 0 }), Type.Null()]);
/** As many as fit the paper beside the communities. */
export const mostLines = 8;
const object = { additionalProperties: false };

export const ReportFigures = Type.Object(
	{
		asOf: Instant,
		open: Hidden,
		received: Hidden,
		resolved: Count,
		urgent: Count,
		unowned: Count,
		late: Count,
		/** The same of the report before this one. */
		before: optional(Type.Object({ open: Hidden, urgent: Count, late: Count }, object)),
		/** Promises that came due in its time, by priority, and minutes to the first look at P1 and P2. */
		onTime: Type.Array(Type.Object({ priority: Count, kept: Count, promised: Count }, object), {
			maxItems: 4
		}),
		firstLook: Type.Object({ n: Count, p50: Minutes, p90: Minutes }, object),
		people: Type.Object({ planned: Count, out: Count, noContact: Count }, object),
		/** Open urgent ones, longest first. */
		urgentRows: Type.Array(
			Type.Object(
				{
					category: Kind,
					communityArea: Area,
					since: Instant,
					unowned: Type.Boolean(),
					late: Type.Boolean(),
					agencyId: optional(Id)
				},
				object
			),
			{ maxItems: mostLines }
		),
		/** Communities that are supported; the last one is all that is elsewhere. */
		places: Type.Array(
			Type.Object(
				{
					communityArea: Area,
					open: Hidden,
					received: Hidden,
					out: Count,
					planned: Count,
					/** Promises that came due, and whether enough of them were kept; not of how few they were not. */
					promised: Hidden,
					onTarget: Type.Union([Type.Boolean(), Type.Null()])
				},
				object
			),
			{ maxItems: 78 }
		),
		changes: Type.Array(
			Type.Object(
				{
					what: Type.Enum(reportChanges),
					at: Instant,
					communityArea: Area,
					category: optional(Kind)
				},
				object
			),
			{ maxItems: mostLines }
		),
		/** Changes besides those. */
		more: Count,
		risks: Type.Array(
			Type.Object(
				{
					what: Type.Enum(reportRisks),
					count: Count,
					/** Communities that it is so in. */
					areas: optional(Type.Array(AreaNumber, { maxItems: 77 })),
					categories: optional(Type.Array(Kind, { maxItems: 9 })),
					since: optional(Instant)
				},
				object
			),
			{ maxItems: 10 }
		)
	},
	object
);
export type ReportFigures = Static<typeof ReportFigures>;

/** Of the situation, and of each of the others: more does not fit the paper. */
export const mostLetters = { summary: 900, planned: 500 } as const;

const Part = Type.String({ minLength: 3, maxLength: mostLetters.planned });

/** What its people write: the situation in three sentences, what comes next, and what has to be decided. */
export const ReportWords = {
	summary: Type.String({ minLength: 3, maxLength: mostLetters.summary }),
	planned: optional(Part),
	asks: optional(Part),
	/** When the next one is due. */
	nextAt: optional(Instant)
};

/** A situation report: the figures of a moment, in words that somebody signs. */
export const reportKind = defineRecord('report', {
	state: open(Type.Enum(reportStates)),
	number: open(Type.Integer({ minimum: 1 })),
	/** 1, and one more with each correction. */
	edition: open(Type.Integer({ minimum: 1 })),
	/** Later than that of every one before it: by this they follow each other. */
	begunAt: open(Instant),
	/** Of what is told as new: the end of the report before it, a day back at most. */
	fromAt: open(Instant),
	signedAt: open(optional(Instant)),
	language: open(Type.Enum(['en', 'es'] as const)),
	summary: operational(ReportWords.summary),
	planned: operational(ReportWords.planned),
	asks: operational(ReportWords.asks),
	nextAt: operational(ReportWords.nextAt),
	figures: operational(ReportFigures),
	createdBy: operational(Type.String({ maxLength: 60 })),
	signedBy: operational(optional(Type.String({ maxLength: 60 }))),
	/** The one that this puts right, and why; or why it was given up. */
	corrects: operational(optional(Id)),
	reason: operational(optional(Words))
});
export type Report = RecordOf<typeof reportKind>;
