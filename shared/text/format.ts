import { dayMs, hourMs, minuteMs } from '../kernel/clock.ts';
import type { Language } from './text.ts';

const zone = 'America/Chicago';
const locales: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

type Style = 'time' | 'seconds' | 'day' | 'fullDay' | 'date' | 'weekday' | 'hour';
const options: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
	time: { hour: 'numeric', minute: '2-digit' },
	seconds: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
	day: { weekday: 'short', day: 'numeric', month: 'short' },
	fullDay: { weekday: 'long', day: 'numeric', month: 'long' },
	date: { day: 'numeric', month: 'short', year: 'numeric' },
	weekday: { weekday: 'short' },
	hour: { hour: 'numeric' }
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment on Chicago's clocks, as people there write it. */
export function formatTime(timeMs: number, style: Style, language: Language): string {
	const key = `${style} ${language}`;
	let format = formats.get(key);
	if (!format) {
		format = new Intl.DateTimeFormat(locales[language], { timeZone: zone, ...options[style] });
		formats.set(key, format);
	}
	if (style === 'day') return dayParts(format, timeMs);
	// Narrow no-break spaces look like none in some fonts.
	return format.format(timeMs).replace(/\u202f/g, ' ');
}

/** "Mon 23 Nov": the day before the month in both languages, no comma. */
function dayParts(format: Intl.DateTimeFormat, timeMs: number): string {
	const parts = Object.fromEntries(
		format.formatToParts(timeMs).map(({ type, value }) => [type, value])
	);
	return `${parts['weekday']} ${parts['day']} ${parts['month']}`.replace(/[.,]/g, '');
}

/** When something is due, in as few words as are clear: "2:29 PM", "Tue 10:50 AM", "23 Nov". */
export function formatDue(dueMs: number, nowMs: number, language: Language): string {
	const time = formatTime(dueMs, 'time', language);
	if (formatTime(dueMs, 'day', language) === formatTime(nowMs, 'day', language)) return time;
	if (Math.abs(dueMs - nowMs) < 6 * dayMs) {
		const day = formatTime(dueMs, 'weekday', language).replace('.', '');
		return `${day} ${formatTime(dueMs, 'hour', language)}`;
	}
	return formatTime(dueMs, 'day', language);
}

/** A moment to the minute, with its day when that is another: "8:55 PM", "Thu 8:55 PM". */
export function formatMoment(timeMs: number, nowMs: number, language: Language): string {
	const time = formatTime(timeMs, 'time', language);
	if (formatTime(timeMs, 'day', language) === formatTime(nowMs, 'day', language)) return time;
	const isNear = Math.abs(timeMs - nowMs) < 6 * dayMs;
	const day = formatTime(timeMs, isNear ? 'weekday' : 'day', language).replace('.', '');
	return `${day} ${time}`;
}

/** An age or a time left, in its two largest units: "6 min", "1 h 40", "8 d 4 h". The same in both languages. */
export function formatSpan(spanMs: number): string {
	const minutes = Math.floor(Math.abs(spanMs) / minuteMs);
	if (minutes < 60) return `${minutes} min`;
	const hours = Math.floor(minutes / 60);
	const restMinutes = minutes % 60;
	if (hours < 24) return restMinutes === 0 ? `${hours} h` : `${hours} h ${pad(restMinutes)}`;
	const days = Math.floor(hours / 24);
	return hours % 24 === 0 || days > 9 ? `${days} d` : `${days} d ${hours % 24} h`;
}

/** The same where room is short: only the largest unit from ten hours on. */
export function formatSpanBriefly(spanMs: number): string {
	const hours = Math.floor(Math.abs(spanMs) / hourMs);
	if (hours < 10) return formatSpan(spanMs);
	return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

/** With the unit said for both parts, for sentences: "1 h 40 min". */
export function formatSpanInFull(spanMs: number): string {
	const isHours = Math.abs(spanMs) >= hourMs && Math.abs(spanMs) < dayMs;
	const text = formatSpanBriefly(spanMs);
	return isHours && / \d+$/.test(text) ? `${text} min` : text;
}

/** To the second, for how long a screen has not been live: "1 min 40 s". */
export function formatSeconds(spanMs: number): string {
	const seconds = Math.max(0, Math.floor(spanMs / 1000));
	if (seconds < 60) return `${seconds} s`;
	if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
	return formatSpanInFull(spanMs);
}

/** A code as it is read out: in two halves, in capitals. */
export function spacedCode(code: string): string {
	return `${code.slice(0, 4)}-${code.slice(4)}`.toUpperCase();
}

/** A share as people say it. */
export function formatShare(part: number, whole: number): string {
	return `${Math.round((100 * part) / whole)}%`;
}

const pad = (count: number) => String(count).padStart(2, '0');

/** A hundred-block as people say it: `4200 W MADISON ST` becomes `4200 block, W Madison St`. */
export function formatBlock(block: string): string {
	const { number, street } = blockParts(block);
	return `${number} block, ${street}`;
}

/** Its number, and its street in small letters. */
export function blockParts(block: string): { number: string; street: string } {
	const [number = '', ...street] = block.split(' ');
	const words = street.map((word) =>
		/^([NSEW]|\d+\w*)$/.test(word)
			? word.toLowerCase().replace(/^[nsew]$/, (one) => one.toUpperCase())
			: word.charAt(0) + word.slice(1).toLowerCase()
	);
	return { number, street: words.join(' ') };
}

/** A number as people write it, with so many digits after the point. */
export function formatNumber(value: number, language: Language, digits = 0): string {
	return value.toLocaleString(locales[language], {
		maximumFractionDigits: digits,
		minimumFractionDigits: digits
	});
}

/** `2025-07` as "Jul 2025". */
export function formatMonth(month: string, language: Language): string {
	const [year = 0, its = 1] = month.split('-').map(Number);
	const format = new Intl.DateTimeFormat(locales[language], { month: 'short', timeZone: 'UTC' });
	return `${format.format(Date.UTC(year, its - 1, 15)).replace('.', '')} ${year}`;
}

/** An amount of money: cents where there are any, "$52,000,000" else. */
export function formatMoney(cents: number, language: Language): string {
	const digits = cents % 100 === 0 ? 0 : 2;
	return `${cents < 0 ? '−' : ''}$${formatNumber(Math.abs(cents) / 100, language, digits)}`;
}
