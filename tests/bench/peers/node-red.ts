import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Arrival, Peer, RunningPeer, Watcher } from './peer.ts';
import { emptyFolder, freePorts, installPackages, orStop, startProcess } from './processes.ts';
import { encodeValue, nowMs, sequenceOf } from './value.ts';

const version = '5.0.7';
const packages = { 'node-red': version, '@flowfuse/node-red-dashboard': '1.31.0' };
const widget = 'value-text';

/** The flow as its editor would save it: a page with one text, fed by POST /value. */
const flow = [
	{ id: 'tab', type: 'tab', label: 'Room' },
	{
		id: 'base',
		type: 'ui-base',
		name: 'Room',
		path: '/dashboard',
		includeClientData: true,
		acceptsClientConfig: ['ui-notification', 'ui-control']
	},
	{ id: 'theme', type: 'ui-theme', name: 'Theme', colors: {}, sizes: {} },
	{
		id: 'page',
		type: 'ui-page',
		name: 'Board',
		ui: 'base',
		path: '/board',
		layout: 'grid',
		theme: 'theme'
	},
	{ id: 'group', type: 'ui-group', name: 'Values', page: 'page', width: '6', height: '1' },
	{
		id: 'in',
		type: 'http in',
		z: 'tab',
		url: '/value',
		method: 'post',
		upload: false,
		wires: [[widget, 'out']]
	},
	{
		id: widget,
		type: 'ui-text',
		z: 'tab',
		group: 'group',
		label: 'Value',
		format: '{{msg.payload}}',
		layout: 'row-spread',
		wires: []
	},
	{ id: 'out', type: 'http response', z: 'tab', statusCode: '204', wires: [] }
];

/**
 * Node-RED with its Dashboard 2, from npm: a value is posted to an "http in" node, which feeds a "text"
 * widget. A watcher is the Socket.IO connection as the dashboard's page makes it (polling first, then
 * WebSocket: a direct WebSocket is refused), which asks for the widget's value when it has connected and
 * again when it has reconnected. The page's own wait between two attempts (2.5 to 30 s) is not counted:
 * `comeBack` connects at once.
 */
export const nodeRed: Peer = {
	name: 'Node-RED Dashboard',
	version: `${version} + ${packages['@flowfuse/node-red-dashboard']}`,
	kind: 'system',
	durability:
		'Only in the memory of the server, and only the last value of the widget: a restart begins empty.',
	durable: false,
	async start(folder) {
		const installed = await installPackages(folder, { dependencies: packages });
		if ('skipped' in installed) return installed;
		return startServer(await emptyFolder(folder, 'data'), installed.folder);
	}
};

async function startServer(data: string, installed: string) {
	const [port = 0] = await freePorts(1);
	const settings = {
		uiHost: '127.0.0.1',
		uiPort: port,
		userDir: data,
		flowFile: 'flows.json',
		telemetry: { enabled: false, updateNotification: false },
		logging: { console: { level: 'info', metrics: false, audit: false } }
	};
	const path = join(data, 'settings.js');
	await writeFile(path, `module.exports = ${JSON.stringify(settings)};\n`);
	await writeFile(join(data, 'flows.json'), JSON.stringify(flow));
	const program = join(installed, 'node_modules/node-red/red.js');
	const server = await startProcess({
		command: process.execPath,
		args: [program, '--settings', path],
		folder: data,
		port
	});
	const address = `http://127.0.0.1:${port}`;
	await orStop(server, () => waitForFlow(address));
	const room: RunningPeer = {
		pids: [server.pid],
		write: (sequence) => post(address, sequence),
		watch: (onArrival) => watch(address, onArrival),
		stop: () => server.stop()
	};
	return room;
}

/** Its port answers before its flow runs; then the dashboard's setup is there too. */
async function waitForFlow(address: string): Promise<void> {
	for (let attempt = 0; attempt < 300; attempt += 1) {
		const response = await fetch(`${address}/dashboard/_setup`);
		await response.arrayBuffer();
		if (response.ok) return;
		await sleep(100);
	}
	throw new Error('Node-RED started, but its dashboard did not.');
}

async function post(address: string, sequence: number): Promise<void> {
	const response = await fetch(`${address}/value`, {
		method: 'POST',
		headers: { 'content-type': 'text/plain' },
		body: encodeValue(sequence)
	});
	await response.arrayBuffer();
	if (!response.ok) throw new Error(`Node-RED answered ${response.status}`);
}

async function watch(address: string, onArrival: (arrival: Arrival) => void): Promise<Watcher> {
	const socket = io(address, {
		path: '/dashboard/socket.io',
		reconnection: false,
		forceNew: true
	});
	const show = (message: { payload?: unknown } | undefined) => {
		const atMs = nowMs();
		if (typeof message?.payload === 'string') {
			onArrival({ sequence: sequenceOf(message.payload), atMs });
		}
	};
	socket.on(`msg-input:${widget}`, show);
	socket.on(`widget-load:${widget}`, show);
	socket.on('connect', () => socket.emit('widget-load', widget));
	await connected(socket);
	await upgraded(socket);
	return {
		cut: () => cut(socket),
		async comeBack() {
			socket.connect();
			await connected(socket);
		},
		close: async () => void socket.disconnect()
	};
}

async function connected(socket: Socket): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', resolve);
		socket.once('connect_error', reject);
	});
}

/** A page is on a WebSocket soon after it has connected. */
async function upgraded(socket: Socket): Promise<void> {
	const { engine } = socket.io;
	if (engine.transport.name === 'websocket') return;
	await new Promise<void>((resolve) => engine.once('upgrade', () => resolve()));
}

/** Socket.IO has no call that ends a connection without a farewell: the WebSocket under it has. */
function cut(socket: Socket): void {
	const transport: object = socket.io.engine.transport;
	const line: unknown = 'ws' in transport ? transport.ws : undefined;
	if (typeof line === 'object' && line !== null && 'terminate' in line) {
		if (typeof line.terminate === 'function') {
			line.terminate();
			return;
		}
	}
	throw new Error('The watcher is not on a WebSocket, so it cannot be cut abruptly.');
}
