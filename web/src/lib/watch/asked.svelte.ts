import type { ErrorCode } from '#shared/kernel/errors.ts';
import { ask } from '#lib/connection/http.ts';

const againAfterMs = 10_000;
/** Asked again, these would be answered the same. */
const final: readonly ErrorCode[] = ['NOT_ALLOWED', 'NOT_FOUND', 'NOT_SIGNED_IN'];

/** What an address is about, whatever period it names. */
function subjectOf(path: string): string {
	const [what = '', search = ''] = path.split('?');
	return `${what} ${new URLSearchParams(search).get('area') ?? ''}`;
}

/**
 * Figures that are asked for by their address and not sent by themselves. What was had last stays until something newer
 * is there; an answer that another question has overtaken changes nothing.
 */
export class Asked<Body> {
	#body = $state.raw<Body | undefined>();
	#path = '';
	#once = false;
	#refused = $state<ErrorCode | undefined>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#turn = 0;

	get body(): Body | undefined {
		return this.#body;
	}

	/** Why there is nothing newer; `UNAVAILABLE` passes. */
	get refused(): ErrorCode | undefined {
		return this.#refused;
	}

	/** Asks for this address now, and again every ten seconds for as long as it is shown. `once`: it does not change. */
	show(path: string, { once = false } = {}): void {
		if (path === this.#path) return;
		// Of another place the old figures would be false; of another period they only wait.
		if (subjectOf(path) !== subjectOf(this.#path)) this.#body = undefined;
		this.#path = path;
		this.#once = once;
		this.#refused = undefined;
		void this.#ask();
	}

	close(): void {
		this.#turn += 1;
		clearTimeout(this.#timer);
	}

	async #ask(): Promise<void> {
		const turn = (this.#turn += 1);
		clearTimeout(this.#timer);
		const answer = await ask<Body>('GET', this.#path);
		if (turn !== this.#turn) return;
		if (answer.ok) this.#body = answer.body;
		this.#refused = answer.ok ? undefined : answer.code;
		const isFinal = answer.ok ? this.#once : final.includes(answer.code);
		if (!isFinal) this.#timer = setTimeout(() => void this.#ask(), againAfterMs);
	}
}
