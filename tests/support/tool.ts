import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, type Clock } from '#shared/kernel/clock.ts';
import { randomText } from '#shared/kernel/ids.ts';
import type { Answer } from '#shared/kernel/result.ts';
import { buildApp, type App } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import type { Placed } from '#server/log/entries.ts';
import { readLog } from '#server/log/archive.ts';
import type { ArchivedDay } from '#server/log/day-archive.ts';
import { freePorts, RedisServer } from './redis-server.ts';
import { password, temporaryFolder } from './room.ts';
import { readLog as readWritten, witness, type At, type Written } from './witness.ts';

interface Done {
	code: number | null;
	said: string;
	complained: string;
}

/** Runs an operator's command as an operator does: a process of its own, told by arguments and environment. */
export function runTool(
	name: 'backup' | 'restore' | 'datasets' | 'archive' | 'audit-verify' | 'keys' | 'retention',
	args: readonly string[],
	environment: Record<string, string> = {}
): Promise<Done> {
	const script = join(import.meta.dirname, '../../scripts', `${name}.ts`);
	const env = {
		...process.env,
		REDIS_URL: '',
		ROOM: '',
		DATA_DIR: '',
		SEAL_KEYS: '',
		...environment
	};
	// One that does not end is ended: a test says then what it saw.
	const child = spawn(process.execPath, [script, ...args], { env, timeout: 60_000 });
	const [out, err]: [string[], string[]] = [[], []];
	child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()));
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => resolve({ code, said: out.join(''), complained: err.join('') }));
	});
}

/** What stands in a Redis, as an independent client reads it. */
interface Seen {
	log: Written[];
	counter: number;
	epoch: string;
	/** Records that are not as their last entry in this log left them. */
	wrong: string[];
	settings: Record<string, string>;
}

export async function see(at: At): Promise<Seen> {
	const log = await readWritten(at);
	const last = new Map(
		log.flatMap(({ entry }) => entry.records.map((record) => [record.id, record] as const))
	);
	return witness(at, async (client) => {
		const wrong: string[] = [];
		for (const { id, kind, version } of last.values()) {
			const kept = await client.hGetAll(`{chicago}:record:${kind}:${id}`);
			const isSame = kept['doc'] === JSON.stringify(last.get(id));
			if (!isSame || Number(kept['version']) !== version) wrong.push(id);
		}
		return {
			log,
			wrong,
			counter: Number(await client.get('{chicago}:position')),
			epoch: (await client.get('{chicago}:epoch')) ?? '',
			settings: { ...(await client.configGet(['appendonly', 'appendfsync'])) }
		};
	});
}

/** Every file under a folder with its checksum: two that are equal are the same byte for byte. */
export function filesIn(folder: string): Record<string, string> {
	if (!existsSync(folder)) return {};
	const found = readdirSync(folder, { recursive: true, withFileTypes: true });
	return Object.fromEntries(
		found
			.filter((one) => one.isFile())
			.map((one) => join(one.parentPath, one.name))
			.map((path) => [path, sha256(readFileSync(path))])
			.toSorted(([a = ''], [b = '']) => a.localeCompare(b))
	);
}

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** One to n. */
export const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

/** A server on a folder that outlives it, and a desk that reaches it over HTTP alone. */
export class KeptRoom {
	readonly app: App;
	readonly address: string;
	/** Commands that were acknowledged, by command id. */
	readonly acknowledged = new Map<string, Answer & { ok: true }>();
	cookie = '';
	personId = '';

	private constructor(app: App, address: string) {
		this.app = app;
		this.address = address;
	}

	static async open(
		settings: { DATA_DIR: string; REDIS_URL?: string },
		clock: Clock = systemClock
	): Promise<KeptRoom> {
		const more = {
			PORT: '0',
			LOG_LEVEL: 'silent',
			COMMANDS_PER_SECOND: '10000',
			REQUESTS_PER_MINUTE: '1000000'
		};
		const app = await buildApp(readConfig({ ...more, ...settings }), clock);
		return new KeptRoom(app, await app.listen());
	}

	/** Adds a desk and signs it in. */
	async enter(): Promise<this> {
		const desk = { signInName: 'ana', name: 'Ana', role: 'desk', deskIds: [] as string[] } as const;
		await this.app.http.access.people.add(desk, password);
		return this.signIn();
	}

	/** Signs in the desk, who is known here. */
	async signIn(): Promise<this> {
		const response = await this.ask('/api/session', { signInName: 'ana', password });
		this.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
		this.personId = ((await response.json()) as { id: string }).id;
		return this;
	}

