import { Type, type Static } from 'typebox';
import {
	AreaNumber,
	FreeText,
	Id,
	Instant,
	Title,
	Words,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';
import { categoryCodes, communityPhases } from './terms.ts';

export const memberStates = ['invited', 'accepted', 'left'] as const;
export const memberSides = ['community', 'city'] as const;
export const meetingStates = ['planned', 'open', 'closed', 'cancelled'] as const;
export const decisionStates = ['proposed', 'adopted', 'rejected', 'withdrawn'] as const;
export const decisionSubjects = ['phase', 'weights', 'priority_list', 'other'] as const;
export const actionStates = ['open', 'done', 'dropped'] as const;
export type MemberState = (typeof memberStates)[number];
export type MeetingState = (typeof meetingStates)[number];
export type DecisionState = (typeof decisionStates)[number];
export type DecisionSubject = (typeof decisionSubjects)[number];
export type ActionState = (typeof actionStates)[number];

/** A seat is an organisation's or a place kept for residents: never the name of a person. */
const SeatName = Type.String({ minLength: 2, maxLength: 80, examples: ['West Side United'] });
/** Of which committee: a community's own, or the launch committee where there is none. */
const committeeOf = open(optional(AreaNumber));

/** Whoever sits in a committee. Invited is not a member: only who has accepted is counted and listed. */
export const memberKind = defineRecord('member', {
	state: open(Type.Enum(memberStates)),
	name: open(SeatName),
	side: open(Type.Enum(memberSides)),
	communityArea: committeeOf,
	agencyId: open(optional(Id)),
	invitedAt: open(Instant),
	acceptedAt: open(optional(Instant)),
	leftAt: open(optional(Instant))
});
export type Member = RecordOf<typeof memberKind>;

/** What a meeting is about besides what its members put on it: found from the records. */
export const agendaSources = ['overdue_action', 'proposal', 'new_lesson', 'gap'] as const;
export const AgendaItem = Type.Object(
	{
		source: Type.Enum(agendaSources),
		/** The action, decision, lesson or community. */
		subjectId: Id,
		/** What is missing there, of a gap. */
		missing: Type.Optional(Type.Array(Type.Enum(categoryCodes), { maxItems: 27 }))
	},
	{ additionalProperties: false }
);
export type AgendaItem = Static<typeof AgendaItem>;

export const mostAgendaItems = 200;
export const mostMembers = 80;

/** A meeting of a committee: what was on the table, who was there, whether it could decide. */
export const meetingKind = defineRecord('meeting', {
	state: open(Type.Enum(meetingStates)),
	communityArea: committeeOf,
	startsAt: open(Instant),
	place: open(Title),
	/** Put on it by somebody. */
	items: operational(Type.Array(Title, { maxItems: 30 })),
	/** Found from the records when it was opened; until then it is what they say at the moment. */
	agenda: operational(Type.Array(AgendaItem, { maxItems: mostAgendaItems })),
	/** Members who are there. */
	attending: open(Type.Array(Id, { maxItems: mostMembers })),
	/** So many members make it able to decide: more than half of those who had accepted when it was opened. */
	quorum: open(optional(Type.Integer({ minimum: 1, maximum: mostMembers }))),
	/** Members who had accepted when it was opened. */
	seats: open(optional(Type.Integer({ minimum: 0, maximum: 1_000 }))),
	openedAt: open(optional(Instant)),
	closedAt: open(optional(Instant)),
	minutes: operational(optional(FreeText)),
	reason: operational(optional(Words))
});
export type Meeting = RecordOf<typeof meetingKind>;

/** One of the registry in model/indicators.ts; the registry itself is not carried by every desk. */
const IndicatorName = Type.String({
	pattern: '^[a-z][a-z0-9_]{2,39}$',
	examples: ['people_shot']
});

/** How much each part of the need index weighs beside the others. */
export const NeedWeights = Type.Array(
	Type.Object(
		{ indicator: IndicatorName, weight: Type.Integer({ minimum: 0, maximum: 100 }) },
		{ additionalProperties: false }
	),
	{ minItems: 1, maxItems: 20 }
);

const Votes = Type.Integer({ minimum: 0, maximum: mostMembers });

/** What a committee was asked to decide, and what it decided. Adopted, it does what it says. */
export const decisionKind = defineRecord('decision', {
	state: open(Type.Enum(decisionStates)),
	about: open(Type.Enum(decisionSubjects)),
	title: open(Title),
	communityArea: committeeOf,
	proposedAt: open(Instant),
	decidedAt: open(optional(Instant)),
	meetingId: open(optional(Id)),
	inFavour: open(optional(Votes)),
	against: open(optional(Votes)),
	abstained: open(optional(Votes)),
	why: operational(optional(Words)),
	createdBy: operational(Type.String({ maxLength: 60 })),
	/** Of a phase: from where to where, who coordinates there, and what has to be true before the next. */
	fromPhase: open(optional(Type.Enum(communityPhases))),
	toPhase: open(optional(Type.Enum(communityPhases))),
	anchorId: open(optional(Id)),
	plan: operational(optional(FreeText)),
	exitCriteria: operational(optional(FreeText)),
	/** Of the weights of the need index. */
	weights: open(optional(NeedWeights)),
	/** Of the list of priority communities: what this version is called, and who is on it. */
	listName: open(optional(Type.String({ minLength: 2, maxLength: 20, examples: ['2027'] }))),
	areas: open(optional(Type.Array(AreaNumber, { maxItems: 77, uniqueItems: true }))),
	reason: operational(optional(Words))
});
export type Decision = RecordOf<typeof decisionKind>;

/** Something that a committee, or what was learned, asks an organisation to do by a day. */
export const actionKind = defineRecord('action', {
	state: open(Type.Enum(actionStates)),
	title: open(Title),
	communityArea: committeeOf,
	agencyId: open(Id),
	dueOn: open(Instant),
	meetingId: open(optional(Id)),
	lessonId: open(optional(Id)),
	doneAt: open(optional(Instant)),
	outcome: operational(optional(Words)),
	reason: operational(optional(Words))
});
export type Action = RecordOf<typeof actionKind>;

/** What is in force of what committees decided for the whole room. There is one. */
export const weightsId = 'weights_need';
export const weightsKind = defineRecord('weights', {
	parts: open(NeedWeights),
	decidedBy: open(Id),
	decidedAt: open(Instant)
});
export type Weights = RecordOf<typeof weightsKind>;
