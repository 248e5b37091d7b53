import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dayMs, toInstant } from '#shared/kernel/clock.ts';
import { protocolVersion } from '#shared/wire/feeds.ts';
import { filesIn, Keeping, sha256, upTo, type KeptRoom } from '../support/tool.ts';

// Each command is a process, and starts a Redis or two, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });
let here: Keeping;
beforeEach(() => void (here = new Keeping()));
afterEach(() => here.end());

const enter = async () => (await here.open()).enter();
const well = { code: 0, complained: '' };
const proved = expect.stringMatching(/^[^\n]+proved\.\n$/);
const refused = { code: 1, said: '', complained: expect.stringMatching(/^[A-Z/][^\n]+\.\n$/) };
const note = (subjectId: string) => ({ subjectId, text: 'Called back' });
const nobody = 'nobody there';
const positions = (log: readonly { position: number }[]) => log.map(({ position }) => position);

describe('a backup', () => {
	test('of a room that is at work is one moment of it, with all that was acknowledged before', async () => {
		const room = await enter();
		const stop = room.keepGiving();
		await expect.poll(() => room.acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(100);

		const before = [...room.acknowledged];
		const done = await here.makeBackup();
		const after = room.acknowledged.size;
		await stop();

		expect(done).toEqual({ ...well, said: proved });
		const { manifest } = here;
		expect(manifest).toMatchObject({
			product: 'cscc-operations-room',
			format: '1',
			room: 'chicago',
			firstPosition: 1,
			madeAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/),
			sha256: sha256(readFileSync(join(here.backup, 'redis.rdb')))
		});
		const copy = await here.seeCopy();
		expect(positions(copy.log)).toEqual(upTo(manifest.position));
		expect(copy).toMatchObject({ counter: manifest.position, epoch: manifest['epoch'], wrong: [] });
		const count = (name: string) => copy.log.filter(({ entry }) => entry.command === name).length;
		const [request, note] = [count('request.log'), count('note.add')];
		expect(manifest['records']).toMatchObject({ request, note, community: 77 });
		const kept = before.map(([, { position }]) => copy.log[position - 1]?.id);
		expect(kept).toEqual(before.map(([id]) => `${room.personId}:${id}`));
		// The room went on all the while, and nothing of it was lost or doubled.
		const live = await here.see();
		expect(after).toBeGreaterThan(before.length);
		expect(live.log.slice(0, manifest.position)).toEqual(copy.log);
		expect(positions(live.log)).toEqual(upTo(1 + room.acknowledged.size));
	});

	test('needs no server, leaves no Redis running, and is not written where one is already', async () => {
		const room = await enter();
		await room.log('Street light out');
		await room.close();

		const see = () => here.see().catch(() => nobody);
		const seen = [await here.makeBackup(), await see()];
		const files = filesIn(here.backup);
		seen.push(await here.makeBackup(), await see());

		const again = await here.open();
		expect(seen).toEqual([{ ...well, said: proved }, nobody, refused, nobody]);
		expect(filesIn(here.backup)).toEqual(files);
		expect((await here.seeCopy()).log).toHaveLength(2);
		expect(again.app.http.follower).toMatchObject({ position: 2, epoch: here.manifest['epoch'] });
	});

	test("of a room in a Redis that is not the server's own is made by its address", async () => {
		const place = await here.openRedis();
		const settings = { REDIS_URL: `redis://127.0.0.1:${place.port}` };
		const room = await (await here.open(undefined, settings)).enter();
		await room.log('Street light out');

		const done = await here.makeBackup(settings);

		expect(done).toEqual({ ...well, said: proved });
		expect(positions((await here.seeCopy()).log)).toEqual([1, 2]);
	});

	test('of a log with a gap is not called proved and gets no manifest', async () => {
		const room = await enter();
		for (const light of ['One', 'Two', 'Three']) await room.log(light);
		await room.app.http.store.redis.xdel('{chicago}:log', '3-0');

		const done = await here.makeBackup();

		expect(done).toEqual(refused);
		expect(existsSync(join(here.backup, 'backup.json'))).toBe(false);
	});
});

