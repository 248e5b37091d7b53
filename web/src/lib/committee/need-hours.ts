import { hoursOfWeek } from '#shared/model/community.ts';

/** The same hours of several days that need presence: from an hour to another, past midnight where it ends earlier than it begins. */
export interface NeedSpan {
	/** 0 is Sunday. */
	weekdays: number[];
	from: number;
	/** 24 is the day's end. */
	to: number;
	/** 1 some, 2 much, 3 most. */
	level: number;
}

/** Need of every hour of the week, 0 to 3, from midnight on Sunday: where spans meet, the greater. */
export function hoursOfNeed(spans: readonly NeedSpan[]): number[] {
	const hours = Array.from({ length: hoursOfWeek }, () => 0);
	for (const { weekdays, from, to, level } of spans) {
		const length = to > from ? to - from : 24 - from + to;
		for (const weekday of weekdays) {
			for (let step = 0; step < length; step += 1) {
				const at = (weekday * 24 + from + step) % hoursOfWeek;
				hours[at] = Math.max(hours[at]!, level);
			}
		}
	}
	return hours;
}

/** Hours as they are typed again, day by day; what is the same on several days is one. */
export function spansOfNeed(hours: readonly number[]): NeedSpan[] {
	const spans = new Map<string, NeedSpan>();
	for (let weekday = 0; weekday < 7; weekday += 1) {
		for (let hour = 0; hour < 24; hour += 1) {
			const level = hours[weekday * 24 + hour] ?? 0;
			const from = hour;
			while (hour < 23 && hours[weekday * 24 + hour + 1] === level) hour += 1;
			if (level === 0) continue;
			const key = `${from} ${hour} ${level}`;
			const span = spans.get(key) ?? { weekdays: [], from, to: hour + 1, level };
			span.weekdays.push(weekday);
			spans.set(key, span);
		}
	}
	return [...spans.values()];
}
