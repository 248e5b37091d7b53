import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServerProcess } from '../../scripts/server-process.ts';
import { WorldPerson } from '../support/world-person.ts';
import { enterDesk } from '../support/people.ts';
import { post } from '../support/post.ts';
import { freePorts, RedisServer } from '../support/redis-server.ts';
import { password, temporaryFolder } from '../support/room.ts';

// Goal: rooms spread over the shards of a Redis Cluster, each whole on one of them. Method: three masters
// that share the slots, three rooms whose names fall on different ones, a server process for each.
const slots = 16_384;
const rooms = ['chicago', 'milwaukee', 'gary', 'joliet', 'aurora', 'elgin', 'hammond'];
const folder = temporaryFolder();
const masters: RedisServer[] = [];
const servers = new Map<string, ServerProcess>();
let chosen: { room: string; master: RedisServer }[] = [];

beforeAll(async () => {
	const ports = await freePorts(3);
	for (const [index, port] of ports.entries()) {
		const settings = {
			'cluster-enabled': 'yes',
			'cluster-node-timeout': '2000',
			// Rooms are apart: the loss of one shard is not the others' affair.
			'cluster-require-full-coverage': 'no'
		};
		masters.push(new RedisServer({ port, folder: join(folder.path, `shard-${index}`) }, settings));
	}
	for (const [index, master] of masters.entries()) {
		await master.start();
		const from = Math.floor((index * slots) / masters.length);
		const to = Math.floor(((index + 1) * slots) / masters.length) - 1;
		await master.ask(['CLUSTER', 'ADDSLOTSRANGE', String(from), String(to)]);
	}
	for (const { port } of masters.slice(1)) {
		await masters[0]?.ask(['CLUSTER', 'MEET', '127.0.0.1', String(port)]);
	}
	await untilWhole();
	chosen = await chooseRooms();
	for (const { room } of chosen) {
		const hosts = masters.map(({ port }) => `127.0.0.1:${port}`).join(',');
		const settings = { REDIS_URL: `redis+cluster://${hosts}`, ROOM: room, PORT: '0' };
		servers.set(room, await ServerProcess.start({ ...settings, LOG_LEVEL: 'silent' }));
	}
});
afterAll(async () => {
	for (const server of servers.values()) await server.stop();
	for (const master of masters) await master.kill();
	folder.remove();
});

async function untilWhole(): Promise<void> {
	for (let tries = 0; tries < 200; tries += 1) {
		const infos = await Promise.all(masters.map((master) => master.ask(['CLUSTER', 'INFO'])));
		const isWhole = (info: unknown) =>
			/cluster_state:ok[\s\S]*cluster_known_nodes:3/.test(String(info));
		if (infos.every(isWhole)) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error('the cluster did not become whole');
}

/** One room for each master, by the slot that its name falls on. */
async function chooseRooms(): Promise<{ room: string; master: RedisServer }[]> {
	const found = new Map<RedisServer, string>();
	for (const room of rooms) {
		const slot = Number(await masters[0]?.ask(['CLUSTER', 'KEYSLOT', `{${room}}`]));
		const master = masters[Math.floor((slot * masters.length) / slots)];
		if (master && !found.has(master)) found.set(master, room);
	}
	return Array.from(found, ([master, room]) => ({ room, master }));
}

test('three rooms live on three shards, each whole on its own, and know nothing of each other', async () => {
	expect(chosen).toHaveLength(3);
	for (const { room, master } of chosen) {
		const server = servers.get(room)!;
		const desk = await enterDesk(server.address, server.firstLink);
		const people = [0, 1].map(() => new WorldPerson(server.address, desk));
		try {
			await expect
				.poll(() => people.every(({ saysLive }) => saysLive), { timeout: 15_000 })
				.toBe(true);
			const request = { title: `A light in ${room}`, category: 'lighting', channel: 'phone' };
			const startedAt = performance.now();
			const how = { isEnough: () => performance.now() - startedAt > 20_000, twice: true };
			for (let count = 0; count < 10; count += 1) {
				expect((await people[0]?.give('request.log', request, how))?.ok).toBe(true);
			}
			await expect.poll(() => people[1]?.board.count('request')).toBe(10);
			const [shown] = people[1]?.board.all('request') ?? [];
			people[0]?.line.tellPresence(shown?.id ?? '', 'viewing');

			await expect.poll(() => people[1]?.heardPresence).toBe(true);
			// Every key of the room, sessions too, is on its own shard and on no other.
			for (const one of masters) {
				const keys = (await one.ask(['KEYS', '*'])) as string[];
				const own = keys.filter((key) => key.startsWith(`{${room}}:`));
				expect(own.length > 0).toBe(one === master);
				expect(keys.filter((key) => !key.startsWith('{'))).toEqual([]);
			}
			// A session of this room opens no other.
			const elsewhere = chosen.find((other) => other.room !== room)!;
			const address = servers.get(elsewhere.room)?.address ?? '';
			const { status } = await fetch(`${address}/api/feed`, { headers: { cookie: desk.cookie } });
			expect(status).toBe(401);
		} finally {
			for (const person of people) await person.close();
		}
	}
});

test('while one shard stands still its room says so, and the others go on', async () => {
	const [stopped, going] = chosen as [(typeof chosen)[0], (typeof chosen)[0]];
	const sessions = await Promise.all(
		[stopped, going].map(async ({ room }) => {
			const { address } = servers.get(room)!;
			const { cookie } = await post(`${address}/api/session`, { signInName: 'desk', password });
			return new WorldPerson(address, { cookie, actor: 'person_desk' });
		})
	);
	const [halted, well] = sessions as [WorldPerson, WorldPerson];
	try {
		await expect
			.poll(() => sessions.every(({ saysLive }) => saysLive), { timeout: 15_000 })
			.toBe(true);

		stopped.master.signal('SIGSTOP');

		await expect.poll(() => halted.saysLive, { timeout: 8_000 }).toBe(false);
		const request = { title: 'A light is out', category: 'lighting', channel: 'phone' };
		const startedAt = performance.now();
		const isEnough = () => performance.now() - startedAt > 8_000;
		const answer = await well.give('request.log', request, { isEnough, twice: false });
		expect(answer?.ok).toBe(true);
		expect(well.saysLive).toBe(true);
		stopped.master.signal('SIGCONT');
		await expect.poll(() => halted.saysLive, { timeout: 15_000 }).toBe(true);
	} finally {
		stopped.master.signal('SIGCONT');
		for (const person of sessions) await person.close();
	}
});
