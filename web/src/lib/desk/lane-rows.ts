import { hourMs, toMs } from '#shared/kernel/clock.ts';
import type { Board } from '#shared/fold/board.ts';
import { isActive, type Community } from '#shared/model/community.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { coverageByHour, uncovered } from '#shared/rules/coverage-by-hour.ts';
import { presenceOf } from '#shared/rules/deployment-moves.ts';
import { countPeople, nobody, type People } from '#shared/rules/people-out.ts';
import { stretches, type Span } from '#lib/charts/lanes.ts';
import { hoursOf } from './lane-board.svelte.ts';

/** One community on the board of teams. */
export interface LaneRow {
	community: Community;
	/** Its people now. */
	people: People;
	/** Hours in sight that need somebody and have nobody planned. */
	gaps: Span[];
	/** All that are not over, and those that were out in the hours in sight; in the order of their beginning. */
	teams: Deployment[];
}

/** Each active community, and each other where somebody is out, with the teams of these hours. */
export function laneRows(board: Board, nowMs: number, span: Span): LaneRow[] {
	const teams = [...board.all('deployment')].filter((team) => isShown(team, { span, nowMs }));
	return [...board.all('community')].flatMap((community) => {
		const here = teams.filter(({ communityArea }) => communityArea === community.number);
		if (!isActive(community) && here.length === 0) return [];
		const people = nobody();
		for (const team of board.all('deployment')) {
			if (team.communityArea === community.number) countPeople(people, team, nowMs);
		}
		const empty = uncovered(coverageByHour(community, board, nowMs))
			.map(({ startsMs }) => startsMs)
			// What nobody was planned for is past mending once it is past.
			.filter((startsMs) => startsMs + hourMs > nowMs)
			.filter((startsMs) => startsMs >= span.fromMs && startsMs < span.toMs);
		return [
			{
				community,
				people,
				gaps: stretches(empty),
				teams: here.toSorted((a, b) => a.plannedFrom.localeCompare(b.plannedFrom))
			}
		];
	});
}

/** Who never came or was not sent is not shown; who has gone home, as long as that is in sight. */
function isShown(team: Deployment, at: { span: Span; nowMs: number }): boolean {
	if (team.state === 'declined' || team.state === 'cancelled') return false;
	return presenceOf[team.state] !== 'over' || isInSight(team, hoursOf(team), at);
}

/** It was planned or out in some hour of the board: whoever is out is so until now, however long it was planned. */
export function isInSight(
	team: Deployment,
	hours: Span,
	at: { span: Span; nowMs: number }
): boolean {
	const presence = presenceOf[team.state];
	const isOut = presence !== 'over' && presence !== 'planned';
	const outTo = team.releasedAt ? toMs(team.releasedAt) : isOut ? at.nowMs : 0;
	return hours.fromMs < at.span.toMs && Math.max(hours.toMs, outTo) > at.span.fromMs;
}
