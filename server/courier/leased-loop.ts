import type { Lease } from '../store/lease.ts';

interface Work {
	lease: Lease;
	everyMs: number;
	/** When the first look is, where that is not one turn later. */
	firstMs?: number;
	/** Looks for what is due, and asks before each piece of it whether it may still go on. */
	look: (mayGoOn: () => Promise<boolean>) => Promise<void>;
	onError: (error: unknown) => void;
}

/** Work that one process at a time looks after, again and again; a look that fails is followed by the next. */
export class LeasedLoop {
	readonly #work: Work;
	#timer: NodeJS.Timeout | undefined;
	#looking: Promise<void> = Promise.resolve();

	constructor(work: Work) {
		this.#work = work;
	}

	start(): void {
		const { firstMs, everyMs } = this.#work;
		this.#wait(Math.min(firstMs ?? everyMs, everyMs));
	}

	#wait(ms: number): void {
		this.#timer = setTimeout(() => {
			this.#looking = this.#look();
		}, ms);
	}

	/** What is begun is ended; then another process may take over at once. */
	async stop(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		await this.#looking;
		await this.#work.lease.leave().catch(this.#work.onError);
	}

	async #look(): Promise<void> {
		const { look, lease, onError } = this.#work;
		try {
			await look(async () => this.#timer !== undefined && (await lease.take()));
		} catch (error) {
			onError(error);
		}
		if (this.#timer) this.#wait(this.#work.everyMs);
	}
}
