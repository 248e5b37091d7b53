import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#shared/kernel/clock.ts';
import { Audit } from '#server/access/audit.ts';
import { firstMark, markOf } from '#server/access/audit-chain.ts';
import { KeyRing, makeKey } from '#server/access/key-ring.ts';
import { linksFrom } from '#server/store/audit-stream.ts';
import { password, TestRoom } from '../support/room.ts';
import { runTool } from '../support/tool.ts';
import { witness } from '../support/witness.ts';

// Goal: whatever is taken out of the audit, changed in it or put into it is found. Method: a real stream, made
// worse by hand the way somebody with Redis's password could, and the operator's command.
const stream = '{chicago}:audit';
const SEAL_KEYS = makeKey('one');
let room: TestRoom;

beforeAll(async () => {
	room = await TestRoom.open(systemClock, { SEAL_KEYS });
	const { audit } = room.app.http.access;
	for (let index = 0; index < 20; index += 1) {
		await audit.write({
			actor: `person_${index}`,
			act: 'revealed',
			subject: `request_${index % 3}`
		});
	}
});
afterAll(() => room.close());

const verify = (...args: string[]) =>
	runTool('audit-verify', args, { DATA_DIR: room.folder, SEAL_KEYS });

type Fields = Record<string, string>;

/** Lets somebody at Redis do what they like with the entries; the stream is as it was afterwards. */
async function tampered(
	change: (entries: { id: string; fields: Fields }[]) => void,
	...args: string[]
) {
	const at = { folder: room.folder };
	const before = await witness(at, (client) => client.xRange(stream, '-', '+'));
	const entries = (before ?? []).map(({ id, message }) => ({
		id,
		fields: { ...message } as Fields
	}));
	const write = (all: { id: string; fields: Fields }[]) =>
		witness(at, async (client) => {
			await client.del(stream);
			for (const { id, fields } of all) await client.xAdd(stream, id, fields);
		});
	const changed = structuredClone(entries);
	change(changed);
	await write(changed);
	const done = await verify(...args);
	await write(entries);
	return done;
}

test('an audit that nobody touched is as it was written, and its last mark can be asked for again', async () => {
	const done = await verify();
	const last = /Last: (\d+:[0-9a-f]{64})/.exec(done.said)?.[1] ?? '';

	expect(done).toMatchObject({ code: 0, complained: '' });
	expect(done.said).toContain('20 entries, each as it was written.');
	expect((await verify('--expect', last)).code).toBe(0);
	expect((await verify('--expect', `20:${firstMark}`)).code).toBe(1);
});

test.each([
	[
		'an entry that was changed',
		(entries: { fields: Fields }[]) => {
			const { fields } = entries[6]!;
			fields['entry'] = fields['entry']!.replace('person_6', 'person_0');
		},
		'7 was changed'
	],
	['an entry that is missing', (entries: unknown[]) => void entries.splice(6, 1), '1 missing'],
	['a beginning that is missing', (entries: unknown[]) => void entries.splice(0, 3), '3 missing'],
	[
		'a chain that was written anew without the key',
		(entries: { fields: Fields }[]) => {
			let mark = entries[5]!.fields['mark']!;
			for (const { fields } of entries.slice(6)) {
				mark = markOf(mark, fields['entry']!, '');
				Object.assign(fields, { mark, key: '' });
			}
		},
		'7 was written without a key'
	],
	[
		'a chain that was written anew with another key',
		(entries: { fields: Fields }[]) => {
			const other = new KeyRing(makeKey('one'));
			let mark = entries[5]!.fields['mark']!;
			for (const { fields } of entries.slice(6)) {
				mark = markOf(mark, fields['entry']!, 'one', other);
				fields['mark'] = mark;
			}
		},
		'7 was changed'
	]
] as const)('%s is found', async (_, change, says) => {
	const done = await tampered(change);

	expect(done.code).toBe(1);
	expect(done.complained).toContain(says);
});

test('an end that was taken away is found by the mark that was kept', async () => {
	const last = /Last: (\d+:[0-9a-f]{64})/.exec((await verify()).said)?.[1] ?? '';
	const cut = (entries: unknown[]) => void entries.splice(15);

	expect((await tampered(cut)).said).toContain('15 entries');
	expect(await tampered(cut, '--expect', last)).toMatchObject({
		code: 1,
		complained: expect.stringContaining('the end was taken away')
	});
});

test('processes that write at once make one chain without a gap', async () => {
	const { store } = room.app.http;
	const ring = new KeyRing(SEAL_KEYS);
	const writers = [1, 2, 3].map(() => new Audit(store, systemClock, ring));

	await Promise.all(
		writers.flatMap((audit, writer) =>
			Array.from({ length: 10 }, (_, index) =>
				audit.write({ actor: `person_w${writer}`, act: 'revealed', subject: `request_w${index}` })
			)
		)
	);

	const numbers: number[] = [];
	for await (const { number } of linksFrom(store, 1)) numbers.push(number);
	expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
	expect(numbers.length).toBeGreaterThanOrEqual(50);
	expect((await verify()).code).toBe(0);
});

test('who saw what of a record and why is one question, and to ask it is on record too', async () => {
	const { people, sessions, audit } = room.app.http.access;
	const ask = async (role: 'auditor' | 'administrator' | 'manager') => {
		const account = { signInName: role, name: `The ${role}`, role, deskIds: [] };
		const person = (await people.findByName(role)) ?? (await people.add(account, password))!;
		const { token } = await sessions.start(person);
		const headers = { cookie: `cscc_session=${token}` };
		return fetch(`${room.address}/api/audit?subject=request_seen`, { headers });
	};
	await audit.write({
		actor: 'person_1',
		act: 'revealed',
		subject: 'request_seen',
		reason: 'To call'
	});

	const [auditor, administrator, manager] = [
		await (await ask('auditor')).json(),
		await (await ask('administrator')).json(),
		await ask('manager')
	] as [object[], object[], Response];

	expect(auditor).toMatchObject([{ act: 'revealed', actor: 'person_1', reason: 'To call' }]);
	expect(administrator).toMatchObject([
		{ act: 'audit_read', name: 'The auditor' },
		{ act: 'revealed', actor: 'person_1' }
	]);
	expect(JSON.stringify(administrator)).not.toContain('To call');
	expect(manager.status).toBe(403);
});
