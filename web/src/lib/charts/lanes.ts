import { scaleLinear } from 'd3';
import { hourMs, minuteMs, toMs } from '#shared/kernel/clock.ts';
import type { LaneTeam } from '#shared/fold/watch-coverage.ts';

/** A stretch of time, in milliseconds. */
export interface Span {
	fromMs: number;
	toMs: number;
}

/** What hours are planned in. */
export const quarterMs = 15 * minuteMs;
const hoursBack = 3;
const hoursAhead = 9;

/** The hours that a board of teams shows: three before this one, and nine from it; `byHours` later or earlier. */
export function boardSpan(nowMs: number, byHours = 0): Span {
	const hour = Math.floor(nowMs / hourMs + byHours) * hourMs;
	return { fromMs: hour - hoursBack * hourMs, toMs: hour + hoursAhead * hourMs };
}

/** Where a moment stands on a board, in percent of its width; what lies outside stands at the edge. */
export function placeIn({ fromMs, toMs: endMs }: Span): (atMs: number) => number {
	return scaleLinear([fromMs, endMs], [0, 100]).clamp(true);
}

/** The line of each bar: those that overlap in time stand below each other, in as few lines as that takes. */
export function linesOf(bars: readonly Span[]): number[] {
	const ends: number[] = [];
	return bars.map(({ fromMs, toMs: endMs }) => {
		const free = ends.findIndex((end) => end <= fromMs);
		const line = free < 0 ? ends.length : free;
		ends[line] = endMs;
		return line;
	});
}

/** What happened in a team's planned hours: while it was there, and while it should have been and was not heard of. */
export function partsOf(team: LaneTeam, nowMs: number): { out?: Span; gap?: Span } {
	const ended = team.outTo ?? team.noContactSince ?? team.breakSince;
	const out = team.outFrom && {
		fromMs: toMs(team.outFrom),
		toMs: Math.min(nowMs, ended === undefined ? nowMs : toMs(ended))
	};
	const since = team.noContactSince ?? (team.outFrom ? undefined : team.plannedFrom);
	const gap = since && {
		fromMs: toMs(since),
		// Whoever never came is missed as long as they were planned.
		toMs: team.noContactSince ? nowMs : Math.min(nowMs, toMs(team.plannedTo))
	};
	return {
		...(out && out.toMs > out.fromMs ? { out } : {}),
		...(gap && gap.toMs > gap.fromMs ? { gap } : {})
	};
}

/** Hours after each other as one stretch. */
export function stretches(hoursMs: readonly number[]): Span[] {
	const spans: Span[] = [];
	for (const fromMs of hoursMs) {
		const last = spans.at(-1);
		if (last?.toMs === fromMs) last.toMs += hourMs;
		else spans.push({ fromMs, toMs: fromMs + hourMs });
	}
	return spans;
}

/** Hours moved by so many quarters, both or only the end: on full quarters, and never shorter than one. */
export function moved(hours: Span, quarters: number, what: 'both' | 'end'): Span {
	if (quarters === 0) return hours;
	const snap = (ms: number) => Math.round(ms / quarterMs) * quarterMs;
	const by = quarters * quarterMs;
	if (what === 'end') {
		return { ...hours, toMs: Math.max(hours.fromMs + quarterMs, snap(hours.toMs + by)) };
	}
	const fromMs = snap(hours.fromMs + by);
	return { fromMs, toMs: fromMs + (hours.toMs - hours.fromMs) };
}
