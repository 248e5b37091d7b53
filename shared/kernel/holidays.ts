import { dayMs } from './clock.ts';

/** The n-th of a weekday in a month; the last for -1. Days of the month. */
function nth(year: number, month: number, weekday: number, n: number): number {
	const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
	const day = 1 + ((weekday - first + 7) % 7) + 7 * (n - 1);
	if (n > 0) return day;
	const last = new Date(Date.UTC(year, month, 0));
	return last.getUTCDate() - ((last.getUTCDay() - weekday + 7) % 7);
}

/**
 * Days on which the City's offices are usually closed, as Chicago's dates, in order. One that falls on a Saturday
 * is kept on the Friday before, on a Sunday on the Monday after. A room starts with these and sets its own.
 */
export function usualHolidays(year: number): string[] {
	const days: readonly [month: number, day: number][] = [
		[1, 1],
		[1, nth(year, 1, 1, 3)],
		[2, 12],
		[2, nth(year, 2, 1, 3)],
		[3, nth(year, 3, 1, 1)],
		[5, nth(year, 5, 1, -1)],
		[6, 19],
		[7, 4],
		[9, nth(year, 9, 1, 1)],
		[10, nth(year, 10, 1, 2)],
		[11, 11],
		[11, nth(year, 11, 4, 4)],
		[12, 25]
	];
	const kept = days.map(([month, day]) => {
		const time = Date.UTC(year, month - 1, day);
		const weekday = new Date(time).getUTCDay();
		const shift = weekday === 6 ? -1 : weekday === 0 ? 1 : 0;
		return new Date(time + shift * dayMs).toISOString().slice(0, 10);
	});
	return [...new Set(kept)].toSorted();
}
