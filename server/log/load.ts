import type { Redis } from 'ioredis';
import { newId } from '#shared/kernel/ids.ts';
import type { AnyRecord } from '#shared/model/records.ts';
import type { RoomKeys } from '../store/keys.ts';
import { readBoard } from '../store/records.ts';
import { readEntry, stampAt, type Placed, type StreamEntry } from './entries.ts';
import { within } from './within.ts';

const entriesPerRead = 500;
/** Entries read back at a load, for clients that return from before it. */
const recalledEntries = 500;

/** Everything a follower needs to begin, fetched before any of it is put in place. */
export interface Fetched {
	epoch: string;
	/** Where the control stream is read on from. */
	controlId: string;
	/** Position that was read before the records, and what stands there. */
	startPosition: number;
	startStamp: string | undefined;
	records: AnyRecord[];
	/** What was committed while the records were read: it makes them whole. */
	since: Placed[];
	/** The latest entries up to the start, oldest first. */
	before: Placed[];
}

/** Position first, then the records, then the log from that position. Throws when Redis is silent. */
export async function fetchBoard(redis: Redis, keys: RoomKeys): Promise<Fetched> {
	const offered = newId('epoch');
	await within(redis.set(keys.epoch, offered, 'NX'));
	const epoch = (await within(redis.get(keys.epoch))) ?? offered;
	const controlId = await within(lastId(redis, keys.control));
	const startPosition = Number((await within(redis.get(keys.position))) ?? 0);
	const startStamp = await within(stampAt(redis, keys, startPosition));
	const records: AnyRecord[] = [];
	const chunks = readBoard(redis, keys);
	for (let chunk = await within(chunks.next()); !chunk.done; chunk = await within(chunks.next())) {
		records.push(...chunk.value);
	}
	const before = await readBefore(redis, keys, startPosition);
	const complete = Number((await within(redis.get(keys.position))) ?? 0);
	const since: Placed[] = [];
	let position = startPosition;
	while (position < complete) {
		const read = await readFrom(redis, keys, position);
		if (read.length === 0) break;
		since.push(...read);
		position = read.at(-1)?.position ?? complete;
	}
	return { epoch, controlId, startPosition, startStamp, records, since, before };
}

/** The next entries after a position, oldest first; none at the end. */
export async function readFrom(redis: Redis, keys: RoomKeys, position: number): Promise<Placed[]> {
	const from = ['COUNT', entriesPerRead, 'STREAMS', keys.log, `${position}-0`] as const;
	const reply = (await within(redis.xread(...from))) as [string, StreamEntry[]][] | null;
	return (reply?.[0]?.[1] ?? []).map(readEntry);
}

/** The latest entries up to a position, oldest first. */
async function readBefore(redis: Redis, keys: RoomKeys, position: number): Promise<Placed[]> {
	const range = [`${position}-0`, '-', 'COUNT', recalledEntries] as const;
	const reply = await within(redis.xrevrange(keys.log, ...range));
	return (reply as unknown as StreamEntry[]).map(readEntry).toReversed();
}

async function lastId(redis: Redis, key: string): Promise<string> {
	const [last] = (await redis.xrevrange(key, '+', '-', 'COUNT', 1)) as unknown as StreamEntry[];
	return last?.[0] ?? '0-0';
}