	/** One request with this desk's cookie; a POST when there is a body. */
	ask(path: string, body?: object): Promise<Response> {
		const post = { method: 'POST', body: JSON.stringify(body) };
		return fetch(`${this.address}${path}`, {
			headers: { cookie: this.cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
			...(body ? post : {})
		});
	}

	/** Gives a command that must be acknowledged. */
	async give(
		name: 'request.log' | 'request.edit' | 'note.add',
		payload: object,
		id = randomText(20)
	): Promise<Answer & { ok: true }> {
		const response = await this.ask('/api/commands', { id, name, payload });
		const answer = (await response.json()) as Answer;
		if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
		this.acknowledged.set(id, answer);
		return answer;
	}

	/** Logs a request; answers with its id. */
	async log(title: string): Promise<string> {
		const answer = await this.give('request.log', {
			title,
			category: 'lighting',
			channel: 'phone'
		});
		return Object.keys(answer.versions)[0] ?? '';
	}

	/** Gives a request another version. */
	async touch(id: string): Promise<void> {
		const from = this.app.http.follower.board.get('request', id)?.priority ?? 0;
		await this.give('request.edit', { id, edits: { priority: { from, to: from === 3 ? 4 : 3 } } });
	}

	/** Four at a time keep giving commands until told that it is enough. */
	keepGiving(): () => Promise<void> {
		const state = { enough: false };
		const keepOn = async () => {
			while (!state.enough) {
				const subjectId = await this.log('Street light out');
				await this.give('note.add', { subjectId, text: 'Called back' });
			}
		};
		const giving = Promise.all([keepOn(), keepOn(), keepOn(), keepOn()]);
		return async () => {
			state.enough = true;
			await giving;
		};
	}

	/** What happened to a record, newest first, as a desk is told. */
	async history(id: string): Promise<{ position: number; command: string }[]> {
		const response = await this.ask(`/api/records/${id}/history`);
		if (!response.ok) throw new Error(`history: ${response.status} ${await response.text()}`);
		return (await response.json()) as { position: number; command: string }[];
	}

	/** The whole log, from the archive and from Redis. */
	async readLog(): Promise<Placed[]> {
		const log: Placed[] = [];
		for await (const placed of readLog(this.app.http.store, 1)) log.push(placed);
		return log;
	}

	close(): Promise<void> {
		return this.app.close();
	}
}

/** A folder for a room, one for its backup, one to restore into; and the operator's commands on them. */
export class Keeping {
	readonly data: string;
	readonly backup: string;
	readonly target: string;
	readonly #cleanUp: (() => Promise<unknown> | unknown)[];

	constructor() {
		const { path, remove } = temporaryFolder();
		this.data = join(path, 'data');
		this.backup = join(path, 'backup');
		this.target = join(path, 'target');
		this.#cleanUp = [remove];
	}

	/** A room that is closed when the test is over. */
	async open(
		clock: Clock = systemClock,
		settings: { DATA_DIR?: string; REDIS_URL?: string } = {}
	): Promise<KeptRoom> {
		const room = await KeptRoom.open({ DATA_DIR: this.data, ...settings }, clock);
		this.later(() => room.close());
		return room;
	}

	openTarget(): Promise<KeptRoom> {
		return this.open(systemClock, { DATA_DIR: this.target });
	}

	/** A Redis of nobody's: begun empty, or from a copy. */
	async openRedis(copy?: string): Promise<{ host: string; port: number }> {
		const [port = 0] = await freePorts(1);
		const folder = join(this.data, '..', `redis-${port}`);
		mkdirSync(folder);
		if (copy) copyFileSync(copy, join(folder, 'copy.rdb'));
		const begin = copy ? { appendonly: 'no', dbfilename: 'copy.rdb' } : {};
		const redis = new RedisServer({ port, folder }, begin as Record<string, string>);
		this.later(() => redis.kill());
		await redis.start();
		return { host: '127.0.0.1', port };
	}

	makeBackup(more: Record<string, string> = {}): Promise<Done> {
		return runTool('backup', ['--to', this.backup], { DATA_DIR: this.data, ...more });
	}

	restore(): Promise<Done> {
		return runTool('restore', [this.backup, '--data-dir', this.target]);
	}

	archive(...args: string[]): Promise<Done> {
		return runTool('archive', args, { DATA_DIR: this.data });
	}

	get manifest(): Record<string, unknown> & { position: number } {
		return JSON.parse(readFileSync(join(this.backup, 'backup.json'), 'utf8'));
	}

	/** What stands in the backup's copy, in a Redis that none of our code began. */
	async seeCopy(): Promise<Seen> {
		return see(await this.openRedis(join(this.backup, 'redis.rdb')));
	}

	/** What stands in the room's Redis, and in the restored one's. */
	see(folder = this.data): Promise<Seen> {
		return see({ path: join(folder, 'redis', 'redis.sock') });
	}

	archivePath(name = ''): string {
		return join(this.data, 'archive', 'chicago', name);
	}

	get archived(): ArchivedDay[] {
		return JSON.parse(readFileSync(this.archivePath('archive.json'), 'utf8')) as ArchivedDay[];
	}

	later(undo: () => Promise<unknown> | unknown): void {
		this.#cleanUp.push(undo);
	}

	async end(): Promise<void> {
		for (const undo of this.#cleanUp.splice(0).toReversed()) await undo();
	}
}
