import type { Redis } from 'ioredis';
import { assert } from '#shared/kernel/assert.ts';
import type { Entry } from '#shared/wire/entry.ts';
import type { RoomKeys } from '../store/keys.ts';
import type { DayArchive, Placed as InAnyStream } from './day-archive.ts';

/** An entry of the log with its place in it. */
export type Placed = InAnyStream<Entry>;

/** A stream's entry as Redis gives it: its id and a flat list of names and values. */
export type StreamEntry = [id: string, fields: string[]];

export function readEntry([id, fields]: StreamEntry): Placed {
	const text = fieldOf(fields, 'entry');
	assert(text !== undefined, `log entry ${id} has an entry`);
	return { position: positionOf(id), entry: JSON.parse(text) as Entry };
}

export function positionOf(streamId: string): number {
	return Number.parseInt(streamId, 10);
}

function fieldOf(fields: readonly string[], name: string): string | undefined {
	const at = fields.indexOf(name);
	return at % 2 === 0 ? fields[at + 1] : undefined;
}

/**
 * Tells one entry from every other that could stand in its place: a command that was lost with a rewound log
 * and given again has the same id, and another time.
 */
export function stampOf({ id, at }: Entry): string {
	return `${id}@${at}`;
}

/** The stamp of the entry at a position; nothing when the log has no such position. */
export async function stampAt(
	redis: Redis,
	keys: RoomKeys,
	position: number
): Promise<string | undefined> {
	const [found] = (await redis.xrange(
		keys.log,
		`${position}-0`,
		`${position}-0`
	)) as unknown as StreamEntry[];
	return found && stampOf(readEntry(found).entry);
}

/** Entries that changed one record, newest first, at most `count`; older ones from the archive. */
export async function readHistory(
	{ redis, keys, archive }: { redis: Redis; keys: RoomKeys; archive: DayArchive<Entry> },
	{ historyKey, count }: { historyKey: string; count: number }
): Promise<Placed[]> {
	const positions = await redis.lrange(historyKey, -count, -1);
	return (await readPositions({ redis, keys, archive }, positions.map(Number))).toReversed();
}

/** Entries at these positions, in their order; those that have left Redis from the archive. */
export async function readPositions(
	{ redis, keys, archive }: { redis: Redis; keys: RoomKeys; archive: DayArchive<Entry> },
	positions: readonly number[]
): Promise<Placed[]> {
	const pipeline = redis.pipeline();
	for (const position of positions) pipeline.xrange(keys.log, `${position}-0`, `${position}-0`);
	const replies = (await pipeline.exec()) ?? [];
	const recent = replies.flatMap(([error, found]) => {
		if (error) throw error;
		return (found as StreamEntry[]).map(readEntry);
	});
	// What has left Redis is older than all that has not; the archive's files are not opened without need.
	const missing = positions.slice(0, positions.length - recent.length);
	return [...archive.at(missing), ...recent];
}
