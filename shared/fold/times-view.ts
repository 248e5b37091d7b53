import { chicagoDay, chicagoParts, dayBeginMs } from '../kernel/chicago-time.ts';
import { hourMs, toInstant } from '../kernel/clock.ts';
import { ascending, quantile } from '../kernel/quantile.ts';
import type { Request } from '../model/request.ts';
import { leastShown } from '../rules/small-numbers.ts';
import { stages, type Stage } from '../rules/targets.ts';
import type { Calendars } from '../rules/work-calendar.ts';
import type { DayTimes, HourTimes, StageTimes, TimesView } from '../wire/times.ts';
import { stageAwaited, type StageReached } from './stages.ts';

/** Days of one priority with fewer times than this are told time by time: a percentile of them says little. */
export const fewTimes = 30;

export interface TimesAsked {
	/** Chicago's dates, both of the period. */
	from: string;
	to: string;
	stage: Stage;
	area?: number;
}

export interface TimesFrom {
	reached: Iterable<StageReached>;
	/** What is open now, of the same places. */
	open: readonly Request[];
	calendars: Calendars;
	nowMs: number;
	position: number;
}

interface Ended {
	stage: Stage;
	priority: number;
	receivedMs: number;
	kept: boolean;
}

/** What a period's figures are: every stage as a row; the one that was asked for by day and by hour of the week. */
export function timesView(asked: TimesAsked, from: TimesFrom): TimesView {
	const { stage, area } = asked;
	const isHere = ({ community }: { community?: number }) =>
		area === undefined || community === area;
	const all = [...from.reached].filter(isHere);
	const sinceMs = dayBeginMs(asked.from);
	// 36 hours on is always within the next day, whatever the clocks do in between.
	const endMs = dayBeginMs(chicagoDay(dayBeginMs(asked.to) + 36 * hourMs));
	const isIn = (ms: number) => ms >= sinceMs && ms < endMs;
	const reached = all.filter(({ atMs }) => isIn(atMs));
	const ended = endedIn(all, from, isIn);
	const own = reached.filter((one) => one.stage === stage);
	return {
		from: asked.from,
		to: asked.to,
		stage,
		since: firstDay(all),
		asOf: toInstant(from.nowMs),
		position: from.position,
		stages: stageRows(reached, ended, from),
		days: dayRows(own),
		hours: hourRows(ended.filter((one) => one.stage === stage)),
		totals: false
	};
}

/**
 * Promises that came to their end: each once, when it was kept or when it was due, so that a period that is over
 * stays as it was. What is still waited for past its time ended then.
 */
function endedIn(
	all: readonly StageReached[],
	{ open, calendars, nowMs }: TimesFrom,
	isIn: (ms: number) => boolean
): Ended[] {
	const ended: Ended[] = [];
	for (const { stage, priority, receivedMs, atMs, dueMs } of all) {
		if (dueMs === undefined || !isIn(Math.min(atMs, dueMs))) continue;
		ended.push({ stage, priority, receivedMs, kept: atMs <= dueMs });
	}
	for (const request of open) {
		const due = stageAwaited(request, calendars);
		if (!due || due.paused || due.dueMs >= nowMs || !isIn(due.dueMs)) continue;
		const { stage, fromMs: receivedMs } = due;
		ended.push({ stage, priority: request.priority, receivedMs, kept: false });
	}
	return ended;
}

function firstDay(all: readonly StageReached[]): string | null {
	let firstMs = Infinity;
	for (const { atMs } of all) firstMs = Math.min(firstMs, atMs);
	return firstMs === Infinity ? null : chicagoDay(firstMs);
}

function stageRows(
	reached: readonly StageReached[],
	ended: readonly Ended[],
	{ open, calendars, nowMs }: TimesFrom
): StageTimes[] {
	const key = ({ priority, stage }: { priority: number; stage: Stage }) => `${priority} ${stage}`;
	const byRow = Map.groupBy(reached, key);
	const endedByRow = Map.groupBy(ended, key);
	const awaited = open.flatMap((request) => {
		const due = stageAwaited(request, calendars);
		return due ? [{ ...due, priority: request.priority }] : [];
	});
	const awaitedByRow = Map.groupBy(awaited, key);
	return [1, 2, 3, 4].flatMap((priority) =>
		stages.map((stage): StageTimes => {
			const row = key({ priority, stage });
			const own = byRow.get(row) ?? [];
			const took = ascending(own.map(tookMs));
			const targets = ascending(
				own.flatMap(({ dueMs, receivedMs }) => (dueMs === undefined ? [] : [dueMs - receivedMs]))
			);
			const promises = endedByRow.get(row) ?? [];
			const waiting = awaitedByRow.get(row) ?? [];
			const oldestMs = Math.min(...waiting.map(({ fromMs }) => fromMs));
			return {
				priority,
				stage,
				n: own.length,
				p50Ms: quantile(took, 0.5),
				p90Ms: quantile(took, 0.9),
				targetMs: quantile(targets, 0.5),
				promised: promises.length,
				kept: promises.filter(({ kept }) => kept).length,
				waiting: waiting.length,
				late: waiting.filter(({ paused, dueMs }) => !paused && dueMs < nowMs).length,
				oldest: waiting.length === 0 ? null : toInstant(oldestMs)
			};
		})
	);
}

function dayRows(own: readonly StageReached[]): DayTimes[] {
	const byDay = Map.groupBy(own, ({ atMs, priority }) => `${chicagoDay(atMs)} ${priority}`);
	return [...byDay]
		.toSorted(([a], [b]) => a.localeCompare(b))
		.map(([key, of]) => {
			const [day = '', priority = ''] = key.split(' ');
			const took = ascending(of.map(tookMs));
			return {
				day,
				priority: Number(priority),
				n: took.length,
				p50Ms: quantile(took, 0.5) ?? 0,
				p90Ms: quantile(took, 0.9) ?? 0,
				timesMs: took.length < fewTimes ? took : []
			};
		});
}

function hourRows(ended: readonly Ended[]): HourTimes[] {
	const byHour = Map.groupBy(ended, ({ receivedMs }) => Math.floor(receivedMs / hourMs));
	const cells = new Map<string, HourTimes>();
	for (const [hourOf, of] of byHour) {
		const { weekday, hour } = chicagoParts(hourOf * hourMs);
		const cell = cells.get(`${weekday} ${hour}`) ?? { weekday, hour, promised: 0, kept: 0 };
		cell.promised += of.length;
		cell.kept += of.filter(({ kept }) => kept).length;
		cells.set(`${weekday} ${hour}`, cell);
	}
	return [...cells.values()].toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour);
}

const tookMs = ({ atMs, receivedMs }: StageReached) => Math.max(0, atMs - receivedMs);

/** The same for people who do not run the work: what is made of a few is not told, and no single time is. */
export function totalsOfTimes(view: TimesView): TimesView {
	const told = (count: number | null) =>
		count === null || (count > 0 && count < leastShown) ? null : count;
	return {
		...view,
		totals: true,
		stages: view.stages.map((row) => {
			const isFew = told(row.n) === null;
			const isFewPromised = told(row.promised) === null;
			return {
				...row,
				...(isFew ? { n: null, p50Ms: null, p90Ms: null, targetMs: null } : {}),
				...(isFewPromised ? { promised: null, kept: null } : {}),
				waiting: told(row.waiting),
				late: told(row.late),
				oldest: null
			};
		}),
		days: view.days.filter(({ n }) => n >= leastShown).map((day) => ({ ...day, timesMs: [] })),
		hours: view.hours.filter(({ promised }) => promised >= leastShown)
	};
}
