import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayMs, toInstant } from '#shared/kernel/clock.ts';
import { makeKey } from '#server/access/key-ring.ts';
import { linksAbout, linksBefore } from '#server/store/audit-stream.ts';
import { TestRoom } from '../support/room.ts';
import { runTool } from '../support/tool.ts';
import { witness } from '../support/witness.ts';

// Goal: the audit's older days leave Redis for files, and it stays one chain and one answer. Method: a room that was
// at work on five days, the operator's commands, and files made worse by hand.
const SEAL_KEYS = makeKey('one');
const perDay = 6;
const todayMs = Date.parse(toInstant(Date.now()).slice(0, 10));
const dayOf = (daysAgo: number) => toInstant(todayMs - daysAgo * dayMs).slice(0, 10);
let nowMs = todayMs;
let room: TestRoom;

beforeAll(async () => {
	room = await TestRoom.open({ now: () => nowMs }, { SEAL_KEYS });
	for (let daysAgo = 4; daysAgo >= 0; daysAgo -= 1) {
		nowMs = todayMs - daysAgo * dayMs;
		for (let index = 0; index < perDay; index += 1) {
			const entry = {
				actor: 'person_1',
				act: 'revealed',
				subject: `request_${index % 2}`
			} as const;
			await room.app.http.access.audit.write({ ...entry, what: `${daysAgo} days ago` });
		}
	}
});
afterAll(() => room.close());

const settings = () => ({ DATA_DIR: room.folder, SEAL_KEYS });
const archive = (...args: string[]) => runTool('archive', args, settings());
const verify = () => runTool('audit-verify', [], settings());
const inRedis = () => witness({ folder: room.folder }, (client) => client.xLen('{chicago}:audit'));

test('whole days leave Redis, and the audit is still one chain from its first entry', async () => {
	const before = await verify();
	const done = await archive('--keep-days', '2', '--trim');
	const after = await verify();

	expect(done).toMatchObject({ code: 0, complained: '' });
	for (const daysAgo of [4, 3]) {
		expect(done.said).toContain(`audit ${dayOf(daysAgo)}: ${perDay} entries`);
	}
	expect(done.said).not.toContain(`audit ${dayOf(2)}`);
	expect(done.said).toContain(`${2 * perDay} audit entries left Redis`);
	expect(await inRedis()).toBe(3 * perDay);
	expect(after).toMatchObject({ code: 0, said: before.said });
});

test('who saw what of a record is one answer over files and Redis', async () => {
	const { store } = room.app.http;
	const said = (links: { text: string }[]) =>
		links.map(({ text }) => (JSON.parse(text) as { what: string }).what);

	const about = await linksAbout(store, 'request_1', { count: 200 });
	const page = await linksBefore(store, { count: 20 });
	const next = await linksBefore(store, { before: page.at(-1)!.number, count: 20 });

	expect(about).toHaveLength((5 * perDay) / 2);
	expect(said(about)[0]).toBe('0 days ago');
	expect(said(about).at(-1)).toBe('4 days ago');
	expect([...page, ...next].map(({ number }) => number)).toEqual(
		Array.from({ length: 5 * perDay }, (_, index) => 5 * perDay - index)
	);
});

test('the room goes on writing behind what is left in Redis', async () => {
	nowMs = todayMs + dayMs;
	await archive('--keep-days', '0', '--trim');
	await room.app.http.access.audit.write({ actor: 'person_2', act: 'audit_read' });

	expect((await verify()).said).toContain(`${5 * perDay + 1} entries, each as it was written.`);
});

test('a day that was changed in its file, or taken away, is found', async () => {
	const path = join(room.folder, 'archive/chicago/audit', `${dayOf(3)}.ndjson.gz`);
	const whole = readFileSync(path);
	const worse = Buffer.from(whole);
	worse[40]! ^= 1;

	writeFileSync(path, worse);
	const changed = await verify();
	writeFileSync(path, whole);
	const listed = join(room.folder, 'archive/chicago/audit/archive.json');
	const list = readFileSync(listed, 'utf8');
	writeFileSync(listed, JSON.stringify((JSON.parse(list) as unknown[]).slice(1)));
	const missing = await verify();
	writeFileSync(listed, list);

	expect(changed).toMatchObject({ code: 1 });
	expect(changed.complained).toContain('is not the file that was archived');
	expect(missing).toMatchObject({ code: 1 });
	expect(missing.complained).toContain(`${perDay} missing`);
	expect((await verify()).code).toBe(0);
});
