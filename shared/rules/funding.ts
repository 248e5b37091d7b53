import { dayMs } from '../kernel/clock.ts';
import type { Capability } from '../model/capability.ts';
import type { Funding, FundingEntry, FundingStep } from '../model/funding.ts';

/** What is in each state, in cents: what was taken back is out of it. */
export interface Balance {
	appropriated: number;
	awarded: number;
	obligated: number;
	expended: number;
}

/** More is in a state than in the one before it, from this day on. */
export interface Breach {
	step: 'awarded' | 'obligated' | 'expended';
	on: string;
	/** What it is more than it may be. */
	overCents: number;
}

export const balanceSteps = ['appropriated', 'awarded', 'obligated', 'expended'] as const;

const nothing: Balance = { appropriated: 0, awarded: 0, obligated: 0, expended: 0 };

function add(balance: Balance, { step, cents }: FundingEntry): Balance {
	switch (step) {
		case 'deobligated':
			return { ...balance, obligated: balance.obligated - cents };
		case 'returned':
			return { ...balance, expended: balance.expended - cents };
		default:
			return { ...balance, [step]: balance[step] + cents };
	}
}

/** The books up to and with a day; to their end without one. */
export function balanceOf(entries: readonly FundingEntry[], upTo = '9999-12-31'): Balance {
	return entries.filter(({ on }) => on <= upTo).reduce(add, nothing);
}

/**
 * The first day at whose end the books cannot be: more spent than bound, more bound than awarded, more awarded than
 * appropriated, or more taken back than there was.
 */
export function breachOf(entries: readonly FundingEntry[]): Breach | undefined {
	let balance = nothing;
	const byDay = Map.groupBy(
		entries.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
		({ on }) => on
	);
	for (const [on, some] of byDay) {
		balance = some.reduce(add, balance);
		for (const [step, before] of pairs) {
			const over = balance[step] - balance[before];
			if (over > 0) return { step, on, overCents: over };
			if (balance[step] < 0) return { step, on, overCents: -balance[step] };
		}
	}
	return undefined;
}

const pairs = [
	['awarded', 'appropriated'],
	['obligated', 'awarded'],
	['expended', 'obligated']
] as const;

/** Entries that add to a breach: what is more, and what takes away from what it is more than. */
export function isPartOf({ step, on }: Breach, entry: FundingEntry): boolean {
	const takesAway: Partial<Record<Breach['step'], readonly FundingStep[]>> = {
		expended: ['deobligated', 'returned'],
		obligated: ['deobligated']
	};
	return entry.on <= on && (entry.step === step || (takesAway[step] ?? []).includes(entry.step));
}

/** The same booking: what is imported again is there already. */
export function isSameEntry(one: FundingEntry, other: FundingEntry): boolean {
	return (
		one.step === other.step &&
		one.cents === other.cents &&
		one.on === other.on &&
		one.evidence === other.evidence
	);
}

/** Of its own organisation, and done where the line's money is for. */
export function mayBePaidFrom(
	{ agencyId, communityArea }: Pick<Funding, 'agencyId' | 'communityArea'>,
	{ agencyId: whose, areas }: Pick<Capability, 'agencyId' | 'areas'>
): boolean {
	const isThere =
		communityArea === undefined || areas.length === 0 || areas.includes(communityArea);
	return whose === agencyId && isThere;
}

/** How what a line pays for runs. `late` began a while ago, has money, and spent none of it. */
export type Pace = 'not_said' | 'to_come' | 'running' | 'late' | 'over';
const lateAfterMs = 90 * dayMs;

export function paceOf(
	{ startsOn, endsOn, entries }: Pick<Funding, 'startsOn' | 'endsOn' | 'entries'>,
	day: string
): Pace {
	if (startsOn === undefined) return 'not_said';
	if (startsOn > day) return 'to_come';
	if (endsOn !== undefined && endsOn < day) return 'over';
	const { awarded, expended } = balanceOf(entries, day);
	const isLate = Date.parse(day) - Date.parse(startsOn) > lateAfterMs;
	return isLate && awarded > 0 && expended === 0 ? 'late' : 'running';
}
