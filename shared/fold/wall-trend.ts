import { hourMs, toInstant, toMs } from '../kernel/clock.ts';
import { isOpenRequest, type Request } from '../model/request.ts';

const trendHours = 24;

/** The last day, hour by hour: 24 values, and one for the hour that runs. City-wide; nothing of a single place. */
export interface WallTrend {
	/** The beginning of the hour that runs. */
	hourAt: string;
	/** Open at the beginning of each hour, and now. */
	open: number[];
	urgent: number[];
	/** Came in, and were helped, in each hour; the last value is of the hour that runs. */
	received: number[];
	helped: number[];
}

export function wallTrend(requests: readonly Request[], nowMs: number): WallTrend {
	const hourAtMs = Math.floor(nowMs / hourMs) * hourMs;
	const moments = [...hoursBefore(hourAtMs, trendHours - 1), nowMs];
	const openAt = (some: readonly Request[]) => countAt(some.map(spanOpen), moments);
	return {
		hourAt: toInstant(hourAtMs),
		open: openAt(requests),
		urgent: openAt(requests.filter(({ priority }) => priority === 1)),
		received: countIn(
			requests.map(({ receivedAt }) => toMs(receivedAt)),
			hourAtMs
		),
		helped: countIn(
			requests
				// What was solved elsewhere is not help that was given here.
				.filter(({ sourceNumber }) => sourceNumber === undefined)
				.flatMap(({ resolvedAt }) => (resolvedAt === undefined ? [] : [toMs(resolvedAt)])),
			hourAtMs
		)
	};
}

function spanOpen(request: Request): { fromMs: number; toMs: number } {
	const { receivedAt, resolvedAt, closedAt, changedAt } = request;
	// What is over without either was over at its last change.
	const ended = isOpenRequest(request) ? undefined : (resolvedAt ?? closedAt ?? changedAt);
	return { fromMs: toMs(receivedAt), toMs: ended === undefined ? Infinity : toMs(ended) };
}

/** Full hours up to this one, oldest first. */
function hoursBefore(lastMs: number, count: number): number[] {
	return Array.from({ length: count + 1 }, (_, index) => lastMs - (count - index) * hourMs);
}

/** How many of these moments lie in each of the last 24 hours and in the one that began at `hourAtMs`. */
function countIn(moments: readonly number[], hourAtMs: number): number[] {
	const counts = Array.from({ length: trendHours + 1 }, () => 0);
	for (const atMs of moments) {
		const index = trendHours + Math.floor((atMs - hourAtMs) / hourMs);
		if (index >= 0 && index <= trendHours) counts[index]! += 1;
	}
	return counts;
}

/** How many requests had an owner and no help yet, hour by hour; the last value is now. */
export function underWayTrend(requests: readonly Request[], nowMs: number): number[] {
	const moments = hoursBefore(Math.floor(nowMs / hourMs) * hourMs, trendHours - 1);
	const spans = requests.flatMap(({ acceptedAt, resolvedAt, closedAt }) => {
		if (acceptedAt === undefined) return [];
		const ended = resolvedAt ?? closedAt;
		return [{ fromMs: toMs(acceptedAt), toMs: ended === undefined ? Infinity : toMs(ended) }];
	});
	return countAt(spans, [...moments, nowMs]);
}

/** How many spans hold each moment: from its beginning, up to and without its end. Moments ascend. */
export function countAt(
	spans: readonly { fromMs: number; toMs: number }[],
	moments: readonly number[]
): number[] {
	const counts = moments.map(() => 0);
	for (const { fromMs, toMs } of spans) {
		// Backwards: most of what is on a board began lately, and is in few of the moments.
		for (let index = moments.length - 1; index >= 0; index -= 1) {
			if (moments[index]! < fromMs) break;
			if (moments[index]! < toMs) counts[index]! += 1;
		}
	}
	return counts;
}
