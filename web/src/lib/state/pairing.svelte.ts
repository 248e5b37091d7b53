import { ask } from '#lib/connection/http.ts';

interface Offered {
	code: string;
	secret: string;
	forSeconds: number;
}

const askEveryMs = 2_000;
const retryMs = 5_000;
const tickMs = 1_000;

/** A screen that waits to be let in: it shows a code until somebody at a desk has typed it. */
export class Pairing {
	#offered = $state.raw<Offered | undefined>(undefined);
	#reached = $state(true);
	#leftMs = $state(0);
	/** By this machine's steady counter: its clock may be wrong. */
	#endsAt = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #ticking: ReturnType<typeof setInterval>;
	#closed = false;
	readonly #onpaired: () => void;

	constructor(onpaired: () => void) {
		this.#onpaired = onpaired;
		this.#ticking = setInterval(() => {
			this.#leftMs = Math.max(0, this.#endsAt - performance.now());
		}, tickMs);
		void this.#next();
	}

	/** To be typed at a desk; nothing while there is none. */
	get code(): string | undefined {
		return this.#offered?.code;
	}

	/** False while the server does not answer. */
	get reached(): boolean {
		return this.#reached;
	}

	/** Milliseconds until another code comes. */
	get leftMs(): number {
		return this.#leftMs;
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#timer);
		clearInterval(this.#ticking);
	}

	async #next(): Promise<void> {
		const waitMs = this.#offered ? await this.#claim(this.#offered) : await this.#offer();
		if (!this.#closed) this.#timer = setTimeout(() => void this.#next(), waitMs);
	}

	async #offer(): Promise<number> {
		const fetched = await ask<Offered>('POST', '/api/pairings');
		this.#reached = fetched.ok;
		if (fetched.ok) {
			this.#offered = fetched.body;
			this.#leftMs = fetched.body.forSeconds * 1_000;
			this.#endsAt = performance.now() + this.#leftMs;
		}
		return fetched.ok ? askEveryMs : retryMs;
	}

	async #claim({ code, secret }: Offered): Promise<number> {
		const fetched = await ask<{ state: string }>('POST', '/api/pairings/claim', { code, secret });
		this.#reached = fetched.ok || fetched.code !== 'UNAVAILABLE';
		if (fetched.ok) {
			if (fetched.body.state === 'paired') {
				this.close();
				this.#onpaired();
			}
		} else if (fetched.code === 'LINK_NOT_VALID') {
			// Its time is over: another one at once.
			this.#offered = undefined;
			return 0;
		}
		return askEveryMs;
	}
}
