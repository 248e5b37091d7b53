import type { Clock } from '#shared/kernel/clock.ts';

/** A bucket that is filled by time: so many a second, and twice as many at once. */
export class Bucket {
	readonly #clock: Clock;
	readonly #perSecond: number;
	#left: number;
	#atMs: number;

	constructor(clock: Clock, perSecond: number) {
		this.#clock = clock;
		this.#perSecond = perSecond;
		this.#left = 2 * perSecond;
		this.#atMs = clock.now();
	}

	/** As full as it can be: whoever has it asked for nothing for a while. */
	get full(): boolean {
		return this.#leftAt(this.#clock.now()) >= 2 * this.#perSecond;
	}

	/** False when there is nothing in it. */
	take(): boolean {
		const nowMs = this.#clock.now();
		const left = this.#leftAt(nowMs);
		this.#atMs = nowMs;
		this.#left = Math.max(0, left - 1);
		return left >= 1;
	}

	#leftAt(nowMs: number): number {
		const gained = (Math.max(0, nowMs - this.#atMs) / 1_000) * this.#perSecond;
		return Math.min(2 * this.#perSecond, this.#left + gained);
	}
}

const rememberedAtMost = 5_000;

/** What each person may give. A person whose bucket is full is as good as unknown, and forgotten. */
export class CommandLimit {
	readonly #clock: Clock;
	readonly #perSecond: number;
	readonly #buckets = new Map<string, Bucket>();

	constructor(clock: Clock, perSecond: number) {
		this.#clock = clock;
		this.#perSecond = perSecond;
	}

	/** False when this person is over the limit. */
	take(personId: string): boolean {
		let bucket = this.#buckets.get(personId);
		if (!bucket) {
			if (this.#buckets.size >= rememberedAtMost) this.#forgetFull();
			bucket = new Bucket(this.#clock, this.#perSecond);
			this.#buckets.set(personId, bucket);
		}
		return bucket.take();
	}

	#forgetFull(): void {
		for (const [personId, { full }] of this.#buckets) if (full) this.#buckets.delete(personId);
	}
}
