import { join } from 'node:path';
import { ServerProcess } from '../../scripts/server-process.ts';
import { FaultProxy } from './fault-proxy.ts';
import { freePorts, RedisServer } from './redis-server.ts';
import { enterDesk } from './people.ts';
import { temporaryFolder } from './room.ts';
import { readLog, type Written } from './witness.ts';
import { WorldPerson } from './world-person.ts';

const servers = 2;

/** A server process of the world, with a line of its own to Redis. */
export interface WorldServer {
	process: ServerProcess;
	redisLine: FaultProxy;
	settings: Record<string, string>;
	port: number;
}

/** Two server processes, one Redis, people with lines: everything real, every line and process breakable. */
export class FaultWorld {
	readonly redis: RedisServer;
	readonly servers: WorldServer[] = [];
	readonly people: WorldPerson[] = [];
	readonly #folder: ReturnType<typeof temporaryFolder>;
	readonly #random: () => number;

	private constructor(
		redis: RedisServer,
		folder: ReturnType<typeof temporaryFolder>,
		random: () => number
	) {
		this.redis = redis;
		this.#folder = folder;
		this.#random = random;
	}

	static async open(people: number, random: () => number): Promise<FaultWorld> {
		const folder = temporaryFolder();
		const [redisPort = 0, ...ports] = await freePorts(1 + servers);
		const redis = new RedisServer({ port: redisPort, folder: join(folder.path, 'redis') });
		await redis.start();
		const world = new FaultWorld(redis, folder, random);
		let firstLink: string | undefined;
		for (const port of ports) {
			const redisLine = await FaultProxy.open(() => ({ host: '127.0.0.1', port: redisPort }));
			const settings = {
				REDIS_URL: `redis://127.0.0.1:${redisLine.port}`,
				PORT: String(port),
				LOG_LEVEL: 'silent',
				COMMANDS_PER_SECOND: '1000',
				REQUESTS_PER_MINUTE: '1000000'
			};
			const process = await ServerProcess.start(settings);
			firstLink ??= process.firstLink;
			world.servers.push({ process, redisLine, settings, port });
		}
		await world.#enter(people, firstLink ?? '');
		return world;
	}

	async #enter(count: number, link: string): Promise<void> {
		const address = `http://127.0.0.1:${this.servers[0]?.port}`;
		const desk = await enterDesk(address, link);
		for (let index = 0; index < count; index += 1) {
			const proxy = await FaultProxy.open(() => ({ host: '127.0.0.1', port: this.#anyPort() }));
			this.people.push(new WorldPerson(`http://127.0.0.1:${proxy.port}`, desk, proxy));
		}
	}

	/** A server that is there now; any when none is. */
	#anyPort(): number {
		const there = this.servers.filter(({ process }) => process.child.exitCode === null);
		const among = there.length > 0 ? there : this.servers;
		return among[Math.floor(this.#random() * among.length)]?.port ?? 0;
	}

	async restart(server: WorldServer): Promise<void> {
		server.process = await ServerProcess.start(server.settings);
	}

	readLog(): Promise<Written[]> {
		return readLog({ port: this.redis.port });
	}

	async close(): Promise<void> {
		for (const person of this.people) await person.close();
		for (const { process, redisLine } of this.servers) {
			process.child.kill('SIGCONT');
			await process.stop();
			await redisLine.close();
		}
		this.redis.signal('SIGCONT');
		await this.redis.kill();
		this.#folder.remove();
	}
}
