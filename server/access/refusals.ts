import type { Clock } from '#shared/kernel/clock.ts';
import type { Audit } from './audit.ts';
import type { AuditEntry } from '#shared/wire/audit.ts';

const onceInMs = 60_000;
const mostKept = 10_000;

/**
 * What was refused is on record, once in a minute for each person and thing: whoever asks again and again makes no
 * flood of it, and nobody else's entry waits behind theirs.
 */
export class Refusals {
	readonly #audit: Audit;
	readonly #clock: Clock;
	/** When this process last wrote each. */
	readonly #written = new Map<string, number>();

	constructor(audit: Audit, clock: Clock) {
		this.#audit = audit;
		this.#clock = clock;
	}

	/** Resolves when it is on record, or was within the last minute. */
	async write(entry: Omit<AuditEntry, 'at'>): Promise<void> {
		const { actor, act, what = '', subject = '' } = entry;
		const key = `${actor} ${act} ${what} ${subject}`;
		const now = this.#clock.now();
		const before = this.#written.get(key);
		if (before !== undefined && now - before < onceInMs && now >= before) return;
		if (this.#written.size >= mostKept) this.#written.clear();
		this.#written.set(key, now);
		await this.#audit.write(entry);
	}
}
