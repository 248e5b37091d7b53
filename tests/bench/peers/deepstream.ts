import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Arrival, Peer, RunningPeer, Watcher } from './peer.ts';
import {
	emptyFolder,
	freePorts,
	installPackages,
	orStop,
	startProcess,
	type Installed
} from './processes.ts';
import { encodeValue, nowMs, sequenceOf } from './value.ts';

const version = '7.0.2';
const recordName = 'room/value';
const packages = {
	dependencies: { '@deepstream/server': version, '@deepstream/client': '7.0.5' },
	// A git dependency, and not used: the server's default HTTP part is Node's own.
	without: ['uWebSockets.js']
};

interface DeepstreamRecord {
	setWithAck(data: { text: string }): Promise<void>;
	subscribe(onData: (data: { text?: string }) => void, now: boolean): void;
	whenReady(): Promise<unknown>;
}

interface Client {
	login(): Promise<unknown>;
	record: { getRecord(name: string): DeepstreamRecord };
	on(event: 'error', listener: (error: unknown) => void): void;
	pause(): void;
	resume(): Promise<void>;
	close(): void;
}

type ClientClass = new (url: string, options: object) => Client;

interface Socket {
	terminate(): void;
}

type OpenSocket = (url: string, options: object | undefined, heartbeatMs: number) => Socket;

/**
 * deepstream, the realtime server from npm, with its default storage: one record, set with write
 * acknowledgement, subscribed to by each watcher over its binary WebSocket. A watcher that is cut is paused
 * (as the client offers for a device that goes offline), so that it does not return before it is told to;
 * `resume` then connects at once and reads the record anew. There is no history to catch up from.
 */
export const deepstream: Peer = {
	name: 'deepstream',
	version,
	kind: 'system',
	durability:
		'Only in the memory of the server: its default storage is none, and a restart begins empty.',
	durable: false,
	async start(folder) {
		const installed = await installPackages(folder, packages);
		if ('skipped' in installed) return installed;
		return startServer(await emptyFolder(folder, 'data'), installed);
	}
};

async function startServer(data: string, installed: Installed) {
	const [port = 0] = await freePorts(1);
	// JSON is YAML too.
	const settings = {
		showLogo: false,
		logLevel: 'INFO',
		telemetry: { type: 'deepstreamIO', options: { enabled: false } },
		httpServer: {
			type: 'default',
			options: { host: '127.0.0.1', port, healthCheckPath: '/health-check', allowAllOrigins: true }
		},
		connectionEndpoints: [{ type: 'ws-binary', options: { urlPath: '/deepstream' } }],
		auth: [{ type: 'none' }],
		permission: { type: 'none' }
	};
	const path = join(data, 'config.yml');
	await writeFile(path, JSON.stringify(settings));
	const program = join(installed.folder, 'node_modules/@deepstream/server/dist/bin/deepstream.js');
	const server = await startProcess({
		command: process.execPath,
		args: [program, 'start', '-c', path],
		folder: data,
		port
	});
	return orStop(server, async () => {
		const library = loadClient(installed);
		const writer = await connect(library, port);
		const record = writer.client.record.getRecord(recordName);
		await record.whenReady();
		const room: RunningPeer = {
			pids: [server.pid],
			write: (sequence) => record.setWithAck({ text: encodeValue(sequence) }),
			watch: (onArrival) => watch(library, port, onArrival),
			async stop() {
				writer.client.close();
				await server.stop();
			}
		};
		return room;
	});
}

interface Library {
	DeepstreamClient: ClientClass;
	openSocket: OpenSocket;
}

/**
 * Loads the client so that it uses the `ws` package, as it does on a Node without a WebSocket of its own:
 * only that one can be cut abruptly. It looks for the global one while it loads, and only then.
 */
function loadClient(installed: Installed): Library {
	const own = Object.getOwnPropertyDescriptor(globalThis, 'WebSocket');
	Reflect.deleteProperty(globalThis, 'WebSocket');
	try {
		const { DeepstreamClient } = installed.load('@deepstream/client') as {
			DeepstreamClient: ClientClass;
		};
		const { socketFactory } = installed.load(
			'@deepstream/client/dist/src/connection/socket-factory'
		) as { socketFactory: OpenSocket };
		return { DeepstreamClient, openSocket: socketFactory };
	} finally {
		if (own) Object.defineProperty(globalThis, 'WebSocket', own);
	}
}

async function connect(library: Library, port: number) {
	let socket: Socket | undefined;
	const client = new library.DeepstreamClient(`ws://127.0.0.1:${port}`, {
		socketFactory: (...given: Parameters<OpenSocket>) => (socket = library.openSocket(...given))
	});
	// Without a listener the client throws; a cut shows as an error too.
	client.on('error', () => undefined);
	await client.login();
	return { client, cut: () => socket?.terminate() };
}

async function watch(
	library: Library,
	port: number,
	onArrival: (arrival: Arrival) => void
): Promise<Watcher> {
	const { client, cut } = await connect(library, port);
	const record = client.record.getRecord(recordName);
	record.subscribe(({ text }) => {
		const atMs = nowMs();
		if (text !== undefined) onArrival({ sequence: sequenceOf(text), atMs });
	}, true);
	await record.whenReady();
	return {
		cut() {
			cut();
			client.pause();
		},
		comeBack: () => client.resume(),
		close: async () => client.close()
	};
}
