import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomText } from '#shared/kernel/ids.ts';
import { DrillClient } from '../../scripts/drill/client.ts';
import { ServerProcess } from '../../scripts/server-process.ts';
import { randomSource } from '../../scripts/drill/random.ts';
import { post } from '../support/post.ts';
import { password, temporaryFolder } from '../support/room.ts';
import { readLog, witness } from '../support/witness.ts';

// Goal: what was acknowledged is in the log exactly once, what was not is there once or not at all, and
// all screens end the same. Method: real processes, real `kill -9`, eight writers who do not wait.
const kills = 20;
const writers = 8;
const watchers = 3;

const folder = temporaryFolder();
const port = String(21_000 + (process.pid % 20_000));
const settings = { DATA_DIR: folder.path, PORT: port, LOG_LEVEL: 'silent' };
const address = `http://127.0.0.1:${port}`;
let server: ServerProcess;

beforeAll(async () => {
	server = await ServerProcess.start(settings);
	const { cookie } = await post(`${address}/api/first-administrator`, {
		link: server.firstLink,
		signInName: 'admin',
		name: 'Admin',
		password
	});
	for (let index = 0; index < writers + watchers; index += 1) {
		await post(
			`${address}/api/people`,
			{ signInName: `desk${index}`, name: `Desk ${index}`, role: 'desk', deskIds: [], password },
			cookie
		);
	}
});

afterAll(async () => {
	await server.stop();
	folder.remove();
});

async function redisPid(): Promise<number> {
	const info = await witness({ folder: folder.path }, (client) => client.info('server'));
	return Number(/process_id:(\d+)/.exec(info)?.[1]);
}

/** A writer who gives commands one after another until told to stop, and keeps what was answered. */
class Writer {
	readonly acknowledged = new Map<string, number>();
	readonly unanswered = new Set<string>();
	#stopped = false;
	readonly #client: DrillClient;

	constructor(client: DrillClient) {
		this.#client = client;
	}

	async run(): Promise<void> {
		while (!this.#stopped) {
			const id = randomText(20);
			this.unanswered.add(id);
			const request = { title: `Request ${id}`, category: 'lighting', channel: 'phone' } as const;
			const answer = await this.#client.giveUntilAnswered(
				'request.log',
				request,
				id,
				() => this.#stopped
			);
			if (!answer?.ok) continue;
			this.unanswered.delete(id);
			this.acknowledged.set(id, answer.position);
			await new Promise((resolve) => setTimeout(resolve, 8));
		}
	}

	stop(): void {
		this.#stopped = true;
	}
}

test(`kill -9 of the server ${kills} times and of Redis ${kills} times loses nothing and doubles nothing`, async () => {
	const clients = await Promise.all(
		Array.from({ length: writers + watchers }, (_, index) =>
			DrillClient.signIn(address, { signInName: `desk${index}`, password })
		)
	);
	const crew = clients.slice(0, writers).map((client) => new Writer(client));
	const running = crew.map((writer) => writer.run());
	const random = randomSource(11);
	const before = () => crew.reduce((sum, writer) => sum + writer.acknowledged.size, 0);

	for (let round = 0; round < kills; round += 1) {
		await untilMore(before, 5 + Math.floor(random() * 30));
		process.kill(await redisPid(), 'SIGKILL');
		await untilMore(before, 5 + Math.floor(random() * 30));
		server.child.kill('SIGKILL');
		await new Promise((resolve) => server.child.once('exit', resolve));
		server = await ServerProcess.start(settings);
	}
	await untilMore(before, 20);
	for (const writer of crew) writer.stop();
	await Promise.all(running);

	const log = await readLog({ folder: folder.path });
	const times = new Map<string, number>();
	for (const { id } of log)
		times.set(id.split(':')[1] ?? '', (times.get(id.split(':')[1] ?? '') ?? 0) + 1);
	const acknowledged = crew.flatMap((writer) => [...writer.acknowledged]);
	const lost = acknowledged.filter(([id]) => times.get(id) !== 1);
	const elsewhere = acknowledged.filter(([id, position]) => !log[position - 1]?.id.endsWith(id));
	const doubled = crew.flatMap((writer) =>
		[...writer.unanswered].filter((id) => (times.get(id) ?? 0) > 1)
	);
	process.stdout.write(
		`${acknowledged.length} acknowledged, ${log.length} in the log, ${lost.length} lost, ${doubled.length} doubled\n`
	);
	expect(acknowledged.length).toBeGreaterThan(kills * 20);
	expect({ lost, elsewhere, doubled }).toEqual({ lost: [], elsewhere: [], doubled: [] });
	expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));

	const screens = clients.slice(writers);
	const requests = log.filter(({ entry }) => entry.command === 'request.log').length;
	await expect
		.poll(() => screens.map(({ board }) => board.count('request')), { timeout: 30_000 })
		.toEqual(screens.map(() => requests));
	expect(new Set(screens.map(({ digest }) => digest)).size).toBe(1);
	for (const client of clients) client.close();
});

async function untilMore(count: () => number, more: number): Promise<void> {
	const goal = count() + more;
	await expect.poll(count, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(goal);
}
