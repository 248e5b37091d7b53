import { Type, type Static } from 'typebox';
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
	categoryCodes,
	desks,
	evidenceTypes,
	handoffStates,
	holdReasons,
	outputUnits,
	rejectReasons,
	taskOrigins
} from './terms.ts';

/** A task moves only along the table in rules/task-moves.ts. */
export const taskStates = [
	'new',
	'assigned',
	'rejected',
	'accepted',
	'in_progress',
	'on_hold',
	'completed',
	'verified',
	'failed',
	'cancelled'
] as const;
export type TaskState = (typeof taskStates)[number];

/** As a hand-off's service: somebody asked on the phone, and no program follows it. */
export const askedByPhone = 'phone';
/** Work that the City's 311 was asked for in our name, and what came back of it. */
export const Handoff = Type.Object(
	{
		state: Type.Enum(handoffStates),
		/** What it is called there, with what must be said of it: `SFD?HOWMANY=some`. */
		service: Type.String({ minLength: 1, maxLength: 120 }),
		/** When to send, ask or try again next. */
		dueAt: Instant,
		/** Tries in a row that came to nothing. */
		attempts: Type.Integer({ minimum: 0, maximum: 100 }),
		/** How often it was handed over: each time it has a name of its own there. */
		round: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
		/** When it was first sent: whether it arrived is asked from then on. */
		triedAt: Type.Optional(Instant),
		token: Type.Optional(Type.String({ maxLength: 80 })),
		expectedAt: Type.Optional(Instant),
		/** Who has it there. */
		agency: Type.Optional(Type.String({ maxLength: 80 })),
		/** Why it was not taken, in their words. */
		fault: Type.Optional(Type.String({ maxLength: 200 }))
	},
	{ additionalProperties: false }
);
export type Handoff = Static<typeof Handoff>;

/** One piece of work for one desk or agency, raised from a request or on its own. */
export const taskKind = defineRecord('task', {
	state: open(Type.Enum(taskStates)),
	priority: open(Priority),
	restricted: open(Type.Boolean()),
	createdAt: open(Instant),
	assignedAt: open(optional(Instant)),
	/** Starts the work clock. */
	acceptedAt: open(optional(Instant)),
	startedAt: open(optional(Instant)),
	completedAt: open(optional(Instant)),
	verifiedAt: open(optional(Instant)),
	pausedSince: open(optional(Instant)),
	pausedMs: open(Type.Integer({ minimum: 0 })),
	/** The working time in those pauses: what P3 and P4 stood still. */
	pausedWorkMs: open(Type.Integer({ minimum: 0 })),
	/** The duty officer was called: urgent work was not taken on in time. */
	escalatedAt: open(optional(Instant)),
	/** What is behind it; where nothing is said, the request. */
	origin: open(optional(Type.Enum(taskOrigins))),
	requestId: operational(optional(Id)),
	incidentId: operational(optional(Id)),
	activationId: operational(optional(Id)),
	/** Work that was raised in one go around one place. */
	bundleId: operational(optional(Id)),
	/** False: its request may close without it. */
	required: operational(optional(Type.Boolean())),
	block: operational(optional(Block)),
	title: operational(Title),
	category: operational(Type.Enum(categoryCodes)),
	communityArea: operational(optional(AreaNumber)),
	createdBy: operational(Type.String({ maxLength: 60 })),
	/** Organisation of whoever raised it. */
	filedBy: operational(optional(Id)),
	/** One of the two is set once it is assigned. */
	deskId: operational(optional(Type.Enum(desks))),
	agencyId: operational(optional(Id)),
	/** Account of whoever took it on for them. */
	holderId: operational(optional(Type.String({ maxLength: 60 }))),
	rejectReason: operational(optional(Type.Enum(rejectReasons))),
	holdReason: operational(optional(Type.Enum(holdReasons))),
	reviewOn: operational(optional(Instant)),
	reason: operational(optional(Type.String({ maxLength: 500 }))),
	outcome: operational(optional(Type.String({ maxLength: 500 }))),
	quantity: operational(optional(Type.Integer({ minimum: 0, maximum: 1_000_000 }))),
	unit: operational(optional(Type.Enum(outputUnits))),
	handoff: operational(optional(Handoff)),
	number311: operational(optional(Type.String({ maxLength: 40 }))),
	completedBy: operational(optional(Type.String({ maxLength: 60 }))),
	verifiedBy: operational(optional(Type.String({ maxLength: 60 }))),
	evidence: operational(optional(Type.Enum(evidenceTypes)))
});
export type Task = RecordOf<typeof taskKind>;

/** States in which the work is over and counted. */
export const closedTaskStates: readonly TaskState[] = ['verified', 'cancelled'];
