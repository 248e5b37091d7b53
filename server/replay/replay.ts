import { Worker } from 'node:worker_threads';
import type { ReplayDay, ReplayPicture, ReplayProof } from '#shared/wire/replay.ts';
import type { RedisPlace } from '../store/place.ts';
import type { Wanted } from './library.ts';

/** Where the thread finds the log. */
export interface Begin {
	place: RedisPlace;
	room: string;
	archiveFolder: string;
}

export type Ask =
	| { what: 'day'; day: string; nowMs: number }
	| ({ what: 'picture' } & Wanted)
	| { what: 'proof'; day: string; atMs: number };

export type Told = { ok: true; body: unknown } | { ok: false; isReady: boolean; message: string };

const mostMegabytes = 768;
/** Nobody looks back for so long: what was held is let go. */
const idleMs = 10 * 60_000;
const answerWithinMs = 15_000;

/** The past, as it is asked for. Its thread begins with the first who asks, and ends when nobody does any more. */
export class Replay {
	readonly #begin: Begin;
	readonly #onError: (error: Error) => void;
	readonly #waiting = new Map<number, (told: Told) => void>();
	#worker: Worker | undefined;
	#idle: NodeJS.Timeout | undefined;
	#number = 0;

	constructor(begin: Begin, onError: (error: Error) => void) {
		this.#begin = begin;
		this.#onError = onError;
	}

	/** A day's outline, or how far it is in being made ready; nothing when it cannot be had now. */
	day(day: string, nowMs: number): Promise<ReplayDay | undefined> {
		return this.#ask<ReplayDay>({ what: 'day', day, nowMs });
	}

	/** What this audience's screen showed at a moment; nothing when the day is not ready. */
	picture(wanted: Wanted): Promise<ReplayPicture | undefined> {
		return this.#ask<ReplayPicture>({ what: 'picture', ...wanted });
	}

	/** Whether that is what the walls were seen to show. */
	prove(day: string, atMs: number): Promise<ReplayProof | undefined> {
		return this.#ask<ReplayProof>({ what: 'proof', day, atMs });
	}

	async stop(): Promise<void> {
		clearTimeout(this.#idle);
		const worker = this.#worker;
		this.#worker = undefined;
		await worker?.terminate();
	}

	async #ask<Body>(ask: Ask): Promise<Body | undefined> {
		const worker = (this.#worker ??= this.#start());
		clearTimeout(this.#idle);
		this.#idle = setTimeout(() => void this.stop(), idleMs).unref();
		const id = (this.#number += 1);
		const told = await new Promise<Told>((resolve) => {
			const timer = setTimeout(
				() => resolve({ ok: false, isReady: true, message: 'a replay was silent' }),
				answerWithinMs
			);
			this.#waiting.set(id, (answer) => {
				clearTimeout(timer);
				resolve(answer);
			});
			worker.postMessage({ id, ask });
		});
		this.#waiting.delete(id);
		if (told.ok) return told.body as Body;
		if (told.isReady) this.#onError(new Error(told.message));
		return undefined;
	}

	#start(): Worker {
		const worker = new Worker(new URL('./worker.ts', import.meta.url), {
			workerData: this.#begin,
			resourceLimits: { maxOldGenerationSizeMb: mostMegabytes }
		});
		worker.unref();
		worker.on('message', ({ id, told }: { id: number; told: Told }) =>
			this.#waiting.get(id)?.(told)
		);
		const end = (message: string) => {
			if (this.#worker === worker) this.#worker = undefined;
			for (const tell of this.#waiting.values()) tell({ ok: false, isReady: true, message });
		};
		worker.on('error', (error) => end(`a replay ended: ${error.message}`));
		worker.on('exit', () => end('a replay ended'));
		return worker;
	}
}
