import cluster, { type Worker } from 'node:cluster';
import { createServer } from 'node:net';
import type { Config } from '../config.ts';
import { serveMetrics } from '../metrics/endpoint.ts';
import { openStore, type Store } from '../store/store.ts';
import { makeFirstLink } from './first-link.ts';
import type { WorkerMessage } from './one.ts';
import { UsageError } from './sentences.ts';

const readyWithinMs = 60_000;
const stopWithinMs = 9_500;
/** One that says nothing for so long hangs: connections would be led to it and never answered. */
const hangsAfterMs = 10_000;
const lookEveryMs = 1_000;
/** A process that ends at once is not started again at once. */
const startAgainAfterMs = 500;

/**
 * Several server processes on one port, beside one Redis. None of them knows of the others: each follows
 * the log. This one only starts them, starts again what ended, and replaces them one by one on SIGHUP.
 */
export async function runMany(config: Config, count: number): Promise<void> {
	if (config.DRILL_HOURS > 0) {
		throw new UsageError(
			'A drill has a clock of its own in each process: run it without --processes.'
		);
	}
	const say = (message: string) => process.stdout.write(`${message}\n`);
	const metrics = await serveMetrics({ host: config.HOST, port: config.METRICS_PORT }, 'all');
	const store = await openStore(config, {
		info: say,
		error: (error) => process.stderr.write(`Redis: ${error.message}\n`)
	});
	const port = config.PORT === 0 ? await freePort(config.HOST) : config.PORT;
	const processes = new Processes(store, port, say);
	const stop = async () => {
		metrics?.close();
		await processes.stop();
		await store.close();
		process.exit(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
	process.on('SIGHUP', () => void processes.replaceAll());
	try {
		const address = await processes.start(count);
		say(`READY ${address}`);
		await makeFirstLink(store, address);
	} catch (error) {
		await processes.stop();
		await store.close();
		throw error;
	}
}

class Processes {
	readonly #store: Store;
	readonly #say: (message: string) => void;
	readonly #running = new Set<Worker>();
	/** When each one that is ready was last heard, on this process's own clock. */
	readonly #heardAtMs = new Map<Worker, number>();
	#lookedAtMs = performance.now();
	readonly #looking = setInterval(() => this.#endHanging(), lookEveryMs);
	readonly #port: number;
	#stopping = false;
	#replacing: Promise<void> = Promise.resolve();

	constructor(store: Store, port: number, say: (message: string) => void) {
		this.#store = store;
		this.#port = port;
		this.#say = say;
	}

	/** Starts so many; answers with the address that they share. */
	async start(count: number): Promise<string> {
		// The first one gives the room its reference data.
		const address = await this.#startOne();
		await Promise.all(Array.from({ length: count - 1 }, () => this.#startOne()));
		return address;
	}

	/** One after another: the new one is ready before the old one goes, so somebody is always there. */
	replaceAll(): Promise<void> {
		this.#replacing = this.#replacing
			.then(() => this.#replaceOneByOne())
			.catch((error: unknown) => {
				// What runs goes on: a new version that does not start must not end the old one.
				this.#say(`The processes were not all replaced: ${(error as Error).message}`);
			});
		return this.#replacing;
	}

	async #replaceOneByOne(): Promise<void> {
		const before = [...this.#running];
		for (const old of before) {
			if (this.#stopping) return;
			await this.#startOne({ insist: false });
			await this.#stopOne(old);
		}
		this.#say('REPLACED');
	}

	async stop(): Promise<void> {
		this.#stopping = true;
		clearInterval(this.#looking);
		await Promise.all([...this.#running].map((worker) => this.#stopOne(worker)));
	}

	/** Resolves when it is ready. One that was ready is followed by another when it ends by itself. */
	#startOne({ insist } = { insist: true }): Promise<string> {
		const { place } = this.#store;
		// The embedded Redis is this process's child; the others find it by its socket.
		const worker = cluster.fork({
			...(place.kind === 'socket' ? { REDIS_URL: `unix:${place.path}` } : {}),
			PORT: this.#port
		});
		this.#running.add(worker);
		worker.on('error', (error) => this.#say(`Process ${worker.process.pid}: ${error.message}`));
		return new Promise((resolve, reject) => {
			let wasReady = false;
			const timer = setTimeout(() => {
				reject(new Error('a process was not ready in time'));
				worker.process.kill('SIGKILL');
			}, readyWithinMs);
			worker.on('message', ({ ready }: WorkerMessage) => {
				if (ready !== undefined || wasReady) this.#heardAtMs.set(worker, performance.now());
				if (ready === undefined) return;
				wasReady = true;
				clearTimeout(timer);
				resolve(ready);
			});
			worker.once('exit', (code, signal) => {
				clearTimeout(timer);
				this.#heardAtMs.delete(worker);
				reject(new Error('a process ended before it was ready'));
				const wasAsked = !this.#running.delete(worker);
				if (wasAsked || this.#stopping || !(wasReady || insist)) return;
				this.#say(`Process ${worker.process.pid} ended (${signal ?? code}); starting another.`);
				setTimeout(() => void this.#startAgain(), startAgainAfterMs);
			});
		});
	}

	/** What hangs is ended, and its end starts another. */
	#endHanging(): void {
		const nowMs = performance.now();
		const wasAwake = nowMs - this.#lookedAtMs < 2 * lookEveryMs;
		this.#lookedAtMs = nowMs;
		for (const [worker, heardAtMs] of this.#heardAtMs) {
			// The machine slept, and this process with it: that says nothing about the others.
			if (!wasAwake) this.#heardAtMs.set(worker, nowMs);
			else if (nowMs - heardAtMs > hangsAfterMs) {
				this.#say(`Process ${worker.process.pid} says nothing; it is ended.`);
				worker.process.kill('SIGKILL');
			}
		}
	}

	async #startAgain(): Promise<void> {
		if (this.#stopping) return;
		try {
			await this.#startOne();
		} catch (error) {
			// Its exit has already asked for the next try.
			this.#say((error as Error).message);
		}
	}

	async #stopOne(worker: Worker): Promise<void> {
		this.#running.delete(worker);
		if (worker.isDead()) return;
		const gone = new Promise((resolve) => worker.once('exit', resolve));
		const timer = setTimeout(() => worker.process.kill('SIGKILL'), stopWithinMs);
		worker.process.kill('SIGTERM');
		await gone;
		clearTimeout(timer);
	}
}

/** Chosen once for all: each process that asked for a free one after the others had ended would get another. */
async function freePort(host: string): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, host, resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
