import { afterAll, beforeAll, expect, test } from 'vitest';
import { pairDisplay } from '../../scripts/pair-display.ts';
import { ServerProcess } from '../../scripts/server-process.ts';
import { WallWatcher } from '../support/wall-watcher.ts';
import { Giving, WorldPerson } from '../support/world-person.ts';
import { faultsOf } from '../support/history.ts';
import { enterDesk } from '../support/people.ts';
import { post } from '../support/post.ts';
import { freePorts } from '../support/redis-server.ts';
import { password, temporaryFolder } from '../support/room.ts';
import { readLog, witness } from '../support/witness.ts';

// Goal: several processes on one port are one room. Method: `--processes 3` as people start it, twelve
// screens that land wherever the port leads them, and nobody told which process does what.
const screens = 12;
/** Servers that start, several at once, on a machine that does other work. */
const up = { timeout: 60_000 };
const folder = temporaryFolder();
let server: ServerProcess;
let desk: { cookie: string; actor: string; admin: string };
let metricsPort = 0;
let people: WorldPerson[] = [];

beforeAll(async () => {
	[metricsPort = 0] = await freePorts(1);
	const settings = {
		DATA_DIR: folder.path,
		PORT: '0',
		LOG_LEVEL: 'silent',
		METRICS_PORT: String(metricsPort),
		COMMANDS_PER_SECOND: '1000',
		REQUESTS_PER_MINUTE: '1000000'
	};
	server = await ServerProcess.start(settings, ['--processes', '3']);
	desk = await enterDesk(server.address, server.firstLink);
	people = Array.from({ length: screens }, () => new WorldPerson(server.address, desk));
});
afterAll(async () => {
	for (const person of people) await person.close();
	await server.stop();
	folder.remove();
});

test('processes are replaced one by one: nothing is lost or doubled, and no screen says NOT LIVE', async () => {
	await expect.poll(() => people.every(({ saysLive }) => saysLive), { timeout: 20_000 }).toBe(true);
	const giving = new Giving(people.slice(0, 6));
	const said = new Promise<void>((resolve) => {
		server.child.stdout?.on('data', (chunk: Buffer) => {
			if (chunk.toString().includes('REPLACED')) resolve();
		});
	});

	server.child.kill('SIGHUP');
	await said;
	await new Promise((resolve) => setTimeout(resolve, 6_000));
	const given = await giving.stop();

	const log = await readLog({ folder: folder.path });
	expect(given.filter(({ answer }) => answer?.ok).length).toBeGreaterThan(100);
	expect(faultsOf(given, log)).toEqual([]);
	const end = log.at(-1)?.position ?? 0;
	const isThere = () => people.every(({ line }) => line.follower.position === end);
	await expect.poll(isThere, { timeout: 15_000 }).toBe(true);
	expect(new Set(people.map(({ line }) => line.follower.digest)).size).toBe(1);
	const longest = Math.max(...people.map(({ longestSilenceMs }) => longestSilenceMs));
	process.stdout.write(`longest time without a heartbeat: ${Math.round(longest)} ms\n`);
	expect(longest).toBeLessThan(15_000);
});

test('a process that is killed is started again, and another keeps time at once or when the lease runs out', async () => {
	const holder = () =>
		witness({ folder: folder.path }, (client) => client.get('{chicago}:lease:timekeeper'));
	await expect.poll(holder, { timeout: 15_000 }).not.toBeNull();
	const before = await holder();
	const children = await childrenOf(server.child.pid ?? 0);
	expect(children.length).toBeGreaterThanOrEqual(3);

	for (const pid of children) process.kill(pid, 'SIGKILL');

	// A killed process keeps its lease until it runs out after ten seconds.
	await expect.poll(holder, { timeout: 25_000 }).not.toBe(before);
	await expect.poll(holder, up).not.toBeNull();
	await expect
		.poll(() => people.every(({ saysLive, line }) => saysLive && line.connected), up)
		.toBe(true);
});

test('a process that hangs is ended and another takes its place', async () => {
	const [hanging = 0, ...others] = await childrenOf(server.child.pid ?? 0);

	process.kill(hanging, 'SIGSTOP');

	const children = () => childrenOf(server.child.pid ?? 0);
	await expect.poll(children, up).not.toContain(hanging);
	await expect.poll(async () => (await children()).length, up).toBe(3);
	expect(await children()).toEqual(expect.arrayContaining(others));
	await expect
		.poll(() => people.every(({ saysLive, line }) => saysLive && line.connected), up)
		.toBe(true);
});

test('presence reaches desks of every process', async () => {
	const extra = Array.from({ length: 6 }, () => new WorldPerson(server.address, desk));
	try {
		await expect
			.poll(() => extra.every(({ saysLive }) => saysLive), { timeout: 15_000 })
			.toBe(true);

		const [shown] = extra[0]?.board.all('request') ?? [];
		extra[0]?.line.tellPresence(shown?.id ?? '', 'editing');

		await expect
			.poll(() => extra.filter(({ heardPresence }) => heardPresence).length, { timeout: 5_000 })
			.toBe(extra.length);
	} finally {
		for (const person of extra) await person.close();
	}
});

