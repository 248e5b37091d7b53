import { dayMs, toMs } from '#shared/kernel/clock.ts';
import type { AnyRecord } from '#shared/model/records.ts';
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

/** Published requests that were asked for, or changed, from one moment to another; the newest first. */
export async function readPublished(
	{ redis, keys }: Kept,
	order: PublishedOrder,
	range: { fromMs: number; toMs: number }
): Promise<Request[]> {
	const key = keys.claim(indexes[order]);
	const ids = await redis.zrevrangebyscore(key, range.toMs, range.fromMs);
	const wanted = ids.map((id) => ({ kind: 'request' as const, id }));
	const records = (await readRecords(redis, keys, wanted)) as Request[];
	return records.filter((record) => isPublished(record));
}
