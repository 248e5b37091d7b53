import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { connectRedis, whenReady } from '#server/store/client.ts';
import { pairDisplay } from '../../scripts/pair-display.ts';
import { ServerProcess } from '../../scripts/server-process.ts';
import { post } from '../support/post.ts';

const password = 'a password for the bench';

/** A room of its own for one part of the bench: a server process, its Redis, and somebody signed in. */
export class Rig {
	server: ServerProcess;
	readonly folder: string;
	readonly redis: Redis;
	readonly #settings: Record<string, string>;
	#administrator = '';

	private constructor(
		server: ServerProcess,
		{ folder, settings }: { folder: string; settings: Record<string, string> }
	) {
		this.server = server;
		this.folder = folder;
		this.#settings = settings;
		this.redis = connectRedis(
			{ kind: 'socket', path: this.socketPath },
			{ onError: () => undefined }
		);
	}

	static async open(more: Record<string, string> = {}, args: readonly string[] = []): Promise<Rig> {
		const folder = mkdtempSync(join(tmpdir(), 'cscc-bench-'));
		const settings = {
			DATA_DIR: folder,
			PORT: '0',
			LOG_LEVEL: 'silent',
			REQUESTS_PER_MINUTE: '1000000',
			...more
		};
		const server = await ServerProcess.start(settings, args);
		const rig = new Rig(server, { folder, settings });
		const first = { link: server.firstLink, signInName: 'admin', name: 'Admin', password };
		const administrator = await post(`${server.address}/api/first-administrator`, first);
		rig.#administrator = administrator.cookie;
		await whenReady(rig.redis, 10_000);
		return rig;
	}

	/** `kill -9` of the server; its Redis goes on. */
	async kill(): Promise<void> {
		const gone = new Promise((resolve) => this.server.child.once('exit', resolve));
		this.server.child.kill('SIGKILL');
		await gone;
	}

	/** Starts the server anew on the same data. */
	async start(): Promise<void> {
		this.server = await ServerProcess.start(this.#settings);
	}

	get socketPath(): string {
		return join(this.folder, 'redis', 'redis.sock');
	}

	/** Address of the room's sockets. */
	get liveUrl(): string {
		return `${this.server.address.replace('http', 'ws')}/live/?EIO=4&transport=websocket`;
	}

	get pid(): number {
		return this.server.child.pid ?? 0;
	}

	async redisPid(): Promise<number> {
		return Number(/process_id:(\d+)/.exec(await this.redis.info('server'))?.[1]);
	}

	/** Enters a person of a role; answers with the cookie of a session. */
	async enter(signInName: string, role: 'desk' | 'manager' | 'display'): Promise<string> {
		const { address } = this.server;
		if (role === 'display') {
			const about = { name: signInName, site: 'Bench' };
			return pairDisplay(address, this.#administrator, about);
		}
		const person = { signInName, name: signInName, role, deskIds: [], password };
		await post(`${address}/api/people`, person, this.#administrator);
		const session = await post(`${address}/api/session`, { signInName, password });
		return session.cookie;
	}

	async close(): Promise<void> {
		this.redis.disconnect();
		await this.server.stop();
		rmSync(this.folder, { recursive: true, force: true });
	}
}
