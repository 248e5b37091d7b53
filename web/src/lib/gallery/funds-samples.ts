import { fundsView } from '#shared/fold/funds-view.ts';
import { shortfallRows } from '#shared/fold/shortfalls-view.ts';
import { chicagoDay } from '#shared/kernel/chicago-time.ts';
import { dayMs } from '#shared/kernel/clock.ts';
import type { Funding, FundingStep, FundingStream } from '#shared/model/funding.ts';
import type { Shortfall } from '#shared/model/shortfall.ts';
import { momentMs } from './wall-samples.ts';

const common = {
	version: 1,
	changedAt: '2026-07-15T12:00:00.000Z',
	changedBy: 'person_a',
	changedCommand: 'command_a',
	drill: true
};

function line(
	code: string,
	about: { stream: FundingStream; agencyId: string; communityArea?: number },
	booked: readonly (readonly [FundingStep, number, string])[]
): Funding {
	const { communityArea } = about;
	return {
		...common,
		...about,
		kind: 'funding',
		id: `funding_${code}`,
		code,
		citywide: communityArea === undefined,
		deliverable: 'Evening presence',
		entries: booked.map(([step, thousands, on]) => ({
			step,
			cents: thousands * 100_000,
			on,
			evidence: `PO ${code}`
		}))
	};
}

const lines: Funding[] = [
	line('52M-1', { stream: 'city_52m', agencyId: 'agency_a', communityArea: 29 }, [
		['appropriated', 1_400, '2026-01-02'],
		['awarded', 1_250, '2026-02-10'],
		['obligated', 1_100, '2026-03-15'],
		['expended', 420, '2026-06-30']
	]),
	line('52M-2', { stream: 'city_52m', agencyId: 'agency_b' }, [
		['appropriated', 600, '2026-01-02'],
		['awarded', 350, '2026-05-20']
	]),
	line('ARP-1', { stream: 'arp_slfrf', agencyId: 'agency_a', communityArea: 26 }, [
		['appropriated', 800, '2023-03-01'],
		['awarded', 760, '2023-09-01'],
		['obligated', 690, '2024-11-20'],
		['expended', 540, '2026-06-30']
	])
];

const short = (
	id: string,
	about: Pick<Shortfall, 'agencyId' | 'category' | 'communityArea'>,
	people: number
): Shortfall => ({
	...common,
	...about,
	kind: 'shortfall',
	id: `shortfall_${id}`,
	days: [{ on: chicagoDay(momentMs - 3 * dayMs), people }]
});
const shortfalls: Shortfall[] = [
	short('a', { agencyId: 'agency_a', category: 'housing_assistance', communityArea: 29 }, 12),
	short('b', { agencyId: 'agency_c', category: 'food_assistance' }, 4),
	short('c', {}, 2)
];

/** The books as they stand, and nobody's. */
export const fundsSamples = {
	some: {
		lines,
		view: fundsView(lines, chicagoDay(momentMs)),
		shortfalls: shortfallRows(shortfalls, lines, momentMs)
	},
	none: { lines: [], view: fundsView([], chicagoDay(momentMs)), shortfalls: [] }
};

export const fundNames: Readonly<Record<string, string>> = {
	agency_a: 'Lawndale Porch',
	agency_b: 'City Services',
	agency_c: 'Pulaski Pantry'
};
