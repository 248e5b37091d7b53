import {
	createServer,
	request,
	type IncomingMessage,
	type Server,
	type ServerResponse
} from 'node:http';
import type { Duplex } from 'node:stream';

/** A proxy as offices have them: HTTP goes through, sockets do not; and it may hold back what it passes on. */
export class StrictProxy {
	readonly address: string;
	/** Sockets that were asked for. */
	upgrades = 0;
	/** Streams that are open through it. */
	streams = 0;
	/** That were ever opened. */
	streamsEver = 0;
	passesSockets = false;
	/** By how much it holds back what comes on a stream, and how often it did. */
	lateMs = 0;
	passedLate = 0;
	readonly #server: Server;
	readonly #port: number;
	readonly #lines = new Set<Duplex>();

	private constructor(server: Server, port: number) {
		this.#server = server;
		this.#port = port;
		const { port: own } = server.address() as { port: number };
		this.address = `http://127.0.0.1:${own}`;
		server.on('request', (asked, answer) => this.#pass(asked, answer));
		server.on('upgrade', (asked, line, head) => this.#upgrade(asked, line, head));
		server.on('connection', (line) => {
			this.#lines.add(line);
			line.on('close', () => this.#lines.delete(line));
		});
	}

	static async open(to: string): Promise<StrictProxy> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new StrictProxy(server, Number(new URL(to).port));
	}

	close(): void {
		for (const line of this.#lines) line.destroy();
		this.#server.close();
	}

	#pass(asked: IncomingMessage, answer: ServerResponse): void {
		const { method, url, headers } = asked;
		const onward = request({ port: this.#port, method, path: url, headers }, (told) => {
			answer.writeHead(told.statusCode ?? 502, told.headers);
			if (!told.headers['content-type']?.startsWith('text/event-stream')) {
				told.pipe(answer);
				return;
			}
			this.streams += 1;
			this.streamsEver += 1;
			told.on('data', (bytes: Buffer) => this.#passOn(bytes, answer));
			told.on('end', () => answer.end());
			answer.on('close', () => {
				this.streams -= 1;
				onward.destroy();
			});
		});
		onward.on('error', () => answer.destroy());
		asked.pipe(onward);
	}

	#passOn(bytes: Buffer, answer: ServerResponse): void {
		if (this.lateMs === 0) return void answer.write(bytes);
		setTimeout(() => {
			this.passedLate += 1;
			if (!answer.writableEnded) answer.write(bytes);
		}, this.lateMs).unref();
	}

	#upgrade(asked: IncomingMessage, line: Duplex, head: Buffer): void {
		this.upgrades += 1;
		line.on('error', () => line.destroy());
		if (!this.passesSockets) {
			line.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
			return;
		}
		const { method, url, headers } = asked;
		const onward = request({ port: this.#port, method, path: url, headers });
		onward.on('upgrade', ({ statusCode, headers: told }, far, first) => {
			const lines = Object.entries(told).map(([name, value]) => `${name}: ${String(value)}`);
			line.write(`HTTP/1.1 ${statusCode} Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
			line.write(first);
			far.write(head);
			far.pipe(line).pipe(far);
			far.on('error', () => line.destroy());
			line.on('close', () => far.destroy());
		});
		onward.on('error', () => line.destroy());
		onward.end();
	}
}
