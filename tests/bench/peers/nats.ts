import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Arrival, Peer, RunningPeer, Watcher } from './peer.ts';
import {
	emptyFolder,
	freePorts,
	installPackages,
	installProgram,
	orStop,
	programVersion,
	startProcess,
	type Installed
} from './processes.ts';
import { encodeValue, nowMs, sequenceOf } from './value.ts';

const version = '2.9.10';
const stream = 'ROOM';
const writtenSubject = 'room.value';
const shownSubject = 'shown.room.value';
const packages = {
	'@nats-io/transport-node': '3.4.0',
	'@nats-io/jetstream': '3.4.0',
	ws: '8.23.0'
};

interface Message {
	string(): string;
	headers?: { get(name: string): string };
}

interface StoredMessage {
	seq: number;
	string(): string;
}

interface Connection {
	subscribe(
		subject: string,
		options: { callback: (error: Error | null, message: Message) => void }
	): unknown;
	flush(): Promise<void>;
	close(): Promise<void>;
}

interface Nats {
	connect(options: object): Promise<Connection>;
	wsconnect(options: object): Promise<Connection>;
}

interface Consumer {
	consume(options: { callback: (message: StoredMessage) => void }): Promise<unknown>;
}

interface JetStream {
	jetstream(connection: Connection): {
		publish(subject: string, text: string): Promise<unknown>;
		consumers: { get(stream: string, options: object): Promise<Consumer> };
	};
	jetstreamManager(connection: Connection): Promise<{
		streams: { add(stream: object): Promise<unknown> };
	}>;
}

interface Socket {
	terminate(): void;
}

/**
 * NATS with JetStream, the server of Debian, as a bare transport: published into a stream with file storage
 * and its acknowledgement, watched by a plain subscription over WebSocket. The stream republishes what it
 * stored, so that each message says its place in the stream (header Nats-Sequence).
 *
 * A plain subscription is "at most once": what passes while it is away is gone for it. Against that the
 * documentation of NATS has JetStream consumers, and the ordered consumer for one who reads a stream alone.
 * So a watcher that comes back opens a new connection and, in place of its plain subscription, an ordered
 * consumer that begins one after the last message it was shown. The library's own wait before it reconnects
 * (2 s) is not counted.
 */
export const nats: Peer = {
	name: 'NATS JetStream',
	version,
	kind: 'transport',
	durability:
		'Written to its file but not forced to the disk: fsync follows within two minutes, so it outlives ' +
		'the server process, but not a power cut.',
	durable: false,
	async start(folder) {
		const program = await installProgram('nats-server', 'nats-server');
		if (typeof program !== 'string') return program;
		const here = await programVersion(program, ['--version']);
		if (here !== version) return { skipped: `nats-server ${here} is here, not ${version}` };
		const installed = await installPackages(folder, { dependencies: packages });
		if ('skipped' in installed) return installed;
		return startServer(program, await emptyFolder(folder, 'data'), installed);
	}
};

async function startServer(program: string, data: string, installed: Installed) {
	const [port = 0, webPort = 0] = await freePorts(2);
	const settings = [
		`listen: "127.0.0.1:${port}"`,
		`jetstream { store_dir: "${data}/store" }`,
		`websocket { listen: "127.0.0.1:${webPort}", no_tls: true }`
	];
	const path = join(data, 'nats.conf');
	await writeFile(path, `${settings.join('\n')}\n`);
	const server = await startProcess({ command: program, args: ['-c', path], folder: data, port });
	return orStop(server, async () => {
		const { connect } = installed.load('@nats-io/transport-node') as Nats;
		const writer = await connect({ servers: `127.0.0.1:${port}`, reconnect: false });
		const publish = await openStream(installed, writer);
		const room: RunningPeer = {
			pids: [server.pid],
			async write(sequence) {
				await publish(encodeValue(sequence));
			},
			watch: (onArrival) => watch(installed, webPort, onArrival),
			async stop() {
				await writer.close();
				await server.stop();
			}
		};
		return room;
	});
}

/** Makes the stream; what it answers publishes into it and resolves with the stream's acknowledgement. */
async function openStream(installed: Installed, connection: Connection) {
	const { jetstream, jetstreamManager } = installed.load('@nats-io/jetstream') as JetStream;
	const { streams } = await jetstreamManager(connection);
	await streams.add({
		name: stream,
		subjects: [writtenSubject],
		storage: 'file',
		republish: { src: writtenSubject, dest: shownSubject }
	});
	const journal = jetstream(connection);
	return (text: string) => journal.publish(writtenSubject, text);
}

async function watch(
	installed: Installed,
	port: number,
	onArrival: (arrival: Arrival) => void
): Promise<Watcher> {
	let last = 0;
	const show = (place: number, text: string) => {
		const atMs = nowMs();
		last = place;
		onArrival({ sequence: sequenceOf(text), atMs });
	};
	let { connection, socket } = await connectWeb(installed, port);
	connection.subscribe(shownSubject, {
		callback: (error, message) => {
			if (!error) show(Number(message.headers?.get('Nats-Sequence')), message.string());
		}
	});
	await connection.flush();
	return {
		cut: () => socket.terminate(),
		async comeBack() {
			({ connection, socket } = await connectWeb(installed, port));
			const { jetstream } = installed.load('@nats-io/jetstream') as JetStream;
			const consumer = await jetstream(connection).consumers.get(stream, {
				deliver_policy: 'by_start_sequence',
				opt_start_seq: last + 1
			});
			await consumer.consume({ callback: (message) => show(message.seq, message.string()) });
		},
		close: () => connection.close()
	};
}

async function connectWeb(
	installed: Installed,
	port: number
): Promise<{ connection: Connection; socket: Socket }> {
	const { wsconnect } = installed.load('@nats-io/transport-node') as Nats;
	const { WebSocket } = installed.load('ws') as { WebSocket: new (url: string) => Socket };
	const url = `ws://127.0.0.1:${port}`;
	const socket = new WebSocket(url);
	const connection = await wsconnect({
		servers: url,
		reconnect: false,
		wsFactory: async () => ({ socket, encrypted: false })
	});
	return { connection, socket };
}
