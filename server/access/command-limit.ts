import type { Clock } from '#shared/kernel/clock.ts';

const bucketsAtMost = 5_000;
/** An empty bucket is full again after two seconds, by what it holds and gains. */
const fullAfterMs = 2_000;

/** A bucket for each person, filled by time. Forgotten when it is full again. */
export class CommandLimit {
	readonly #clock: Clock;
	readonly #perSecond: number;
	readonly #atOnce: number;
	readonly #buckets = new Map<string, { left: number; atMs: number }>();

	/** So many a second, and twice as many at once. */
	constructor(clock: Clock, perSecond: number) {
		this.#clock = clock;
		this.#perSecond = perSecond;
		this.#atOnce = 2 * perSecond;
	}

	/** False when this person is over the limit. */
	take(personId: string): boolean {
		const nowMs = this.#clock.now();
		const bucket = this.#buckets.get(personId) ?? { left: this.#atOnce, atMs: nowMs };
		const gained = (Math.max(0, nowMs - bucket.atMs) / 1000) * this.#perSecond;
		const left = Math.min(this.#atOnce, bucket.left + gained);
		if (this.#buckets.size > bucketsAtMost) this.#forgetFull(nowMs);
		this.#buckets.set(personId, { left: Math.max(0, left - 1), atMs: nowMs });
		return left >= 1;
	}

	/** Whoever asked for nothing for a while is as good as unknown. */
	#forgetFull(nowMs: number): void {
		for (const [personId, { atMs }] of this.#buckets) {
			if (nowMs - atMs > fullAfterMs) this.#buckets.delete(personId);
		}
	}
}
