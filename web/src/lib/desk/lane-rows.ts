import { toMs } from '#shared/kernel/clock.ts';
import type { Board } from '#shared/fold/board.ts';
import { isActive, type Community } from '#shared/model/community.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { coverageByHour, uncovered } from '#shared/rules/coverage-by-hour.ts';
import { presenceOf } from '#shared/rules/deployment-moves.ts';
import { countPeople, nobody, type People } from '#shared/rules/people-out.ts';
import { stretches, type Span } from '#lib/charts/lanes.ts';

/** One community on the board of teams. */
export interface LaneRow {
	community: Community;
	/** Its people now. */
	people: People;
	/** Hours in sight that need somebody and have nobody planned. */
	gaps: Span[];
	/** In the order of their beginning. */
	teams: Deployment[];
}

/** Each active community, and each other where somebody is out, with the teams of these hours. */
export function laneRows(board: Board, nowMs: number, span: Span): LaneRow[] {
	const teams = [...board.all('deployment')].filter((team) => isShown(team, span));
	return [...board.all('community')].flatMap((community) => {
		const here = teams.filter(({ communityArea }) => communityArea === community.number);
		if (!isActive(community) && here.length === 0) return [];
		const people = nobody();
		for (const team of board.all('deployment')) {
			if (team.communityArea === community.number) countPeople(people, team, nowMs);
		}
		const empty = uncovered(coverageByHour(community, board, nowMs))
			.map(({ startsMs }) => startsMs)
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

/** Whoever is out is shown whatever hours they were planned for; who never came or was not sent is not. */
function isShown({ state, plannedFrom, plannedTo, releasedAt }: Deployment, span: Span): boolean {
	if (state === 'declined' || state === 'cancelled') return false;
	const presence = presenceOf[state];
	if (presence !== 'over' && presence !== 'planned') return true;
	const endsMs = Math.max(toMs(plannedTo), releasedAt ? toMs(releasedAt) : 0);
	return toMs(plannedFrom) < span.toMs && endsMs > span.fromMs;
}
