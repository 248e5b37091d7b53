/**
 * The times of stages once more, as plainly as they can be said: every entry of the log is read, what became of each
 * request is kept, and all of it is looked at for each figure. Slow, and sharing nothing with the fold that it
 * proves but the clocks and working hours of Chicago.
 */
import { quantile } from 'd3';
import { addWorkingMs, chicagoParts, everyWeek } from '#shared/kernel/chicago-time.ts';
import type { Request } from '#shared/model/request.ts';
import type { Entry } from '#shared/wire/entry.ts';
import type { TimesView } from '#shared/wire/times.ts';

const minute = 60_000;
const hour = 60 * minute;
const workday = 10 * hour;

/** What is promised, by priority and stage; `w` is counted in working time. From the domain's table. */
const promises: Record<string, { ms: number; w?: true }> = {
	'1 acknowledge': { ms: 5 * minute },
	'1 assign': { ms: 15 * minute },
	'1 start': { ms: 30 * minute },
	'1 resolve': { ms: 24 * hour },
	'2 acknowledge': { ms: 30 * minute },
	'2 assign': { ms: hour },
	'2 start': { ms: 12 * hour },
	'2 resolve': { ms: 48 * hour },
	'3 acknowledge': { ms: 4 * hour, w: true },
	'3 assign': { ms: workday, w: true },
	'3 start': { ms: 3 * workday, w: true },
	'3 resolve': { ms: 7 * workday, w: true },
	'4 acknowledge': { ms: workday, w: true },
	'4 assign': { ms: 3 * workday, w: true },
	'4 resolve': { ms: 14 * workday, w: true }
};
const stages = ['acknowledge', 'assign', 'start', 'resolve'] as const;
type Stage = (typeof stages)[number];

interface Known {
	request: Request;
	holidays: readonly string[];
	/** When each stage was due as it was reached: a later pause makes no promise longer. */
	ends: Map<string, number | undefined>;
}

/** What became of every request, and the holidays that were known when it was last written. */
export class Recount {
	readonly #known = new Map<string, Known>();
	#holidays: readonly string[] = [];

	take(entry: Entry): void {
		for (const record of entry.records) {
			if (record.kind === 'calendar') this.#holidays = record.holidays;
			if (record.kind === 'request') this.#takeRequest(record);
		}
	}

	#takeRequest(request: Request): void {
		const one: Known = { request, holidays: this.#holidays, ends: new Map() };
		const before = this.#known.get(request.id);
		for (const stage of stages) {
			const at = stampOf(request, stage);
			if (at === undefined) continue;
			const place = request.restricted ? undefined : request.communityArea;
			const mark = `${stage} ${at} ${request.priority} ${place}`;
			const due = before?.ends.has(mark) ? before.ends.get(mark) : dueOf(one, stage);
			one.ends.set(mark, due);
			one.ends.set(stage, due);
		}
		this.#known.set(request.id, one);
	}

	/** Requests that were read; what was taken over from elsewhere is not ours. */
	get size(): number {
		return this.#own().length;
	}

