import { chicagoDay } from '#shared/kernel/chicago-time.ts';
import { toMs } from '#shared/kernel/clock.ts';
import { textFromHash } from '#shared/kernel/ids.ts';
import type { Referral } from '#shared/model/referral.ts';
import { shortfallSince, type Shortfall } from '#shared/model/shortfall.ts';
import type { Draft, Reading } from './decide.ts';
import { given } from './move.ts';

/**
 * One more who was not helped because the money was gone, in the same commit that says so. What is restricted, or not known any more,
 * is counted without kind, place and organization.
 */
export function shortfallOf(referral: Referral, board: Reading, at: string): Draft[] {
	if (referral.notServedReason !== 'no_funds') return [];
	const request = board.get('request', referral.requestId);
	const isTold = request !== undefined && !request.restricted;
	const about = isTold
		? {
				agencyId: referral.receiverId,
				category: request.category,
				...given({ communityArea: request.communityArea })
			}
		: {};
	const { drill } = referral;
	const id = `shortfall_${textFromHash(JSON.stringify(['shortfall', drill, about]), 16)}`;
	const before = board.get('shortfall', id);
	const base = before ?? { kind: 'shortfall' as const, id, ...about, drill };
	return [{ ...base, days: withOneMore(before?.days ?? [], toMs(at)) } as Draft];
}

function withOneMore(days: Shortfall['days'], nowMs: number): Shortfall['days'] {
	const today = chicagoDay(nowMs);
	const since = shortfallSince(today);
	const people = 1 + (days.find(({ on }) => on === today)?.people ?? 0);
	const others = days.filter(({ on }) => on !== today && on >= since);
	return [...others, { on: today, people }].toSorted((a, b) => (a.on < b.on ? -1 : 1));
}
