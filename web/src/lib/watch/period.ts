import { chicagoDay, dayBeginMs } from '#shared/kernel/chicago-time.ts';
import { hourMs } from '#shared/kernel/clock.ts';
import { stages, type Stage } from '#shared/rules/targets.ts';

/** What the pages of times look at: it is in their address, so that a link shows the same. */
export interface Period {
	/** Chicago's dates, both of the period. */
	from: string;
	to: string;
	stage: Stage;
}

export const presets = [7, 28, 90] as const;
const usualDays = 28;

/** A date some days before another. */
export function daysBefore(date: string, days: number): string {
	// From noon, so that no change of the clocks is in the way.
	return chicagoDay(dayBeginMs(date) + 12 * hourMs - days * 24 * hourMs);
}

/** The dates from one to another, both among them; at most a hundred. */
export function datesBetween(from: string, to: string): string[] {
	const dates: string[] = [];
	for (let date = from; date <= to && dates.length < 100; date = daysBefore(date, -1)) {
		dates.push(date);
	}
	return dates;
}

/** The period of an address; where it says nothing that can be, the last four weeks. */
export function periodOf(params: Pick<URLSearchParams, 'get'>, nowMs: number): Period {
	const today = chicagoDay(nowMs);
	const isDate = (date: string | null): date is string =>
		date !== null && /^20\d{2}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(dayBeginMs(date));
	const [askedFrom, askedTo, askedStage] = ['from', 'to', 'stage'].map((one) => params.get(one));
	const to = isDate(askedTo ?? null) && askedTo! <= today ? askedTo! : today;
	const from =
		isDate(askedFrom ?? null) && askedFrom! <= to ? askedFrom! : daysBefore(to, usualDays - 1);
	const stage = stages.find((one) => one === askedStage) ?? 'acknowledge';
	return { from, to, stage };
}

/** Days of a period that ends today. */
export function daysOf({ from, to }: Pick<Period, 'from' | 'to'>): number {
	return datesBetween(from, to).length;
}

/** A period as the end of an address. */
export function searchOf({ from, to, stage }: Period): string {
	return `?${new URLSearchParams({ from, to, stage })}`;
}
