import type { Redis } from 'ioredis';
import { kinds, type AnyRecord, type Kind } from '#shared/model/records.ts';
import type { RoomKeys } from './keys.ts';

const chunk = 500;

/** Records by kind and id, for what the board does not hold; what does not exist is left out. */
export async function readRecords(
	redis: Redis,
	keys: RoomKeys,
	wanted: readonly { kind: Kind; id: string }[]
): Promise<AnyRecord[]> {
	return readDocs(
		redis,
		wanted.map(({ kind, id }) => keys.record(kind, id))
	);
}

/** Every record that belongs on the board, kind by kind. */
export async function* readBoard(redis: Redis, keys: RoomKeys): AsyncGenerator<AnyRecord[]> {
	for (const kind of kinds) {
		const recordKeys = await redis.smembers(keys.board(kind));
		for (let start = 0; start < recordKeys.length; start += chunk) {
			yield await readDocs(redis, recordKeys.slice(start, start + chunk));
		}
	}
}

async function readDocs(redis: Redis, recordKeys: readonly string[]): Promise<AnyRecord[]> {
	if (recordKeys.length === 0) return [];
	const pipeline = redis.pipeline();
	for (const key of recordKeys) pipeline.hget(key, 'doc');
	const replies = (await pipeline.exec()) ?? [];
	return replies.flatMap(([error, text]) => {
		if (error) throw error;
		return typeof text === 'string' ? [JSON.parse(text) as AnyRecord] : [];
	});
}
