import type { Clock } from '#shared/kernel/clock.ts';
import type { Audit } from './audit.ts';
import type { AuditEntry } from '#shared/wire/audit.ts';

const onceInMs = 60_000;
const mostInOne = 60;

/**
 * What was refused is on record, once in a minute for each person and thing, and of one person at most sixty things:
 * whoever asks again and again makes no flood of it, and nobody else's entry waits behind theirs.
 */
export class Refusals {
	readonly #audit: Audit;
	readonly #clock: Clock;
	#minute = 0;
	/** What this process has written in this minute, by who it was. */
	#written = new Map<string, Set<string>>();

	constructor(audit: Audit, clock: Clock) {
		this.#audit = audit;
		this.#clock = clock;
	}

	/** Resolves when it is on record, or was within this minute. */
	async write(entry: Omit<AuditEntry, 'at'>): Promise<void> {
		const minute = Math.floor(this.#clock.now() / onceInMs);
		if (minute !== this.#minute) this.#written = new Map();
		this.#minute = minute;
		const { actor, act, what = '', subject = '' } = entry;
		const own = this.#written.get(actor) ?? new Set<string>();
		this.#written.set(actor, own);
		const key = `${act} ${what} ${subject}`;
		if (own.has(key) || own.size >= mostInOne) return;
		own.add(key);
		try {
			await this.#audit.write(entry);
		} catch (error) {
			own.delete(key);
			throw error;
		}
	}
}
