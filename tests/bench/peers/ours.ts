import { io, type Socket } from 'socket.io-client';
import { randomText } from '#shared/kernel/ids.ts';
import { Follower, type Reader } from '#shared/fold/follower.ts';
import type { Note } from '#shared/model/note.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import type { ClientEvents, ServerEvents } from '#shared/wire/events.ts';
import { protocolVersion } from '#shared/wire/feeds.ts';
import { Rig } from '../rig.ts';
import type { Arrival, Peer, RunningPeer, Watcher } from './peer.ts';
import { encodeValue, nowMs, sequenceOf } from './value.ts';

type Client = Socket<ServerEvents, ClientEvents>;

/**
 * Our own room behind the same interface: a value is a note on a request, given by a desk through the
 * socket door; a watcher is another desk, with the follower that its browser has.
 */
export const ours: Peer = {
	name: 'This room',
	version: '',
	kind: 'system',
	durability: 'In the append-only file of Redis and fsynced before the answer.',
	durable: true,
	async start(): Promise<RunningPeer> {
		const rig = await Rig.open();
		const cookie = await rig.enter('writer', 'desk');
		const writer = connect(rig, cookie);
		await connected(writer);
		const made = await give(writer, 'request.log', {
			title: 'What is watched',
			category: 'lighting',
			channel: 'phone'
		});
		const [subjectId = ''] = Object.keys(made);
		return {
			pids: [rig.pid, await rig.redisPid()],
			write: async (sequence) => {
				await give(writer, 'note.add', { subjectId, text: encodeValue(sequence) });
			},
			watch: (onArrival) => watch(connect(rig, cookie), onArrival),
			stop: async () => {
				writer.disconnect();
				await rig.close();
			}
		};
	}
};

function connect(rig: Rig, cookie: string): Client {
	return io(rig.server.address, {
		path: '/live',
		transports: ['websocket'],
		forceNew: true,
		reconnection: false,
		auth: { protocol: protocolVersion },
		extraHeaders: { cookie }
	});
}

function connected(client: Client): Promise<void> {
	if (client.connected) return Promise.resolve();
	return new Promise((resolve, reject) => {
		client.once('connect', () => resolve());
		client.once('connect_error', reject);
	});
}

async function give(
	client: Client,
	name: CommandName,
	payload: object
): Promise<Record<string, number>> {
	const answer = await client.emitWithAck('command', { id: randomText(20), name, payload });
	if (!answer.ok) throw new Error(`${name} was refused: ${answer.code}`);
	return answer.versions;
}

async function watch(client: Client, onArrival: (arrival: Arrival) => void): Promise<Watcher> {
	const reader: Reader = {
		put(key, doc) {
			if (!key.startsWith('note/')) return;
			onArrival({ sequence: sequenceOf((doc as Note).text), atMs: nowMs() });
		},
		remove: () => undefined,
		clear: () => undefined
	};
	const follower = new Follower(reader);
	client.on('snapshot', (snapshot) => follower.replace(snapshot));
	client.on('delta', (delta) => follower.take(delta));
	const join = async () => {
		await connected(client);
		const { epoch, position, audience } = follower;
		const from = epoch
			? { feed: 'records' as const, epoch, position, audience }
			: { feed: 'records' as const };
		const answer = await client.emitWithAck('join', from);
		if (!answer.ok) throw new Error(`joining was refused: ${answer.code}`);
	};
	await join();
	return {
		cut() {
			const { transport } = client.io.engine as unknown as {
				transport: { ws: { terminate(): void } };
			};
			transport.ws.terminate();
		},
		async comeBack() {
			client.connect();
			await join();
		},
		async close() {
			client.disconnect();
		}
	};
}
