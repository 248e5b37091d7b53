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

/** What was read lately. Few: a wall is on for weeks, and asks for some dozens again and again. */
const known = new Map<string, number>();
let knownAtMost = 1_000;

/** Whoever holds a whole board asks for the same thousands of instants at every change. */
export function rememberInstants(atMost: number): void {
	knownAtMost = Math.max(knownAtMost, atMost);
}

/** Milliseconds of an instant; NaN for what is not one. */
export function toMs(instant: string): number {
	const found = known.get(instant);
	if (found !== undefined) return found;
	const ms = Date.parse(instant);
	if (known.size >= knownAtMost) known.clear();
	known.set(instant, ms);
	return ms;
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
