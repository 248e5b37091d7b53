import { communityAreas } from '#shared/geo/community-areas.ts';
import { toMs } from '#shared/kernel/clock.ts';
import { indicators, type Indicator } from '#shared/model/indicators.ts';
import type { Request } from '#shared/model/request.ts';
import { firstParts, needIndex, standing } from '#shared/rules/need-index.ts';
import type { Calendars } from '#shared/rules/work-calendar.ts';
import { hideSmall } from '#shared/rules/small-numbers.ts';
import { stagesMissed, type StageReached } from '#shared/fold/stages.ts';
import type { EquityArea, EquityView } from '#shared/wire/equity.ts';
import type { Stand } from '#shared/wire/indicators.ts';
import type { Knowledge } from './knowledge.ts';

interface Asked {
	from: string;
	to: string;
	sinceMs: number;
	nowMs: number;
	/** Only totals: small numbers are hidden, and others so that none is found by subtraction. */
	totals: boolean;
	/** Communities of somebody's own; empty for all. */
	own: readonly number[];
}

/** What the room did: stages that were reached, and what is open now. */
interface Work {
	reached: Iterable<StageReached>;
	open: readonly Request[];
	calendars: Calendars;
}

/** What was asked for and done in each community; the last is all that lies in none or is not known. */
interface Done {
	asked: number[];
	helped: number[];
	promised: number[];
	kept: number[];
}

/** Need beside service: the index of what others publish, and what this room was asked for and did. */
export async function equityView(
	knowledge: Knowledge,
	work: Work,
	asked: Asked
): Promise<Omit<EquityView, 'asOf'>> {
	const maps = await Promise.all(
		firstParts.map(({ indicator }) => knowledge.map(indicator, asked.nowMs))
	);
	const people = await knowledge.map('population', asked.nowMs);
	const standings = maps.map(({ indicator, areas }) =>
		areas.length === 0 ? nothing : standing(areas.map(comparedOf), worseWhen(indicators[indicator]))
	);
	const index = needIndex(firstParts, standings);
	const { shown, city } = doneIn(work, asked);
	const isTheirs = (area: number) => asked.own.length === 0 || asked.own.includes(area);
	return {
		from: asked.from,
		to: asked.to,
		totals: asked.totals,
		parts: firstParts.map((part, at) => ({
			...part,
			...(maps[at]!.city ? { city: maps[at]!.city } : {}),
			source: maps[at]!.source
		})),
		areas: communityAreas.map(({ number }, at): EquityArea => {
			const count = people.areas[at]?.value;
			const own = isTheirs(number);
			return {
				area: number,
				need: index[at] ?? null,
				parts: standings.map((one) => one[at] ?? null),
				people: typeof count === 'number' ? Math.round(count) : null,
				asked: own ? shown.asked[at]! : null,
				helped: own ? shown.helped[at]! : null,
				promised: own ? shown.promised[at]! : null,
				kept: own && shown.promised[at] !== null ? shown.kept[at]! : null
			};
		}),
		city
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

function doneIn(
	{ reached, open, calendars }: Work,
	{ sinceMs, nowMs, totals }: Asked
): { shown: Record<keyof Done, (number | null)[]>; city: EquityView['city'] } {
	const none = () => Array.from({ length: communityAreas.length + 1 }, () => 0);
	const done: Done = { asked: none(), helped: none(), promised: none(), kept: none() };
	const placeOf = (community: number | undefined) => (community ?? communityAreas.length + 1) - 1;
	const count = ({ dueMs, community }: StageReached, atMs: number) => {
		const at = placeOf(community);
		done.asked[at]! += 1;
		if (dueMs === undefined) return;
		done.promised[at]! += 1;
		if (atMs <= dueMs) done.kept[at]! += 1;
	};
	for (const one of reached) {
		if (one.stage === 'acknowledge' && one.receivedMs >= sinceMs) count(one, one.atMs);
		if (one.stage === 'resolve' && one.atMs >= sinceMs) done.helped[placeOf(one.community)]! += 1;
	}
	for (const request of open) {
		if (request.acknowledgedAt !== undefined || toMs(request.receivedAt) < sinceMs) continue;
		// Past its time and still waiting is late already; what has time left is asked for, and not judged.
		const missed = stagesMissed(request, nowMs, calendars).find(
			({ stage }) => stage === 'acknowledge'
		);
		if (missed) count(missed, nowMs);
		else if (request.sourceNumber === undefined)
			done.asked[placeOf(request.restricted ? undefined : request.communityArea)]! += 1;
	}
	const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
	const city = { promised: sum(done.promised), kept: sum(done.kept) };
	return {
		shown: {
			asked: told(done.asked, totals),
			helped: told(done.helped, totals),
			promised: told(done.promised, totals),
			kept: keptTold(done, totals)
		},
		city
	};
}

const told = (counts: readonly number[], totals: boolean): (number | null)[] =>
	totals ? hideSmall(counts).parts : [...counts];

/** Neither few that were kept nor few that were broken. */
function keptTold({ kept, promised }: Done, totals: boolean): (number | null)[] {
	if (!totals) return kept;
	const broken = hideSmall(kept.map((count, at) => promised[at]! - count)).parts;
	return hideSmall(kept).parts.map((count, at) => (broken[at] === null ? null : count));
}
