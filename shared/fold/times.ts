import { dayMs } from '../kernel/clock.ts';
import { calendarId, type Calendar } from '../model/calendar.ts';
import { stages } from '../rules/targets.ts';
import type { Entry } from '../wire/entry.ts';
import { chicagoDay, chicagoMidnightMs } from '../kernel/chicago-time.ts';
import { stagesReached, type StageReached } from './stages.ts';

/** How far back times are kept. */
export const timesDays = 92;

/** The midnight from which on times are kept. */
export function timesSinceMs(nowMs: number): number {
	return chicagoMidnightMs(nowMs - timesDays * dayMs);
}

/** A day's stages as they are kept: one row each, in the order of `rowOf`. */
export type TimesRow = [string, number, number, number, number, number, number];

/**
 * How long the stages of requests took: a fold of the log over weeks. What a request reached is said anew by each
 * entry about it, so that a stamp that was taken back is gone, and the same entry taken twice changes nothing.
 */
export class TimesFold {
	/** The last entry that was taken. */
	position = 0;
	readonly #reached = new Map<string, readonly StageReached[]>();
	readonly #changedDays = new Set<string>();
	#calendar: Calendar | undefined;

	take({ position, entry }: { position: number; entry: Entry }): void {
		for (const record of entry.records) {
			if (record.kind === 'calendar' && record.id === calendarId) this.#calendar = record;
			if (record.kind === 'request') this.#set(record.id, stagesReached(record, this));
		}
		this.position = position;
	}

	/** The working days as they were when the last entry was taken. */
	get(_kind: 'calendar', _id: string): Calendar | undefined {
		return this.#calendar;
	}

	*all(): Generator<StageReached> {
		for (const reached of this.#reached.values()) yield* reached;
	}

	get calendar(): Calendar | undefined {
		return this.#calendar;
	}

	/** Days that changed since this was asked last, each with all its rows; none for a day that is empty now. */
	takeChanged(): Map<string, TimesRow[]> {
		const days = new Map<string, TimesRow[]>([...this.#changedDays].map((day) => [day, []]));
		for (const one of this.all()) days.get(chicagoDay(one.atMs))?.push(rowOf(one));
		this.#changedDays.clear();
		return days;
	}

	/** Goes on from what was kept. */
	restore(kept: { position: number; calendar?: Calendar; rows: readonly TimesRow[] }): void {
		this.#reached.clear();
		this.#changedDays.clear();
		const byRequest = Map.groupBy(kept.rows.map(fromRow), ({ requestId }) => requestId);
		for (const [id, reached] of byRequest) this.#reached.set(id, reached);
		this.#calendar = kept.calendar;
		this.position = kept.position;
	}

	/** Lets go of what is too old to be asked for; answers with the days that are gone. */
	forget(nowMs: number): string[] {
		const sinceMs = timesSinceMs(nowMs);
		const gone = new Set<string>();
		for (const [id, reached] of this.#reached) {
			const old = reached.filter(({ atMs }) => atMs < sinceMs);
			if (old.length === 0) continue;
			for (const { atMs } of old) gone.add(chicagoDay(atMs));
			const left = reached.filter(({ atMs }) => atMs >= sinceMs);
			if (left.length > 0) this.#reached.set(id, left);
			else this.#reached.delete(id);
		}
		return [...gone];
	}

	/** The first day of which something is known, as far back as can be asked. */
	since(nowMs: number): string | undefined {
		let firstMs = Infinity;
		for (const { atMs } of this.all()) firstMs = Math.min(firstMs, atMs);
		const sinceMs = timesSinceMs(nowMs);
		return firstMs === Infinity ? undefined : chicagoDay(Math.max(firstMs, sinceMs));
	}

	#set(id: string, now: readonly StageReached[]): void {
		const before = this.#reached.get(id) ?? [];
		// What stood still later makes no promise longer that had come to its end.
		const reached = now.map((one) => before.find((earlier) => isSameStage(one, earlier)) ?? one);
		for (const { atMs } of [...before, ...reached]) this.#changedDays.add(chicagoDay(atMs));
		if (reached.length > 0) this.#reached.set(id, reached);
		else this.#reached.delete(id);
	}
}

const isSameStage = (one: StageReached, other: StageReached) =>
	one.stage === other.stage &&
	one.atMs === other.atMs &&
	one.priority === other.priority &&
	one.community === other.community;

function rowOf(one: StageReached): TimesRow {
	const { requestId, stage, priority, community = 0, receivedMs, atMs, dueMs = 0 } = one;
	return [requestId, stages.indexOf(stage), priority, community, receivedMs, atMs, dueMs];
}

function fromRow([requestId, stage, priority, community, receivedMs, atMs, dueMs]: TimesRow) {
	return {
		requestId,
		stage: stages[stage]!,
		priority,
		...(community === 0 ? {} : { community }),
		receivedMs,
		atMs,
		...(dueMs === 0 ? {} : { dueMs })
	} satisfies StageReached;
}
