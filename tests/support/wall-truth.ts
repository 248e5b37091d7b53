import type { Page } from 'playwright-core';
import type { DrillClient } from '../../scripts/drill/client.ts';

/** What a wall said at a moment; nothing where it did not answer. */
export interface Said {
	/** Milliseconds of this process, stamped where it was read: in the page. */
	at: number;
	/** As the frame says it of itself; `other` where no wall is shown: pairing, loading. */
	kind: 'live' | 'late' | 'not_live' | 'connecting' | 'other';
	grey: boolean;
	/** The second of the five numbers: how many need an owner. */
	count: number | undefined;
	missed: string;
}

const everyMs = 1_000;

/** One request a second, over a line that is well: how many there are at each moment is the truth. */
export class Truth {
	/** When the count became that many; milliseconds of this process. */
	readonly #since = new Map<number, number>();
	readonly #client: DrillClient;
	#count = 0;
	#running = true;
	#done: Promise<void> = Promise.resolve();

	constructor(client: DrillClient) {
		this.#client = client;
	}

	start(): void {
		this.#done = this.#run();
	}

	async stop(): Promise<void> {
		this.#running = false;
		await this.#done;
		this.#client.close();
	}

	/** How long ago a picture with this count stopped being true; 0 while it is. Seconds. */
	ageOf(count: number, at: number): number {
		const next = this.#since.get(count + 1);
		return next === undefined || next > at ? 0 : (at - next) / 1_000;
	}

	async #run(): Promise<void> {
		while (this.#running) {
			const begun = performance.now();
			const answer = await this.#client.give('request.log', {
				title: 'A light is out',
				category: 'lighting',
				communityArea: 29,
				priority: 3,
				channel: 'phone'
			});
			if (answer.ok) this.#since.set((this.#count += 1), performance.now());
			const waitMs = Math.max(0, everyMs - (performance.now() - begun));
			await new Promise((resolve) => setTimeout(resolve, waitMs));
		}
	}
}

/** Writes down what a page says, about twice a second, until it is told to stop. */
export function watchPage(page: Page): { said: Said[]; stop: () => Promise<void> } {
	const said: Said[] = [];
	const stopping = new AbortController();
	const done = (async () => {
		while (!stopping.signal.aborted) {
			const read = await readPage(page).catch(() => undefined);
			if (read) said.push({ ...read, at: read.at - performance.timeOrigin });
			await new Promise((resolve) => setTimeout(resolve, 400));
		}
	})();
	return {
		said,
		async stop() {
			stopping.abort();
			await done;
		}
	};
}

/** `at` is of the world's clock here: each process has a steady one of its own. */
function readPage(page: Page): Promise<Said> {
	return page.evaluate(() => {
		const frame = document.querySelector<HTMLElement>('.frame');
		const kind = frame?.dataset['freshness'] ?? 'other';
		const number = document.querySelector('.headlines > div:nth-child(2) .value')?.textContent;
		const count = Number.parseInt(number ?? '', 10);
		return {
			at: performance.timeOrigin + performance.now(),
			kind: kind as Said['kind'],
			grey: frame?.dataset['grey'] !== undefined,
			count: Number.isNaN(count) ? undefined : count,
			missed: document.querySelector('.strip .date')?.textContent ?? ''
		};
	});
}

/** Moments at which what was shown had been untrue for longer than the limit and was not said to be old. */
export function lies(said: readonly Said[], truth: Truth, limitSeconds: number): string[] {
	return said
		.filter(({ kind }) => kind === 'live' || kind === 'late')
		.map((one) => ({ ...one, age: one.count === undefined ? 0 : truth.ageOf(one.count, one.at) }))
		.filter(({ age }) => age > limitSeconds)
		.map(({ kind, count, age }) => `${kind} with ${count}, untrue for ${age.toFixed(1)} s`);
}

/** Moments at which a wall called live what it could not know: nothing had come since `fromAt`, until `toAt`. */
export function blindMoments(
	said: readonly Said[],
	{ fromAt, toAt, limitSeconds }: { fromAt: number; toAt: number; limitSeconds: number }
): string[] {
	const latest = fromAt + limitSeconds * 1_000;
	return said
		.filter(({ at, kind }) => at > latest && at < toAt && (kind === 'live' || kind === 'late'))
		.map(({ at, kind }) => `${kind} ${((at - fromAt) / 1_000).toFixed(1)} s after the last word`);
}
