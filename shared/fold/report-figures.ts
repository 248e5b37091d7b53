import { hourMs, toInstant, toMs } from '../kernel/clock.ts';
import { quantile } from '../kernel/quantile.ts';
import { isActive, type Community } from '../model/community.ts';
import { mostLines, type Report, type ReportFigures } from '../model/report.ts';
import { isOpenRequest, type Request } from '../model/request.ts';
import { gapsIn } from '../rules/capability-gaps.ts';
import { presenceOf } from '../rules/deployment-moves.ts';
import { countPeople, nobody, type People } from '../rules/people-out.ts';
import { hideSmall, leastShown } from '../rules/small-numbers.ts';
import { dueOfRequest, stateOfDue } from '../rules/targets.ts';
import type { Board } from './board.ts';
import { firstLookMinutes, promisesSince, type Promised } from './figures.ts';
import { labelOf } from './labels.ts';
import { needsOf } from './needs.ts';
import { changesSince } from './report-changes.ts';
import { needsOwner, onTimeTarget } from './wall-view.ts';

type Known = Pick<Board, 'all' | 'get' | 'tasksOf'>;
type Place = ReportFigures['places'][number];
type Risk = ReportFigures['risks'][number];

const mostRisks = 10;
/** So far ahead a community without anybody planned is told of. */
const aheadMs = 12 * hourMs;

interface Span {
	fromMs: number;
	nowMs: number;
	/** The report before this one. */
	before?: Report | undefined;
}

/**
 * The figures of a situation report. It leaves the room on paper: of a community no count is in it that is small, or that
 * gives a small one away; what is confidential is in it as a number and a word.
 */
export function reportFigures(board: Known, { fromMs, nowMs, before }: Span): ReportFigures {
	const needs = needsOf(board);
	const open = needs.filter(isOpenRequest);
	const received = needs.filter(({ receivedAt }) => toMs(receivedAt) >= fromMs);
	const resolved = needs.filter(
		({ resolvedAt, sourceNumber }) =>
			resolvedAt !== undefined && sourceNumber === undefined && toMs(resolvedAt) >= fromMs
	);
	const urgent = open
		.filter(({ priority }) => priority === 1)
		.toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt) || a.id.localeCompare(b.id));
	const isLate = (request: Request) => {
		const due = dueOfRequest(request, board);
		return due !== undefined && stateOfDue(due, nowMs) === 'overdue';
	};
	const promises = promisesSince(needs, { sinceMs: fromMs, nowMs }, board);
	const looks = firstLookMinutes(promises);
	const communities = [...board.all('community')]
		.filter(isActive)
		.toSorted((a, b) => a.number - b.number);
	const places = placesOf(board, { communities, open, received, promises, nowMs });
	const late = open.filter(isLate);
	const { changes, more } = changesSince(board, { needs, fromMs, nowMs });
	return {
		asOf: toInstant(nowMs),
		open: places.open,
		received: places.received,
		resolved: resolved.length,
		urgent: urgent.length,
		unowned: open.filter(needsOwner).length,
		late: late.length,
		...(before ? { before: pick(before.figures) } : {}),
		onTime: [1, 2, 3, 4].map((priority) => ({
			priority,
			...shareOf(promises.filter((one) => one.priority === priority))
		})),
		firstLook: {
			n: looks.length,
			p50: quantile(looks, 0.5),
			p90: looks.length < leastShown ? null : quantile(looks, 0.9)
		},
		people: places.people,
		urgentRows: urgent.slice(0, mostLines).map((request) => rowOf(request, isLate(request))),
		places: places.rows,
		changes,
		more,
		risks: risksOf(board, { communities, urgent, late: late.length, people: places.people, nowMs })
	};
}

const pick = ({ open, urgent, late }: ReportFigures) => ({ open, urgent, late });

function shareOf(promises: readonly Promised[]): { kept: number; promised: number } {
	return { kept: promises.filter(({ kept }) => kept).length, promised: promises.length };
}

/** Where something restricted is, and whose it is, is told of none. */
function rowOf(request: Request, late: boolean): ReportFigures['urgentRows'][number] {
	const { restricted, communityArea, agencyId, receivedAt } = request;
	return {
		category: labelOf(request),
		since: receivedAt,
		unowned: needsOwner(request),
		late,
		...(restricted || communityArea === undefined ? {} : { communityArea }),
		...(restricted || agencyId === undefined ? {} : { agencyId })
	};
}

