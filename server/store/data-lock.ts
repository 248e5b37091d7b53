import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another server has this data folder. */
export class DataInUseError extends Error {}

/**
 * Keeps a second server off the same data. The lock is a listening Unix socket: it dies with its
 * process however that ends, so a lock that nobody answers on is left over and may be taken.
 */
export class DataLock {
	readonly #server: Server;
	readonly #path: string;

	private constructor(server: Server, path: string) {
		this.#server = server;
		this.#path = path;
	}

	static async take(dataFolder: string): Promise<DataLock> {
		mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
		const inside = join(dataFolder, 'server.lock');
		const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
		const path = Buffer.byteLength(inside) < 100 ? inside : join(tmpdir(), `cscc-${name}.lock`);
		if (existsSync(path)) {
			if (await isAnswered(path)) {
				throw new DataInUseError(
					`Another server already uses the data in ${dataFolder}. Stop it, or set DATA_DIR to another folder.`
				);
			}
			unlinkSync(path);
		}
		const server = createServer((socket) => socket.destroy());
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(path, resolve);
		});
		server.unref();
		return new DataLock(server, path);
	}

	async release(): Promise<void> {
		await new Promise((resolve) => this.#server.close(resolve));
		if (existsSync(this.#path)) unlinkSync(this.#path);
	}
}

function isAnswered(path: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(path);
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}
