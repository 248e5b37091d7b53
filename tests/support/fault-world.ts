import { join } from 'node:path';
import { createClient } from 'redis';
import { randomText } from '#shared/kernel/ids.ts';
import type { Answer } from '#shared/kernel/result.ts';
import { Board } from '#shared/fold/board.ts';
import { freshness } from '#shared/wire/feeds.ts';
import { Line, type LineState } from '#lib/connection/line.ts';
import { ServerProcess } from '../../scripts/server-process.ts';
import { FaultProxy } from './fault-proxy.ts';
import type { Given, Logged } from './history.ts';
import { freePorts, RedisServer } from './redis-server.ts';
import { enterDesk } from './people.ts';
import { temporaryFolder } from './room.ts';

const servers = 2;

/** A server process of the world, with a line of its own to Redis. */
export interface WorldServer {
	process: ServerProcess;
	redisLine: FaultProxy;
	settings: Record<string, string>;
	port: number;
}

/** A person of the world: a desk with a line that leads to whichever server is there, as a balancer does. */
export class WorldPerson {
	readonly given: Given[] = [];
	readonly board = new Board();
	readonly line: Line;
	/** The line that can be broken, where there is one. */
	readonly proxy: FaultProxy | undefined;
	signedOut = false;
	heardPresence = false;
	readonly #actor: string;
	/** The question answered last, when it was asked, and the longest that none was answered. */
	#wellAt = 0;
	#longestMs = 0;
	#saidLive = false;

	constructor(
		address: string,
		{ cookie, actor }: { cookie: string; actor: string },
		proxy?: FaultProxy
	) {
		this.proxy = proxy;
		this.#actor = actor;
		const nothing = () => undefined;
		const events = {
			onState: ({ kind }: LineState) => {
				this.signedOut = kind === 'signed_out';
			},
			onData: nothing,
			onPresence: () => {
				this.heardPresence = true;
			},
			onReload: nothing,
			onBeat: (beat: Parameters<Line['follower']['compare']>[0]) => {
				const isWell = beat.live && this.line.follower.compare(beat) === 'in_step';
				// A server that is cut off itself says so, and a screen says NOT LIVE at once.
				if (!beat.live) this.#saidLive = false;
				if (isWell) this.#saidLive = true;
			},
			onVouch: (askedAt: number) => {
				const now = performance.now();
				if (this.#wellAt > 0) this.#longestMs = Math.max(this.#longestMs, now - this.#wellAt);
				this.#wellAt = Math.max(this.#wellAt, askedAt);
			}
		};
		this.line = new Line('desk', this.board, events, { address, cookie });
	}

	/** What a wall in its place would say now: live until the last question answered is fifteen seconds old. */
	get saysLive(): boolean {
		return this.#saidLive && performance.now() - this.#wellAt < freshness.notLiveAfterMs;
	}

	/** How old what this screen shows may be now, milliseconds. */
	get vouchedAgoMs(): number {
		return performance.now() - this.#wellAt;
	}

	/** The oldest that what this screen showed was at any moment, milliseconds. */
	get longestSilenceMs(): number {
		return Math.max(this.#longestMs, performance.now() - this.#wellAt);
	}

	/** Gives a command until it is answered for good; sometimes twice at once, as a nervous line would. */
	async give(
		name: 'request.log' | 'request.set_priority',
		payload: object,
		{ isEnough, twice }: { isEnough: () => boolean; twice: boolean }
	): Promise<Answer | undefined> {
		const id = randomText(20);
		const one: Given = { id: `${this.#actor}:${id}`, startedAt: performance.now() };
		this.given.push(one);
		while (!isEnough()) {
			const envelope = { id, name, payload };
			const [answer] = await Promise.all([
				this.line.send(envelope),
				...(twice ? [this.line.send(envelope)] : [])
			]);
			if (answer && (answer.ok || answer.code !== 'UNAVAILABLE')) {
				one.endedAt = performance.now();
				one.answer = answer;
				return answer;
			}
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		return undefined;
	}

	async close(): Promise<void> {
		this.line.close();
		await this.proxy?.close();
	}
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
				COMMANDS_PER_SECOND: '1000'
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

	/** The log as an independent client reads it, straight from Redis. */
	async readLog(): Promise<Logged[]> {
		const witness = createClient({
			socket: { host: '127.0.0.1', port: this.redis.port },
			commandOptions: { timeout: 0 }
		});
		await witness.connect();
		const found = (await witness.xRange('{chicago}:log', '-', '+')) ?? [];
		witness.destroy();
		return found.map(({ id, message }) => ({
			position: Number.parseInt(id, 10),
			id: String(message['id']),
			entry: JSON.parse(String(message['entry'])) as Logged['entry']
		}));
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
