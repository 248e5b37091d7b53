import { witness, type At } from './witness.ts';

/** All that a Redis holds, as text, by key: whatever kind of value it is. */
export function everythingIn(at: At): Promise<Map<string, string>> {
	return witness(at, async (client) => {
		const found = new Map<string, string>();
		for await (const keys of client.scanIterator({ COUNT: 1_000 })) {
			for (const key of keys) {
				const dump = await read(client, key, await client.type(key));
				found.set(key, JSON.stringify(dump));
			}
		}
		return found;
	});
}

type Client = Parameters<Parameters<typeof witness>[1]>[0];

function read(client: Client, key: string, type: string): Promise<unknown> {
	switch (type) {
		case 'string':
			return client.get(key);
		case 'hash':
			return client.hGetAll(key);
		case 'set':
			return client.sMembers(key);
		case 'zset':
			return client.zRangeWithScores(key, 0, -1);
		case 'list':
			return client.lRange(key, 0, -1);
		case 'stream':
			return client.xRange(key, '-', '+');
		default:
			throw new Error(`nobody knows how to read a ${type}`);
	}
}
