import type { Redis } from 'ioredis';
import { toInstant, toMs } from '#shared/kernel/clock.ts';
import type { Entry } from '#shared/wire/entry.ts';
import type { RoomKeys } from '../store/keys.ts';
import { readLog } from './archive.ts';
import type { DayArchive } from './day-archive.ts';
import { readEntry, type Placed, type StreamEntry } from './entries.ts';

interface From {
	redis: Redis;
	keys: RoomKeys;
	archive: DayArchive<Entry>;
}

/** A position from which reading on finds everything of a moment and after it: of what is archived the day's first. */
export async function positionAt({ redis, keys, archive }: From, atMs: number): Promise<number> {
	const day = toInstant(atMs).slice(0, 10);
	const archived = archive.days().find((one) => one.day >= day);
	if (archived) return archived.from;
	let low = archive.end + 1;
	let high = low;
	const [last] = (await redis.xrevrange(keys.log, '+', '-', 'COUNT', 1)) as StreamEntry[];
	if (last) high = readEntry(last).position + 1;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		const [found] = (await redis.xrange(keys.log, `${middle}-0`, '+', 'COUNT', 1)) as StreamEntry[];
		if (found && toMs(readEntry(found).entry.at) < atMs) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Entries of a span of time, oldest first. Stamps of several processes lie a moment apart: reading begins and ends so much wider. */
export async function* entriesBetween(
	from: From,
	{ fromMs, toMs: endMs }: { fromMs: number; toMs: number }
): AsyncGenerator<Placed> {
	const apartMs = 5_000;
	for await (const placed of readLog(from, await positionAt(from, fromMs - apartMs))) {
		const atMs = toMs(placed.entry.at);
		if (atMs > endMs + apartMs) return;
		if (atMs >= fromMs && atMs < endMs) yield placed;
	}
}