	/** The figures of a period, one after another from the whole list. */
	view(period: Period, nowMs: number): Pick<TimesView, 'stages' | 'days' | 'hours'> {
		return recount(this.#own(), period, nowMs);
	}

	#own(): Known[] {
		return [...this.#known.values()].filter(({ request }) => request.sourceNumber === undefined);
	}
}

interface Period {
	from: string;
	to: string;
	stage: Stage;
	area?: number;
}

/** When a stage that was reached was due then; else when it is due now. */
function dueThen(one: Known, stage: Stage): number | undefined {
	return one.ends.has(stage) ? one.ends.get(stage) : dueOf(one, stage);
}

function dueOf({ request, holidays }: Known, stage: Stage): number | undefined {
	const promise = promises[`${request.priority} ${stage}`];
	if (!promise) return undefined;
	const received = Date.parse(request.receivedAt);
	if (!promise.w) return received + promise.ms + request.pausedMs;
	const calendar = { ...everyWeek, holidays: new Set(holidays), key: `recount ${holidays.join()}` };
	return addWorkingMs(received, promise.ms + request.pausedWorkMs, calendar);
}

function stampOf(request: Request, stage: Stage): number | undefined {
	const stamp = {
		acknowledge: request.acknowledgedAt,
		assign: request.acceptedAt,
		start: request.startedAt,
		resolve: request.resolvedAt
	}[stage];
	return stamp === undefined ? undefined : Date.parse(stamp);
}

/** The stage that is waited for, of a request that is open. */
function awaitedOf({ state, priority }: Request): Stage | undefined {
	if (state === 'received') return 'acknowledge';
	if (state === 'triaged' || state === 'needs_information') return 'assign';
	if (state === 'accepted') return priority === 4 ? 'resolve' : 'start';
	return state === 'in_progress' ? 'resolve' : undefined;
}

/** Clocks of Chicago are slow to ask: what was asked is remembered. */
const asked = new Map<number, { date: string; hourOfWeek: number }>();

function clockOf(ms: number): { date: string; hourOfWeek: number } {
	let found = asked.get(ms);
	if (!found) {
		const { year, month, day, weekday, hour: at } = chicagoParts(ms);
		const date = `${year}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
		asked.set(ms, (found = { date, hourOfWeek: weekday * 24 + at }));
	}
	return found;
}

const dateOf = (ms: number) => clockOf(ms).date;

function recount(
	known: readonly Known[],
	period: Period,
	nowMs: number
): Pick<TimesView, 'stages' | 'days' | 'hours'> {
	const here = known.filter(
		({ request }) =>
			period.area === undefined || (request.communityArea === period.area && !request.restricted)
	);
	const isIn = (ms: number) => dateOf(ms) >= period.from && dateOf(ms) <= period.to;
	return {
		stages: [1, 2, 3, 4].flatMap((priority) =>
			stages.map((stage) => stageOf(here, { priority, stage }, { isIn, nowMs }))
		),
		days: daysOf(here, period.stage, isIn),
		hours: hoursOf(here, period.stage, { isIn, nowMs })
	};
}

type Span = { isIn: (ms: number) => boolean; nowMs: number };

function stageOf(
	known: readonly Known[],
	{ priority, stage }: { priority: number; stage: Stage },
	{ isIn, nowMs }: Span
): TimesView['stages'][number] {
	const own = known.filter(({ request }) => request.priority === priority);
	const took: number[] = [];
	const shares: number[] = [];
	for (const one of own) {
		const at = stampOf(one.request, stage);
		if (at === undefined || !isIn(at)) continue;
		const received = Date.parse(one.request.receivedAt);
		took.push(at - received);
		const due = dueThen(one, stage);
		if (due !== undefined) shares.push((at - received) / (due - received));
	}
	const ends = own.flatMap((one) => endOf(one, stage, nowMs)).filter(({ ms }) => isIn(ms));
	const waiting = own.filter(
		(one) => awaitedOf(one.request) === stage && dueOf(one, stage) !== undefined
	);
	const received = waiting.map(({ request }) => request.receivedAt).toSorted();
	return {
		priority,
		stage,
		n: took.length,
		p50Ms: quantile(took, 0.5) ?? null,
		p90Ms: quantile(took, 0.9) ?? null,
		p50Share: quantile(shares, 0.5) ?? null,
		p90Share: quantile(shares, 0.9) ?? null,
		targetMs: promises[`${priority} ${stage}`]?.ms ?? null,
		promised: ends.length,
		kept: ends.filter(({ kept }) => kept).length,
		waiting: waiting.length,
		late: waiting.filter((one) => isLate(one, stage, nowMs)).length,
		oldest: received[0] ?? null
	};
}

/** A promise was broken before its clock stood still, or its clock runs. */
function isLate(one: Known, stage: Stage, nowMs: number): boolean {
	const due = dueOf(one, stage);
	if (due === undefined || due >= nowMs) return false;
	const { pausedSince } = one.request;
	return pausedSince === undefined || Date.parse(pausedSince) > due;
}

/** When a promise came to its end, and how; none while it runs. */
function endOf(one: Known, stage: Stage, nowMs: number): { ms: number; kept: boolean }[] {
	const due = dueThen(one, stage);
	if (due === undefined) return [];
	const at = stampOf(one.request, stage);
	if (at !== undefined) return [{ ms: Math.min(at, due), kept: at <= due }];
	const next = awaitedOf(one.request);
	const isAhead = next !== undefined && stages.indexOf(stage) >= stages.indexOf(next);
	const isMissed = isAhead && isLate(one, stage, nowMs);
	return isMissed ? [{ ms: due, kept: false }] : [];
}

function daysOf(
	known: readonly Known[],
	stage: Stage,
	isIn: (ms: number) => boolean
): TimesView['days'] {
	const rows: TimesView['days'] = [];
	const stamps = known.flatMap(({ request }) => stampOf(request, stage) ?? []).filter(isIn);
	for (const day of [...new Set(stamps.map(dateOf))].toSorted()) {
		for (const priority of [1, 2, 3, 4]) {
			const took = known
				.filter(({ request }) => request.priority === priority)
				.filter(({ request }) => {
					const at = stampOf(request, stage);
					return at !== undefined && dateOf(at) === day;
				})
				.map(({ request }) => stampOf(request, stage)! - Date.parse(request.receivedAt));
			if (took.length === 0) continue;
			rows.push({
				day,
				priority,
				n: took.length,
				p50Ms: quantile(took, 0.5)!,
				p90Ms: quantile(took, 0.9)!,
				late: known.filter((one) => isOn(one, stage, { day, priority }) && lateThen(one, stage))
					.length,
				timesMs: took.length < 30 ? took.toSorted((a, b) => a - b) : []
			});
		}
	}
	return rows;
}

function isOn(
	{ request }: Known,
	stage: Stage,
	{ day, priority }: { day: string; priority: number }
): boolean {
	const at = stampOf(request, stage);
	return request.priority === priority && at !== undefined && dateOf(at) === day;
}

function lateThen(one: Known, stage: Stage): boolean {
	const due = dueThen(one, stage);
	return due !== undefined && stampOf(one.request, stage)! > due;
}

function hoursOf(known: readonly Known[], stage: Stage, { isIn, nowMs }: Span): TimesView['hours'] {
	const rows: TimesView['hours'] = [];
	for (let weekday = 0; weekday < 7; weekday += 1) {
		for (let at = 0; at < 24; at += 3) {
			const ends = known
				.filter(({ request }) => {
					const { hourOfWeek } = clockOf(Date.parse(request.receivedAt));
					return hourOfWeek >= weekday * 24 + at && hourOfWeek < weekday * 24 + at + 3;
				})
				.flatMap((one) => endOf(one, stage, nowMs))
				.filter(({ ms }) => isIn(ms));
			if (ends.length === 0) continue;
			const kept = ends.filter((one) => one.kept).length;
			rows.push({ weekday, hour: at, promised: ends.length, kept });
		}
	}
	return rows;
}
