import { chicagoDay, chicagoParts, dayBeginMs } from '../kernel/chicago-time.ts';
import { hourMs, toInstant } from '../kernel/clock.ts';
import { ascending, quantile } from '../kernel/quantile.ts';
import type { Request } from '../model/request.ts';
import { hideSmall, leastShown } from '../rules/small-numbers.ts';
import { stages, targets, type Stage } from '../rules/targets.ts';
import type { Calendars } from '../rules/work-calendar.ts';
import {
	blockHours,
	type DayTimes,
	type HourTimes,
	type StageTimes,
	type TimesView
} from '../wire/times.ts';
import { stageAwaited, stagesMissed, type StageReached } from './stages.ts';

/** Days of one priority with fewer times than this are told time by time: a percentile of them says little. */
const fewTimes = 30;

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
	/** The first day of which anything is known. */
	since: string | null;
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
		since: from.since,
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
		for (const { stage, priority, receivedMs, dueMs } of stagesMissed(request, nowMs, calendars)) {
			if (dueMs !== undefined && isIn(dueMs))
				ended.push({ stage, priority, receivedMs, kept: false });
		}
	}
	return ended;
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
			const shares = ascending(own.flatMap(shareOf));
			const promises = endedByRow.get(row) ?? [];
			const waiting = awaitedByRow.get(row) ?? [];
			const oldestMs = Math.min(...waiting.map(({ fromMs }) => fromMs));
			return {
				priority,
				stage,
				n: own.length,
				p50Ms: quantile(took, 0.5),
				p90Ms: quantile(took, 0.9),
				p50Share: quantile(shares, 0.5),
				p90Share: quantile(shares, 0.9),
				targetMs: targets[priority]?.[stage]?.ms ?? null,
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
				late: of.filter(({ atMs, dueMs }) => dueMs !== undefined && atMs > dueMs).length,
				timesMs: took.length < fewTimes ? took : []
			};
		});
}

function hourRows(ended: readonly Ended[]): HourTimes[] {
	const byHour = Map.groupBy(ended, ({ receivedMs }) => Math.floor(receivedMs / hourMs));
	const cells = new Map<
		string,
		{ weekday: number; hour: number; promised: number; kept: number }
	>();
	for (const [hourOf, of] of byHour) {
		const parts = chicagoParts(hourOf * hourMs);
		const { weekday } = parts;
		const hour = parts.hour - (parts.hour % blockHours);
		const cell = cells.get(`${weekday} ${hour}`) ?? { weekday, hour, promised: 0, kept: 0 };
		cell.promised += of.length;
		cell.kept += of.filter(({ kept }) => kept).length;
		cells.set(`${weekday} ${hour}`, cell);
	}
	return [...cells.values()].toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour);
}

/** How much of what was promised was used. */
const shareOf = ({ atMs, dueMs, receivedMs }: StageReached): number[] =>
	dueMs === undefined ? [] : [Math.max(0, atMs - receivedMs) / (dueMs - receivedMs)];

const tookMs = ({ atMs, receivedMs }: StageReached) => Math.max(0, atMs - receivedMs);

/**
 * The same for people who do not run the work: what is made of a few is not told, no single time is, and nothing from
 * which a few would follow by subtraction within this view.
 */
export function totalsOfTimes(view: TimesView): TimesView {
	const told = (count: number | null) =>
		count === null || (count > 0 && count < leastShown) ? null : count;
	const broken = ({ promised, kept }: { promised: number | null; kept: number | null }) =>
		told((promised ?? 0) - (kept ?? 0)) === null || told(kept) === null;
	return {
		...view,
		totals: true,
		stages: view.stages.map((row) => {
			const isFewPromised = told(row.promised) === null;
			return {
				...row,
				...(told(row.n) === null
					? { n: null, p50Ms: null, p90Ms: null, p50Share: null, p90Share: null }
					: {}),
				...(isFewPromised ? { promised: null, kept: null } : broken(row) ? { kept: null } : {}),
				waiting: told(row.waiting),
				late: told(row.late),
				oldest: null
			};
		}),
		days: [1, 2, 3, 4].flatMap((priority) =>
			daysTold(view.days.filter((day) => day.priority === priority))
		),
		hours: hoursTold(view.hours)
	};
}

/** A day that alone would be hidden takes another with it: else the whole would tell it. */
function daysTold(days: readonly DayTimes[]): DayTimes[] {
	const shown = hideSmall(days.map(({ n }) => n)).parts;
	return days.flatMap((day, index) =>
		shown[index] === null ? [] : [{ ...day, late: 0, timesMs: [] }]
	);
}

function hoursTold(hours: readonly HourTimes[]): HourTimes[] {
	const shown = hideSmall(hours.map(({ promised }) => promised ?? 0)).parts;
	return hours.map((hour, index) => {
		const promised = shown[index] ?? null;
		const left = (promised ?? 0) - (hour.kept ?? 0);
		const isFew = promised === null || (left > 0 && left < leastShown);
		return { ...hour, promised, kept: isFew ? null : hour.kept };
	});
}
