import type { Redis } from 'ioredis';
import { readConfig, type Config } from '#server/config.ts';
import { connectRedis, whenReady } from '#server/store/client.ts';
import { roomKeys, type RoomKeys } from '#server/store/keys.ts';
import { placeOf, type RedisPlace } from '#server/store/place.ts';
import { EmbeddedRedis } from '#server/store/embedded-redis.ts';
import { openStore } from '#server/store/store.ts';

/** The Redis of a room for a tool: the running one, or started for as long as the tool needs it. */
export interface RoomRedis {
	config: Config;
	redis: Redis;
	keys: RoomKeys;
	/** Where it listens, as `redis-cli` wants to be told. */
	cliArgs: string[];
	close(): Promise<void>;
}

const quiet = () => undefined;

/** Opens it by the same settings as the server's. */
export async function openRoomRedis(
	environment: Readonly<Record<string, string | undefined>> = process.env
): Promise<RoomRedis> {
	const config = readConfig(environment);
	const keys = roomKeys(config.ROOM);
	const socketPath = EmbeddedRedis.socketPathOf(config.DATA_DIR);
	if (config.REDIS_URL || (await EmbeddedRedis.isRunning(config.DATA_DIR))) {
		const place = placeOf(config.REDIS_URL ?? `unix:${socketPath}`);
		const redis = connectRedis(place, { onError: quiet });
		await whenReady(redis, 5_000);
		const cliArgs = cliArgsOf(place);
		return { config, redis, keys, cliArgs, close: async () => redis.disconnect() };
	}
	const store = await openStore(config, { info: quiet, error: quiet });
	return {
		config,
		redis: store.redis,
		keys,
		cliArgs: ['-s', socketPath],
		close: () => store.close()
	};
}

/** Empty where no one server holds the room: then it is asked for by its own address. */
function cliArgsOf(place: RedisPlace): string[] {
	if (place.kind === 'socket') return ['-s', place.path];
	return place.kind === 'server' ? ['-u', place.url] : [];
}