/** By community, and what is elsewhere; counts that are small are hidden, with what would give them away. */
function placesOf(
	board: Known,
	from: {
		communities: readonly Community[];
		open: readonly Request[];
		received: readonly Request[];
		promises: readonly Promised[];
		nowMs: number;
	}
): {
	rows: Place[];
	open: number | null;
	received: number | null;
	people: ReportFigures['people'];
} {
	const numbers = from.communities.map(({ number }) => number);
	const rowOfArea = (area: number | undefined) => {
		const at = numbers.indexOf(area ?? -1);
		return at < 0 ? numbers.length : at;
	};
	const areaOf = ({ restricted, communityArea }: Request) =>
		restricted ? undefined : communityArea;
	const tally = (requests: readonly Request[]) => {
		const counts = [...numbers, 0].map(() => 0);
		for (const request of requests) counts[rowOfArea(areaOf(request))]! += 1;
		return hideSmall(counts);
	};
	const people: People[] = [...numbers, 0].map(nobody);
	for (const team of board.all('deployment')) {
		countPeople(people[rowOfArea(team.communityArea)]!, team, from.nowMs);
	}
	const [open, received] = [tally(from.open), tally(from.received)];
	const shares = [...numbers, undefined].map((_, at) =>
		shareOf(from.promises.filter(({ community }) => rowOfArea(community) === at))
	);
	const promised = hideSmall(shares.map((share) => share.promised));
	const told = promised.total === null ? shares.map(() => null) : promised.parts;
	const rows = [...numbers, undefined].map((communityArea, at): Place => {
		const its = people[at]!;
		return {
			...(communityArea === undefined ? {} : { communityArea }),
			open: open.parts[at]!,
			received: received.parts[at]!,
			out: its.onSite + its.onWay,
			planned: its.planned,
			promised: told[at]!,
			onTarget: told[at] ? shares[at]!.kept >= onTimeTarget * shares[at]!.promised : null
		};
	});
	const sum = (of: (one: People) => number) => people.reduce((total, one) => total + of(one), 0);
	return {
		rows,
		open: open.total,
		received: received.total,
		people: {
			planned: sum(({ planned }) => planned),
			out: sum(({ onSite, onWay }) => onSite + onWay),
			noContact: sum(({ noContact }) => noContact)
		}
	};
}

/** What can go wrong next, most pressing first. */
function risksOf(
	board: Known,
	from: {
		communities: readonly Community[];
		urgent: readonly Request[];
		late: number;
		people: ReportFigures['people'];
		nowMs: number;
	}
): Risk[] {
	const { communities, urgent, late, people, nowMs } = from;
	const unowned = urgent.filter(needsOwner);
	const overdue = [...board.all('action')].filter(
		({ state, dueOn }) => state === 'open' && toMs(dueOn) < nowMs
	);
	const counted: Risk[] = [
		{
			what: 'urgent_unowned',
			count: unowned.length,
			...(unowned[0] ? { since: unowned[0].receivedAt } : {})
		},
		{ what: 'no_contact', count: people.noContact },
		{ what: 'late', count: late },
		{ what: 'action_overdue', count: overdue.length }
	];
	const bare = communities.filter(({ number }) => !isCovered(board, number, nowMs));
	const uncovered: Risk = {
		what: 'uncovered',
		count: bare.length,
		areas: bare.map(({ number }) => number)
	};
	return [...counted, uncovered, ...missingIn(board, communities, nowMs)]
		.filter(({ count }) => count > 0)
		.slice(0, mostRisks);
}

/** Help that nobody with room gives; communities in which the same is missing are told of together. */
function missingIn(board: Known, communities: readonly Community[], nowMs: number): Risk[] {
	const missing = communities.map(({ number }) => ({
		number,
		categories: gapsIn(board, number, nowMs)
	}));
	return [...Map.groupBy(missing, ({ categories }) => categories.join(' ')).values()].map(
		(some): Risk => ({
			what: 'help_missing',
			count: some[0]!.categories.length,
			areas: some.map(({ number }) => number),
			categories: some[0]!.categories
		})
	);
}

/** Somebody is there, or planned, at some time of the hours to come. */
function isCovered(board: Known, area: number, nowMs: number): boolean {
	return [...board.all('deployment')].some(
		({ communityArea, state, plannedFrom, plannedTo }) =>
			communityArea === area &&
			presenceOf[state] !== 'over' &&
			state !== 'requested' &&
			toMs(plannedFrom) < nowMs + aheadMs &&
			toMs(plannedTo) > nowMs
	);
}
