import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';

/** Why no Redis of our own could be started, in one sentence with what to do. */
export class EmbeddedRedisError extends Error {}

const usualFolders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/usr/sbin'];
const startTimeoutMs = 60_000;
const watchEveryMs = 250;

/**
 * The room's own Redis: a child process on a Unix socket, its files under the data folder, every
 * acknowledged write on disk (`appendfsync always`). Started again when it dies. One that outlived a
 * killed server is taken over, so that nothing is loaded twice and nothing is lost.
 */
export class EmbeddedRedis {
	readonly socketPath: string;
	readonly #folder: string;
	readonly #say: (message: string) => void;
	readonly #from: string | undefined;
	#pid = 0;
	#stopping = false;
	#watch: NodeJS.Timeout | undefined;

	/** `from`: begins with a copy in its folder instead of its append-only file. */
	constructor(
		dataFolder: string,
		say: (message: string) => void,
		{ from }: { from?: string } = {}
	) {
		this.#from = from;
		this.#folder = join(dataFolder, 'redis');
		this.#say = say;
		this.socketPath = socketPathFor(this.#folder);
	}

	/** Where the Redis of a data folder listens when it runs. */
	static socketPathOf(dataFolder: string): string {
		return socketPathFor(join(dataFolder, 'redis'));
	}

	/** True when somebody runs the Redis of this data folder. */
	static async isRunning(dataFolder: string): Promise<boolean> {
		const redis = new EmbeddedRedis(dataFolder, () => undefined);
		return (await redis.#ask((client) => client.ping())) === 'PONG';
	}

	get pid(): number {
		return this.#pid;
	}

	async start(): Promise<void> {
		mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
		const running = await this.#ask((redis) => redis.info('server'));
		if (running) {
			this.#pid = Number(/process_id:(\d+)/.exec(running)?.[1]);
			this.#say(`Took over the Redis that was still running (process ${this.#pid}).`);
		} else {
			await this.#launch();
		}
		this.#watch = setInterval(() => void this.#restartIfDead(), watchEveryMs);
	}

	/** Writes everything out and ends the process; returns when it is gone. */
	async stop(): Promise<void> {
		this.#stopping = true;
		clearInterval(this.#watch);
		await this.#ask((redis) => redis.shutdown('NOSAVE'));
		for (let tries = 0; tries < 100 && isAlive(this.#pid); tries += 1) await pause(50);
		if (isAlive(this.#pid)) process.kill(this.#pid, 'SIGTERM');
	}

	async #launch(): Promise<void> {
		const program = findRedis();
		const log = openSync(join(this.#folder, 'redis.log'), 'a', 0o600);
		const child = spawn(program, this.#options(), {
			stdio: ['ignore', log, log],
			detached: true,
			cwd: this.#folder
		});
		closeSync(log);
		this.#pid = child.pid ?? 0;
		await this.#untilReady(child);
	}

	#options(): string[] {
		const settings = {
			port: '0',
			unixsocket: this.socketPath,
			unixsocketperm: '700',
			dir: this.#folder,
			appendonly: this.#from === undefined ? 'yes' : 'no',
			...(this.#from === undefined ? {} : { dbfilename: this.#from }),
			appendfsync: 'always',
			save: '',
			'maxmemory-policy': 'noeviction',
			// Nobody but a backup reads a copy from it, and need not wait for others who want one too.
			'repl-diskless-sync-delay': '0',
			daemonize: 'no'
		};
		return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
	}

	async #untilReady(child: ChildProcess): Promise<void> {
		const state = { ended: false };
		child.once('exit', () => (state.ended = true));
		child.once('error', () => (state.ended = true));
		for (let waited = 0; waited < startTimeoutMs && !state.ended; waited += 40) {
			const pong = await this.#ask((redis) => redis.ping());
			if (pong === 'PONG') return;
			await pause(40);
		}
		throw new EmbeddedRedisError(
			`Redis did not start; its reason is in ${join(this.#folder, 'redis.log')}: ${this.#lastWords()}`
		);
	}

	async #restartIfDead(): Promise<void> {
		if (this.#stopping || isAlive(this.#pid)) return;
		clearInterval(this.#watch);
		this.#say(`Redis (process ${this.#pid}) ended; starting it again.`);
		try {
			await this.#launch();
		} catch (error) {
			this.#say(`Redis could not be started again: ${String(error)}`);
			await pause(1_000);
		}
		if (!this.#stopping) {
			this.#watch = setInterval(() => void this.#restartIfDead(), watchEveryMs);
		}
	}

	/** One question over a connection of its own; nothing when nobody answers. */
	async #ask(question: (redis: Redis) => Promise<unknown>): Promise<string | undefined> {
		if (!existsSync(this.socketPath)) return undefined;
		const redis = new Redis({
			path: this.socketPath,
			lazyConnect: true,
			retryStrategy: () => null,
			maxRetriesPerRequest: 0,
			enableReadyCheck: false
		});
		redis.on('error', () => {
			// Nobody there is an answer too: the caller gets undefined.
		});
		try {
			await redis.connect();
			return String(await question(redis));
		} catch {
			return undefined;
		} finally {
			redis.disconnect();
		}
	}

	#lastWords(): string {
		const path = join(this.#folder, 'redis.log');
		const lines = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
		return lines.at(-1) ?? 'it said nothing';
	}
}

/** Unix socket paths hold at most 107 bytes: a deep data folder gets one in the temporary folder. */
function socketPathFor(folder: string): string {
	const inside = join(folder, 'redis.sock');
	if (Buffer.byteLength(inside) < 100) return inside;
	const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
	return join(tmpdir(), `cscc-${name}.sock`);
}

function findRedis(): string {
	const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...usualFolders];
	for (const name of ['valkey-server', 'redis-server']) {
		for (const folder of folders) {
			const path = join(folder, name);
			if (existsSync(path)) return path;
		}
	}
	throw new EmbeddedRedisError(
		'No redis-server was found. Install one ("apt-get install redis-server" or "brew install redis"), or set REDIS_URL.'
	);
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
