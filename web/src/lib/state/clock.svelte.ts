import { freshness, type Beat } from '#shared/wire/feeds.ts';

/** How fresh what is shown is, judged by server time and never by this machine's clock. */
export type Freshness =
	| { kind: 'connecting' }
	| { kind: 'live' }
	/** A past moment: true of then, and never live. */
	| { kind: 'replay' }
	| { kind: 'late'; ageMs: number }
	| { kind: 'not_live'; ageMs: number; grey: boolean };

const tickMs = 250;

/**
 * The room's one clock on this page: the server's time from its heartbeats, carried on by this machine's
 * steady counter. All ages on a page are computed from `nowMs`, so that all of them tick together.
 */
export class RoomClock {
	/** Server time, milliseconds; moves about every second. */
	#nowMs = $state(Date.now());
	#freshness = $state.raw<Freshness>({ kind: 'connecting' });
	#volatile = $state(false);
	#lookedMs = $state<number | undefined>();
	#offsetMs = Date.now() - performance.now();
	#heardAt: number | undefined;
	#heardAtWall = 0;
	/** When the server itself lost the log, in its own time. */
	#blindSinceMs: number | undefined;
	#timer: ReturnType<typeof setInterval> | undefined;

	get nowMs(): number {
		return this.#nowMs;
	}

	/** The room accepts a Redis that can forget. */
	get volatile(): boolean {
		return this.#volatile;
	}

	/** When the room last looked for who does not answer, in server time; unknown until it was told. */
	get lookedMs(): number | undefined {
		return this.#lookedMs;
	}

	get freshness(): Freshness {
		return this.#freshness;
	}

	/** The last moment for which this page can vouch. */
	get lastHeardMs(): number | undefined {
		if (this.#blindSinceMs !== undefined) return this.#blindSinceMs;
		return this.#heardAt === undefined ? undefined : this.#heardAt + this.#offsetMs;
	}

	start(): void {
		this.#timer = setInterval(() => this.#tick(), tickMs);
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	/** The server's time and its own health; how fresh this page is, only answers vouch for. */
	hear(beat: Beat): void {
		this.#offsetMs = beat.now - performance.now();
		this.#volatile = beat.volatile ?? false;
		this.#lookedMs = beat.lookedMs;
		this.#blindSinceMs = beat.live ? undefined : (beat.sinceMs ?? beat.now);
		this.#tick();
	}

	/** All that the server had sent by then has arrived (`performance.now()`). */
	vouch(askedAt: number): void {
		this.#heardAt = Math.max(askedAt, this.#heardAt ?? askedAt);
		this.#heardAtWall = Date.now() - (performance.now() - this.#heardAt);
		this.#tick();
	}

	#tick(): void {
		const nowMs = performance.now() + this.#offsetMs;
		// Whole seconds: nothing on a screen changes more often by time alone.
		if (Math.floor(nowMs / 1000) !== Math.floor(this.#nowMs / 1000)) this.#nowMs = nowMs;
		const next = this.#judge(nowMs);
		if (!isSame(next, this.#freshness)) this.#freshness = next;
	}

	#judge(nowMs: number): Freshness {
		if (this.#heardAt === undefined) return { kind: 'connecting' };
		// The steady counter may stand still while a machine sleeps; its clock does not. The older one counts.
		const sleptMs = Date.now() - this.#heardAtWall - (performance.now() - this.#heardAt);
		const ageMs = nowMs - (this.lastHeardMs ?? nowMs) + Math.max(0, sleptMs);
		const blind = this.#blindSinceMs !== undefined;
		if (blind || ageMs >= freshness.notLiveAfterMs) {
			return { kind: 'not_live', ageMs, grey: ageMs >= freshness.greyAfterMs };
		}
		return ageMs >= freshness.lateAfterMs ? { kind: 'late', ageMs } : { kind: 'live' };
	}
}

function isSame(a: Freshness, b: Freshness): boolean {
	if (a.kind !== b.kind) return false;
	if (!('ageMs' in a) || !('ageMs' in b)) return true;
	return Math.floor(a.ageMs / 1000) === Math.floor(b.ageMs / 1000);
}
