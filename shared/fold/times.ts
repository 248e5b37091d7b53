import { dayMs } from '../kernel/clock.ts';
import { calendarId, type Calendar } from '../model/calendar.ts';
import { stages } from '../rules/targets.ts';
import type { Entry } from '../wire/entry.ts';
import { chicagoDay, chicagoMidnightMs } from '../kernel/chicago-time.ts';
import { ByDay } from './by-day.ts';
import { fromStaffedRow, staffedBy, staffedRow, type Staffed, type StaffedRow } from './staffed.ts';
import { stagesReached, type StageReached } from './stages.ts';

/** How far back times are kept. */
export const timesDays = 92;

/** The midnight from which on times are kept. */
export function timesSinceMs(nowMs: number): number {
	return chicagoMidnightMs(nowMs - timesDays * dayMs);
}

/** A stage as it is kept, in the order of `rowOf`. */
export type TimesRow = [string, number, number, number, number, number, number];

/** What is kept by Chicago's day: stages under the day they came to their end, teams under the day they checked in. */
export interface TimesDays {
	reached: Map<string, readonly TimesRow[]>;
	staffed: Map<string, readonly StaffedRow[]>;
}

/**
 * How long the stages of requests took, and how long teams were in each community: a fold of the log over weeks. What a record says is
 * said anew by each entry about it, so that a stamp that was taken back is gone, and the same entry taken twice changes nothing.
 */
export class TimesFold {
	/** The last entry that was taken. */
	position = 0;
	readonly #reached = new ByDay<StageReached>(
		({ requestId }) => requestId,
		({ atMs }) => atMs
	);
	readonly #staffed = new ByDay<Staffed>(
		({ deploymentId }) => deploymentId,
		({ fromMs }) => fromMs
	);
	#calendar: Calendar | undefined;

	take({ position, entry }: { position: number; entry: Entry }): void {
		for (const record of entry.records) {
			if (record.kind === 'calendar' && record.id === calendarId) this.#calendar = record;
			if (record.kind === 'request') this.#reach(record.id, stagesReached(record, this));
			if (record.kind === 'deployment') {
				const staffed = staffedBy(record);
				this.#staffed.set(record.id, staffed ? [staffed] : []);
			}
		}
		this.position = position;
	}

	/** The working days as they were when the last entry was taken. */
	get(_kind: 'calendar', _id: string): Calendar | undefined {
		return this.#calendar;
	}

	/** Stages that came to their end. */
	all(): Generator<StageReached> {
		return this.#reached.all();
	}

	/** Teams that were, or are, in a community. */
	staffed(): Generator<Staffed> {
		return this.#staffed.all();
	}

	get calendar(): Calendar | undefined {
		return this.#calendar;
	}

	/** Days that changed since this was asked last, each with all its rows; none for a day that is empty now. */
	takeChanged(): TimesDays {
		return {
			reached: rowsBy(this.#reached.takeChanged(), rowOf),
			staffed: rowsBy(this.#staffed.takeChanged(), staffedRow)
		};
	}

	/** Goes on from what was kept. */
	restore(kept: {
		position: number;
		calendar?: Calendar;
		reached: readonly TimesRow[];
		staffed: readonly StaffedRow[];
	}): void {
		this.#reached.restore(kept.reached.map(fromRow));
		this.#staffed.restore(kept.staffed.map(fromStaffedRow));
		this.#calendar = kept.calendar;
		this.position = kept.position;
	}

	/** Takes over stages that were kept otherwise: they are to be kept anew. */
	adopt(reached: readonly TimesRow[]): void {
		const byRequest = Map.groupBy(reached.map(fromRow), ({ requestId }) => requestId);
		for (const [id, its] of byRequest) this.#reached.set(id, its);
	}

	/** Lets go of what is too old to be asked for. */
	forget(nowMs: number): void {
		this.#reached.forgetBefore(timesSinceMs(nowMs));
		this.#staffed.forgetBefore(timesSinceMs(nowMs));
	}

	/** The first day of which something is known, as far back as can be asked. */
	since(nowMs: number): string | undefined {
		let firstMs = Infinity;
		for (const { atMs } of this.all()) firstMs = Math.min(firstMs, atMs);
		const sinceMs = timesSinceMs(nowMs);
		return firstMs === Infinity ? undefined : chicagoDay(Math.max(firstMs, sinceMs));
	}

	#reach(id: string, now: readonly StageReached[]): void {
		const before = this.#reached.of(id);
		// What stood still later makes no promise longer that had come to its end.
		this.#reached.set(
			id,
			now.map((one) => before.find((earlier) => isSameStage(one, earlier)) ?? one)
		);
	}
}

function rowsBy<T, Row>(days: ReadonlyMap<string, readonly T[]>, rowOf: (one: T) => Row) {
	return new Map([...days].map(([day, some]) => [day, some.map((one) => rowOf(one))]));
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
