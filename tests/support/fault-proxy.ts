import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What the line does to whatever passes. `swallow` loses one direction and lets the other pass: a line
 * that is half open. `slow` passes so many bytes a second.
 */
export type Line =
	| { kind: 'well' }
	| { kind: 'delay'; ms: number }
	| { kind: 'stall' }
	| { kind: 'swallow'; direction: 'up' | 'down' }
	| { kind: 'slow'; bytesPerSecond: number }
	| { kind: 'refuse' };

export type Target = { host: string; port: number } | { path: string };

/** Bytes that wait in front of a stalled or slow line before the sender is held up. */
const holdAtBytes = 64 * 1024;
const tickMs = 20;

interface Pipe {
	from: Socket;
	to: Socket;
	direction: 'up' | 'down';
	waiting: { at: number; bytes: Buffer }[];
	waitingBytes: number;
}

/** A TCP line that can be made as bad as real ones are: it stands between two programs of a test. */
export class FaultProxy {
	readonly port: number;
	readonly #server: Server;
	readonly #pipes = new Set<Pipe>();
	readonly #timer: NodeJS.Timeout;
	#line: Line = { kind: 'well' };

	private constructor(server: Server, port: number) {
		this.#server = server;
		this.port = port;
		this.#timer = setInterval(() => this.#move(), tickMs);
	}

	static async open(target: () => Target): Promise<FaultProxy> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		const proxy = new FaultProxy(server, typeof address === 'object' ? (address?.port ?? 0) : 0);
		server.on('connection', (near) => proxy.#join(near, target()));
		return proxy;
	}

	/**
	 * From now on the line is like this, also for what is under way. A connection that has lost bytes never
	 * goes on: TCP may break, but it does not leave out the middle.
	 */
	set(line: Line): void {
		if (this.#line.kind === 'swallow' || line.kind === 'refuse') this.cut();
		this.#line = line;
	}

	/** Ends every connection at once, as a cable that is pulled; new ones are taken. */
	cut(): void {
		for (const { from, to } of this.#pipes) {
			from.destroy();
			to.destroy();
		}
		this.#pipes.clear();
	}

	async close(): Promise<void> {
		clearInterval(this.#timer);
		this.cut();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#join(near: Socket, target: Target): void {
		if (this.#line.kind === 'refuse') return void near.destroy();
		const far = 'path' in target ? connect(target.path) : connect(target.port, target.host);
		far.setNoDelay(true);
		near.setNoDelay(true);
		for (const [from, to, direction] of [
			[near, far, 'up'],
			[far, near, 'down']
		] as const) {
			const pipe: Pipe = { from, to, direction, waiting: [], waitingBytes: 0 };
			this.#pipes.add(pipe);
			from.on('data', (bytes) => this.#take(pipe, bytes));
			from.on('error', () => to.destroy());
			from.on('close', () => {
				to.destroy();
				this.#pipes.delete(pipe);
			});
		}
	}

	#take(pipe: Pipe, bytes: Buffer): void {
		if (this.#line.kind === 'well' && pipe.waiting.length === 0) {
			pipe.to.write(bytes);
			return;
		}
		const isLost = this.#line.kind === 'swallow' && this.#line.direction === pipe.direction;
		if (isLost) return;
		pipe.waiting.push({ at: performance.now(), bytes });
		pipe.waitingBytes += bytes.length;
		if (pipe.waitingBytes > holdAtBytes) pipe.from.pause();
	}

	/** Passes on what is due. What waited while the line was bad goes first when it is well again. */
	#move(): void {
		const line = this.#line;
		if (line.kind === 'stall') return;
		const due = line.kind === 'delay' ? performance.now() - line.ms : Number.POSITIVE_INFINITY;
		for (const pipe of this.#pipes) {
			let allowed =
				line.kind === 'slow' ? (line.bytesPerSecond * tickMs) / 1_000 : Number.POSITIVE_INFINITY;
			while (pipe.waiting[0] && pipe.waiting[0].at <= due && allowed > 0) {
				const [first] = pipe.waiting;
				const part = first.bytes.subarray(0, Math.min(first.bytes.length, Math.ceil(allowed)));
				pipe.to.write(part);
				allowed -= part.length;
				pipe.waitingBytes -= part.length;
				if (part.length === first.bytes.length) pipe.waiting.shift();
				else first.bytes = first.bytes.subarray(part.length);
			}
			if (pipe.waitingBytes <= holdAtBytes) pipe.from.resume();
		}
	}
}
