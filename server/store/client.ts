import { readFileSync } from 'node:fs';
import { Cluster, Redis, type RedisOptions, type Result } from 'ioredis';
import type { RedisPlace } from './place.ts';

declare module 'ioredis' {
	interface RedisCommander<Context> {
		commit(keyCount: number, ...keysAndArgs: (string | number)[]): Result<string, Context>;
		changeEpoch(epochKey: string, seen: string, next: string): Result<string, Context>;
	}
}

/** The one step that changes what the room knows. */
export const commitScript = readFileSync(new URL('./commit.lua', import.meta.url), 'utf8');
/** Gives the log a new epoch unless another process already has; answers with the epoch in force. */
const changeEpochScript = `
local epoch = redis.call('GET', KEYS[1]) or ''
if epoch ~= ARGV[1] then return epoch end
redis.call('SET', KEYS[1], ARGV[2])
return ARGV[2]`;

type Options = Omit<RedisOptions, 'replyMapping'>;

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
 * on its way is sent again after a reconnect. A cluster's client is used as one server's: every key of
 * a room is on one shard, and only commands with keys are given (others go by `serversOf`).
 */
export function connectRedis(place: RedisPlace, { onError, once = false }: ClientOptions): Redis {
	const retry = once ? () => null : (attempt: number) => Math.min(50 * attempt, 500);
	const options: Options = {
		enableOfflineQueue: once,
		maxRetriesPerRequest: once ? null : 2,
		retryStrategy: retry,
		connectTimeout: 3_000,
		// A link that fell silent is cut, and not only the commands on it given up.
		...(once ? {} : { commandTimeout: 4_000, socketTimeout: 4_000 })
	};
	const redis = open(place, options, retry);
	redis.on('error', onError);
	redis.defineCommand('commit', { lua: commitScript });
	redis.defineCommand('changeEpoch', { lua: changeEpochScript, numberOfKeys: 1 });
	return redis;
}

function open(
	place: RedisPlace,
	options: Options,
	retry: (attempt: number) => number | null
): Redis {
	switch (place.kind) {
		case 'server':
			return new Redis(place.url, options);
		case 'socket':
			return new Redis({ ...options, path: place.path });
		case 'sentinel': {
			const { sentinels, name, login } = place;
			// One that is gone or hangs must not keep us from the others: a second each, in any order.
			const found = {
				sentinels: shuffled(sentinels),
				name,
				sentinelRetryStrategy: retry,
				sentinelMaxConnections: 3,
				sentinelCommandTimeout: 1_000,
				connectTimeout: 1_000
			};
			return new Redis({ ...options, ...found, ...login, failoverDetector: true });
		}
		case 'cluster': {
			// The offline queue of a cluster waits for its map of shards; commands have their own deadline.
			const { enableOfflineQueue: _, retryStrategy: __, ...redisOptions } = options;
			return new Cluster(place.nodes, {
				redisOptions: { ...redisOptions, ...place.login },
				clusterRetryStrategy: retry,
				slotsRefreshTimeout: 2_000
			}) as unknown as Redis;
		}
	}
}

function shuffled<T>(values: readonly T[]): T[] {
	const order = crypto.getRandomValues(new Uint32Array(values.length));
	return values
		.map((value, index) => ({ value, at: order[index] ?? 0 }))
		.toSorted((a, b) => a.at - b.at)
		.map(({ value }) => value);
}

/** Every server that holds records: the masters of a cluster, or the one server. */
export function serversOf(redis: Redis): Redis[] {
	const client: unknown = redis;
	return client instanceof Cluster ? client.nodes('master') : [redis];
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
