import type { Redis } from 'ioredis';
import { dayMs, toInstant, type Clock } from '#shared/kernel/clock.ts';
import type { LogFollower } from '../log/log-follower.ts';
import type { RoomKeys } from '../store/keys.ts';
import { wallMark } from './wall-mark.ts';

/** What the walls showed at a moment, by its mark, and since when the process that says so had followed without a gap. */
export interface Shown {
	atMs: number;
	position: number;
	mark: string;
	sinceMs: number;
}

/** One is kept for so long a part of a day, whichever process is first. */
export const shownEveryMs = 20_000;
const lookEveryMs = 5_000;
/** A process that did not run for so long has not followed meanwhile, whatever it believes. */
const sleptAfterMs = 15_000;
const keptSeconds = (60 * dayMs) / 1_000;

interface Parts {
	redis: Redis;
	keys: RoomKeys;
	follower: LogFollower;
	clock: Clock;
}

/**
 * Keeps, every twenty seconds, the mark of what the walls show. By it a replay can be held against what was really
 * shown, and where there is none nobody was shown anything live.
 */
export class ShownKeeper {
	readonly #parts: Parts;
	readonly #onError: (error: unknown) => void;
	#timer: NodeJS.Timeout | undefined;
	#sinceMs: number | undefined;
	#lookedAt = 0;
	#slot = -1;

	constructor(parts: Parts, onError: (error: unknown) => void) {
		this.#parts = parts;
		this.#onError = onError;
	}

	start(): void {
		void this.look();
		this.#timer = setInterval(() => void this.look(), lookEveryMs);
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	/** Looks now whether this part of the day has its mark, and gives it one. */
	async look(): Promise<void> {
		const { redis, keys, follower, clock } = this.#parts;
		const nowMs = clock.now();
		const steadyNow = performance.now();
		if (!follower.healthy) this.#sinceMs = undefined;
		else if (steadyNow - this.#lookedAt > sleptAfterMs) this.#sinceMs = nowMs;
		this.#lookedAt = steadyNow;
		const slot = Math.floor(nowMs / shownEveryMs);
		if (!follower.healthy || slot === this.#slot) return;
		this.#slot = slot;
		const { board, position } = follower;
		const sinceMs = (this.#sinceMs ??= nowMs);
		const text = [nowMs, position, wallMark(board, nowMs), sinceMs].join(' ');
		const key = keys.shown(dayOf(nowMs));
		try {
			await redis.pipeline().hsetnx(key, String(slot), text).expire(key, keptSeconds).exec();
		} catch (error) {
			// Redis is away: then this part of the day has none, which is what it is for.
			this.#onError(error);
		}
	}
}

/** What is kept of a span of time, oldest first. */
export async function readShown(
	{ redis, keys }: { redis: Redis; keys: RoomKeys },
	{ fromMs, toMs }: { fromMs: number; toMs: number }
): Promise<Shown[]> {
	const found: Shown[] = [];
	// What is kept after the span's end may say that it was live in it.
	for (let dayAtMs = fromMs; dayOf(dayAtMs) <= dayOf(toMs + dayMs); dayAtMs += dayMs) {
		for (const text of await redis.hvals(keys.shown(dayOf(dayAtMs)))) found.push(shownOf(text));
	}
	return found
		.filter(({ atMs, sinceMs }) => atMs >= fromMs && sinceMs < toMs)
		.toSorted((a, b) => a.atMs - b.atMs);
}

function shownOf(text: string): Shown {
	const [at = '', position = '', mark = '', since = ''] = text.split(' ');
	return { atMs: Number(at), position: Number(position), mark, sinceMs: Number(since) };
}

function dayOf(timeMs: number): string {
	return toInstant(timeMs).slice(0, 10);
}

/** Spans within a time in which no process followed the log, as far as anything is known of it. */
export function gapsIn(
	shown: readonly Shown[],
	{ fromMs, toMs }: { fromMs: number; toMs: number }
): { fromMs: number; toMs: number }[] {
	const gaps: { fromMs: number; toMs: number }[] = [];
	let coveredMs = fromMs;
	for (const { sinceMs, atMs } of shown.toSorted((a, b) => a.sinceMs - b.sinceMs)) {
		if (sinceMs - coveredMs > shownEveryMs)
			gaps.push({ fromMs: coveredMs, toMs: Math.min(sinceMs, toMs) });
		coveredMs = Math.max(coveredMs, atMs);
		if (coveredMs >= toMs) return gaps;
	}
	if (toMs - coveredMs > 2 * shownEveryMs) gaps.push({ fromMs: coveredMs, toMs });
	return gaps;
}
