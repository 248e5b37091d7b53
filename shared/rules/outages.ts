import { Type, type TProperties } from 'typebox';
import { hourMs, toInstant, toMs } from '../kernel/clock.ts';
import { Instant } from '../model/fields.ts';
import {
	Meters,
	outageSources,
	type Outage,
	type OutageSource,
	type OutageState
} from '../model/outage.ts';
import type { Move } from './moves.ts';

/** Who can say so by hand: ODIN tells only of the county, and by itself. */
export const saidByHand = outageSources.filter(
	(one): one is Exclude<OutageSource, 'odin'> => one !== 'odin'
);

/** What each move of an outage needs, besides it and the version that was seen. */
export const outageNeeds = {
	'outage.confirm': {
		source: Type.Enum(saidByHand),
		meters: Type.Optional(Meters),
		restoredBy: Type.Optional(Instant)
	},
	'outage.end': {},
	'outage.mistake': {}
} as const satisfies Record<string, TProperties>;

export type OutageMoveCommand = keyof typeof outageNeeds;

/** Every permitted move of an outage. */
export const outageMoves: readonly Move<OutageState, OutageMoveCommand>[] = [
	{ command: 'outage.confirm', from: ['out', 'back'], to: 'out', who: 'desk' },
	{ command: 'outage.end', from: ['out'], to: 'back', who: 'desk' },
	{ command: 'outage.mistake', from: ['out'], to: 'mistaken', who: 'creator_or_manager' }
];

/** Nobody's word holds longer, unless a company says until when it will be out; and that holds for a while after it. */
const believedMs = 6 * hourMs;
const afterRestoredMs = hourMs;
const mostMs = 48 * hourMs;
/** ODIN is published every quarter of an hour: after four that were missed nobody knows. */
const countyMs = hourMs;

/** Until when an outage is believed that is said now. */
export function believedUntil(
	said: { source: OutageSource; restoredBy?: string | undefined },
	nowMs: number
): string {
	if (said.source === 'odin') return toInstant(nowMs + countyMs);
	const restoredMs = said.restoredBy === undefined ? 0 : toMs(said.restoredBy) + afterRestoredMs;
	return toInstant(Math.min(nowMs + mostMs, Math.max(nowMs + believedMs, restoredMs)));
}

/** What is told of an outage where its record is not. */
export type Told = Omit<
	Outage,
	'kind' | 'version' | 'changedAt' | 'changedBy' | 'changedCommand' | 'createdBy'
>;

/** Out as far as anybody knows; `unsure` where nobody has said so for too long. */
export type Sureness = 'out' | 'unsure' | 'over';
export function surenessOf(
	{ state, expiresAt }: Pick<Outage, 'state' | 'expiresAt'>,
	nowMs: number
): Sureness {
	if (state !== 'out') return 'over';
	return toMs(expiresAt) > nowMs ? 'out' : 'unsure';
}

/** The one record of the county. */
export const countyOutageId = 'outage_county';
export const isOfCounty = ({ communityArea }: Pick<Outage, 'communityArea'>): boolean =>
	communityArea === undefined;

/** Of communities, what is out: what is sure first, then what concerns most, then what was said last. */
export function outagesNow<T extends Told>(outages: Iterable<T>, nowMs: number): T[] {
	const rank = (outage: T) => (surenessOf(outage, nowMs) === 'out' ? 0 : 1);
	return [...outages]
		.filter((outage) => !isOfCounty(outage) && outage.state === 'out')
		.toSorted(
			(a, b) =>
				rank(a) - rank(b) ||
				(b.meters ?? 0) - (a.meters ?? 0) ||
				b.saidAt.localeCompare(a.saidAt) ||
				a.id.localeCompare(b.id)
		);
}
