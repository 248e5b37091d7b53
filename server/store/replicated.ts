import type { ChainableCommander, Redis } from 'ioredis';
import type { RoomKeys } from './keys.ts';

/** Where a room's changes go, and how many replicas must have one before it counts as done. */
export interface Kept {
	redis: Redis;
	keys: RoomKeys;
	replicas: number;
}

/** A change may stand and too few servers have it: it must be asked for again. */
export class NotReplicatedError extends Error {}

/** How long replicas may take, milliseconds. */
const withinMs = 1_000;

/**
 * Gives commands, in order and over one connection, and waits until enough replicas have all of it. Answers
 * with the first one's reply; throws the first error, or NotReplicatedError.
 *
 * WAIT asks about this connection's last write. A command that was carried out before writes nothing now, and
 * another server or another connection wrote it then: the pulse, written behind it, is what is waited for.
 */
export async function replicated(
	{ redis, keys, replicas }: Kept,
	give: (pipeline: ChainableCommander) => ChainableCommander
): Promise<unknown> {
	const pipeline = give(redis.pipeline());
	if (replicas > 0) pipeline.set(keys.pulse, replicas).wait(replicas, withinMs);
	const replies = (await pipeline.exec()) ?? [];
	for (const [error] of replies) if (error) throw error;
	const copies = replicas > 0 ? Number(replies.at(-1)?.[1]) : 0;
	if (copies < replicas) throw new NotReplicatedError(`${copies} of ${replicas} replicas have it`);
	return replies[0]?.[1];
}
