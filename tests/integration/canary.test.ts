import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Drill } from '../../scripts/drill/drill.ts';
import { enterPeople } from '../../scripts/drill/enter-people.ts';
import { ServerProcess } from '../../scripts/server-process.ts';
import { makeKey } from '#server/access/key-ring.ts';
import {
	addOnlookers,
	Ear,
	everyOnlooker,
	makeCanaries,
	plant,
	type Onlooker
} from '../support/canaries.ts';
import { post } from '../support/post.ts';
import { password, temporaryFolder } from '../support/room.ts';
import { witness } from '../support/witness.ts';

// Goal: what stands in one place of the room reaches those whom the domain's table names, and nobody else, by any
// way there is. Method: a word of its own in every such place, a day of the drill around them, somebody of every
// role who keeps every byte they are sent, and then a search through all of it, the server's log and Redis.
const folder = temporaryFolder();
const serverLog = join(folder.path, 'server.log');
const { all: canaries, word } = makeCanaries();
const ears = {} as Record<Onlooker, Ear>;
let server: ServerProcess;
let planted: string[] = [];

beforeAll(async () => {
	server = await ServerProcess.start({
		DATA_DIR: folder.path,
		PORT: '0',
		LOG_LEVEL: 'debug',
		SERVER_LOG: serverLog,
		SEAL_KEYS: makeKey('one'),
		COMMANDS_PER_SECOND: '1000',
		REQUESTS_PER_MINUTE: '1000000',
		// Most of a day goes by while the words are in the room.
		DRILL_HOURS: '20'
	});
	await enterPeople(server, password);
	const { cookie } = await post(`${server.address}/api/session`, { signInName: 'admin', password });
	await addOnlookers(server.address, cookie);
	for (const name of everyOnlooker) ears[name] = await Ear.open(server.address, name);
	planted = await plant(ears, word);
	await liveThroughTheDay();
	await askEverything();
});
afterAll(async () => {
	for (const ear of Object.values(ears)) ear.close();
	await server.stop();
	folder.remove();
});

async function liveThroughTheDay(): Promise<void> {
	const drill = new Drill({ address: server.address, password, seed: 7, intensity: 12, speed: 1 });
	await drill.start();
	const running = drill.run();
	await new Promise((resolve) => setTimeout(resolve, 30_000));
	drill.stop();
	await running;
	expect(drill.given, 'a day went by').toBeGreaterThan(300);
}

/** Everybody asks for everything that can be asked for, whether it is theirs or not, and comes in once more. */
async function askEverything(): Promise<void> {
	for (const name of everyOnlooker) {
		const late = await Ear.open(server.address, name);
		for (const id of planted) {
			await late.ask('GET', `/api/records/${id}/history`);
			await late.ask('GET', `/api/records/${id}/sealed`);
			await late.ask('GET', `/api/audit?subject=${id}`);
		}
		const tables = ['extracts/open-requests.csv', 'extracts/audit.csv'];
		const paths = [
			'session',
			'sessions',
			'people',
			'feed',
			'audit',
			'displays',
			'sites',
			...tables
		];
		for (const path of [...paths, 'passkeys', 'entrances', 'openapi.json']) {
			await late.ask('GET', `/api/${path}`);
		}
		await late.heardAll();
		ears[name].texts.push(...late.texts);
		late.close();
	}
}

test.each(canaries)(
	'the $where reaches its readers and nobody else',
	({ word: sought, readers }) => {
		const reached = everyOnlooker.filter((name) =>
			ears[name].texts.some((text) => text.includes(sought))
		);

		expect(reached.toSorted()).toEqual([...readers].toSorted());
	}
);

test('the server’s own log holds no word that anybody typed', () => {
	const log = readFileSync(serverLog, 'utf8');

	expect(log.length, 'it wrote something').toBeGreaterThan(100);
	expect(canaries.filter(({ word: sought }) => log.includes(sought))).toEqual([]);
});

test('Redis holds in clear what the log is for, and nothing that is sealed', async () => {
	const texts = await witness({ folder: folder.path }, async (client) => {
		const log = JSON.stringify(await client.xRange('{chicago}:log', '-', '+'));
		const all: string[] = [];
		for (const key of await client.keys('*')) {
			const type = await client.type(key);
			if (type === 'string') all.push(String(await client.get(key)));
			if (type === 'hash') all.push(JSON.stringify(await client.hGetAll(key)));
			if (type === 'stream') all.push(JSON.stringify(await client.xRange(key, '-', '+')));
			if (type === 'list') all.push(JSON.stringify(await client.lRange(key, 0, -1)));
		}
		return { log, all: all.join('\n') };
	});

	const sealed = canaries.filter(({ where }) => /caller|contact$/.test(where));
	expect(sealed.map(({ where }) => where)).toHaveLength(4);
	expect(sealed.filter(({ word: sought }) => texts.all.includes(sought))).toEqual([]);
	const audited = ['reason why a contact was opened'];
	const open = canaries.filter((one) => !sealed.includes(one) && !audited.includes(one.where));
	expect(open.filter(({ word: sought }) => !texts.log.includes(sought))).toEqual([]);
});
