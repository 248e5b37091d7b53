import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { connectRedis, whenReady } from '#server/store/client.ts';
import { EmbeddedRedis } from '#server/store/embedded-redis.ts';
import { BackupError, copyName } from './files.ts';

const rewriteTries = 12_000;

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
	try {
		await whenReady(redis, 10_000);
		await redis.config('SET', 'appendonly', 'yes');
		await untilRewritten(redis);
	} catch (error) {
		redis.disconnect();
		await embedded.stop();
		throw error;
	}
	return {
		redis,
		stop: async () => {
			redis.disconnect();
			await embedded.stop();
		}
	};
}

async function untilRewritten(redis: Redis): Promise<void> {
	for (let tries = 0; tries < rewriteTries; tries += 1) {
		const info = await redis.info('persistence');
		const isDone = /aof_rewrite_in_progress:0/.test(info) && /aof_rewrite_scheduled:0/.test(info);
		if (isDone && /aof_last_bgrewrite_status:ok/.test(info)) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new BackupError('The copy could not be written as an append-only file: is the disk full?');
}
