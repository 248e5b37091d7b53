import type { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import { archivesOf, type Archives } from '../log/archive.ts';
import { findVolatility } from './check-redis.ts';
import { connectRedis, whenReady } from './client.ts';
import { DataLock } from './data-lock.ts';
import { EmbeddedRedis } from './embedded-redis.ts';
import { roomKeys, type RoomKeys } from './keys.ts';
import { placeOf, type RedisPlace } from './place.ts';

/** The room's Redis would forget what it acknowledged. */
export class VolatileRedisError extends Error {}

export interface Store extends Archives {
	redis: Redis;
	keys: RoomKeys;
	place: RedisPlace;
	/** Replicas that must have a change before it is acknowledged. */
	replicas: number;
	/** It can forget, and the configuration accepts that: every screen says so. */
	volatile: boolean;
	close(): Promise<void>;
}

/** The records in this Redis are of another version of the product. */
export class FormatError extends Error {}

/** Rises when records that were written before no longer fit their schema. */
const recordFormat = '1';
const readyWithinMs = 20_000;

/** Connects to the Redis that was given, or starts one of our own, and refuses one that forgets. */
export async function openStore(
	config: Config,
	say: { info: (message: string) => void; error: (error: Error) => void }
): Promise<Store> {
	const lock = config.REDIS_URL ? undefined : await DataLock.take(config.DATA_DIR);
	const embedded = config.REDIS_URL ? undefined : new EmbeddedRedis(config.DATA_DIR, say.info);
	try {
		await embedded?.start();
		const place = placeOf(config.REDIS_URL ?? `unix:${embedded?.socketPath}`);
		const redis = connectRedis(place, { onError: say.error });
		await whenReady(redis, readyWithinMs);
		const faults = await findVolatility(redis, { place, replicas: config.REDIS_REPLICAS });
		if (faults.length > 0 && config.ALLOW_VOLATILE_REDIS !== '1') {
			redis.disconnect();
			throw new VolatileRedisError(
				`This Redis can lose what the room acknowledged: ${faults.join('; ')}. ` +
					'Mend it, or set ALLOW_VOLATILE_REDIS=1 and every screen will say so.'
			);
		}
		const keys = roomKeys(config.ROOM);
		await checkFormat(redis, keys);
		return {
			redis,
			keys,
			place,
			...archivesOf(config),
			replicas: config.REDIS_REPLICAS,
			volatile: faults.length > 0,
			async close() {
				redis.disconnect();
				await embedded?.stop();
				await lock?.release();
			}
		};
	} catch (error) {
		await embedded?.stop();
		await lock?.release();
		throw error;
	}
}

/** Records of another version are not read: a field that is missing would be found out too late. */
async function checkFormat(redis: Redis, keys: RoomKeys): Promise<void> {
	await redis.set(keys.format, recordFormat, 'NX');
	const found = await redis.get(keys.format);
	if (found === recordFormat) return;
	redis.disconnect();
	throw new FormatError(
		`The records here are of format ${found}, this version reads ${recordFormat}. ` +
			'Start the version that wrote them, or set DATA_DIR to another folder.'
	);
}
