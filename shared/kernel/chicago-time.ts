import { assert } from './assert.ts';
import { dayMs, hourMs, minuteMs } from './clock.ts';

/** Wall-clock parts of one instant in Chicago. `weekday` 0 is Sunday. */
export interface ChicagoParts {
	year: number;
	month: number;
	day: number;
	hour: number;
	minute: number;
	second: number;
	weekday: number;
}

const format = new Intl.DateTimeFormat('en-US', {
	timeZone: 'America/Chicago',
	hourCycle: 'h23',
	year: 'numeric',
	month: 'numeric',
	day: 'numeric',
	hour: 'numeric',
	minute: 'numeric',
	second: 'numeric'
});

/** What the clocks of Chicago show at `timeMs`. */
export function chicagoParts(timeMs: number): ChicagoParts {
	const found: Record<string, number> = {};
	for (const part of format.formatToParts(timeMs)) found[part.type] = Number(part.value);
	const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = found;
	const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
	return { year, month, day, hour, minute, second, weekday };
}

/**
 * The instant at which Chicago's clocks show these parts, in milliseconds.
 *
 * Portal timestamps carry no offset. In the autumn overlap the first of the two instants is meant;
 * a time inside the spring gap becomes the same distance after the gap.
 */
export function chicagoToMs(parts: Omit<ChicagoParts, 'weekday'>): number {
	const { year, month, day, hour, minute, second } = parts;
	const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
	const offsets = [offsetMs(asUtc - dayMs), offsetMs(asUtc + dayMs)];
	const fitting = offsets
		.map((offset) => asUtc - offset)
		.filter((candidate) => candidate + offsetMs(candidate) === asUtc);
	return Math.min(...(fitting.length > 0 ? fitting : [asUtc - (offsets[0] ?? 0)]));
}

/** How far Chicago's clocks are from UTC at `timeMs`; negative, in milliseconds. */
function offsetMs(timeMs: number): number {
	const { year, month, day, hour, minute, second } = chicagoParts(timeMs);
	const whole = Math.floor(timeMs / 1000) * 1000;
	return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

/** What was computed lately: a queue asks for the same moments at every change. Bounded. */
const midnights = new Map<number, number>();
const workMoments = new Map<string, number>();
const rememberedAtMost = 50_000;

function remembered<Key>(known: Map<Key, number>, key: Key, compute: () => number): number {
	const found = known.get(key);
	if (found !== undefined) return found;
	const value = compute();
	if (known.size >= rememberedAtMost) known.clear();
	known.set(key, value);
	return value;
}

/** The instant of the last midnight in Chicago, in milliseconds. */
export function chicagoMidnightMs(timeMs: number): number {
	// Every offset from UTC is a number of quarters of an hour, so a date changes at a quarter.
	const quarter = Math.floor(timeMs / (15 * minuteMs));
	return remembered(midnights, quarter, () => {
		const { year, month, day } = chicagoParts(timeMs);
		return chicagoToMs({ year, month, day, hour: 0, minute: 0, second: 0 });
	});
}

const two = (part: number) => String(part).padStart(2, '0');
const dateText = (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)}`;

const days = new Map<number, string>();

/** Chicago's date at `timeMs`: `2026-11-26`. */
export function chicagoDay(timeMs: number): string {
	const midnight = chicagoMidnightMs(timeMs);
	let day = days.get(midnight);
	if (day === undefined) {
		if (days.size >= rememberedAtMost) days.clear();
		const { year, month, day: date } = chicagoParts(timeMs);
		days.set(midnight, (day = dateText(year, month, date)));
	}
	return day;
}

/** The midnight with which a date of Chicago begins, in milliseconds; NaN for what is no date. */
export function dayBeginMs(date: string): number {
	const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number);
	if (![year, month, day].every(Number.isInteger)) return NaN;
	const beginMs = chicagoToMs({ year, month, day, hour: 0, minute: 0, second: 0 });
	return Number.isNaN(beginMs) || chicagoDay(beginMs) !== date ? NaN : beginMs;
}

/** Whether a text of the form `2026-11-26` is a day that there is. */
export const isDay = (date: string): boolean => !Number.isNaN(dayBeginMs(date));

/** Desks' working hours, used by the targets of P3 and P4: Monday to Friday, 8 AM to 6 PM. */
export const workingHours = { from: 8, to: 18 } as const;
const workingDayMs = (workingHours.to - workingHours.from) * hourMs;

/** Milliseconds of working time in one working day. */
export const workingDay = { lengthMs: workingDayMs } as const;

/** Days on which nobody is expected to work, besides weekends. Two with the same key hold the same days. */
export interface WorkCalendar {
	/** Chicago's dates, `2026-11-26`. */
	readonly holidays: ReadonlySet<string>;
	readonly key: string;
}

/** No holidays at all. */
export const everyWeek: WorkCalendar = { holidays: new Set(), key: '' };

/** Whether the day that begins at this midnight is worked. */
function isWorked(midnightMs: number, { holidays }: WorkCalendar): boolean {
	const { year, month, day, weekday } = chicagoParts(midnightMs + 12 * hourMs);
	if (weekday === 0 || weekday === 6) return false;
	if (holidays.size === 0) return true;
	return !holidays.has(dateText(year, month, day));
}

/** Milliseconds of working time between two instants; none when the second is not later. At most two years. */
export function workingMsBetween(
	fromMs: number,
	toMs: number,
	calendar: WorkCalendar = everyWeek
): number {
	assert(Number.isFinite(fromMs + toMs), 'working time lies between two instants');
	let worked = 0;
	let dayStart = chicagoMidnightMs(fromMs);
	for (let days = 0; days < 731 && dayStart < toMs; days += 1) {
		if (isWorked(dayStart, calendar)) {
			const opens = Math.max(fromMs, dayStart + workingHours.from * hourMs);
			const closes = Math.min(toMs, dayStart + workingHours.to * hourMs);
			worked += Math.max(0, closes - opens);
		}
		dayStart = chicagoMidnightMs(dayStart + 26 * hourMs);
	}
	return worked;
}

/** The instant at which `workMs` of working time have passed since `fromMs`. At most two years ahead. */
export function addWorkingMs(
	fromMs: number,
	workMs: number,
	calendar: WorkCalendar = everyWeek
): number {
	const key = `${fromMs} ${workMs} ${calendar.key}`;
	return remembered(workMoments, key, () => countWorkingMs(fromMs, workMs, calendar));
}

function countWorkingMs(fromMs: number, workMs: number, calendar: WorkCalendar): number {
	assert(Number.isFinite(fromMs + workMs), 'working time is counted from an instant');
	let left = workMs;
	let dayStart = chicagoMidnightMs(fromMs);
	for (let days = 0; days < 731; days += 1) {
		if (isWorked(dayStart, calendar)) {
			const opens = Math.max(fromMs, dayStart + workingHours.from * hourMs);
			const closes = dayStart + workingHours.to * hourMs;
			if (closes > opens) {
				if (left <= closes - opens) return opens + left;
				left -= closes - opens;
			}
		}
		// The next midnight: 26 hours on is always the next day, whatever the clocks do in between.
		dayStart = chicagoMidnightMs(dayStart + 26 * hourMs);
	}
	return fromMs + workMs + minuteMs;
}
