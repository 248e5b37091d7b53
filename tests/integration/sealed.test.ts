import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#shared/kernel/clock.ts';
import { keyOf } from '#shared/model/records.ts';
import type { AuditEntry } from '#shared/wire/audit.ts';
import { KeyRing, makeKey } from '#server/access/key-ring.ts';
import { linksFrom } from '#server/store/audit-stream.ts';
import { Sealed } from '#server/store/sealed.ts';
import { enrolAgencies, password, rosa, sol, TestRoom } from '../support/room.ts';
import { runTool } from '../support/tool.ts';
import { witness } from '../support/witness.ts';

// Goal: what is confidential is kept encrypted, opened with a reason by those who may, and nobody looks without
// being on record. Method: people at the HTTP door of a whole room, and a witness at its Redis.
const contact = { name: 'Zebra Quagga', phone: '+1 312 555 0199', safe: 'text' };
const crisis = {
	title: 'Help with a family',
	category: 'crisis_response',
	channel: 'phone'
} as const;
const light = { title: 'Light out', category: 'lighting', channel: 'phone' } as const;
const firstKey = makeKey('one');
let room: TestRoom;
const cookies: Record<string, string> = {};

beforeAll(async () => {
	room = await TestRoom.open(systemClock, { SEAL_KEYS: firstKey });
	await enrolAgencies(room);
	const accounts = [
		['desk', 'desk', 'agency_lights', ['city_services']],
		['other', 'desk', 'agency_pantry', ['community_engagement']],
		['police', 'law_enforcement', 'agency_lights', ['city_services']],
		['manager', 'manager', undefined, []],
		['care', 'victim_services', 'agency_lights', ['crisis_victim_services']],
		['othercare', 'victim_services', 'agency_pantry', []]
	] as const;
	const { people, sessions } = room.app.http.access;
	for (const [signInName, role, agencyId, deskIds] of accounts) {
		const person = await people.add(
			{
				signInName,
				name: signInName,
				role,
				deskIds: [...deskIds],
				...(agencyId ? { agencyId } : {})
			},
			password
		);
		const { token } = await sessions.start(person!);
		cookies[signInName] = `cscc_session=${token}`;
	}
});
afterAll(() => room.close());

