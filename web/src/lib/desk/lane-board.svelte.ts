import { hourMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { moved, type Span } from '#lib/charts/lanes.ts';
import type { Conflicts } from '#lib/state/conflicts.svelte.ts';

/** Other hours for a team, drawn and not given yet. */
export interface Proposal extends Span {
	/** The record as it was when the first hour was moved: that is what was seen. */
	seen: Deployment;
	/** It is on its way, or done: drawn until the record says so itself. */
	given?: true;
}

/** Which hours the board shows, and where teams have been moved to on it and not in the room yet. */
export class LaneBoard {
	#byHours = $state(0);
	#proposals = $state.raw<ReadonlyMap<string, Proposal>>(new Map());
	readonly #conflicts: Conflicts;

	constructor(conflicts: Conflicts) {
		this.#conflicts = conflicts;
	}

	/** Hours that the board has been turned from now. */
	get byHours(): number {
		return this.#byHours;
	}

	turn(hours: number): void {
		this.#byHours += hours;
	}

	turnToNow(): void {
		this.#byHours = 0;
	}

	/** Turns so that these hours are in sight, if they are not. */
	show({ fromMs: from, toMs: to }: Span, { fromMs, toMs: endMs }: Span): void {
		if (from < endMs && to > fromMs) return;
		const off = from >= endMs ? from - endMs + 2 * hourMs : to - fromMs - 2 * hourMs;
		this.turn(Math.sign(off) * Math.ceil(Math.abs(off) / hourMs));
	}

	/** What was drawn for a team and not given yet. */
	proposalOf({ id }: Deployment): Proposal | undefined {
		const found = this.#proposals.get(id);
		return found?.given ? undefined : found;
	}

	/** Hours of a team as they are drawn. */
	hoursOf(team: Deployment): Span {
		return this.proposalOf(team) ?? this.#onItsWay(team) ?? hoursOf(team);
	}

	/** Given, and not in the record yet. */
	#onItsWay(team: Deployment): Proposal | undefined {
		const drawn = this.#proposals.get(team.id);
		return drawn?.given && team.version === drawn.seen.version ? drawn : undefined;
	}

	/** Moves a team's hours from `start`, as long as it has not begun, or only its end. */
	propose(team: Deployment, by: { quarters: number; what: 'both' | 'end'; start?: Span }): void {
		// Until the record says it, what was seen is older than what was given.
		if (this.#onItsWay(team)) return;
		const start = by.start ?? this.hoursOf(team);
		const next = moved(start, by.quarters, by.what);
		const seen = this.proposalOf(team)?.seen ?? team;
		const was = hoursOf(seen);
		const isAsBefore = next.fromMs === was.fromMs && next.toMs === was.toMs;
		this.#keep(team.id, isAsBefore ? undefined : { ...next, seen });
	}

	leave(id: string): void {
		this.#keep(id, undefined);
	}

	/** Gives what was proposed. Where somebody else moved it too, both hours stand beside the record. */
	async give(team: Deployment): Promise<void> {
		const proposal = this.proposalOf(team);
		if (!proposal) return;
		const { seen, fromMs, toMs: endMs } = proposal;
		const given: Proposal = { ...proposal, given: true };
		this.#keep(team.id, given);
		const values = { plannedFrom: toInstant(fromMs), plannedTo: toInstant(endMs) };
		const answer = await this.#conflicts.edit('deployment.edit', seen, {
			values,
			title: seen.callSign,
			whole: true
		});
		if (answer?.ok || this.#proposals.get(team.id) !== given) return;
		// What could not be given stays drawn, to be tried again or left; where two met, the record says both.
		this.#keep(team.id, !answer || answer.code === 'CHANGED' ? undefined : proposal);
	}

	#keep(id: string, proposal: Proposal | undefined): void {
		const others = [...this.#proposals].filter(([one]) => one !== id);
		this.#proposals = new Map(proposal ? [...others, [id, proposal]] : others);
	}
}

/** Once a team has checked in only its end can be other than planned. */
export const hasBegun = ({ checkedInAt }: Deployment): boolean => checkedInAt !== undefined;

/** Hours as planned. */
export const hoursOf = ({ plannedFrom, plannedTo }: Deployment): Span => ({
	fromMs: toMs(plannedFrom),
	toMs: toMs(plannedTo)
});
