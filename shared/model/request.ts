import { Type } from 'typebox';
import {
	AreaNumber,
	Block,
	Id,
	Instant,
	Priority,
	Title,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';
import {
	answers,
	categoryCodes,
	channels,
	declineReasons,
	desks,
	holdBackReasons,
	peoplesLanguages,
	reaches,
	soons
} from './terms.ts';

/** A request moves only along the table in rules/request-moves.ts. */
export const requestStates = [
	/** Came in at the community's door and may be no request at all: a desk looks at it first. */
	'held',
	'received',
	'triaged',
	'accepted',
	'needs_information',
	'in_progress',
	'resolved',
	'closed',
	'duplicate',
	'referred_out',
	'declined',
	'withdrawn',
	'closed_no_response',
	'discarded'
] as const;
export type RequestState = (typeof requestStates)[number];

export const mostTags = 6;
/** A word or a few by which people find what belongs together: `school`, `language help`. Never a name. */
export const Tag = Type.String({
	maxLength: 24,
	pattern: '^[^A-Z,\\s]+( [^A-Z,\\s]+)*$',
	examples: ['alley']
});

/** Set aside by somebody, with why; whether it still is follows from rules/snooze.ts. */
const Snooze = Type.Object(
	{
		at: Instant,
		until: Instant,
		/** Account of whoever set it aside. */
		by: Type.String({ maxLength: 60 }),
		reason: Type.String({ maxLength: 500 })
	},
	{ additionalProperties: false }
);

/** A need stated by someone outside the centre. */
export const requestKind = defineRecord('request', {
	state: open(Type.Enum(requestStates)),
	priority: open(Priority),
	restricted: open(Type.Boolean()),
	receivedAt: open(Instant),
	/** First look: triage, or whatever else answered it first. */
	acknowledgedAt: open(optional(Instant)),
	/** An owner was named. */
	acceptedAt: open(optional(Instant)),
	startedAt: open(optional(Instant)),
	resolvedAt: open(optional(Instant)),
	closedAt: open(optional(Instant)),
	reopenedAt: open(optional(Instant)),
	/** Set while the clock stands still, and how long it stood still before. */
	pausedSince: open(optional(Instant)),
	pausedMs: open(Type.Integer({ minimum: 0 })),
	/** The working time in those pauses: what P3 and P4 stood still. */
	pausedWorkMs: open(Type.Integer({ minimum: 0 })),
	/** Its priority was last changed. */
	rankedAt: open(optional(Instant)),
	/** The duty officer was called: an urgent request was not looked at in time. */
	escalatedAt: open(optional(Instant)),
	/** What people say to each other: `R-` and six characters. */
	reference: operational(Type.String({ pattern: '^R-[0-9A-Z]{6}$', examples: ['R-7KD294'] })),
	title: operational(Title),
	category: operational(Type.Enum(categoryCodes)),
	channel: operational(Type.Enum(channels)),
	/** Absent: city-wide, or the place is not known; `placeBasis` tells which. */
	communityArea: operational(optional(AreaNumber)),
	placeBasis: operational(Type.Enum(['stated', 'grid', 'city_wide', 'not_known'])),
	/** The hundred-block, never an exact address. */
	block: operational(optional(Block)),
	deskId: operational(Type.Enum(desks)),
	agencyId: operational(optional(Id)),
	/** Organisation of whoever logged it. */
	filedBy: operational(optional(Id)),
	/** Tasks ever raised from it: raising one changes the request, so that closing cannot miss it. */
	taskCount: operational(Type.Integer({ minimum: 0, maximum: 200 })),
	/** Tries to reach the requester while information is missing. */
	attempts: operational(Type.Integer({ minimum: 0, maximum: 50 })),
	parentId: operational(optional(Id)),
	/** How many people named this place: this request and all that were linked to it. */
	voices: open(optional(Type.Integer({ minimum: 1, maximum: 10_000 }))),
	receiverId: operational(optional(Id)),
	/** The referral that is under way. */
	referralId: operational(optional(Id)),
	/** By when the requester was told that help would come. */
	promisedFor: operational(optional(Instant)),
	declineReason: operational(optional(Type.Enum(declineReasons))),
	reason: operational(optional(Type.String({ maxLength: 500 }))),
	answer: operational(optional(Type.Enum(answers))),
	snoozed: operational(optional(Snooze)),
	/** What whoever asked at the community's door said of it: how soon, in which language, and how they can be answered. */
	soon: operational(optional(Type.Enum(soons))),
	language: operational(optional(Type.Enum(peoplesLanguages))),
	reach: operational(optional(Type.Enum(reaches))),
	/** They want somebody who interprets. */
	interpreter: operational(optional(Type.Boolean())),
	/** Their words speak of danger. The words themselves are sealed. */
	danger: operational(optional(Type.Boolean())),
	/** Why it was held back. */
	heldFor: operational(optional(Type.Enum(holdBackReasons))),
	/** What whoever asked said last of what was done, and when. */
	saidFixed: operational(optional(Type.Boolean())),
	saidAt: operational(optional(Instant)),
	/** In the order of letters. */
	tags: operational(optional(Type.Array(Tag, { maxItems: mostTags }))),
	/** Number in the system it was imported from, and that system's own state word. */
	sourceNumber: operational(optional(Type.String({ maxLength: 40 }))),
	sourceState: operational(optional(Type.String({ maxLength: 40 })))
});
export type Request = RecordOf<typeof requestKind>;

/** States in which somebody still waits for the centre. */
export const openRequestStates: readonly RequestState[] = [
	'received',
	'triaged',
	'accepted',
	'needs_information',
	'in_progress'
];

export function isOpenRequest(request: { state: RequestState }): boolean {
	return openRequestStates.includes(request.state);
}
