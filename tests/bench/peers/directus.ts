import { join } from 'node:path';
import type { Arrival, Peer, RunningPeer, Watcher } from './peer.ts';
import {
	emptyFolder,
	freePorts,
	installPackages,
	orStop,
	runProgram,
	startProcess,
	type Installed
} from './processes.ts';
import { encodeValue, nowMs, sequenceOf } from './value.ts';

const version = '12.4.0';
const token = 'token-of-this-benchmark';
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
const packages = {
	dependencies: { directus: version, sqlite3: '6.0.1', ws: '8.23.0' },
	// Runs scripts of its automation part, which is not used; its native part takes minutes to compile.
	without: ['isolated-vm'],
	compiled: ['sqlite3'],
	anyPeers: true
};

interface Socket {
	on(event: 'open', listener: () => void): void;
	on(event: 'message', listener: (data: Buffer) => void): void;
	on(event: 'error', listener: (error: Error) => void): void;
	send(text: string): void;
	terminate(): void;
	close(): void;
}

interface SocketMessage {
	type?: string;
	status?: string;
	data?: readonly { text?: string }[];
}

/**
 * Directus, a database with an interface and an API, from npm, on SQLite: one item, changed with PATCH and
 * watched by a WebSocket subscription to its collection. A watcher that comes back opens a new connection
 * and subscribes anew, which shows it the item as it is then; there is no history to catch up from. Its
 * script sandbox isolated-vm is left out, as nothing here uses it.
 */
export const directus: Peer = {
	name: 'Directus',
	version,
	kind: 'system',
	durability: 'On disk: SQLite commits with fsync, a rollback journal and full synchronisation.',
	durable: true,
	async start(folder) {
		const installed = await installPackages(folder, packages);
		if ('skipped' in installed) return installed;
		return startServer(await emptyFolder(folder, 'data'), installed);
	}
};

async function startServer(data: string, installed: Installed) {
	const [port = 0] = await freePorts(1);
	const program = join(installed.folder, 'node_modules/directus/cli.js');
	const place = { command: process.execPath, folder: data, environment: settings(data, port) };
	await runProgram({ ...place, args: [program, 'bootstrap'] });
	const server = await startProcess({ ...place, args: [program, 'start'], port });
	const address = `http://127.0.0.1:${port}`;
	return orStop(server, async () => {
		await ask('POST', `${address}/collections`, {
			collection: 'room',
			schema: {},
			meta: {},
			fields: [
				{ field: 'id', type: 'integer', schema: { is_primary_key: true } },
				{ field: 'text', type: 'text', schema: {} }
			]
		});
		await ask('POST', `${address}/items/room`, { id: 1, text: null });
		const room: RunningPeer = {
			pids: [server.pid],
			write: (sequence) => ask('PATCH', `${address}/items/room/1`, { text: encodeValue(sequence) }),
			watch: (onArrival) => watch(installed, port, onArrival),
			stop: () => server.stop()
		};
		return room;
	});
}

function settings(data: string, port: number): Record<string, string> {
	return {
		HOST: '127.0.0.1',
		PORT: String(port),
		PUBLIC_URL: `http://127.0.0.1:${port}`,
		DB_CLIENT: 'sqlite3',
		DB_FILENAME: join(data, 'data.db'),
		SECRET: 'a-secret-of-this-benchmark-and-no-other',
		ADMIN_EMAIL: 'bench@example.com',
		ADMIN_PASSWORD: 'password-of-this-benchmark',
		ADMIN_TOKEN: token,
		WEBSOCKETS_ENABLED: 'true',
		TELEMETRY: 'false',
		LOG_LEVEL: 'warn',
		STORAGE_LOCATIONS: 'local',
		STORAGE_LOCAL_ROOT: join(data, 'uploads'),
		EXTENSIONS_PATH: join(data, 'extensions')
	};
}

async function ask(method: string, url: string, body: object): Promise<void> {
	const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
	const text = await response.text();
	if (!response.ok) throw new Error(`Directus answered ${response.status}: ${text.slice(0, 300)}`);
}

async function watch(
	installed: Installed,
	port: number,
	onArrival: (arrival: Arrival) => void
): Promise<Watcher> {
	let socket = await subscribe(installed, port, onArrival);
	return {
		cut: () => socket.terminate(),
		async comeBack() {
			socket = await subscribe(installed, port, onArrival);
		},
		close: async () => socket.close()
	};
}

/** Resolves when the subscription has answered, which it does with the item as it is. */
async function subscribe(
	installed: Installed,
	port: number,
	onArrival: (arrival: Arrival) => void
): Promise<Socket> {
	const { WebSocket } = installed.load('ws') as { WebSocket: new (url: string) => Socket };
	const socket = new WebSocket(`ws://127.0.0.1:${port}/websocket`);
	const say = (message: object) => socket.send(JSON.stringify(message));
	return new Promise((resolve, reject) => {
		socket.on('open', () => say({ type: 'auth', access_token: token }));
		socket.on('error', reject);
		socket.on('message', (data) => {
			const atMs = nowMs();
			const message = JSON.parse(data.toString()) as SocketMessage;
			if (message.status === 'error') reject(new Error(`Directus said: ${data.toString()}`));
			if (message.type === 'ping') say({ type: 'pong' });
			if (message.type === 'auth') {
				say({ type: 'subscribe', collection: 'room', query: { fields: ['id', 'text'] } });
			}
			if (message.type !== 'subscription') return;
			for (const { text } of message.data ?? []) {
				if (typeof text === 'string') onArrival({ sequence: sequenceOf(text), atMs });
			}
			resolve(socket);
		});
	});
}
