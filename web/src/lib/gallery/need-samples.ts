import { minuteMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import { priorityAreaNumbers } from '#shared/geo/community-areas.ts';
import { sourceIds } from '#shared/model/sources.ts';
import type { EquityView } from '#shared/wire/equity.ts';
import type { AreaKnown, Known, MapKnown, SourceStanding, Stand } from '#shared/wire/indicators.ts';

const receivedAt = '2026-11-22T08:00:00.000Z';
const occurredAt = '2026-11-20T08:00:00.000Z';

/** Made: one of each state, and one that failed. */
export const standings: readonly SourceStanding[] = sourceIds.slice(0, 6).map((id, index) => {
	const loaded = { receivedAt, occurredAt, publishedAt: receivedAt, rows: 2_132 * (index + 1) };
	const failedAt = receivedAt;
	return [
		{ id, state: 'fresh' as const, ...loaded },
		{
			id,
			state: 'stale' as const,
			...loaded,
			failed: {
				failedAt,
				check: 'column_missing' as const,
				detail: 'There is no column "gunshot_injury_i".'
			}
		},
		{ id, state: 'never_loaded' as const },
		{ id, state: 'retired' as const, receivedAt, rows: 973 },
		{ id, state: 'failed' as const, ...loaded },
		{ id, state: 'live' as const, ...loaded }
	][index]!;
});

const span = { from: '2025-11', to: '2026-10' };
const stand = (area: number): Stand => {
	if (area % 19 === 5) return { ...span, value: null, rate: null };
	if (area % 23 === 7) return { ...span, value: 'hidden', rate: 'hidden' };
	const value = (area * 7) % 41;
	return { ...span, value, rate: value / 3 };
};
const city: Stand = { ...span, value: 1_540, rate: 5.8 };

export const needMap: MapKnown = {
	listed: [...priorityAreaNumbers],
	indicator: 'people_shot',
	areas: Array.from({ length: 77 }, (_, index) => stand(index + 1)),
	city,
	source: standings[0]!,
	asOf: receivedAt
};

const periods = Array.from({ length: 40 }, (_, index) => {
	const month = 6 + index;
	return `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
});
const monthly: Known = {
	indicator: 'people_shot',
	now: { ...span, value: 27, rate: 9.1 },
	city,
	periods,
	values: periods.map((_, index) => (index === 30 ? null : (index * 5) % 9)),
	cityValues: periods.map((_, index) => 200 + ((index * 37) % 90)),
	until: '2026-09'
};
const once = { periods: [], values: [], cityValues: [] };
const years = { from: '2019-2023', to: '2019-2023' };

const minutesAgo = (minutes: number) => toInstant(toMs(receivedAt) - minutes * minuteMs);
const out = { state: 'out', expiresAt: minutesAgo(-300), drill: false } as const;
/** The county as companies report it; here one that a company told of, and one that nobody has said again. */
const outages: AreaKnown['outages'] = [
	{
		...out,
		id: 'outage_county',
		what: 'power',
		source: 'odin',
		meters: 1_240,
		companies: 2,
		saidAt: minutesAgo(8)
	},
	{
		...out,
		id: 'outage_gallery1',
		what: 'power',
		communityArea: 30,
		source: 'company',
		meters: 240,
		since: minutesAgo(95),
		restoredBy: minutesAgo(-180),
		saidAt: minutesAgo(20)
	},
	{
		...out,
		id: 'outage_gallery2',
		what: 'internet',
		communityArea: 30,
		source: 'resident',
		saidAt: minutesAgo(500),
		expiresAt: minutesAgo(140)
	}
];

export const needArea: AreaKnown = {
	area: 30,
	known: [
		monthly,
		{
			indicator: 'population',
			now: { ...years, value: 68_000 },
			city: { ...years, value: 2_650_000 },
			...once,
			until: '2019-2023'
		},
		{
			indicator: 'uninsured',
			now: { ...years, value: 21.4 },
			city: { ...years, value: null },
			error: 1.8,
			...once,
			until: '2019-2023'
		},
		{
			indicator: 'no_internet',
			now: { ...years, value: null },
			city: { ...years, value: 11.2 },
			...once,
			until: '2019-2023'
		},
		{
			indicator: 'firearm_deaths',
			now: { from: 'not stated', to: 'not stated', value: 'hidden' },
			city: { ...years, value: null },
			...once,
			until: 'not stated'
		}
	],
	sources: [...standings],
	outages,
	asOf: receivedAt
};

/** Made: need and help by no plan, some communities with few requests, some of which nothing is known. */
export const equity: EquityView = {
	listed: [...priorityAreaNumbers],
	from: '2026-08-25',
	to: '2026-11-22',
	parts: [
		{ indicator: 'people_shot', weight: 1, city, source: standings[0]! },
		{
			indicator: 'below_poverty',
			weight: 1,
			city: { ...years, value: 19.7 },
			source: standings[3]!
		},
		{ indicator: 'uninsured', weight: 1, source: standings[2]! },
		{ indicator: 'no_internet', weight: 1, city: { ...years, value: 11 }, source: standings[1]! }
	],
	areas: Array.from({ length: 77 }, (_, index) => {
		const promised = (index * 13) % 97;
		const isLate = index === 28;
		return {
			area: index + 1,
			need: index % 19 === 4 ? null : (index * 29) % 100,
			parts: [(index * 29) % 100, null, null, (index * 7) % 100],
			needStands: index % 19 === 4 ? null : (index * 29) % 100,
			serviceStands: (index * 41) % 100,
			gap: index % 19 === 4 ? null : ((index * 41) % 100) - ((index * 29) % 100),
			people: 8_000 + ((index * 1_777) % 70_000),
			done: {
				asked: promised + 3,
				helped: Math.round(promised * 0.8),
				staffedHours: index % 5 === 0 ? (index * 31) % 400 : 0,
				promised,
				kept: Math.round(promised * (isLate ? 0.5 : 0.93))
			}
		};
	}),
	cityShare: 0.92,
	asOf: receivedAt
};
