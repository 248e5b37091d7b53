import { toInstant, toMs } from '#shared/kernel/clock.ts';
import { refuse, refuseField } from '#shared/kernel/result.ts';
import { movesFrom } from '#shared/rules/moves.ts';
import { requestMoves } from '#shared/rules/request-moves.ts';
import { longestSnoozeMs, maySnooze } from '#shared/rules/snooze.ts';
import { change, type Decide, type Draft } from './decide.ts';
import { permitChange, without } from './move.ts';

/** A request leaves the queue for all until its time or until something happens to it; its own clock goes on. */
const snooze: Decide<'request.snooze'> = ({ payload, board, actor, nowMs, at }) => {
	const found = permitChange({ kind: 'request', ...payload }, board);
	if (!found.ok) return found;
	const { record: request } = found;
	if (!maySnooze(request)) {
		const permitted = movesFrom(requestMoves, request, actor);
		return refuse('MOVE_NOT_PERMITTED', { permitted, current: request });
	}
	const until = payload.until ?? toInstant(nowMs + longestSnoozeMs);
	if (toMs(until) <= nowMs) return refuseField('/until', 'minimum');
	if (toMs(until) > nowMs + longestSnoozeMs) return refuseField('/until', 'maximum');
	const snoozed = { at, until, by: actor.id, reason: payload.reason };
	return change([{ ...request, snoozed }]);
};

/** It is back before its time. */
const wake: Decide<'request.wake'> = ({ payload, board }) => {
	const found = permitChange({ kind: 'request', ...payload }, board);
	if (!found.ok) return found;
	const { record: request } = found;
	return change(request.snoozed ? [without(request, 'snoozed') as Draft] : []);
};

export const snoozeDecisions = { 'request.snooze': snooze, 'request.wake': wake };
