import { dayMs, hourMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import { refuse, refuseField } from '#shared/kernel/result.ts';
import type { Referral } from '#shared/model/referral.ts';
import { findMove, movesFrom } from '#shared/rules/moves.ts';
import {
	referralHours,
	referralMoves,
	type ReferralMoveCommand
} from '#shared/rules/referral-moves.ts';
import { requestMoves } from '#shared/rules/request-moves.ts';
import { change, type Decide, type Draft, type Reading } from './decide.ts';
import { decideMoves, without } from './move.ts';
import { shortfallOf } from './shortfalls.ts';
import { notWorkedWith } from './worked-with.ts';

/** Every move. What the receiver says decides what becomes of the request, in the same commit. */
const moves = decideMoves<'referral', ReferralMoveCommand>({
	kind: 'referral',
	table: referralMoves,
	effects: {
		'referral.accept': (_, { at }) => ({ answeredAt: at }),
		'referral.reject': (_, { payload, at }) => ({
			rejectReason: payload.reason,
			answeredAt: at,
			endedAt: at
		}),
		'referral.miss_response': (_, { at }) => ({ endedAt: at }),
		'referral.serve': (_, { at }) => ({ endedAt: at }),
		'referral.not_serve': (_, { payload, at }) => ({ notServedReason: payload.reason, endedAt: at })
	},
	along: (referral, _name, { board, at }) => [
		...followed(referral, board, at),
		...shortfallOf(referral, board, at)
	]
});

/** Handed over when they said yes; the desk's again when they said no, or nothing. Its clock never stopped. */
function followed(referral: Referral, board: Reading, at: string): Draft[] {
	const request = board.get('request', referral.requestId);
	if (!request || request.referralId !== referral.id) return [];
	const back = without(request, 'referralId') as Draft;
	const move = findMove(requestMoves, request.state, 'referral.accept');
	// Withdrawn meanwhile, or not taken on: the request is asked for no longer, and stays as it is.
	if (referral.state !== 'accepted' || !move) return [back];
	const { receiverId } = referral;
	return [{ ...back, state: move.to, receiverId, closedAt: at } as Draft];
}

/** Nobody is kept waiting for an answer longer than this. */
const mostDays = 30;

/** Asks a provider. The request stays where it is until they have said yes. */
const send: Decide<'referral.send'> = ({ payload, board, actor, at, nowMs, newId }) => {
	const request = board.get('request', payload.requestId);
	if (!request) return refuse('NOT_FOUND');
	const against = notWorkedWith(board, payload.receiverId, '/receiverId');
	if (against) return against;
	if (request.version !== payload.requestVersion) return refuse('CHANGED', { current: request });
	if (request.referralId !== undefined) return refuse('REFERRAL_OPEN');
	if (!findMove(requestMoves, request.state, 'referral.accept')) {
		const permitted = movesFrom(requestMoves, request, actor);
		return refuse('MOVE_NOT_PERMITTED', { permitted, current: request });
	}
	const answerBy = payload.answerBy ?? toInstant(nowMs + referralHours * hourMs);
	const isSoon = toMs(answerBy) <= nowMs + mostDays * dayMs;
	if (toMs(answerBy) <= nowMs || !isSoon) {
		const rule = isSoon ? 'minimum' : 'maximum';
		return refuseField('/answerBy', rule);
	}
	const id = newId('referral');
	const { requestId, receiverId, service } = payload;
	const { drill } = request;
	return change([
		{
			kind: 'referral',
			id,
			state: 'sent',
			sentAt: at,
			answerBy,
			requestId,
			receiverId,
			service,
			drill
		},
		{ ...request, referralId: id }
	]);
};

export const referralDecisions = { ...moves, 'referral.send': send };
