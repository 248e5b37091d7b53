import { chicagoParts } from '../kernel/chicago-time.ts';

const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** Whether a moment lies within hours of Chicago's clocks; those that end before they begin go on after midnight. */
export function isWithinHours(
	{ from, to, days = everyDay }: { from: string; to: string; days?: readonly number[] },
	nowMs: number
): boolean {
	const { weekday, hour, minute } = chicagoParts(nowMs);
	const now = hour * 60 + minute;
	const [begin, end] = [minutesOf(from), minutesOf(to)];
	if (begin < end) return days.includes(weekday) && now >= begin && now < end;
	// What began yesterday belongs to yesterday.
	const yesterday = (weekday + 6) % 7;
	return (days.includes(weekday) && now >= begin) || (days.includes(yesterday) && now < end);
}

function minutesOf(time: string): number {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return hours * 60 + minutes;
}
