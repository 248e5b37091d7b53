import type { Redis } from 'ioredis';
import { kinds } from '#shared/model/records.ts';
import { readEntry, type StreamEntry } from '#server/log/entries.ts';
import { roomKeys } from '#server/store/keys.ts';
import { BackupError, type Manifest } from './files.ts';

const entriesPerRead = 1_000;

/**
 * Reads a restored copy from end to end: the log without a gap up to its counter, and each record as its
 * last entry left it. Answers with what the manifest says; throws BackupError on the first thing that is wrong.
 */
export async function checkCopy(
	redis: Redis,
	room: string
): Promise<Omit<Manifest, 'madeAt' | 'sha256' | 'product'>> {
	const keys = roomKeys(room);
	const position = Number((await redis.get(keys.position)) ?? 0);
	const { first, last, versions } = await readWholeLog(redis, keys.log);
	if (last !== position) {
		throw new BackupError(`The log ends at ${last} and its counter says ${position}.`);
	}
	for (const [key, version] of versions) {
		const kept = Number(await redis.hget(key, 'version'));
		if (kept !== version) {
			throw new BackupError(`${key} has version ${kept}; its last entry says ${version}.`);
		}
	}
	const records: Record<string, number> = {};
	for (const kind of kinds) records[kind] = await redis.scard(keys.board(kind));
	return {
		format: (await redis.get(keys.format)) ?? '',
		room,
		epoch: (await redis.get(keys.epoch)) ?? '',
		position,
		firstPosition: first,
		records
	};
}

/** Newest version of each record by its key, and where the log begins and ends. */
async function readWholeLog(redis: Redis, log: string) {
	const room = /^\{(.+)\}:log$/.exec(log)?.[1] ?? '';
	const keys = roomKeys(room);
	const versions = new Map<string, number>();
	let [first, last] = [0, 0];
	for (;;) {
		const from = last === 0 ? '-' : `(${last}-0`;
		const reply = await redis.xrange(log, from, '+', 'COUNT', entriesPerRead);
		const entries = (reply as unknown as StreamEntry[]).map(readEntry);
		for (const { position, entry } of entries) {
			if (last !== 0 && position !== last + 1) {
				throw new BackupError(`The log goes from ${last} to ${position}.`);
			}
			first ||= position;
			last = position;
			for (const { kind, id, version } of entry.records)
				versions.set(keys.record(kind, id), version);
		}
		if (entries.length === 0) return { first, last, versions };
	}
}
