import { dayMs, toMs } from '#shared/kernel/clock.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import type { Task } from '#shared/model/task.ts';
import type { Request } from '#shared/model/request.ts';
import { isPublished } from '#shared/rules/published.ts';
import type { Mark } from './commit.ts';
import { readRecords } from './records.ts';
import type { Kept } from './replicated.ts';

/** A list reaches back ninety days at most. */
const keptDays = 100;
const indexes = { asked: 'published-asked', changed: 'published-changed' } as const;
export type PublishedOrder = keyof typeof indexes;

/** Where the requests of a commit stand among those that anybody may read of. */
export function publishedMarks(records: readonly AnyRecord[], nowMs: number): Mark[] {
	const least = nowMs - keptDays * dayMs;
	return records.flatMap((record): Mark[] => {
		if (record.kind === 'task') return taskMarks(record, nowMs);
		if (record.kind !== 'request') return [];
		const isIn = isPublished(record);
		// What never was there need not be taken out.
		if (!isIn && record.version === 1) return [];
		const member = record.id;
		return [
			{ index: indexes.asked, member, score: isIn ? toMs(record.receivedAt) : undefined, least },
			{ index: indexes.changed, member, score: isIn ? toMs(record.changedAt) : undefined, least }
		];
	});
}

/** Work is found again by its request, also when both have left the board. */
function taskMarks({ id, requestId, version }: Task, nowMs: number): Mark[] {
	if (requestId === undefined || version !== 1) return [];
	return [{ index: workOf(requestId), member: id, score: nowMs, least: 0 }];
}

const workOf = (requestId: string) => `work-of/${requestId}`;

/** Ids of all work that was ever raised from a request. */
export function taskIdsOf({ redis, keys }: Kept, requestId: string): Promise<string[]> {
	return redis.zrange(keys.claim(workOf(requestId)), '0', '-1');
}

/** A request by its number, whatever it is: what of it somebody may read is another matter. */
export async function requestBy(
	{ redis, keys }: Kept,
	reference: string
): Promise<Request | undefined> {
	const id = await redis.hget(keys.claim('reference'), reference);
	if (id === null) return undefined;
	const [record] = await readRecords(redis, keys, [{ kind: 'request', id }]);
	return record?.kind === 'request' ? record : undefined;
}

const chunk = 200;

/**
 * Published requests that were asked for, or changed, from one moment to another; the newest first, and read only as far
 * as they are wanted.
 */
export async function* publishedIn(
	{ redis, keys }: Kept,
	order: PublishedOrder,
	range: { fromMs: number; toMs: number }
): AsyncGenerator<Request> {
	const key = keys.claim(indexes[order]);
	for (let from = 0; ; from += chunk) {
		const ids = await redis.zrevrangebyscore(key, range.toMs, range.fromMs, 'LIMIT', from, chunk);
		const wanted = ids.map((id) => ({ kind: 'request' as const, id }));
		for (const record of (await readRecords(redis, keys, wanted)) as Request[]) {
			if (isPublished(record)) yield record;
		}
		if (ids.length < chunk) return;
	}
}
