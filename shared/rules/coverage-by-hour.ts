import { chicagoMidnightMs, chicagoParts } from '../kernel/chicago-time.ts';
import { hourMs, toMs } from '../kernel/clock.ts';
import type { Community } from '../model/community.ts';
import type { Deployment } from '../model/deployment.ts';
import { presenceOf } from './deployment-moves.ts';

/** How much presence an hour of a week needs, and how many are planned for it. */
export interface HourNeed {
	/** 0 is Sunday. */
	weekday: number;
	hour: number;
	/** How much presence it needs, 0 to 3; nothing while nobody has said. */
	need?: number | undefined;
	/** People planned or out in it. */
	people: number;
}

/** One hour of the coming week at one community. */
export interface CoverageHour extends HourNeed {
	startsMs: number;
}

interface Teams {
	all(kind: 'deployment'): Iterable<Deployment>;
}

const days = 7;

/** The next seven days from this morning's midnight on, hour by hour of Chicago's clocks: need beside people. */
export function coverageByHour(community: Community, board: Teams, nowMs: number): CoverageHour[] {
	const teams = [...board.all('deployment')].filter(
		({ communityArea, state }) =>
			communityArea === community.number && state !== 'requested' && presenceOf[state] !== 'over'
	);
	const hours: CoverageHour[] = [];
	let midnightMs = chicagoMidnightMs(nowMs);
	for (let day = 0; day < days; day += 1) {
		// The next midnight: 26 hours on is always the next day, whatever the clocks do in between.
		const nextMs = chicagoMidnightMs(midnightMs + 26 * hourMs);
		for (let startsMs = midnightMs; startsMs < nextMs; startsMs += hourMs) {
			const { weekday, hour } = chicagoParts(startsMs);
			const need = community.needByHour?.[weekday * 24 + hour];
			hours.push({ weekday, hour, startsMs, need, people: peopleAt(teams, startsMs) });
		}
		midnightMs = nextMs;
	}
	return hours;
}

function peopleAt(teams: readonly Deployment[], startsMs: number): number {
	return teams
		.filter(
			({ plannedFrom, plannedTo }) =>
				toMs(plannedFrom) < startsMs + hourMs && toMs(plannedTo) > startsMs
		)
		.reduce((sum, { headcount }) => sum + headcount, 0);
}

/** Hours that need presence and have none. */
export function uncovered<Hour extends HourNeed>(hours: readonly Hour[]): Hour[] {
	return hours.filter(isUncovered);
}

export function isUncovered({ need = 0, people }: HourNeed): boolean {
	return need > 0 && people === 0;
}
