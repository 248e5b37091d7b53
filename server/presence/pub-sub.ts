import { createClient, createCluster, createSentinel } from 'redis';
import type { RedisPlace } from '../store/place.ts';

/** Publish and subscribe, whatever kind of Redis it goes over. */
export interface PubSub {
	connect(): Promise<void>;
	publish(channel: string, text: string): Promise<unknown>;
	subscribe(channel: string, hear: (text: string) => void): Promise<unknown>;
	end(): void;
}

// The default deadline of every command costs 40 % of the throughput; presence needs none.
const commandOptions = { timeout: 0 } as const;

/** Two clients, because one that subscribes does nothing else. */
export function openPubSub(place: RedisPlace, onError: (error: Error) => void): PubSub {
	switch (place.kind) {
		case 'server':
		case 'socket': {
			const where =
				place.kind === 'server'
					? { url: place.url }
					: { socket: { path: place.path, tls: false as const } };
			const options = { commandOptions, disableOfflineQueue: true, ...where };
			const [speaker, listener] = [createClient(options), createClient(options)];
			for (const client of [speaker, listener]) client.on('error', onError);
			return {
				connect: async () => {
					await Promise.all([speaker.connect(), listener.connect()]);
				},
				publish: async (channel, text) =>
					speaker.isReady ? speaker.publish(channel, text) : undefined,
				subscribe: (channel, hear) => listener.subscribe(channel, hear),
				end: () => [speaker, listener].forEach((client) => client.destroy())
			};
		}
		case 'cluster': {
			const { nodes, login } = place;
			const rootNodes = nodes.map(({ host, port }) => ({ socket: { host, port } }));
			const client = createCluster({ rootNodes, defaults: login, commandOptions });
			client.on('error', onError);
			return {
				connect: async () => void (await client.connect()),
				// Sharded: a message stays on the room's shard instead of going to every server.
				publish: (channel, text) => client.sPublish(channel, text),
				subscribe: (channel, hear) => client.sSubscribe(channel, hear),
				end: () => client.destroy()
			};
		}
		case 'sentinel': {
			const { sentinels, name, login } = place;
			const client = createSentinel({
				name,
				sentinelRootNodes: sentinels,
				nodeClientOptions: login,
				commandOptions,
				// Looks for a new master by itself: a word of the sentinels may be missed.
				scanInterval: 1_000
			});
			client.on('error', onError);
			return {
				connect: async () => void (await client.connect()),
				publish: (channel, text) => client.publish(channel, text),
				subscribe: (channel, hear) => client.subscribe(channel, hear),
				end: () => client.destroy()
			};
		}
	}
}
