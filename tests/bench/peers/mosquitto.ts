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

const version = '2.0.11';
const topic = 'room/value';
const packages = { mqtt: '5.16.0', ws: '8.23.0' };

interface MqttClient {
	publishAsync(topic: string, text: string, options: object): Promise<unknown>;
	subscribeAsync(topic: string, options: object): Promise<unknown>;
	on(event: 'message', listener: (topic: string, payload: Buffer) => void): void;
	on(event: 'error', listener: (error: Error) => void): void;
	once(event: 'connect', listener: () => void): void;
	reconnect(): void;
	endAsync(): Promise<void>;
}

interface Mqtt {
	connectAsync(url: string, options: object): Promise<MqttClient>;
}

interface Socket {
	terminate(): void;
}

type SocketClass = new (url: string, protocols: string[]) => Socket;

/**
 * Mosquitto, the MQTT broker of Debian, as a bare transport: QoS 1 and retained in over TCP, QoS 1 out over
 * WebSocket. A watcher has a persistent session (a client id of its own, `clean: false`), which is MQTT's
 * means against missing something: the broker keeps up to 1000 messages for one that is away and sends them
 * on return. After a cut the client's own timer (1 s) is not waited for: it is told to reconnect.
 *
 * Its persistence is at its strictest (saved after every change; as it comes it is every 30 minutes), seen
 * with strace: acknowledgement, then file, fsync and rename, then the WebSocket watchers.
 */
export const mosquitto: Peer = {
	name: 'Mosquitto',
	version,
	kind: 'transport',
	durability:
		'In the memory of the broker: set to save its whole database with fsync after each change, it ' +
		'does so about a millisecond after it acknowledged, and a crash in between loses that write.',
	durable: false,
	async start(folder) {
		const program = await installProgram('mosquitto', 'mosquitto');
		if (typeof program !== 'string') return program;
		const here = await programVersion(program, ['-h']);
		if (here !== version) return { skipped: `Mosquitto ${here} is here, not ${version}` };
		const installed = await installPackages(folder, { dependencies: packages });
		if ('skipped' in installed) return installed;
		return startBroker(program, await emptyFolder(folder, 'data'), installed);
	}
};

async function startBroker(program: string, data: string, installed: Installed) {
	const [port = 0, webPort = 0] = await freePorts(2);
	const settings = [
		'user root',
		'allow_anonymous true',
		`listener ${port} 127.0.0.1`,
		`listener ${webPort} 127.0.0.1`,
		'protocol websockets',
		'persistence true',
		`persistence_location ${data}/`,
		'autosave_on_changes true',
		'autosave_interval 1',
		'max_connections -1'
	];
	const path = join(data, 'mosquitto.conf');
	await writeFile(path, `${settings.join('\n')}\n`);
	const broker = await startProcess({ command: program, args: ['-c', path], folder: data, port });
	return orStop(broker, async () => {
		const mqtt = installed.load('mqtt') as Mqtt;
		const writer = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 0 });
		writer.on('error', () => undefined);
		const room: RunningPeer = {
			pids: [broker.pid],
			async write(sequence) {
				await writer.publishAsync(topic, encodeValue(sequence), { qos: 1, retain: true });
			},
			watch: (onArrival) => watch(installed, webPort, onArrival),
			async stop() {
				await writer.endAsync();
				await broker.stop();
			}
		};
		return room;
	});
}

let watchers = 0;

async function watch(
	installed: Installed,
	port: number,
	onArrival: (arrival: Arrival) => void
): Promise<Watcher> {
	const mqtt = installed.load('mqtt') as Mqtt;
	const { WebSocket } = installed.load('ws') as { WebSocket: SocketClass };
	let socket: Socket | undefined;
	watchers += 1;
	const client = await mqtt.connectAsync(`ws://127.0.0.1:${port}`, {
		clientId: `watcher-${process.pid}-${watchers}`,
		clean: false,
		reconnectPeriod: 0,
		createWebsocket: (url: string, protocols: string[]) => (socket = new WebSocket(url, protocols))
	});
	// The connection that is cut on purpose says so as an error.
	client.on('error', () => undefined);
	client.on('message', (_topic, payload) => {
		const atMs = nowMs();
		onArrival({ sequence: sequenceOf(payload.toString()), atMs });
	});
	await client.subscribeAsync(topic, { qos: 1 });
	return {
		cut: () => socket?.terminate(),
		comeBack: () =>
			new Promise((resolve) => {
				client.once('connect', () => resolve());
				client.reconnect();
			}),
		close: () => client.endAsync()
	};
}