describe('a restored room', () => {
	test('has each acknowledged command once at its position, its people, and goes on', async () => {
		const room = await enter();
		const call = note(await room.log('Street light out'));
		const first = await room.give('note.add', call, 'a-command-sent-twice');
		for (let count = 0; count < 20; count += 1) await room.log(`Light ${count}`);
		const before = await here.see();
		await here.makeBackup();
		await room.log('After the backup');

		expect(await here.restore()).toMatchObject(well);

		const back = await here.openTarget();
		expect((await here.see(here.target)).log).toEqual(before.log);
		back.cookie = room.cookie;
		// A session that was ended since the backup must not come back to life: nobody is signed in.
		expect((await back.ask('/api/session')).status).toBe(401);
		await back.signIn();
		expect(back.personId).toBe(room.personId);
		expect(await back.give('note.add', call, 'a-command-sent-twice')).toEqual(first);
		expect((await here.see(here.target)).counter).toBe(before.counter);
		expect((await back.give('note.add', call)).position).toBe(before.counter + 1);
		const seen = await here.see(here.target);
		expect(seen.settings).toEqual({ appendonly: 'yes', appendfsync: 'always' });
		await back.close();
		await here.openTarget();
		const { log, epoch, wrong } = await here.see(here.target);
		expect({ log, epoch, wrong }).toEqual({ log: seen.log, epoch: seen.epoch, wrong: [] });
	});

	test('is another log for a screen that followed the old one: it gets a snapshot', async () => {
		const room = await enter();
		await room.log('Street light out');
		const { epoch, position } = room.app.http.follower;
		await here.makeBackup();
		await here.restore();
		const back = await (await here.openTarget()).signIn();
		const screen = io(back.address, {
			path: '/live',
			transports: ['websocket'],
			auth: { protocol: protocolVersion },
			extraHeaders: { cookie: back.cookie }
		});
		here.later(() => screen.disconnect());
		let heard: unknown;
		screen.once('snapshot', (taken) => (heard = taken));

		await screen.emitWithAck('join', { feed: 'records', epoch, position });

		const now = await here.see(here.target);
		const snapshot = { position, epoch: now.epoch };
		await expect.poll(() => heard, { timeout: 9_000 }).toMatchObject(snapshot);
		expect([(await here.see()).epoch, here.manifest['epoch']]).toEqual([epoch, epoch]);
		expect(now.epoch).not.toBe(epoch);
	});

	test.each([
		['a room', 'redis'],
		['the archive of a room', 'archive']
	])('is not put over a folder that holds %s', async (_, holds) => {
		await here.open();
		mkdirSync(here.archivePath(), { recursive: true });
		writeFileSync(here.archivePath('archive.json'), '[]');
		await here.makeBackup();
		mkdirSync(join(here.target, holds, 'chicago'), { recursive: true });
		writeFileSync(join(here.target, holds, 'chicago', 'archive.json'), '["older"]');
		const files = filesIn(here.target);

		const done = await here.restore();

		expect(filesIn(here.target)).toEqual(files);
		expect(done).toEqual(refused);
	});

	test('is not made from a copy that is not what the manifest says', async () => {
		await here.open();
		await here.makeBackup();
		writeFileSync(join(here.backup, 'redis.rdb'), 'one more', { flag: 'a' });

		const done = await here.restore();

		expect(done).toEqual(refused);
		expect(existsSync(here.target), 'nothing was begun').toBe(false);
	});
});

