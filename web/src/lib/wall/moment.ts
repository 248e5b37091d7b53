import { watchfulness } from '#shared/wire/feeds.ts';

/** What time it is on a wall, and how far what it shows can be believed. */
export interface WallMoment {
	/** By which ages are told: it stands still with a picture that is not live. */
	nowMs: number;
	/** "as of 2:05 PM", where the picture is not live. */
	asOf?: string | undefined;
	/** When the screen was cut off, for a while after it came back: what changed since is marked. */
	markedSinceMs?: number | undefined;
	/** Whether the room still looks for those who do not answer; nothing while it does. */
	checks?: StaleChecks | undefined;
}

/** How long ago somebody last looked, and how much of what depends on it can still be said. */
export interface StaleChecks {
	level: 'late' | 'stale' | 'gone';
	ageMs: number;
}

/** Nothing while the room keeps looking: twice, three and six times its interval are late, stale and gone. */
export function staleChecks(lookedMs: number | undefined, nowMs: number): StaleChecks | undefined {
	if (lookedMs === undefined) return undefined;
	const ageMs = nowMs - lookedMs;
	const { everyMs, lateAfter, staleAfter, goneAfter } = watchfulness;
	if (ageMs < lateAfter * everyMs) return undefined;
	const times = ageMs / everyMs;
	return { ageMs, level: times < staleAfter ? 'late' : times < goneAfter ? 'stale' : 'gone' };
}
