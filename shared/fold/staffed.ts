import { hourMs, toMs } from '../kernel/clock.ts';
import type { Deployment } from '../model/deployment.ts';
import { presenceOf } from '../rules/deployment-moves.ts';

/** How long a team was in a community, and with how many people. Times in milliseconds since 1970. */
export interface Staffed {
	deploymentId: string;
	community: number;
	people: number;
	fromMs: number;
	/** Absent while it is there. Of a team that goes home, or does not answer: when it was heard last. */
	untilMs?: number;
	/** Hours that it said at its end to have worked. */
	hours?: number;
}

/** Nothing of a team that did not check in. */
export function staffedBy(team: Deployment): Staffed | undefined {
	const { id, communityArea, headcount, checkedInAt, lastHeardAt, releasedAt, hoursWorked } = team;
	if (checkedInAt === undefined) return undefined;
	// Nobody looks after a team on its way home: it may be days before somebody says how long it worked.
	const isThere = team.state !== 'demobilizing' && presenceOf[team.state] !== 'noContact';
	const until = releasedAt ?? (isThere ? undefined : (lastHeardAt ?? checkedInAt));
	return {
		deploymentId: id,
		community: communityArea,
		people: headcount,
		fromMs: toMs(checkedInAt),
		...(until === undefined ? {} : { untilMs: toMs(until) }),
		...(hoursWorked === undefined ? {} : { hours: hoursWorked })
	};
}

/**
 * Hours of all its people together, as of a moment: those it had reported by then, else from its check-in until it was heard last, or
 * until then.
 */
export function staffedHours(team: Staffed, atMs: number): number {
	const { people, fromMs, untilMs = atMs, hours } = team;
	const each = Math.max(0, Math.min(untilMs, atMs) - fromMs) / hourMs;
	return people * (untilMs <= atMs ? (hours ?? each) : each);
}

/** As it is kept; 0 for what is not known yet, and -1 for hours that nobody reported. */
export type StaffedRow = [string, number, number, number, number, number];

export function staffedRow(one: Staffed): StaffedRow {
	const { deploymentId, community, people, fromMs, untilMs = 0, hours = -1 } = one;
	return [deploymentId, community, people, fromMs, untilMs, hours];
}

export function fromStaffedRow([
	deploymentId,
	community,
	people,
	fromMs,
	untilMs,
	hours
]: StaffedRow) {
	return {
		deploymentId,
		community,
		people,
		fromMs,
		...(untilMs === 0 ? {} : { untilMs }),
		...(hours === -1 ? {} : { hours })
	} satisfies Staffed;
}
