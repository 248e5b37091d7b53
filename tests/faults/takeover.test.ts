import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServerProcess } from '../../scripts/server-process.ts';
import { Giving, WorldPerson } from '../support/world-person.ts';
import { faultsOf } from '../support/history.ts';
import { enterDesk } from '../support/people.ts';
import { freePorts, RedisServer } from '../support/redis-server.ts';
import { temporaryFolder } from '../support/room.ts';
import { readLog } from '../support/witness.ts';

// Goal: when the Redis that holds the room is lost for good and a replica takes over, what was acknowledged
// is there. Method: one master, two replicas, three sentinels, all real; `kill -9` of the master under load.
const folder = temporaryFolder();
const redis: RedisServer[] = [];
const sentinels: RedisServer[] = [];
const servers: ServerProcess[] = [];
const people: WorldPerson[] = [];

beforeAll(async () => {
	const [first = 0, ...ports] = await freePorts(6);
	for (const [index, port] of [first, ...ports.slice(0, 2)].entries()) {
		const replica = index === 0 ? {} : { replicaof: `127.0.0.1 ${first}` };
		redis.push(
			new RedisServer(
				{ port, folder: join(folder.path, `redis-${index}`) },
				{ 'repl-diskless-sync-delay': '0', 'min-replicas-max-lag': '2', ...replica }
			)
		);
	}
	for (const server of redis) await server.start();
	for (const [index, port] of ports.slice(2).entries()) {
		const own = join(folder.path, `sentinel-${index}`);
		mkdirSync(own, { recursive: true });
		const settings = [
			`port ${port}`,
			'bind 127.0.0.1',
			`dir ${own}`,
			`sentinel monitor room 127.0.0.1 ${first} 2`,
			'sentinel down-after-milliseconds room 1500',
			'sentinel failover-timeout room 6000'
		];
		const file = join(own, 'sentinel.conf');
		writeFileSync(file, `${settings.join('\n')}\n`);
		sentinels.push(new RedisServer({ port, folder: own }, {}, [file, '--sentinel']));
	}
	for (const sentinel of sentinels) await sentinel.start();
	const hosts = sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',');
	const settings = {
		REDIS_URL: `redis+sentinel://${hosts}/room`,
		REDIS_REPLICAS: '1',
		PORT: '0',
		LOG_LEVEL: 'silent',
		COMMANDS_PER_SECOND: '1000',
		REQUESTS_PER_MINUTE: '1000000'
	};
	for (let index = 0; index < 2; index += 1) servers.push(await ServerProcess.start(settings));
	const desk = await enterDesk(servers[0]?.address ?? '', servers[0]?.firstLink);
	for (let index = 0; index < 6; index += 1) {
		people.push(new WorldPerson(servers[index % 2]?.address ?? '', desk));
	}
});
afterAll(async () => {
	for (const person of people) await person.close();
	for (const server of servers) await server.stop();
	for (const server of [...sentinels, ...redis]) await server.kill();
	folder.remove();
});

async function masterPort(): Promise<number> {
	for (const sentinel of sentinels) {
		const found = await sentinel.ask(['SENTINEL', 'get-master-addr-by-name', 'room']);
		if (Array.isArray(found)) return Number(found[1]);
	}
	return 0;
}

test('the master is lost: a replica takes over with all that was acknowledged, and every screen follows it', async () => {
	await expect.poll(() => people.every(({ saysLive }) => saysLive), { timeout: 20_000 }).toBe(true);
	const giving = new Giving(people.slice(0, 4));
	const acknowledged = () => giving.acknowledged;
	await expect.poll(acknowledged, { timeout: 20_000 }).toBeGreaterThan(50);
	const before = await masterPort();

	const lost = redis.find(({ port }) => port === before);
	await lost?.kill();
	const killedAt = performance.now();
	await expect.poll(masterPort, { timeout: 30_000 }).not.toBe(before);
	const soFar = acknowledged();
	await expect.poll(acknowledged, { timeout: 30_000 }).toBeGreaterThan(soFar + 50);
	const backMs = performance.now() - killedAt;
	const given = await giving.stop();

	const log = await readLog({ port: await masterPort() });
	expect(faultsOf(given, log)).toEqual([]);
	const end = log.at(-1)?.position ?? 0;
	await expect
		.poll(() => people.map(({ line }) => line.follower.position), { timeout: 20_000 })
		.toEqual(people.map(() => end));
	expect(new Set(people.map(({ line }) => line.follower.digest)).size).toBe(1);
	expect(people.every(({ line }) => line.differences === 0)).toBe(true);
	process.stdout.write(
		`${acknowledged()} acknowledged, 0 lost; commands again ${Math.round(backMs)} ms after the kill\n`
	);
});

test('a master that stands alone acknowledges nothing and its screens do not say live', async () => {
	const port = await masterPort();
	const others = redis.filter((server) => server.port !== port);
	// Sentinels gone first: nobody takes over, so the master stays one and is alone.
	for (const sentinel of sentinels) await sentinel.kill();
	for (const server of others) await server.kill();

	const request = { title: 'A light is out', category: 'lighting', channel: 'phone' };
	const startedAt = performance.now();
	const isEnough = () => performance.now() - startedAt > 4_000;
	const answer = await people[0]?.give('request.log', request, { isEnough, twice: false });

	expect(answer).toBeUndefined();
	await expect.poll(() => people.some(({ saysLive }) => saysLive), { timeout: 10_000 }).toBe(false);
});
