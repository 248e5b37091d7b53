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

/** Milliseconds of an instant; NaN for what is not one. */
export function toMs(instant: string): number {
	return Date.parse(instant);
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
