import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { createClient } from 'redis';
import { findProgram } from './program.ts';

/** So many ports that nobody listens on at this moment. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(
		Array.from({ length: count }, async () => {
			const server = createServer();
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			return server;
		})
	);
	const ports = servers.map((server) => (server.address() as { port: number }).port);
	await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
	return ports;
}

/** A `redis-server` of a test's own, durable as the room wants it unless told otherwise. */
export class RedisServer {
	readonly port: number;
	readonly folder: string;
	readonly #settings: readonly string[];
	readonly #mode: readonly string[];
	#child: ChildProcess | undefined;

	constructor(
		where: { port: number; folder: string },
		settings: Readonly<Record<string, string>> = {},
		mode: readonly string[] = []
	) {
		this.port = where.port;
		this.folder = where.folder;
		const all = {
			port: String(where.port),
			bind: '127.0.0.1',
			dir: where.folder,
			appendonly: 'yes',
			appendfsync: 'always',
			save: '',
			'maxmemory-policy': 'noeviction',
			...settings
		};
		this.#settings = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
		this.#mode = mode;
	}

	get pid(): number {
		return this.#child?.pid ?? 0;
	}

	async start(): Promise<void> {
		mkdirSync(this.folder, { recursive: true });
		// In a mode of its own, such as the sentinels', the settings are in the file that comes first.
		const args = this.#mode.length > 0 ? this.#mode : this.#settings;
		this.#child = spawn(program(), [...args], { stdio: 'ignore' });
		for (let tries = 0; tries < 200; tries += 1) {
			if ((await this.ask(['PING'])) === 'PONG') return;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		throw new Error(`the Redis on port ${this.port} did not start`);
	}

	/** One command over a connection of its own; nothing when nobody answers. */
	async ask(command: string[]): Promise<unknown> {
		const client = createClient({
			socket: { host: '127.0.0.1', port: this.port, reconnectStrategy: false },
			commandOptions: { timeout: 0 }
		});
		client.on('error', () => {
			// Nobody there is an answer too.
		});
		try {
			await client.connect();
			return await client.sendCommand(command);
		} catch {
			return undefined;
		} finally {
			if (client.isOpen) client.destroy();
		}
	}

	signal(name: NodeJS.Signals): void {
		this.#child?.kill(name);
	}

	/** `kill -9`, and waits until it is gone. */
	async kill(): Promise<void> {
		const child = this.#child;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const gone = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGKILL');
		await gone;
	}
}

function program(): string {
	const found = findProgram('valkey-server', 'redis-server');
	if (!found) throw new Error('no redis-server was found');
	return found;
}
