import { communityAreas } from '#shared/geo/community-areas.ts';
import { dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { toMs } from '#shared/kernel/clock.ts';
import { indicators, type Indicator } from '#shared/model/indicators.ts';
import type { Role } from '#shared/model/terms.ts';
import type { Request } from '#shared/model/request.ts';
import { besideAll, needIndex, standing, type NeedPart } from '#shared/rules/need-index.ts';
import type { Calendars } from '#shared/rules/work-calendar.ts';
import { leastShown } from '#shared/rules/small-numbers.ts';
import { staffedHours, type Staffed } from '#shared/fold/staffed.ts';
import { stagesMissed, type StageReached } from '#shared/fold/stages.ts';
import type { EquityArea, EquityView } from '#shared/wire/equity.ts';
import type { Stand } from '#shared/wire/indicators.ts';
import { toldTo, type Knowledge } from './knowledge.ts';

interface Asked {
	from: string;
	to: string;
	sinceMs: number;
	nowMs: number;
	role: Role;
	/** What the index is made of. */
	parts: readonly NeedPart[];
	/** Only totals: no count of one community. */
	totals: boolean;
	/** Communities of somebody's own; empty for all. */
	own: readonly number[];
}

/** What the room did: stages that were reached, teams that were out, and what is open now; of the whole city. */
interface Work {
	reached: readonly StageReached[];
	staffed: readonly Staffed[];
	open: readonly Request[];
	calendars: Calendars;
}

type Done = NonNullable<EquityArea['done']>;

/** Need beside service: the index of what others publish, and what this room was asked for and did. */
export async function equityView(
	knowledge: Knowledge,
	work: Work,
	asked: Asked
): Promise<Omit<EquityView, 'asOf' | 'decidedAt' | 'listed'>> {
	const { parts } = asked;
	const ids = parts.map(({ indicator }) => indicator);
	const [population, ...maps] = await knowledge.maps(['population', ...ids], asked.nowMs);
	const people = population!.areas;
	const standings = maps.map(({ indicator, areas }) =>
		areas.length === 0 ? nothing : standing(areas.map(comparedOf), worseWhen(indicators[indicator]))
	);
	const index = needIndex(parts, standings);
	const { done, city } = doneIn(work, asked);
	const residents = communityAreas.map((_, at) => {
		const count = people[at]?.value;
		return typeof count === 'number' && count > 0 ? Math.round(count) : null;
	});
	// Nobody with totals sees by a jump that help or a team came to a place just now.
	const told = asked.totals ? doneIn(work, { ...asked, nowMs: dayBeginMs(asked.to) }).done : done;
	const beside = besideAll(index, serviceIn(told, residents));
	const rounded = (value: number | null) =>
		value === null ? null : asked.totals ? Math.round(value / 10) * 10 : value;
	const isTheirs = (area: number) => asked.own.length === 0 || asked.own.includes(area);
	return {
		from: asked.from,
		to: asked.to,
		parts: parts.map((part, at) => ({
			...part,
			...(maps[at]!.city ? { city: maps[at]!.city } : {}),
			source: toldTo(asked.role, maps[at]!.source)
		})),
		areas: communityAreas.map(({ number }, at): EquityArea => ({
			area: number,
			need: index[at] ?? null,
			parts: standings.map((one) => one[at] ?? null),
			needStands: rounded(beside[at]!.need),
			serviceStands: rounded(beside[at]!.help),
			gap: rounded(beside[at]!.gap),
			people: residents[at]!,
			...(asked.totals || !isTheirs(number) ? {} : { done: done[at]! })
		})),
		cityShare:
			city.promised < leastShown ? null : Math.round((100 * city.kept) / city.promised) / 100
	};
}

const nothing: readonly null[] = communityAreas.map(() => null);

/** A community's number for as many people, where that is known; else as it is. */
const comparedOf = ({ value, rate }: Stand): number | null => {
	const compared = rate ?? value;
	return typeof compared === 'number' ? compared : null;
};

const worseWhen = ({ direction }: Indicator) =>
	direction === 'higher_is_better' ? ('lower' as const) : ('higher' as const);

/**
 * Service by community: where it stands in help that was completed and in hours that teams were there, both for as many people, each
 * counted half. What there was none of yet in the whole city nobody stands anywhere in.
 */
function serviceIn(
	done: readonly Done[],
	residents: readonly (number | null)[]
): (number | null)[] {
	const standings = (['helped', 'staffedHours'] as const).map((what) => {
		if (done.every((one) => one[what] === 0)) return nothing;
		return standing(
			residents.map((count, at) => (count === null ? null : done[at]![what] / count)),
			'higher'
		);
	});
	return needIndex(
		standings.map(() => ({ weight: 1 })),
		standings
	);
}

/** By community, and the city with all that lies in none or is not told. */
function doneIn(
	{ reached, staffed, open, calendars }: Work,
	{ sinceMs, nowMs }: Asked
): { done: Done[]; city: Pick<Done, 'promised' | 'kept'> } {
	const none = (): Done => ({ asked: 0, helped: 0, staffedHours: 0, promised: 0, kept: 0 });
	const done = communityAreas.map(none);
	const elsewhere = none();
	const placeOf = (community: number | undefined) => done[(community ?? 0) - 1] ?? elsewhere;
	const count = ({ dueMs, community }: StageReached, atMs: number) => {
		const place = placeOf(community);
		place.asked += 1;
		if (dueMs === undefined) return;
		place.promised += 1;
		if (atMs <= dueMs) place.kept += 1;
	};
	for (const one of reached) {
		if (one.stage === 'acknowledge' && one.receivedMs >= sinceMs) count(one, one.atMs);
		if (one.stage === 'resolve' && one.atMs >= sinceMs && one.atMs <= nowMs)
			placeOf(one.community).helped += 1;
	}
	for (const team of staffed) {
		if (team.fromMs < sinceMs) continue;
		placeOf(team.community).staffedHours += staffedHours(team, nowMs);
	}
	for (const place of done) place.staffedHours = Math.round(place.staffedHours);
	for (const request of open) {
		if (request.acknowledgedAt !== undefined || toMs(request.receivedAt) < sinceMs) continue;
		// Past its time and still waiting is late already; what has time left is asked for, and not judged.
		const missed = stagesMissed(request, nowMs, calendars).find(
			({ stage }) => stage === 'acknowledge'
		);
		if (missed) count(missed, nowMs);
		else if (request.sourceNumber === undefined)
			placeOf(request.restricted ? undefined : request.communityArea).asked += 1;
	}
	const sum = (what: 'promised' | 'kept') =>
		[...done, elsewhere].reduce((all, one) => all + one[what], 0);
	return { done, city: { promised: sum('promised'), kept: sum('kept') } };
}
