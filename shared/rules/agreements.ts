import { dayMs } from '../kernel/clock.ts';
import type { Agency, Agreement } from '../model/agency.ts';

/** So many days before it ends, somebody begins to talk about the next one. */
export const endsSoonDays = 60;

export type AgreementStanding = 'to_come' | 'in_force' | 'ends_soon' | 'over';

/** How an agreement stands on a day: its first and its last day are in it. */
export function agreementOn({ from, until }: Agreement, day: string): AgreementStanding {
	if (day < from) return 'to_come';
	if (day > until) return 'over';
	return daysBetween(day, until) < endsSoonDays ? 'ends_soon' : 'in_force';
}

/** Days after `day` to the last one. */
export function daysBetween(day: string, last: string): number {
	return Math.round((Date.parse(last) - Date.parse(day)) / dayMs);
}

/**
 * Of each kind the one that counts on a day: of those that have begun the one that lasts longest, with what goes on from it without
 * a day between as one; before any has begun, the first to come.
 */
export function currentAgreements(
	{ agreements = [] }: Pick<Agency, 'agreements'>,
	day: string
): Agreement[] {
	return [...Map.groupBy(agreements, ({ type }) => type).values()].map((some) => {
		const byBegin = some.toSorted((a, b) => (a.from < b.from ? -1 : 1));
		return byBegin.reduce((current, one) => {
			const isNext = one.from <= day || daysBetween(current.until, one.from) <= 1;
			return isNext && one.until > current.until ? { ...one, from: current.from } : current;
		});
	});
}

/** Whom to talk with first: with whom the room works though an agreement has ended, then those whose agreement ends soon. */
export function agreementsFirst(agencies: Iterable<Agency>, day: string): Agency[] {
	return [...agencies].toSorted(
		(a, b) => urgencyOf(a, day) - urgencyOf(b, day) || a.name.localeCompare(b.name)
	);
}

function urgencyOf(agency: Agency, day: string): number {
	if (agency.state === 'exited') return 4;
	if (agency.state !== 'active') return 2;
	const standings = currentAgreements(agency, day).map((one) => agreementOn(one, day));
	if (standings.some((one) => one === 'over')) return 0;
	return standings.some((one) => one === 'ends_soon') ? 1 : 3;
}
