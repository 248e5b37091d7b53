import { Type, type TProperties } from 'typebox';
import { AreaNumber, Id, Priority, Words } from '../model/fields.ts';
import type { Request, RequestState } from '../model/request.ts';
import { answers, categoryCodes, declineReasons } from '../model/terms.ts';
import { findMove, type Move } from './moves.ts';

/** What each move of a request needs, besides the request and the version that was seen. */
export const requestNeeds = {
	'request.release': {},
	'request.discard': {},
	'request.triage': {
		priority: Type.Optional(Priority),
		category: Type.Optional(Type.Enum(categoryCodes)),
		communityArea: Type.Optional(AreaNumber)
	},
	'request.mark_duplicate': { parentId: Id },
	'request.withdraw': { reason: Words },
	'request.accept': { agencyId: Id },
	'request.ask': { reason: Words },
	'request.answer': {},
	'request.give_up': {},
	'request.decline': { reason: Type.Enum(declineReasons) },
	'request.start': {},
	'request.resolve': {},
	'request.close': { answer: Type.Enum(answers) },
	'request.dispute': { reason: Words },
	'request.reopen': { reason: Words }
} as const satisfies Record<string, TProperties>;

export type RequestMoveCommand = keyof typeof requestNeeds;

/** Every permitted move of a request (domain: request states and permitted transitions). */
export const requestMoves: readonly Move<RequestState, RequestMoveCommand | 'referral.accept'>[] = [
	{ command: 'request.release', from: ['held'], to: 'received', who: 'desk' },
	{ command: 'request.discard', from: ['held'], to: 'discarded', who: 'desk' },
	{ command: 'request.triage', from: ['received'], to: 'triaged', who: 'desk' },
	{ command: 'request.mark_duplicate', from: ['received'], to: 'duplicate', who: 'desk' },
	{
		command: 'request.withdraw',
		from: ['received', 'accepted', 'in_progress'],
		to: 'withdrawn',
		who: 'desk'
	},
	{ command: 'request.accept', from: ['triaged'], to: 'accepted', who: 'desk' },
	{ command: 'request.ask', from: ['triaged'], to: 'needs_information', who: 'desk' },
	{ command: 'request.answer', from: ['needs_information'], to: 'triaged', who: 'desk' },
	{
		command: 'request.give_up',
		from: ['needs_information'],
		to: 'closed_no_response',
		who: 'desk'
	},
	{
		command: 'referral.accept',
		from: ['triaged', 'in_progress'],
		to: 'referred_out',
		who: 'receiver'
	},
	{ command: 'request.decline', from: ['triaged'], to: 'declined', who: 'desk' },
	{ command: 'request.start', from: ['accepted'], to: 'in_progress', who: 'desk' },
	{ command: 'request.resolve', from: ['in_progress'], to: 'resolved', who: 'desk' },
	{ command: 'request.close', from: ['resolved'], to: 'closed', who: 'desk' },
	{ command: 'request.dispute', from: ['resolved'], to: 'in_progress', who: 'desk' },
	{ command: 'request.reopen', from: ['closed'], to: 'in_progress', who: 'desk' }
];

/** Attempts to reach the requester before a request may be closed without an answer. */
export const attemptsBeforeGivingUp = 2;

/** It can be given to somebody outside now, or as soon as it was looked at. */
export function canRefer({ state, referralId }: Pick<Request, 'state' | 'referralId'>): boolean {
	const looked = state === 'received' ? 'triaged' : state;
	return (
		referralId === undefined && findMove(requestMoves, looked, 'referral.accept') !== undefined
	);
}
