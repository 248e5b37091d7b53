/**
 * Hours of teams by community once more, as plainly as they can be said: the last that the log says of each team, and all teams looked at
 * for each community. It shares nothing with the fold that it proves.
 */
import type { Deployment } from '#shared/model/deployment.ts';
import type { Entry } from '#shared/wire/entry.ts';

const hour = 60 * 60_000;

export class TeamsRecount {
	readonly #teams = new Map<string, Deployment>();

	take(entry: Entry): void {
		for (const record of entry.records)
			if (record.kind === 'deployment') this.#teams.set(record.id, record);
	}

	/** Teams that were read, those that never came too. */
	get size(): number {
		return this.#teams.size;
	}

	/** Hours of all people together, of teams that checked in there from that moment on. */
	hoursIn(community: number, sinceMs: number, nowMs: number): number {
		let hours = 0;
		for (const team of this.#teams.values()) {
			if (team.communityArea !== community || team.checkedInAt === undefined) continue;
			const from = Date.parse(team.checkedInAt);
			if (from < sinceMs) continue;
			if (team.hoursWorked !== undefined) hours += team.headcount * team.hoursWorked;
			else hours += (team.headcount * (endOf(team, nowMs) - from)) / hour;
		}
		return hours;
	}
}

/** Whoever goes home, or does not answer, was there for sure until they were heard last. */
function endOf({ state, lastHeardAt, checkedInAt, releasedAt }: Deployment, nowMs: number): number {
	if (releasedAt !== undefined) return Date.parse(releasedAt);
	if (['overdue_checkin', 'escalated', 'demobilizing'].includes(state))
		return Date.parse(lastHeardAt ?? checkedInAt!);
	return nowMs;
}
