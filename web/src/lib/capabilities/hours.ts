import type { OpenHours } from '#shared/model/capability.ts';
import { formatTime } from '#shared/text/format.ts';
import type { Language } from '#shared/text/text.ts';

/** A Sunday at Chicago's midnight, and without a change of the clocks in its week. */
const sundayMs = Date.parse('2026-01-04T06:00:00.000Z');
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** "Mon – Fri 9:00 AM – 5:00 PM, Sat 9:00 AM – 1:00 PM", as people write it. */
export function sayHours(hours: readonly OpenHours[], language: Language): string {
	const time = (minutes: number) => formatTime(sundayMs + minutes * minuteMs, 'time', language);
	const byHours = Map.groupBy(
		hours.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from),
		({ from, to }) => `${time(from)} – ${time(to)}`
	);
	return [...byHours]
		.map(
			([span, of]) =>
				`${sayDays(
					of.map(({ weekday }) => weekday),
					language
				)} ${span}`
		)
		.join(', ');
}

/** Days in their order; three and more that follow each other by their first and last. */
function sayDays(weekdays: readonly number[], language: Language): string {
	const runs: number[][] = [];
	for (const day of weekdays) {
		const run = runs.at(-1);
		if (run?.at(-1) === day - 1) run.push(day);
		else runs.push([day]);
	}
	return runs
		.map((run) => {
			const names = run.map((day) => weekdayName(day, language));
			return names.length > 2 ? `${names[0]} – ${names.at(-1)}` : names.join(', ');
		})
		.join(', ');
}

export function weekdayName(weekday: number, language: Language): string {
	return formatTime(sundayMs + weekday * dayMs, 'weekday', language);
}

/** The same hours on several days, as they are typed: `09:00` to `17:00`. */
export interface Span {
	weekdays: number[];
	from: string;
	to: string;
}

/** Hours as they are typed; one empty span where none are known. */
export function spansOf(hours: readonly OpenHours[]): Span[] {
	const spans = new Map<string, Span>();
	for (const { weekday, from, to } of hours) {
		const key = `${from} ${to}`;
		const span = spans.get(key) ?? { weekdays: [], from: typed(from), to: typed(to) };
		span.weekdays.push(weekday);
		spans.set(key, span);
	}
	const all = [...spans.values()];
	return all.length > 0 ? all : [{ weekdays: [], from: '09:00', to: '17:00' }];
}

/** Day by day; a span without both of its times is none. Until midnight is until the day's end. */
export function hoursOf(spans: readonly Span[]): OpenHours[] {
	return spans.flatMap((span) => {
		const [from, to] = [minutesOf(span.from), minutesOf(span.to)];
		if (from === undefined || to === undefined) return [];
		return span.weekdays.map((weekday) => ({ weekday, from, to: to === 0 ? 24 * 60 : to }));
	});
}

/** As a time field has it; the day's end is its midnight. */
function typed(minutes: number): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** Minutes of what a time field holds, `17:30`; nothing where it is none. */
function minutesOf(value: string): number | undefined {
	const [hour, minute] = value.split(':').map(Number);
	return hour === undefined || minute === undefined || Number.isNaN(hour + minute)
		? undefined
		: hour * 60 + minute;
}
