import { toMs } from '../kernel/clock.ts';
import type { DataSource } from '../model/sources.ts';

/** How a source stands; see domain.md 2.1. */
export const sourceStates = [
	'live',
	'fresh',
	'stale',
	'failed',
	'never_loaded',
	'retired'
] as const;
export type SourceState = (typeof sourceStates)[number];

/** What is known of the loads of a source; instants. */
export interface Loads {
	/** When what is shown now was taken in; nothing where none ever was. */
	receivedAt?: string;
	/** Of the newest thing in it, or the end of the newest year that it tells of. */
	occurredAt?: string;
	/** Of when its publisher says that it is. */
	publishedAt?: string;
	/** When a load last failed. */
	failedAt?: string;
}

/** So many times of its own pace a source may be away before its numbers are old, and before they say nothing of now. */
const staleAfter = 2;
const failedAfter = 6;
/** What comes this often is called live. */
const liveMs = 3_600_000;

/**
 * How a source stands, by its own pace: what is published yearly is not old after a month. A load that failed makes it stale
 * at once, whatever was there stays, and it has failed when that is old, too.
 */
export function sourceState(source: DataSource, loads: Loads, nowMs: number): SourceState {
	const { receivedAt, occurredAt, publishedAt, failedAt } = loads;
	if (receivedAt === undefined) return failedAt === undefined ? 'never_loaded' : 'failed';
	if (source.closed) return 'retired';
	const paces = (nowMs - toMs(receivedAt)) / source.everyMs;
	const isFailing = failedAt !== undefined && toMs(failedAt) > toMs(receivedAt);
	if (paces > failedAfter) return 'failed';
	if (isFailing || paces > staleAfter) return 'stale';
	// The publisher may hand out the same old rows every day, and somebody may load a table of years ago.
	const newestAt = occurredAt ?? (source.rows === 'events' ? undefined : publishedAt);
	if (newestAt !== undefined) {
		const behindMs = nowMs - toMs(newestAt) - source.behindMs;
		if (behindMs > (staleAfter + 1) * source.everyMs) return 'stale';
	}
	return source.everyMs <= liveMs ? 'live' : 'fresh';
}
