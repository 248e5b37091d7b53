import type { Redis } from 'ioredis';

/** What is wrong with a Redis that would hold the room; empty when it keeps what it acknowledges. */
export async function findVolatility(redis: Redis): Promise<string[]> {
	const persistence = await redis.info('persistence');
	const memory = await redis.info('memory');
	const faults: string[] = [];
	if (!/aof_enabled:1/.test(persistence)) {
		faults.push('it keeps no append-only file (set "appendonly yes")');
	}
	const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1];
	if (policy !== 'noeviction') {
		faults.push(`it may throw records away (maxmemory-policy is "${policy}", not "noeviction")`);
	}
	return faults;
}
