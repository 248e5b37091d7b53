import { toMs } from '../kernel/clock.ts';
import type { Deployment } from '../model/deployment.ts';
import { presenceOf } from './deployment-moves.ts';

/** How many people are planned and out at one place, now. */
export interface People {
	planned: number;
	onSite: number;
	onWay: number;
	onBreak: number;
	noContact: number;
	/** Since when the longest silent team has not been heard. */
	noContactSince?: string;
}

export const nobody = (): People => ({
	planned: 0,
	onSite: 0,
	onWay: 0,
	onBreak: 0,
	noContact: 0
});

type Team = Pick<Deployment, 'state' | 'headcount' | 'plannedFrom' | 'plannedTo'> & {
	overdueSince?: string;
};

/** Adds a team to those of its place: who is out counts in any case, who is planned only in the hours planned for. */
export function countPeople(people: People, team: Team, nowMs: number): void {
	const presence = presenceOf[team.state];
	if (presence === 'over' || team.state === 'requested') return;
	if (presence === 'planned' && !isPlannedNow(team, nowMs)) return;
	people.planned += team.headcount;
	if (presence === 'planned') return;
	people[presence] += team.headcount;
	const since = presence === 'noContact' ? team.overdueSince : undefined;
	if (since && since < (people.noContactSince ?? '9')) people.noContactSince = since;
}

function isPlannedNow({ plannedFrom, plannedTo }: Team, nowMs: number): boolean {
	return toMs(plannedFrom) <= nowMs && nowMs < toMs(plannedTo);
}
