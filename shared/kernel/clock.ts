/** The only way our code learns the time, so that tests and replay can hand in their own. */
export interface Clock {
	/** Milliseconds since 1970, UTC. */
	now(): number;
}

/** The machine's own clock; made once, at an entry point. */
export const systemClock: Clock = { now: () => Date.now() };

/** An instant as records keep it: ISO 8601, UTC, milliseconds. */
export function toInstant(timeMs: number): string {
	return new Date(timeMs).toISOString();
}

/**
 * Milliseconds of an instant; NaN for what is not one. Instants as records keep them are read digit by
 * digit: a view asks for thousands of them at every change, and `Date.parse` is slow.
 */
export function toMs(instant: string): number {
	if (instant.length !== 24 || instant.charCodeAt(23) !== letterZ) return Date.parse(instant);
	return Date.UTC(
		digits(instant, 0, 4),
		digits(instant, 5, 7) - 1,
		digits(instant, 8, 10),
		digits(instant, 11, 13),
		digits(instant, 14, 16),
		digits(instant, 17, 19),
		digits(instant, 20, 23)
	);
}

const letterZ = 90;

/** The number that these characters are; NaN when one of them is not a digit. */
function digits(text: string, from: number, to: number): number {
	let number = 0;
	for (let index = from; index < to; index += 1) {
		const digit = text.charCodeAt(index) - 48;
		if (digit < 0 || digit > 9) return Number.NaN;
		number = number * 10 + digit;
	}
	return number;
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
