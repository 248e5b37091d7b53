import type { Clock } from '#shared/kernel/clock.ts';
import { toInstant } from '#shared/kernel/clock.ts';
import type { AuditEntry } from '#shared/wire/audit.ts';
import { appendLink, lastLink } from '../store/audit-stream.ts';
import type { Kept } from '../store/replicated.ts';
import { firstMark, markOf } from './audit-chain.ts';
import type { KeyRing } from './key-ring.ts';

const tries = 12;

/** The room's record of who looked, who came and who was sent away: only ever added to, each entry tied to the last. */
export class Audit {
	readonly #store: Kept;
	readonly #clock: Clock;
	readonly #ring: KeyRing | undefined;
	#last: Promise<unknown> = Promise.resolve();

	constructor(store: Kept, clock: Clock, ring: KeyRing | undefined) {
		this.#store = store;
		this.#clock = clock;
		this.#ring = ring;
	}

	/** Written when this resolves; throws when it is not, and then what it is about must not happen. */
	write(entry: Omit<AuditEntry, 'at'>): Promise<void> {
		const text = JSON.stringify({ at: toInstant(this.#clock.now()), ...entry });
		const written = this.#last.then(() => this.#append(text, entry.subject));
		this.#last = written.catch(() => undefined);
		return written;
	}

	async #append(text: string, subject: string | undefined): Promise<void> {
		const key = this.#ring?.currentId ?? '';
		for (let attempt = 0; attempt < tries; attempt += 1) {
			const last = (await lastLink(this.#store)) ?? { number: 0, mark: firstMark };
			const mark = markOf(last.mark, text, key, this.#ring);
			// Where another process was first, its entry is the one before this now.
			const link = { number: last.number + 1, text, mark, key };
			if (await appendLink(this.#store, link, subject)) return;
		}
		throw new Error('the audit entry could not be added');
	}
}
