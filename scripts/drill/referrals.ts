import { toMs } from '#shared/kernel/clock.ts';
import type { Board } from '#shared/fold/board.ts';
import type { Referral } from '#shared/model/referral.ts';
import type { Request } from '#shared/model/request.ts';
import type { Category } from '#shared/model/terms.ts';
import { suggestOwner } from '#shared/rules/suggestion.ts';
import { fate } from './random.ts';
import { drawFor, step, type NextStep, type Pace } from './step.ts';

/** What providers outside are asked for, in words that say nothing of who it is for. */
const services: Partial<Record<Category, string>> = {
	housing_assistance: 'A place to stay for two weeks',
	food_assistance: 'Food boxes for a month',
	healthcare_access: 'A first appointment',
	youth_program: 'A seat in the evening program',
	employment_training: 'A place in the next course'
};
const askedShare = 0.4;

/** Asks a provider to take a need on, for some of those that providers answer. */
export function sendingOf(request: Request, board: Board, pace: Pace): NextStep | undefined {
	const service = services[request.category];
	const { id, version } = request;
	if (!service || board.referralsOf(id).length > 0) return undefined;
	if (fate(pace.seed, id, 'refer') > askedShare) return undefined;
	const receiverId = suggestOwner(request, board)?.agencyId;
	if (!receiverId) return undefined;
	const payload = { requestId: id, requestVersion: version, receiverId, service };
	const atMs = toMs(request.changedAt) + drawFor(pace, request)('refer', 2, 40);
	return step(atMs, 'desk', { name: 'referral.send', payload });
}

/** What a provider says: most say yes, and of those who were taken on some are not helped. */
export function nextOfReferral(referral: Referral, pace: Pace): NextStep | undefined {
	const { id, version, state } = referral;
	const seen = { id, version };
	const draw = drawFor(pace, referral);
	const chance = fate(pace.seed, id, state);
	if (state === 'sent') {
		const atMs = toMs(referral.sentAt) + draw('answer', 10, 240);
		return chance < 0.15
			? step(atMs, 'desk', { name: 'referral.reject', payload: { ...seen, reason: 'no_capacity' } })
			: step(atMs, 'desk', { name: 'referral.accept', payload: seen });
	}
	if (state !== 'accepted') return undefined;
	const atMs = toMs(referral.changedAt) + draw('help', 20, 400);
	if (chance > 0.4) return step(atMs, 'desk', { name: 'referral.serve', payload: seen });
	const reason = chance < 0.25 ? 'no_funds' : 'full';
	return step(atMs, 'desk', { name: 'referral.not_serve', payload: { ...seen, reason } });
}
