import type { Redis } from 'ioredis';
import { serversOf } from './client.ts';
import type { RedisPlace } from './place.ts';

/** What is wrong with a Redis that would hold the room; empty when it keeps what it acknowledges. */
export async function findVolatility(
	redis: Redis,
	{ place, replicas }: { place: RedisPlace; replicas: number }
): Promise<string[]> {
	const faults = await Promise.all(serversOf(redis).map(faultsOf));
	const mayChange = place.kind === 'sentinel' && replicas === 0;
	return [
		...new Set(faults.flat()),
		...(mayChange
			? ['another server can take over without what was answered (set REDIS_REPLICAS to 1 or more)']
			: [])
	];
}

async function faultsOf(server: Redis): Promise<string[]> {
	const persistence = await server.info('persistence');
	const memory = await server.info('memory');
	const faults: string[] = [];
	if (!/aof_enabled:1/.test(persistence)) {
		faults.push('it keeps no append-only file (set "appendonly yes")');
	}
	const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1];
	if (policy !== 'noeviction') {
		faults.push(`it may throw records away (maxmemory-policy is "${policy}", not "noeviction")`);
	}
	const fsync = await fsyncOf(server);
	if (fsync !== undefined && fsync !== 'always') {
		faults.push(
			`a power cut can take back what it answered (appendfsync is "${fsync}", not "always")`
		);
	}
	return faults;
}

/** When it writes through to the disk; undefined where the server does not tell (CONFIG is often closed). */
async function fsyncOf(server: Redis): Promise<string | undefined> {
	try {
		const [, value] = (await server.config('GET', 'appendfsync')) as string[];
		return value;
	} catch {
		return undefined;
	}
}
