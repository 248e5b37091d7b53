import { readFileSync } from 'node:fs';
import { Redis, type Result } from 'ioredis';

/** Where Redis is: an address, or the path of a Unix socket. */
export type RedisPlace = { url: string } | { socketPath: string };

declare module 'ioredis' {
	interface RedisCommander<Context> {
		commit(keyCount: number, ...keysAndArgs: (string | number)[]): Result<string, Context>;
		changeEpoch(epochKey: string, seen: string, next: string): Result<string, Context>;
	}
}

const commitScript = readFileSync(new URL('./commit.lua', import.meta.url), 'utf8');
/** Gives the log a new epoch unless another process already has; answers with the epoch in force. */
const changeEpochScript = `
local epoch = redis.call('GET', KEYS[1]) or ''
if epoch ~= ARGV[1] then return epoch end
redis.call('SET', KEYS[1], ARGV[2])
return ARGV[2]`;

export interface ClientOptions {
	/** Called on every connection error; without it they would be lost. */
	onError: (error: Error) => void;
	/** For the follower's own connection: never revived, made anew instead. */
	once?: boolean;
}

/**
 * A connection to Redis with our scripts defined on it.
 *
 * While it is away commands fail at once and their command ids make a second try harmless; what was
 * on its way is sent again after a reconnect.
 */
export function connectRedis(place: RedisPlace, { onError, once = false }: ClientOptions): Redis {
	const options = {
		enableOfflineQueue: once,
		maxRetriesPerRequest: once ? null : 2,
		retryStrategy: once ? () => null : (attempt: number) => Math.min(50 * attempt, 500),
		connectTimeout: 3_000,
		...(once ? {} : { commandTimeout: 4_000 })
	};
	const redis =
		'url' in place
			? new Redis(place.url, options)
			: new Redis({ ...options, path: place.socketPath });
	redis.on('error', onError);
	redis.defineCommand('commit', { lua: commitScript });
	redis.defineCommand('changeEpoch', { lua: changeEpochScript, numberOfKeys: 1 });
	return redis;
}

/** Resolves when commands will be taken; throws after `timeoutMs`. */
export async function whenReady(redis: Redis, timeoutMs: number): Promise<void> {
	if (redis.status === 'ready') return;
	await new Promise<void>((resolve, reject) => {
		const timer = setTimeout(() => {
			redis.off('ready', ready);
			reject(new Error(`Redis did not answer within ${timeoutMs / 1000} s`));
		}, timeoutMs);
		const ready = () => {
			clearTimeout(timer);
			resolve();
		};
		redis.once('ready', ready);
	});
}
