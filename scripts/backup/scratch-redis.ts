import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { connectRedis, whenReady } from '#server/store/client.ts';
import { EmbeddedRedis } from '#server/store/embedded-redis.ts';
import { copyName } from './files.ts';

/** A Redis of its own on a data folder, begun from a copy; durable before it is handed out. */
export interface ScratchRedis {
	redis: Redis;
	stop(): Promise<void>;
}

export async function openCopy(copy: string, dataFolder: string): Promise<ScratchRedis> {
	const folder = join(dataFolder, 'redis');
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	copyFileSync(copy, join(folder, copyName));
	// With an append-only file a Redis starts from that alone: it is switched on once the copy is loaded.
	const embedded = new EmbeddedRedis(dataFolder, () => undefined, { from: copyName });
	await embedded.start();
	const redis = connectRedis(
		{ kind: 'socket', path: embedded.socketPath },
		{ onError: () => undefined }
	);
	await whenReady(redis, 10_000);
	await redis.config('SET', 'appendonly', 'yes');
	while (
		!/aof_rewrite_in_progress:0[\s\S]*aof_last_bgrewrite_status:ok/.test(
			await redis.info('persistence')
		)
	) {
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return {
		redis,
		stop: async () => {
			redis.disconnect();
			await embedded.stop();
		}
	};
}
