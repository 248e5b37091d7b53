import type { Clock } from '#shared/kernel/clock.ts';

/** Commands one person may give: so many a second, and so many at once. */
export const commandLimit = { perSecond: 40, atOnce: 80 } as const;

/** A bucket for each person, filled by time. Forgotten when it is full again. */
export class CommandLimit {
	readonly #clock: Clock;
	readonly #buckets = new Map<string, { left: number; atMs: number }>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** False when this person is over the limit. */
	take(personId: string): boolean {
		const nowMs = this.#clock.now();
		const bucket = this.#buckets.get(personId) ?? { left: commandLimit.atOnce, atMs: nowMs };
		const gained = (Math.max(0, nowMs - bucket.atMs) / 1000) * commandLimit.perSecond;
		const left = Math.min(commandLimit.atOnce, bucket.left + gained);
		if (this.#buckets.size > 5_000) this.#buckets.clear();
		this.#buckets.set(personId, { left: Math.max(0, left - 1), atMs: nowMs });
		return left >= 1;
	}
}
