import { updated } from '$app/state';
import Watchdog from './watchdog.worker.ts?worker';

/** What a page of the wall may hold before it begins anew. */
const tooMuchMb = 512;
const lookForReleaseEveryMs = 60_000;
/** So that not all walls of a room go dark together. */
const spreadMs = 60_000;
/** A page that has begun anew for a reason does not do so again for the same one at once. */
const againAfterMs = 30 * 60_000;

export type Reason = 'release' | 'memory' | 'frozen';
const kept = 'wall-began-anew';

/** Looks after a page that nobody touches for weeks: begins anew where that helps, seldom, and never all at once. */
export class SelfCare {
	#paintedAt = performance.now();
	#frame = 0;
	#frozenTimes = 0;
	#reloading: ReturnType<typeof setTimeout> | undefined;
	readonly #looking: ReturnType<typeof setInterval>;
	readonly #pulse: ReturnType<typeof setInterval>;
	readonly #watchdog: Worker;

	constructor() {
		this.#watchdog = new Watchdog();
		this.#watchdog.addEventListener('message', () => {
			this.#frozenTimes += 1;
			this.#beginAnew('frozen', 0);
		});
		this.#watch();
		this.#pulse = setInterval(() => this.#say(), 1_000);
		this.#looking = setInterval(() => void this.#lookForRelease(), lookForReleaseEveryMs);
	}

	/** Milliseconds since the last frame was painted. */
	get paintedAgoMs(): number {
		return Math.max(0, Math.round(performance.now() - this.#paintedAt));
	}

	/** Times that this page stood still for ten seconds. */
	get frozenTimes(): number {
		return this.#frozenTimes;
	}

	look({ memoryMb = 0 }: { memoryMb?: number | undefined }): void {
		if (memoryMb > tooMuchMb) this.#beginAnew('memory', spreadMs);
	}

	close(): void {
		cancelAnimationFrame(this.#frame);
		clearInterval(this.#pulse);
		clearInterval(this.#looking);
		clearTimeout(this.#reloading);
		this.#watchdog.terminate();
	}

	/** A browser that paints nothing calls no frame: the time of the last one says so. */
	#watch(): void {
		this.#frame = requestAnimationFrame((at) => {
			this.#paintedAt = at;
			this.#watch();
		});
	}

	/** Hidden pages are not painted, and are not frozen either. */
	#say(): void {
		if (document.hidden || this.paintedAgoMs < 2_000) this.#watchdog.postMessage('alive');
	}

	async #lookForRelease(): Promise<void> {
		// A server that is away has no newer release: what fails here is asked again.
		if (await updated.check().catch(() => false)) this.#beginAnew('release', spreadMs);
	}

	#beginAnew(reason: Reason, withinMs: number): void {
		if (this.#reloading !== undefined || !mayBeginAnew(reason)) return;
		const share = crypto.getRandomValues(new Uint8Array(1))[0]! / 255;
		this.#reloading = setTimeout(() => {
			sessionStorage.setItem(`${kept}-${reason}`, String(nowMs()));
			location.reload();
		}, withinMs * share);
	}
}

function mayBeginAnew(reason: Reason): boolean {
	const last = Number(sessionStorage.getItem(`${kept}-${reason}`) ?? 0);
	// A clock that was set back must not hold it up for ever.
	return Math.abs(nowMs() - last) > againAfterMs;
}

/** Across loads of the page: its own counter begins anew with each. */
function nowMs(): number {
	return performance.timeOrigin + performance.now();
}