describe('the archive', () => {
	const todayMs = Date.parse(toInstant(Date.now()).slice(0, 10));
	const dayOf = (daysAgo: number) => toInstant(todayMs - daysAgo * dayMs).slice(0, 10);

	/** A room that was at work on these days: one request of the first, noted on in each day's first and last millisecond. */
	async function work(...daysAgo: number[]): Promise<{ room: KeptRoom; id: string }> {
		let nowMs = todayMs - 3 * dayMs;
		const room = await (await here.open({ now: () => nowMs })).enter();
		const id = await room.log('Street light out');
		for (const day of daysAgo) {
			for (const ms of day === 0 ? [0] : [0, dayMs - 1]) {
				nowMs = todayMs - day * dayMs + ms;
				await room.give('note.add', note(id));
				await room.touch(id);
			}
		}
		return { room, id };
	}

	test('gets whole days, oldest first, each once, while the room is at work, and Redis keeps all', async () => {
		const { room } = await work(3, 2, 1, 0);
		const { log } = await here.see();

		const [first] = await Promise.all([here.archive('--keep-days', '2'), room.log('Meanwhile')]);
		const begun = here.archived;
		const second = await here.archive('--keep-days', '0');
		const files = filesIn(here.archivePath());
		const third = await here.archive('--keep-days', '0');

		expect([first, second, third].map(({ code }) => code)).toEqual([0, 0, 0]);
		expect(begun.map(({ day }) => day)).toEqual([dayOf(3)]);
		expect(filesIn(here.archivePath())).toEqual(files);
		expect(here.archived).toHaveLength(3);
		for (const [index, listed] of here.archived.entries()) {
			const day = dayOf(3 - index);
			const expected = log.filter(({ entry }) => entry.at.startsWith(day));
			const bytes = readFileSync(here.archivePath(`${day}.ndjson.gz`));
			const text = gunzipSync(bytes).toString().trimEnd();
			const [from, to] = [expected[0]?.position, expected.at(-1)?.position];
			const entries = expected.length;
			expect(listed).toEqual({ day, from, to, entries, sha256: sha256(bytes) });
			const lines = expected.map(({ position, entry }) => ({ position, entry }));
			expect(JSON.parse(`[${text.replaceAll('\n', ',')}]`)).toEqual(lines);
		}
		const after = (await here.see()).log;
		expect(after.slice(0, -1)).toEqual(log);
		expect(after.at(-1)?.position).toBe(log.length + 1);
	});

	test('is read together with what is left, after a trim, a restart, and a restore', async () => {
		const { room, id } = await work(3, 2, 1, 0);
		const log = await room.readLog();
		const history = await room.history(id);
		expect(positions(log)).toEqual(upTo(log.length));

		for (const keep of ['2', '0']) {
			expect(await here.archive('--keep-days', keep, '--trim')).toMatchObject(well);
			const end = here.archived.at(-1)?.to ?? 0;
			expect(here.archived.at(-1)?.day).toBe(dayOf(Number(keep) + 1));
			expect(positions((await here.see()).log)).toEqual(upTo(log.length).slice(end));
			expect(await room.readLog()).toEqual(log);
			expect(await room.history(id)).toEqual(history);
		}

		expect((await room.give('note.add', note(id))).position).toBe(log.length + 1);
		await room.close();
		const again = await here.open();
		expect(await here.makeBackup()).toMatchObject(well);
		expect(await here.restore()).toMatchObject(well);
		for (const other of [again, await here.openTarget()]) {
			await other.signIn();
			const whole = await other.readLog();
			expect(positions(whole)).toEqual(upTo(log.length + 1));
			expect(whole.slice(0, -1)).toEqual(log);
			expect(await other.history(id)).toEqual(history);
		}
	});

	test.each([
		['was changed', (path: string) => writeFileSync(path, 'something else')],
		['was cut short', (path: string) => truncateSync(path, 100)],
		['is gone', (path: string) => rmSync(path)]
	])('with a file that %s is no reason to trim anything', async (_, damage) => {
		await work(3, 2, 1, 0);
		await here.archive('--keep-days', '0');
		damage(here.archivePath(`${dayOf(2)}.ndjson.gz`));
		const { log } = await here.see();

		const done = await here.archive('--keep-days', '0', '--trim');

		const complained = expect.stringContaining(`${dayOf(2)}.ndjson.gz`);
		expect(done).toMatchObject({ code: 1, complained });
		expect((await here.see()).log).toEqual(log);
		expect(positions(log)).toEqual(upTo(log.length));
	});

	test('gets the last whole day of a quiet room too, which goes on and can be backed up', async () => {
		const { room, id } = await work(3, 2, 1);
		const log = await room.readLog();

		expect(await here.archive('--keep-days', '0', '--trim')).toMatchObject(well);
		await room.close();
		const again = await here.open();
		again.cookie = room.cookie;
		const done = await here.makeBackup();
		const next = await again.give('note.add', note(id));

		expect(here.archived.map(({ day }) => day)).toEqual([3, 2, 1].map(dayOf));
		expect(next.position).toBe(log.length + 1);
		expect((await again.readLog()).slice(0, -1)).toEqual(log);
		expect((await here.see()).log.at(-1)?.position).toBe(next.position);
		expect(done).toEqual({ ...well, said: proved });
	});
});