test('metrics are the sum over all processes, and name nobody', async () => {
	let text = '';
	const metrics = async () => {
		text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
		return text;
	};
	// A process that takes another's place is counted while it does not follow the log yet.
	await expect.poll(metrics, { timeout: 15_000 }).toMatch(/^cscc_log_healthy 1$/m);
	await expect.poll(metrics, { timeout: 15_000 }).toMatch(/^cscc_screens\{feed="records"\} 12$/m);

	expect(text).toMatch(/^cscc_digest_differences_total 0$/m);
	expect(text).not.toContain(desk.actor);
	expect(text).not.toContain('A light is out');
});

test('a session that ends loses its sockets on every process within 5 s', async () => {
	const { cookie } = await post(`${server.address}/api/session`, { signInName: 'desk', password });
	const own = Array.from({ length: 8 }, () => new WorldPerson(server.address, { ...desk, cookie }));
	try {
		await expect.poll(() => own.every(({ saysLive }) => saysLive), { timeout: 15_000 }).toBe(true);
		const startedAt = performance.now();

		const response = await fetch(`${server.address}/api/session`, {
			method: 'DELETE',
			headers: { cookie }
		});

		expect(response.ok).toBe(true);
		await expect.poll(() => own.every(({ signedOut }) => signedOut), { timeout: 8_000 }).toBe(true);
		expect(performance.now() - startedAt).toBeLessThan(5_000);
		expect(people.some(({ signedOut }) => signedOut)).toBe(false);
	} finally {
		for (const person of own) await person.close();
	}
});

test('an account that is switched off loses its sockets on every process within 5 s', async () => {
	const account = { signInName: 'leaver', name: 'Leaver', role: 'desk', deskIds: [], password };
	const added = await post(`${server.address}/api/people`, account, desk.admin);
	const { id } = added.body as { id: string };
	const { cookie } = await post(`${server.address}/api/session`, {
		signInName: 'leaver',
		password
	});
	const own = Array.from(
		{ length: 8 },
		() => new WorldPerson(server.address, { cookie, actor: id })
	);
	try {
		await expect.poll(() => own.every(({ saysLive }) => saysLive), { timeout: 15_000 }).toBe(true);
		const startedAt = performance.now();

		const response = await fetch(`${server.address}/api/people/${id}`, {
			method: 'PATCH',
			headers: { cookie: desk.admin, 'content-type': 'application/json' },
			body: JSON.stringify({ disabled: true })
		});

		expect(response.status).toBe(200);
		await expect.poll(() => own.every(({ signedOut }) => signedOut), { timeout: 8_000 }).toBe(true);
		const tookMs = performance.now() - startedAt;
		process.stdout.write(`switched off to the last of 8 sockets cut: ${Math.round(tookMs)} ms\n`);
		expect(tookMs).toBeLessThan(5_000);
		expect(people.some(({ signedOut }) => signedOut)).toBe(false);
	} finally {
		for (const person of own) await person.close();
	}
});

test('walls of every process are covered within a second, and a revoked one is cut within 5 s', async () => {
	const manager = await managerCookie();
	const hung = await Promise.all(
		Array.from({ length: 9 }, (_, index) =>
			pairDisplay(server.address, manager, { name: `Wall ${index}`, site: 'Downtown' })
		)
	);
	const walls = hung.map((cookie) => new WallWatcher(server.address, cookie));
	const ask = async (method: string, path: string) => {
		const headers = { cookie: manager };
		const response = await fetch(`${server.address}${path}`, { method, headers });
		if (!response.ok) throw new Error(`${path} answered ${response.status}`);
		return response;
	};
	try {
		const modes = () => walls.map(({ mode }) => mode);
		await expect.poll(modes, up).toEqual(walls.map(() => 'room'));
		const { sites, displays } = (await (await ask('GET', '/api/displays')).json()) as {
			sites: { id: string }[];
			displays: { id: string }[];
		};

		const closedAt = performance.now();
		await ask('POST', `/api/sites/${sites[0]!.id}/cover`);
		await expect.poll(modes, { interval: 5, timeout: 5_000 }).toEqual(walls.map(() => 'covered'));
		const coveredMs = Math.max(...walls.map(({ coveredAt }) => coveredAt)) - closedAt;
		const revokedAt = performance.now();
		for (const { id } of displays) await ask('DELETE', `/api/displays/${id}`);
		await expect.poll(() => walls.every(({ ended }) => ended), { timeout: 8_000 }).toBe(true);
		const cutMs = Math.max(...walls.map(({ endedAt }) => endedAt)) - revokedAt;

		process.stdout.write(
			`9 walls of 3 processes: covered after ${Math.round(coveredMs)} ms, 9 revoked one by one and cut after ${Math.round(cutMs)} ms\n`
		);
		expect(coveredMs).toBeLessThan(1_000);
		expect(cutMs).toBeLessThan(5_000);
	} finally {
		for (const wall of walls) wall.close();
	}
});

async function managerCookie(): Promise<string> {
	const account = { signInName: 'boss', name: 'Boss', role: 'manager', deskIds: [], password };
	await post(`${server.address}/api/people`, account, desk.admin);
	return (await post(`${server.address}/api/session`, { signInName: 'boss', password })).cookie;
}

/** Server processes that a process started; its Redis is not one of them. */
async function childrenOf(pid: number): Promise<number[]> {
	const { readdirSync, readFileSync } = await import('node:fs');
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
				const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
				const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
				return parent === pid && command.includes('main.ts') ? [Number(name)] : [];
			} catch {
				// It ended while it was looked at.
				return [];
			}
		});
}
