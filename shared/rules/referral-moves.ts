import { Type, type TProperties } from 'typebox';
import type { ReferralState } from '../model/referral.ts';
import { notServedReasons, referralRejections } from '../model/terms.ts';
import type { Move } from './moves.ts';

/** What each move of a referral needs, besides the referral and the version that was seen. */
export const referralNeeds = {
	'referral.accept': {},
	'referral.reject': { reason: Type.Enum(referralRejections) },
	'referral.miss_response': {},
	'referral.serve': {},
	'referral.not_serve': { reason: Type.Enum(notServedReasons) }
} as const satisfies Record<string, TProperties>;

export type ReferralMoveCommand = keyof typeof referralNeeds;

/** Every permitted move of a referral (domain: request states, referral). */
export const referralMoves: readonly Move<ReferralState, ReferralMoveCommand>[] = [
	{ command: 'referral.accept', from: ['sent'], to: 'accepted', who: 'desk' },
	{ command: 'referral.reject', from: ['sent'], to: 'rejected', who: 'desk' },
	{
		command: 'referral.miss_response',
		from: ['sent'],
		to: 'no_response',
		who: 'desk_or_system'
	},
	{ command: 'referral.serve', from: ['accepted'], to: 'served', who: 'desk' },
	{ command: 'referral.not_serve', from: ['accepted'], to: 'not_served', who: 'desk' }
];

/** Hours a provider has to answer before the request is the desk's again. */
export const referralHours = 24;
