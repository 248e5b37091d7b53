import { Type } from 'typebox';
import {
	AreaNumber,
	Id,
	Instant,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';

/** A deployment moves only along the table in rules/deployment-moves.ts. */
export const deploymentStates = [
	'requested',
	'approved',
	'declined',
	'notified',
	'acknowledged',
	'en_route',
	'checked_in',
	'working',
	'on_break',
	'demobilizing',
	'released',
	'cancelled',
	'no_response',
	'overdue_checkin',
	'escalated'
] as const;
export type DeploymentState = (typeof deploymentStates)[number];

/** Other hours, or fewer people, than were asked for. */
const Offer = Type.Object(
	{
		plannedFrom: Instant,
		plannedTo: Instant,
		headcount: Type.Integer({ minimum: 1, maximum: 50 }),
		offeredAt: Instant,
		words: optional(Type.String({ maxLength: 500 }))
	},
	{ additionalProperties: false }
);

/** A team sent to a community for a stretch of hours. */
export const deploymentKind = defineRecord('deployment', {
	state: open(Type.Enum(deploymentStates)),
	/** The team's call sign; a wall shows this and never a name. */
	callSign: open(Type.String({ minLength: 2, maxLength: 20 })),
	headcount: open(Type.Integer({ minimum: 1, maximum: 50 })),
	communityArea: open(AreaNumber),
	plannedFrom: open(Instant),
	plannedTo: open(Instant),
	checkedInAt: open(optional(Instant)),
	/** Last word from the team; the welfare check counts from here. */
	lastHeardAt: open(optional(Instant)),
	notifiedAt: open(optional(Instant)),
	overdueSince: open(optional(Instant)),
	breakSince: open(optional(Instant)),
	releasedAt: open(optional(Instant)),
	welfareMinutes: open(Type.Integer({ minimum: 10, maximum: 240 })),
	escalatedAt: open(optional(Instant)),
	/** What its organisation offers instead of what was asked for. */
	offer: operational(optional(Offer)),
	purpose: operational(Type.String({ minLength: 3, maxLength: 120 })),
	agencyId: operational(optional(Id)),
	staffId: operational(optional(Id)),
	reason: operational(optional(Type.String({ maxLength: 500 }))),
	/** What release needs; hours are those of each of its people. */
	hoursWorked: operational(optional(Type.Number({ minimum: 0, maximum: 48 }))),
	debrief: operational(optional(Type.Enum(['done', 'not_needed']))),
	handover: operational(optional(Type.String({ maxLength: 500 })))
});
export type Deployment = RecordOf<typeof deploymentKind>;
