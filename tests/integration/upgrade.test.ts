import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Value } from 'typebox/value';
import { systemClock } from '#shared/kernel/clock.ts';
import { kinds, schemaOf } from '#shared/model/records.ts';
import { randomText } from '#shared/kernel/ids.ts';
import { buildApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { openStore, FormatError } from '#server/store/store.ts';
import { ana, password, temporaryFolder } from '../support/room.ts';

// Goal: what an older version wrote is opened, and what a newer one wrote is refused. Method: a store of
// each format that there ever was is kept under tests/fixtures (tests/support/make-fixture.ts).
const fixtures = join(import.meta.dirname, '../fixtures');
const formats = readdirSync(fixtures).filter((name) => name.startsWith('format-'));

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
	for (const step of cleanUp.splice(0).toReversed()) await step();
});

function restore(format: string): Record<string, string> {
	const folder = temporaryFolder();
	cleanUp.push(() => folder.remove());
	const dataFolder = join(folder.path, 'room');
	const script = join(import.meta.dirname, '../../scripts/restore.ts');
	const from = join(fixtures, format);
	const done = spawnSync(process.execPath, [script, from, '--data-dir', dataFolder], {
		encoding: 'utf8'
	});
	expect(done.stderr).toBe('');
	return { DATA_DIR: dataFolder, PORT: '0', LOG_LEVEL: 'silent' };
}

test.each(formats)(
	'a store of %s opens whole, its people sign in, and its work goes on',
	async (format) => {
		const manifest = JSON.parse(readFileSync(join(fixtures, format, 'backup.json'), 'utf8')) as {
			position: number;
			records: Record<string, number>;
		};

		const app = await buildApp(readConfig(restore(format)), systemClock);
		cleanUp.push(() => app.close());

		const { board, position } = app.http.follower;
		expect(position).toBeGreaterThanOrEqual(manifest.position);
		for (const kind of kinds) {
			const records = [...board.all(kind)];
			// A room that had no calendar is given the usual one; kinds that came later begin empty.
			const added = kind === 'calendar' ? 1 : 0;
			expect(records.length, kind).toBe((manifest.records[kind] ?? 0) + added);
			for (const record of records) expect(Value.Check(schemaOf(kind), record), kind).toBe(true);
		}
		const { people } = app.http.access;
		const known = await people.findByName('ana');
		expect(known).toMatchObject({ name: 'Ana' });
		expect(await people.hasPassword(known?.id, password)).toBe(true);
		const [request] = [...board.all('request')].filter(({ restricted }) => !restricted);
		const { id = '', title = '' } = request ?? {};
		const payload = { id, edits: { title: { from: title, to: 'Another title' } } };
		const command = { id: randomText(20), name: 'request.edit', payload };
		expect(await app.http.door.carryOut(command, ana)).toMatchObject({ ok: true });
	}
);

test('a store of a newer format is refused with a sentence, and is as it was', async () => {
	const settings = restore(formats[0] ?? '');
	const quiet = { info: () => undefined, error: () => undefined };
	const store = await openStore(readConfig(settings), quiet);
	const { log } = store.keys;
	await store.redis.set(store.keys.format, '999');
	const length = await store.redis.xlen(log);
	await store.close();

	const opening = openStore(readConfig(settings), quiet);

	await expect(opening).rejects.toThrow(FormatError);
	await expect(opening).rejects.toThrow(/Start the version that wrote them/);
	expect(length).toBeGreaterThan(10);
});
