import { Type } from 'typebox';
import {
	Id,
	Instant,
	Title,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';
import { notServedReasons, referralRejections } from './terms.ts';

/** A referral moves only along the table in rules/referral-moves.ts. */
export const referralStates = [
	'sent',
	'accepted',
	'rejected',
	'no_response',
	'served',
	'not_served'
] as const;
export type ReferralState = (typeof referralStates)[number];

/** A request handed to a provider outside the centre. It stays with the desk until they have said yes. */
export const referralKind = defineRecord('referral', {
	state: open(Type.Enum(referralStates)),
	sentAt: open(Instant),
	/** No word until then is no answer. */
	answerBy: open(Instant),
	answeredAt: open(optional(Instant)),
	endedAt: open(optional(Instant)),
	requestId: operational(Id),
	receiverId: operational(Id),
	/** What they are asked for, in words that say nothing of who it is for. */
	service: operational(Title),
	rejectReason: operational(optional(Type.Enum(referralRejections))),
	notServedReason: operational(optional(Type.Enum(notServedReasons)))
});
export type Referral = RecordOf<typeof referralKind>;
