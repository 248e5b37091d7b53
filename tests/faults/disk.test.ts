import { execFileSync } from 'node:child_process';
import {
	appendFileSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ServerProcess } from '../../scripts/server-process.ts';
import { WorldPerson } from '../support/world-person.ts';
import { faultsOf } from '../support/history.ts';
import { enterDesk } from '../support/people.ts';
import { temporaryFolder } from '../support/room.ts';
import { readLog } from '../support/witness.ts';

// Goal: a disk that is full or was torn from its power takes back nothing that was acknowledged. Method: a
// file system of a few megabytes that is filled up, and an append-only file that ends in half a command.
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
	for (const step of cleanUp.splice(0).toReversed()) await step();
});

const request = { title: 'A light is out', category: 'lighting', channel: 'phone' };
const portOf = () => String(25_000 + (process.pid % 20_000));

/** A file system of its own in memory; undefined where nobody may make one. */
function smallDisk(path: string): boolean {
	mkdirSync(path, { recursive: true });
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', path], { stdio: 'ignore' });
		cleanUp.push(() => void execFileSync('umount', ['-l', path], { stdio: 'ignore' }));
		return true;
	} catch {
		return false;
	}
}

async function openRoom(folder: string): Promise<{ server: ServerProcess; person: WorldPerson }> {
	const settings = { DATA_DIR: folder, PORT: portOf(), LOG_LEVEL: 'silent' };
	const server = await ServerProcess.start({
		...settings,
		COMMANDS_PER_SECOND: '2000',
		REQUESTS_PER_MINUTE: '1000000'
	});
	cleanUp.push(() => server.stop());
	const desk = await enterDesk(server.address, server.firstLink);
	const person = new WorldPerson(server.address, desk);
	cleanUp.push(() => person.close());
	return { server, person };
}

test('a disk that is full refuses commands and loses none, and the room goes on when there is space', async ({
	skip
}) => {
	const folder = temporaryFolder();
	cleanUp.push(() => folder.remove());
	const disk = join(folder.path, 'disk');
	if (!smallDisk(disk)) skip('no file system may be mounted here');
	const { person } = await openRoom(disk);
	await expect.poll(() => person.saysLive, { timeout: 15_000 }).toBe(true);
	const within = (ms: number) => {
		const startedAt = performance.now();
		return { isEnough: () => performance.now() - startedAt > ms, twice: false };
	};
	for (let count = 0; count < 50; count += 1) {
		expect((await person.give('request.log', request, within(5_000)))?.ok).toBe(true);
	}

	const ballast = join(disk, 'ballast');
	try {
		writeFileSync(ballast, Buffer.alloc(8 * 1024 * 1024));
	} catch {
		// The disk is full now: that is what was wanted.
	}
	// The last page of the file may have room for some commands yet: what was acknowledged counts like the rest.
	let answer = await person.give('request.log', request, within(6_000));
	for (let more = 0; answer?.ok === true && more < 10; more += 1) {
		answer = await person.give('request.log', request, within(6_000));
	}
	expect(answer?.ok).not.toBe(true);
	await expect.poll(() => person.saysLive, { timeout: 20_000 }).toBe(false);

	rmSync(ballast);
	answer = await person.give('request.log', request, within(30_000));
	expect(answer?.ok).toBe(true);
	await expect.poll(() => person.saysLive, { timeout: 20_000 }).toBe(true);
	expect(faultsOf(person.given, await readLog({ folder: disk }))).toEqual([]);
});

test('an append-only file that ends in half a command opens with everything that was acknowledged', async () => {
	const folder = temporaryFolder();
	cleanUp.push(() => folder.remove());
	const { server, person } = await openRoom(folder.path);
	const startedAt = performance.now();
	const how = { isEnough: () => performance.now() - startedAt > 20_000, twice: false };
	for (let count = 0; count < 60; count += 1) await person.give('request.log', request, how);
	const [pid] = /\d+/.exec(readFileSync(join(folder.path, 'redis', 'redis.log'), 'utf8')) ?? ['0'];
	server.child.kill('SIGKILL');
	await new Promise((resolve) => server.child.once('exit', resolve));
	process.kill(Number(pid), 'SIGKILL');

	const files = join(folder.path, 'redis', 'appendonlydir');
	const last = readdirSync(files).filter((name) => name.endsWith('.incr.aof'));
	appendFileSync(join(files, last.at(-1) ?? ''), '*3\r\n$3\r\nSET\r\n$5\r\nhal');
	const settings = { DATA_DIR: folder.path, PORT: portOf(), LOG_LEVEL: 'silent' };
	const again = await ServerProcess.start(settings);
	cleanUp.push(() => again.stop());

	const log = await readLog({ folder: folder.path });
	expect(person.given.filter(({ answer }) => answer?.ok)).toHaveLength(60);
	expect(faultsOf(person.given, log)).toEqual([]);
	const answer = await person.give('request.log', request, {
		...how,
		isEnough: () => performance.now() - startedAt > 40_000
	});
	expect(answer).toMatchObject({ ok: true, position: log.length + 1 });
});
