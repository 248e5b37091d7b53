import type { OpenHours } from '#shared/model/capability.ts';
import { formatTime } from '#shared/text/format.ts';
import type { Language } from '#shared/text/text.ts';

/** A Sunday at Chicago's midnight, and without a change of the clocks in its week. */
const sundayMs = Date.parse('2026-01-04T06:00:00.000Z');
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** "Sat 9:00 AM – 1:00 PM", day by day, as people write it. */
export function sayHours(hours: readonly OpenHours[], language: Language): string {
	return hours
		.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from)
		.map(({ weekday, from, to }) => {
			const day = sundayMs + weekday * dayMs;
			const time = (minutes: number) => formatTime(day + minutes * minuteMs, 'time', language);
			return `${formatTime(day, 'weekday', language)} ${time(from)} – ${time(to)}`;
		})
		.join(', ');
}

export function weekdayName(weekday: number, language: Language): string {
	return formatTime(sundayMs + weekday * dayMs, 'weekday', language);
}

/** Minutes of what a time field holds, `17:30`; nothing where it is none. */
export function minutesOf(typed: string): number | undefined {
	const [hour, minute] = typed.split(':').map(Number);
	return hour === undefined || minute === undefined || Number.isNaN(hour + minute)
		? undefined
		: hour * 60 + minute;
}
