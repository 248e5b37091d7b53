import type { Answer } from '#shared/kernel/result.ts';
import type { Entry } from '#shared/wire/entry.ts';

/** One command as its giver saw it: when it was first sent, when it was answered, and how. Milliseconds. */
export interface Given {
	/** `<actor>:<command id>`, as the log names it. */
	id: string;
	startedAt: number;
	/** Absent while nobody has answered: then it may stand in the log once, or not at all. */
	endedAt?: number;
	answer?: Answer;
}

/** An entry of the log with its place. */
export interface Logged {
	position: number;
	id: string;
	entry: Pick<Entry, 'records' | 'command'>;
}

/**
 * What is wrong with a log, given what people were told; empty when nothing is.
 *
 * The log is its own witness: if every acknowledged command stands in it once, where its answer said, and
 * no command stands before one that had been answered before it was given, then the room behaved as if one
 * hand had done everything in the log's order (strict serialisability). The rest is the log's own order.
 */
export function faultsOf(given: readonly Given[], log: readonly Logged[]): string[] {
	return [
		...faultsOfPlaces(given, log),
		...faultsOfTime(given, log),
		...faultsOfPositions(log),
		...faultsOfVersions(log)
	];
}

/** Acknowledged: once, where it was said. Refused: not at all. Unanswered: once at most. */
function faultsOfPlaces(given: readonly Given[], log: readonly Logged[]): string[] {
	const places = new Map<string, number[]>();
	for (const { id, position } of log) places.set(id, [...(places.get(id) ?? []), position]);
	return given.flatMap(({ id, answer }) => {
		const found = places.get(id) ?? [];
		if (found.length > 1) return [`doubled: ${id} stands at ${found.join(', ')}`];
		if (!answer) return [];
		if (!answer.ok) return found.length > 0 ? [`refused and done: ${id} at ${found[0]}`] : [];
		if (found.length === 0) return [`lost: ${id}, acknowledged at ${answer.position}`];
		if (found[0] !== answer.position) {
			return [`elsewhere: ${id} stands at ${found[0]}, acknowledged at ${answer.position}`];
		}
		return [];
	});
}

/** In the log's order, nobody's command may stand after one that began when the first was already answered. */
function faultsOfTime(given: readonly Given[], log: readonly Logged[]): string[] {
	const byId = new Map(given.map((one) => [one.id, one]));
	const faults: string[] = [];
	let latest: Given | undefined;
	for (const { id } of log) {
		const one = byId.get(id);
		if (!one) continue;
		if (latest && one.endedAt !== undefined && one.endedAt < latest.startedAt) {
			faults.push(`out of time: ${one.id} was answered before ${latest.id} began and stands after`);
		}
		if (!latest || one.startedAt > latest.startedAt) latest = one;
	}
	return faults;
}

function faultsOfPositions(log: readonly Logged[]): string[] {
	return log.flatMap(({ position }, index) => {
		const expected = (log[0]?.position ?? 1) + index;
		return position === expected ? [] : [`gap: ${position} stands where ${expected} should`];
	});
}

/** Each version of a record follows the one before it. */
function faultsOfVersions(log: readonly Logged[]): string[] {
	const versions = new Map<string, number>();
	const faults: string[] = [];
	for (const { position, entry } of log) {
		for (const { id, version } of entry.records) {
			const before = versions.get(id) ?? 0;
			if (version !== before + 1) {
				faults.push(`version: ${id} went from ${before} to ${version} at ${position}`);
			}
			versions.set(id, version);
		}
	}
	return faults;
}
