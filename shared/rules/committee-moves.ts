import { Type, type TProperties } from 'typebox';
import {
	mostMembers,
	type ActionState,
	type DecisionState,
	type MeetingState,
	type MemberState
} from '../model/committee.ts';
import { FreeText, Id, Words } from '../model/fields.ts';
import type { Move } from './moves.ts';

const Count = Type.Integer({ minimum: 0, maximum: mostMembers });
const votes = { meetingId: Id, inFavour: Count, against: Count, abstained: Count };

/** What each move of a member needs, besides the member and the version that was seen. */
export const memberNeeds = {
	'member.accept': {},
	'member.leave': {}
} as const satisfies Record<string, TProperties>;
export type MemberMoveCommand = keyof typeof memberNeeds;

/** Nobody becomes a member by being named: they say yes. */
export const memberMoves: readonly Move<MemberState, MemberMoveCommand>[] = [
	{ command: 'member.accept', from: ['invited'], to: 'accepted', who: 'committee' },
	{ command: 'member.leave', from: ['invited', 'accepted'], to: 'left', who: 'committee' }
];

export const meetingNeeds = {
	'meeting.open': {},
	'meeting.close': { minutes: Type.Optional(FreeText) },
	'meeting.cancel': { reason: Words }
} as const satisfies Record<string, TProperties>;
export type MeetingMoveCommand = keyof typeof meetingNeeds;

export const meetingMoves: readonly Move<MeetingState, MeetingMoveCommand>[] = [
	{ command: 'meeting.open', from: ['planned'], to: 'open', who: 'committee' },
	{ command: 'meeting.close', from: ['open'], to: 'closed', who: 'committee' },
	{ command: 'meeting.cancel', from: ['planned'], to: 'cancelled', who: 'committee' }
];

export const decisionNeeds = {
	'decision.adopt': votes,
	'decision.reject': votes,
	'decision.withdraw': { reason: Words }
} as const satisfies Record<string, TProperties>;
export type DecisionMoveCommand = keyof typeof decisionNeeds;

/** Decided in a meeting that can decide, and never changed afterwards: what is wrong with it is the next decision's matter. */
export const decisionMoves: readonly Move<DecisionState, DecisionMoveCommand>[] = [
	{ command: 'decision.adopt', from: ['proposed'], to: 'adopted', who: 'committee' },
	{ command: 'decision.reject', from: ['proposed'], to: 'rejected', who: 'committee' },
	{
		command: 'decision.withdraw',
		from: ['proposed'],
		to: 'withdrawn',
		who: 'creator_or_committee'
	}
];

export const actionNeeds = {
	'action.finish': { outcome: Words },
	'action.drop': { reason: Words }
} as const satisfies Record<string, TProperties>;
export type ActionMoveCommand = keyof typeof actionNeeds;

export const actionMoves: readonly Move<ActionState, ActionMoveCommand>[] = [
	{ command: 'action.finish', from: ['open'], to: 'done', who: 'assignee_or_committee' },
	{ command: 'action.drop', from: ['open'], to: 'dropped', who: 'committee' }
];
