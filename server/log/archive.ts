import { join } from 'node:path';
import type { Redis } from 'ioredis';
import type { Entry } from '#shared/wire/entry.ts';
import type { RoomKeys } from '../store/keys.ts';
import type { Link } from '../access/audit-chain.ts';
import type { Config } from '../config.ts';
import { archivedThen, DayArchive } from './day-archive.ts';
import { readEntry, type Placed, type StreamEntry } from './entries.ts';

/** The log's older days, and the audit's. */
export interface Archives {
	archive: DayArchive<Entry>;
	auditArchive: DayArchive<Link>;
}

type Place = Pick<Config, 'DATA_DIR' | 'ROOM'>;

/** The folder of everything that is archived of a room. */
export function archiveFolderOf({ DATA_DIR, ROOM }: Place): string {
	return join(DATA_DIR, 'archive', ROOM);
}

/** Where they are kept. */
export function archivesOf({ DATA_DIR, ROOM }: Place): Archives {
	const folder = archiveFolderOf({ DATA_DIR, ROOM });
	return { archive: new DayArchive(folder), auditArchive: new DayArchive(join(folder, 'audit')) };
}

const entriesPerRead = 500;

/** Entries of the log from a position on, oldest first: from the archive, and then from Redis. */
export function readLog(
	from: { redis: Redis; keys: RoomKeys; archive: DayArchive<Entry> },
	position: number
): AsyncGenerator<Placed> {
	return archivedThen(from.archive, position, (next) => readRecent(from, next));
}

async function* readRecent(
	{ redis, keys }: { redis: Redis; keys: RoomKeys },
	position: number
): AsyncGenerator<Placed> {
	for (let next = position; ;) {
		const reply = await redis.xrange(keys.log, `${next}-0`, '+', 'COUNT', entriesPerRead);
		const some = (reply as unknown as StreamEntry[]).map(readEntry);
		if (some.length === 0) return;
		yield* some;
		next = (some.at(-1)?.position ?? next) + 1;
	}
}
