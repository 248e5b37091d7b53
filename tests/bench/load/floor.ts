/**
 * The floor: the least that can push a committed change to watchers. It reads the same kind of log with the
 * same blocking read and sends one frame of a given size to every socket; it knows no record, no person,
 * no audience and no resume. What a socket says to it is taken as the wish for one commit.
 * `floor.ts SOCKET-PATH ROOM FRAME-BYTES`, forked; tells its port.
 */
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { connectRedis, whenReady } from '#server/store/client.ts';
import { roomKeys } from '#server/store/keys.ts';
import { Feeder } from './feeder.ts';

const [, , socketPath = '', room = '', size = '0'] = process.argv;
const keys = roomKeys(room);
const redis = connectRedis(
	{ kind: 'socket', path: socketPath },
	{ onError: () => process.exit(1), once: true }
);
const writer = connectRedis(
	{ kind: 'socket', path: socketPath },
	{ onError: () => process.exit(1) }
);
const feeder = new Feeder(writer, room);
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
let frameBytes = Number(size);

function frameOf(position: number): Buffer {
	const head = `{"from":${position - 1},"to":${position},"put":"`;
	return Buffer.from(`${head}${'x'.repeat(Math.max(0, frameBytes - head.length - 2))}"}`);
}

function broadcast(frame: Buffer): void {
	for (const client of server.clients as Set<WebSocket>) client.send(frame, { binary: false });
}

async function follow(): Promise<void> {
	let last = '0-0';
	for (;;) {
		const reply = await redis.xread('COUNT', 500, 'BLOCK', 1_000, 'STREAMS', keys.log, last);
		const entries = (reply?.[0]?.[1] ?? []) as [string, string[]][];
		for (const [id] of entries) {
			last = id;
			broadcast(frameOf(Number.parseInt(id, 10)));
		}
	}
}

server.on('connection', (socket) => socket.on('message', () => void feeder.change()));
process.on('message', (ask: { frameBytes?: number; prepare?: number }) => {
	frameBytes = ask.frameBytes ?? frameBytes;
	void feeder.prepare(ask.prepare ?? 0).then(() => process.send?.({ result: null }));
});
process.once('disconnect', () => process.exit(0));
await whenReady(writer, 5_000);
http.listen(0, '127.0.0.1', () => {
	const address = http.address();
	process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
	void follow();
});
