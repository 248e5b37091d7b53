import { scaleLinear } from 'd3';
import { hourMs, minuteMs, toMs } from '#shared/kernel/clock.ts';
import { laneMinutes, lanes, type Lane, type ReplayDay } from '#shared/wire/replay.ts';

const laneMs = laneMinutes * minuteMs;

/** A day as it is drawn: everything in percent of its width, and bars in shares of their lane's height. */
export interface DayShape {
	fromMs: number;
	toMs: number;
	place: (atMs: number) => number;
	at: (percent: number) => number;
	lanes: { lane: Lane; bars: { left: number; width: number; height: number }[] }[];
	urgent: number[];
	gaps: { left: number; width: number }[];
	/** What has not been yet, and what was before the room began. */
	ahead: { left: number; width: number } | undefined;
	before: { left: number; width: number } | undefined;
	hours: { left: number; atMs: number }[];
}

export function shapeOf(day: ReplayDay): DayShape {
	const fromMs = toMs(day.from);
	const endMs = fromMs + day.counts.requests.length * laneMs;
	const scale = scaleLinear([fromMs, endMs], [0, 100]).clamp(true);
	const place = (atMs: number) => scale(atMs);
	const span = (from: number, to: number) => ({
		left: place(from),
		width: place(to) - place(from)
	});
	const most = Math.max(1, ...lanes.flatMap((lane) => day.counts[lane]));
	// Few and many are both seen: a single change is a bar that can be found.
	const height = (count: number) => 0.18 + 0.82 * Math.sqrt(count / most);
	const nowMs = toMs(day.to);
	return {
		fromMs,
		toMs: endMs,
		place,
		at: (percent) => scale.invert(percent),
		lanes: lanes.map((lane) => ({
			lane,
			bars: day.counts[lane].flatMap((count, index) => {
				const beginMs = fromMs + index * laneMs;
				return count === 0 ? [] : [{ ...span(beginMs, beginMs + laneMs), height: height(count) }];
			})
		})),
		urgent: day.urgent.map((at) => place(toMs(at))),
		gaps: day.gaps.map((gap) => span(toMs(gap.from), toMs(gap.to))),
		ahead: nowMs < endMs ? span(nowMs, endMs) : undefined,
		before: day.beganAt === undefined ? undefined : span(fromMs, toMs(day.beganAt)),
		hours: hoursOf(fromMs, endMs).map((atMs) => ({ left: place(atMs), atMs }))
	};
}

const hoursApart = 3;

/** Every third hour of the day, its beginning and its end left out. */
function hoursOf(fromMs: number, endMs: number): number[] {
	const count = Math.round((endMs - fromMs) / hourMs);
	return Array.from({ length: count }, (_, hour) => hour)
		.filter((hour) => hour > 0 && hour % hoursApart === 0)
		.map((hour) => fromMs + hour * hourMs);
}

/** Whether nobody was live at a moment, as far as it is known. */
export function isInGap({ gaps }: ReplayDay, atMs: number): boolean {
	return gaps.some(({ from, to }) => atMs >= toMs(from) && atMs < toMs(to));
}