async function call(who: string, method: string, path: string, body?: unknown) {
	const response = await fetch(`${room.address}${path}`, {
		method,
		headers: { cookie: cookies[who] ?? '', 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
	const text = await response.text();
	return {
		status: response.status,
		text,
		body: (text && JSON.parse(text)) as Record<string, unknown>
	};
}

/** Logs a request over HTTP as somebody, and keeps a caller's contact with it. */
async function logged(who: string, what: object): Promise<string> {
	const command = {
		id: `log-${Math.trunc(performance.now() * 1e3)}-${who}`,
		name: 'request.log',
		payload: what
	};
	const { body } = await call(who, 'POST', '/api/commands', command);
	await room.app.http.follower.reach(Number(body['position']), 5_000);
	const id = Object.keys(body['versions'] as object)[0]!;
	expect((await call(who, 'PUT', `/api/records/${id}/sealed/contact`, contact)).status).toBe(204);
	return id;
}

const wish = { part: 'contact', reason: 'To agree on a time' };
const reveal = (who: string, id: string, more: object = {}) =>
	call(who, 'POST', `/api/records/${id}/reveal`, { ...wish, ...more });

async function audited(): Promise<AuditEntry[]> {
	const entries: AuditEntry[] = [];
	for await (const { text } of linksFrom(room.app.http.store, 1)) {
		entries.push(JSON.parse(text) as AuditEntry);
	}
	return entries;
}

test('a contact is opened by those who were given the work, and by a manager, with a reason on record', async () => {
	const id = await logged('desk', light);

	const [desk, manager, other, police] = await Promise.all(
		['desk', 'manager', 'other', 'police'].map((who) => reveal(who, id))
	);

	expect(desk).toMatchObject({ status: 200, body: { value: contact } });
	expect(manager).toMatchObject({ status: 200, body: { value: contact } });
	expect([other?.body['code'], police?.body['code']]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED']);
	expect((await reveal('desk', id, { reason: '' })).body['code']).toBe('INVALID_PAYLOAD');
	const about = (await audited()).filter(({ subject }) => subject === id);
	expect(about.map(({ act }) => act).toSorted()).toEqual([
		'refused',
		'refused',
		'revealed',
		'revealed',
		'sealed'
	]);
	expect(about.every(({ act, reason }) => act === 'sealed' || reason === wish.reason)).toBe(true);
});

test('a caller at a desk gives details of what the desk itself may not see afterwards', async () => {
	const id = await logged('desk', crisis);

	expect((await reveal('desk', id)).body['code']).toBe('NOT_ALLOWED');
	expect((await call('desk', 'GET', `/api/records/${id}/sealed`)).body).toEqual({
		parts: [],
		opening: 'never',
		maySeal: true
	});
	expect((await reveal('care', id)).body).toEqual({ value: contact });
	expect((await reveal('othercare', id)).body['code']).toBe('NOT_FOUND');
});

test('what was kept is put right by those who may read it, and taken away unseen by nobody', async () => {
	const id = await logged('desk', light);
	const put = (who: string, name: string) =>
		call(who, 'PUT', `/api/records/${id}/sealed/contact`, { ...contact, name });

	// A desk of another organisation has the request in its queue, and may add what is not there yet.
	expect((await put('other', 'Somebody else')).body['code']).toBe('ALREADY_KEPT');
	expect((await reveal('desk', id)).body).toEqual({ value: contact });
	expect((await put('desk', 'Put right')).status).toBe(204);
	expect((await reveal('desk', id)).body).toEqual({ value: { ...contact, name: 'Put right' } });
});

test('in an emergency a manager opens what is restricted, and those who work on it are told', async () => {
	const id = await logged('care', crisis);

	const refused = await reveal('manager', id);
	const reason = 'The family cannot be found';
	const opened = await reveal('manager', id, { breakGlass: true, reason });
	const record = await reveal('manager', id, { breakGlass: true, reason, part: 'record' });

	expect(refused.body['code']).toBe('NEEDS_BREAK_GLASS');
	expect(opened.body).toEqual({ value: contact });
	expect(record.body).toMatchObject({ value: { title: crisis.title, category: crisis.category } });
	await expect
		.poll(() => room.app.http.follower.board.notesOf(id).map(({ text }) => text))
		.toEqual([expect.stringContaining(reason), expect.stringContaining(reason)]);
	const acts = (await audited()).filter(({ subject }) => subject === id).map(({ act }) => act);
	expect(acts).toEqual(['sealed', 'refused', 'break_glass', 'break_glass']);
});

test('nothing of it is in the log, on the board or in clear anywhere in Redis', async () => {
	const id = await logged('desk', light);
	await reveal('desk', id);

	const keys = await witness({ folder: room.folder }, (client) => client.keys('*'));
	const dumps = await witness({ folder: room.folder }, async (client) => {
		const texts: string[] = [];
		for (const key of keys) {
			const type = await client.type(key);
			if (type === 'string') texts.push(String(await client.get(key)));
			if (type === 'hash') texts.push(JSON.stringify(await client.hGetAll(key)));
			if (type === 'stream') texts.push(JSON.stringify(await client.xRange(key, '-', '+')));
		}
		return texts.join('\n');
	});

	expect(dumps).toContain(id);
	expect(dumps).not.toContain('Quagga');
	expect(dumps).not.toContain('555 0199');
});

test('a newer key locks what an older one locked, and content that is moved or changed does not open', async () => {
	const id = await logged('desk', light);
	const { store, access } = room.app.http;
	const ring = new KeyRing(`${makeKey('two')},${firstKey}`);
	const rotated = new Sealed(store, ring);

	expect(await rotated.rotate('request', id)).toBe(true);
	expect(await rotated.rotate('request', id)).toBe(false);

	const part = { kind: 'request', id, part: 'contact' } as const;
	expect(JSON.parse((await rotated.read(part)) ?? '')).toEqual(contact);
	await expect(access.sealed?.read(part)).rejects.toThrow('the key "two" is in SEAL_KEYS');
	const elsewhere = (await room.must(sol, 'request.log', light)).id;
	const { keys, redis } = store;
	await redis.copy(keys.sealed('request', id), keys.sealed('request', elsewhere));
	await expect(rotated.read({ ...part, id: elsewhere })).rejects.toThrow();
	await rotated.shred('request', id);
});

test('the operator changes the key and shreds what is over with two commands', async () => {
	const [over, open] = [await logged('desk', light), await logged('desk', light)];
	const payload = { id: over, version: 1, reason: 'Asked twice' };
	await room.must(rosa, 'request.withdraw', payload);
	const SEAL_KEYS = `${makeKey('three')},${firstKey}`;
	const settings = { DATA_DIR: room.folder, SEAL_KEYS };

	const dry = await runTool('retention', ['--days', '0', '--dry-run'], settings);
	const done = await runTool('retention', ['--days', '0'], settings);

	expect(dry.said).toMatch(/1 of \d+ would be shredded/);
	expect(done.said).toMatch(/1 of \d+ shredded/);
	expect((await reveal('desk', over)).body['code']).toBe('NOT_FOUND');
	expect((await reveal('desk', open)).status).toBe(200);
	const acts = (await audited()).filter(({ subject }) => subject === over).map(({ act }) => act);
	expect(acts).toContain('shredded');
	const rotated = await runTool('keys', ['rotate'], settings);
	expect(rotated.said).toMatch(/locked anew with "three"/);
	expect((await runTool('keys', ['make', 'four'])).said).toMatch(/^four:[A-Za-z0-9+/]{43}=\n$/);
});

test('what is shredded does not open again, and a room without a key keeps nothing', async () => {
	const id = await logged('desk', light);
	await room.app.http.access.sealed?.shred('request', id);
	expect((await reveal('desk', id)).body['code']).toBe('NOT_FOUND');

	const bare = await TestRoom.open();
	try {
		await enrolAgencies(bare);
		const request = await bare.must(rosa, 'request.log', light);
		const { people, sessions } = bare.app.http.access;
		const account = { signInName: 'm', name: 'M', role: 'manager' as const, deskIds: [] };
		const { token } = await sessions.start((await people.add(account, password))!);
		const response = await fetch(`${bare.address}/api/records/${request.id}/sealed/note`, {
			method: 'PUT',
			headers: { cookie: `cscc_session=${token}`, 'content-type': 'application/json' },
			body: JSON.stringify({ text: 'Kept nowhere' })
		});
		expect(await response.json()).toMatchObject({ status: 501, code: 'NO_KEY' });
		const record = bare.app.http.follower.board.get('request', request.id)!;
		expect(keyOf(record)).toBe(`request/${request.id}`);
	} finally {
		await bare.close();
	}
});
