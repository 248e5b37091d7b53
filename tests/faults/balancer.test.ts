import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServerProcess } from '../../scripts/server-process.ts';
import { Giving, WorldPerson } from '../support/world-person.ts';
import { faultsOf } from '../support/history.ts';
import { enterDesk } from '../support/people.ts';
import { findProgram } from '../support/program.ts';
import { freePorts, RedisServer } from '../support/redis-server.ts';
import { temporaryFolder } from '../support/room.ts';
import { readLog } from '../support/witness.ts';

// Goal: the files that run the room for real do what they say. Method: the parts of the Compose file are
// started as they are, without Docker: Redis by its redis.conf, two servers, nginx by its nginx.conf.
const deploy = join(import.meta.dirname, '../../scripts/deploy');
const folder = temporaryFolder();
let redis: RedisServer;
let servers: ServerProcess[] = [];
let nginx: ChildProcess | undefined;
let address = '';

beforeAll(async () => {
	const [redisPort = 0, one = 0, two = 0, port = 0] = await freePorts(4);
	const where = { port: redisPort, folder: join(folder.path, 'redis') };
	const own = ['--port', String(redisPort), '--bind', '127.0.0.1', '--dir', where.folder];
	redis = new RedisServer(where, {}, [join(deploy, 'redis.conf'), ...own]);
	await redis.start();
	address = `http://127.0.0.1:${port}`;
	const settings = {
		REDIS_URL: `redis://127.0.0.1:${redisPort}`,
		PUBLIC_ORIGIN: address,
		LOG_LEVEL: 'silent',
		COMMANDS_PER_SECOND: '1000',
		REQUESTS_PER_MINUTE: '1000000'
	};
	servers = await Promise.all(
		[one, two].map((own) => ServerProcess.start({ ...settings, PORT: String(own) }))
	);
	nginx = await startNginx({ port, servers: [one, two] });
});
afterAll(async () => {
	nginx?.kill('SIGTERM');
	for (const server of servers) await server.stop();
	await redis.kill();
	folder.remove();
});

/** nginx by the file of the Compose set, with this test's addresses in place of the services' names. */
async function startNginx(at: { port: number; servers: number[] }): Promise<ChildProcess> {
	const conf = readFileSync(join(deploy, 'nginx.conf'), 'utf8')
		.replace('server-1:8080', `127.0.0.1:${at.servers[0]}`)
		.replace('server-2:8080', `127.0.0.1:${at.servers[1]}`)
		.replace('listen 8080', `listen 127.0.0.1:${at.port}`);
	const prefix = join(folder.path, 'nginx');
	mkdirSync(prefix, { recursive: true });
	writeFileSync(join(prefix, 'nginx.conf'), conf);
	const globals = `daemon off; pid ${prefix}/nginx.pid; error_log ${prefix}/error.log;`;
	const nginx = findProgram('nginx');
	if (!nginx) throw new Error('nginx is not installed: run scripts/prepare.js --nginx');
	const child = spawn(nginx, ['-p', prefix, '-c', 'nginx.conf', '-g', globals], {
		stdio: 'ignore'
	});
	for (let tries = 0; tries < 100; tries += 1) {
		const answer = await fetch(`${address}/health/ready`).catch(() => undefined);
		if (answer?.ok) return child;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`nginx did not start: ${readFileSync(join(prefix, 'error.log'), 'utf8')}`);
}

test('behind the balancer a server is lost: its screens go to the other, nothing is lost or doubled', async () => {
	const desk = await enterDesk(address, servers.find(({ firstLink }) => firstLink)?.firstLink);
	const people = Array.from({ length: 8 }, () => new WorldPerson(address, desk));
	try {
		await expect
			.poll(() => people.every(({ saysLive }) => saysLive), { timeout: 20_000 })
			.toBe(true);
		const giving = new Giving(people.slice(0, 4));
		const acknowledged = () => giving.acknowledged;
		await expect.poll(acknowledged, { timeout: 10_000 }).toBeGreaterThan(50);

		servers[0]?.child.kill('SIGKILL');
		const soFar = acknowledged();
		const isBack = () => people.every(({ line, saysLive }) => line.connected && saysLive);
		await expect.poll(isBack, { timeout: 15_000 }).toBe(true);
		await expect.poll(acknowledged, { timeout: 15_000 }).toBeGreaterThan(soFar + 100);
		const given = await giving.stop();

		const log = await readLog({ port: redis.port });
		expect(faultsOf(given, log)).toEqual([]);
		const end = log.at(-1)?.position ?? 0;
		await expect
			.poll(() => people.every(({ line }) => line.follower.position === end), { timeout: 15_000 })
			.toBe(true);
		expect(Math.max(...people.map(({ longestSilenceMs }) => longestSilenceMs))).toBeLessThan(
			15_000
		);
	} finally {
		for (const person of people) await person.close();
	}
});

test('a server that is asked to stop is gone within ten seconds, with people connected', async () => {
	const server = servers[1]!;
	const startedAt = performance.now();

	await server.stop();

	expect(server.child.exitCode).toBe(0);
	expect(performance.now() - startedAt).toBeLessThan(10_000);
});

test('the alerts are rules that Prometheus takes', ({ skip }) => {
	const promtool = findProgram('promtool');
	if (!promtool) return skip('promtool is not installed here');

	const said = execFileSync(promtool, ['check', 'rules', join(deploy, 'alerts.yml')]);

	expect(said.toString()).toContain('7 rules found');
});
