import { afterAll, beforeAll, expect, test } from 'vitest';
import { Authenticator, type Asked } from '../support/authenticator.ts';
import { password, TestRoom } from '../support/room.ts';
import { witness } from '../support/witness.ts';

// Goal: a passkey opens what its owner says it opens, and nothing made with it elsewhere, before or by another does.
// Method: the HTTP door of a whole room, and a passkey in software whose parts can be wrong on purpose.
let room: TestRoom;
/** The same server by the name that passkeys are bound to. */
let origin = '';

beforeAll(async () => {
	room = await TestRoom.open();
	origin = room.address.replace('127.0.0.1', 'localhost');
});
afterAll(() => room.close());

async function call(method: string, path: string, body?: unknown, cookie = '') {
	const response = await fetch(`${origin}${path}`, {
		method,
		headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
	const text = await response.text();
	return {
		status: response.status,
		cookie: response.headers
			.getSetCookie()
			.map((one) => one.split(';')[0])
			.join('; '),
		body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
	};
}

const signIn = (body: object) => call('POST', '/api/session', body);

async function asked(more: Partial<Asked> = {}): Promise<Asked> {
	const { body } = await call('POST', '/api/passkeys/challenge');
	return { challenge: String(body['challenge']), origin, ...more };
}

/** An account with a passkey in it, and its cookie. */
async function added(signInName: string) {
	const { people } = room.app.http.access;
	const account = { signInName, name: `The ${signInName}`, role: 'desk' as const, deskIds: [] };
	const person = (await people.add(account, password))!;
	const { cookie } = await signIn({ signInName, password });
	const key = new Authenticator();
	const made = await make(key, cookie);
	expect(made.status).toBe(201);
	return { id: person.id, cookie, key, signInName };
}

async function make(key: Authenticator, cookie: string, proof: object = { password }) {
	const offered = await call('POST', '/api/passkeys/offer', { proof }, cookie);
	if (offered.status !== 200) return offered;
	const response = key.attest({ challenge: String(offered.body['challenge']), origin });
	return call('POST', '/api/passkeys', { name: 'Phone', response }, cookie);
}

const setFactor = (factor: string, proof: object, cookie: string) =>
	call('PUT', '/api/factor', { factor, proof }, cookie);

test('a passkey opens its owner’s account without a name, and is listed as used', async () => {
	const { id, key, cookie } = await added('alone');

	const opened = await signIn({ passkey: key.assert(await asked()) });

	expect([opened.status, opened.body['id']]).toEqual([200, id]);
	const listed = (await call('GET', '/api/passkeys', undefined, cookie)).body;
	expect(listed).toMatchObject([{ name: 'Phone', usedAt: expect.any(String) }]);
	expect(JSON.stringify(listed)).not.toContain(key.id);
});

test('an account that asks for both opens to both together, and to neither alone', async () => {
	const { key, cookie, signInName } = await added('both');
	expect((await setFactor('both', { password }, cookie)).status).toBe(200);

	const word = await signIn({ signInName, password });
	const touch = await signIn({ passkey: key.assert(await asked()) });
	const guess = await signIn({
		signInName,
		password: 'a wrong guess altogether',
		passkey: key.assert(await asked())
	});
	const both = await signIn({ signInName, password, passkey: key.assert(await asked()) });

	expect(word.body['code']).toBe('NEEDS_PASSKEY');
	expect(touch.body['code']).toBe('NEEDS_PASSWORD');
	expect(guess.body['code']).toBe('WRONG_SIGN_IN');
	expect(both.status).toBe(200);
	expect((await signIn({ signInName, password: 'wrong and wrong again' })).body['code']).toBe(
		'WRONG_SIGN_IN'
	);
});

test('nobody is told what an account asks for who brings nothing, and a held passkey makes no guesses free', async () => {
	const { key, cookie, signInName } = await added('quiet');
	await setFactor('both', { password }, cookie);
	const codes: unknown[] = [];
	for (let guess = 0; guess < 12; guess += 1) {
		const passkey = key.assert(await asked());
		codes.push(
			(await signIn({ signInName, password: `a guess number ${guess}`, passkey })).body['code']
		);
	}

	expect((await signIn({ signInName })).body['code']).toBe('WRONG_SIGN_IN');
	expect(codes.slice(0, 10)).toEqual(Array(10).fill('WRONG_SIGN_IN'));
	expect(codes.slice(10)).toEqual(['TOO_MANY', 'TOO_MANY']);
});

test('an account that asks for a passkey is not opened by its password', async () => {
	const { key, cookie, signInName } = await added('keyed');
	await setFactor('passkey', { password }, cookie);

	expect((await signIn({ signInName, password })).body['code']).toBe('NEEDS_PASSKEY');
	expect((await signIn({ passkey: key.assert(await asked()) })).status).toBe(200);
	// Nor does the password alone take the passkey away again.
	const [{ key: mark } = { key: '' }] = (await call('GET', '/api/passkeys', undefined, cookie))
		.body as unknown as { key: string }[];
	const remove = (proof: object) => call('POST', `/api/passkeys/${mark}/remove`, { proof }, cookie);
	expect((await remove({ password })).body['code']).toBe('NEEDS_PASSKEY');
	expect((await remove({ passkey: key.assert(await asked()) })).status).toBe(200);
	expect((await signIn({ signInName, password })).status).toBe(200);
});

test('a session alone makes no passkey and changes nothing about the sign-in', async () => {
	const { cookie } = await added('careless');
	const wrong = { password: 'somebody at an open desk' };
	const invented = new Authenticator().attest({ challenge: 'A'.repeat(43), origin });
	const { body: other } = await call('POST', '/api/passkeys/challenge');
	const unasked = new Authenticator().attest({ challenge: String(other['challenge']), origin });

	expect((await make(new Authenticator(), cookie, wrong)).body['code']).toBe('WRONG_SIGN_IN');
	expect((await setFactor('passkey', wrong, cookie)).body['code']).toBe('WRONG_SIGN_IN');
	expect((await make(new Authenticator(), cookie, {})).status).toBe(400);
	for (const response of [invented, unasked]) {
		const kept = await call('POST', '/api/passkeys', { name: 'Phone', response }, cookie);
		expect(kept.body['code']).toBe('WRONG_SIGN_IN');
	}
});

test('strangers who guess keep nobody out who has a passkey', async () => {
	const { key, signInName } = await added('besieged');
	const { signInLimit } = room.app.http.access;
	const account = (await room.app.http.access.people.findByName(signInName))!.id;
	for (let guess = 0; guess < 70; guess += 1) {
		await signInLimit.take({ account, address: `203.0.113.${guess}`, device: undefined });
	}

	expect((await signIn({ signInName, password })).body['code']).toBe('TOO_MANY');
	expect((await signIn({ passkey: key.assert(await asked()) })).status).toBe(200);
	// Beside a passkey that is not theirs, nothing is said of a password.
	const other = new Authenticator().assert(await asked());
	expect((await signIn({ signInName, password, passkey: other })).body['code']).toBe(
		'WRONG_SIGN_IN'
	);
});

test('proofs are counted like sign-ins, over all that needs one', async () => {
	const { cookie } = await added('empty-desk');
	const wrong = (guess: number) => ({ proof: { password: `somebody tries ${guess}` } });
	const codes: unknown[] = [];
	for (let guess = 0; guess < 14; guess += 1) {
		const path = ['/api/passkeys/offer', `/api/passkeys/${'0'.repeat(16)}/remove`][guess % 2]!;
		codes.push((await call('POST', path, wrong(guess), cookie)).body['code']);
	}

	// Seven on each road; ten in all from a browser that is known.
	expect(codes).toEqual([...Array(10).fill('WRONG_SIGN_IN'), ...Array(4).fill('TOO_MANY')]);
	expect((await setFactor('passkey', { password }, cookie)).body['code']).toBe('TOO_MANY');
});

test('nobody asks for a passkey that they do not have', async () => {
	const { people } = room.app.http.access;
	const account = { signInName: 'none', name: 'None', role: 'desk' as const, deskIds: [] };
	await people.add(account, password);
	const { cookie } = await signIn({ signInName: 'none', password });

	expect((await setFactor('both', { password }, cookie)).body['code']).toBe('NEEDS_PASSKEY');
	expect((await signIn({ signInName: 'none', password })).status).toBe(200);
});

test('what was made elsewhere, before, for something else or by a copy opens nothing', async () => {
	const { key, cookie, signInName } = await added('target');
	const other = await added('other');
	const refused = async (passkey: unknown, more: object = {}) =>
		(await signIn({ passkey, ...more })).body['code'];

	// One that counts nothing, as those that are kept in several places do.
	key.counter = -1;
	const uncounted = key.assert(await asked());
	expect((await signIn({ passkey: uncounted })).status).toBe(200);
	expect(await refused(uncounted)).toBe('WRONG_SIGN_IN');
	const once = key.assert(await asked());
	expect((await signIn({ passkey: once })).status).toBe(200);
	expect(await refused(once)).toBe('WRONG_SIGN_IN');
	expect(await refused(key.assert(await asked({ origin: 'https://example.com' })))).toBe(
		'WRONG_SIGN_IN'
	);
	expect(await refused(key.assert(await asked({ rpId: 'example.com' })))).toBe('WRONG_SIGN_IN');
	expect(await refused(key.assert(await asked({ challenge: 'A'.repeat(43) })))).toBe(
		'WRONG_SIGN_IN'
	);
	const { body: offer } = await call(
		'POST',
		'/api/passkeys/offer',
		{ proof: { password } },
		cookie
	);
	expect(await refused(key.assert({ challenge: String(offer['challenge']), origin }))).toBe(
		'WRONG_SIGN_IN'
	);
	// Another person's passkey under this name; another key under this passkey's id.
	expect(await refused(other.key.assert(await asked()), { signInName })).toBe('WRONG_SIGN_IN');
	expect(await refused(new Authenticator(key.id).assert(await asked()))).toBe('WRONG_SIGN_IN');
	// Without a finger or a PIN; with a counter that fell.
	key.verifies = false;
	expect(await refused(key.assert(await asked()))).toBe('WRONG_SIGN_IN');
	key.verifies = true;
	key.counter = 0;
	expect(await refused(key.assert(await asked()))).toBe('WRONG_SIGN_IN');
	key.counter = 100;
	expect((await signIn({ passkey: key.assert(await asked()) })).status).toBe(200);
});

test('a passkey that is somebody’s stays theirs', async () => {
	const { key, id } = await added('first');
	const thief = await added('thief');

	expect((await make(new Authenticator(key.id), thief.cookie)).body['code']).toBe('WRONG_SIGN_IN');
	expect((await signIn({ passkey: key.assert(await asked()) })).body['id']).toBe(id);
});

test('a new link means that the passkeys are lost', async () => {
	const { id, key, cookie, signInName } = await added('loser');
	await setFactor('both', { password }, cookie);
	const { link } = await room.app.http.access.people.makeLink(id);
	const word = 'seven geese went west at dusk';

	expect((await call('POST', '/api/links', { link, password: word })).status).toBe(200);
	expect((await signIn({ passkey: key.assert(await asked()) })).body['code']).toBe('WRONG_SIGN_IN');
	expect((await signIn({ signInName, password: word })).status).toBe(200);
});

test('an account that is switched off is not opened by a passkey', async () => {
	const { id, key } = await added('leaver');
	await room.app.http.access.people.change(id, { disabledAt: '2026-01-01T00:00:00.000Z' });

	expect((await signIn({ passkey: key.assert(await asked()) })).body['code']).toBe('WRONG_SIGN_IN');
});

test('where the room has no name there are no passkeys', async () => {
	const response = await fetch(`${room.address}/api/passkeys/challenge`, { method: 'POST' });

	expect(await response.json()).toMatchObject({ code: 'NO_PASSKEYS_HERE' });
});

test('making, taking away and asking for passkeys is on record', async () => {
	const acts = await witness({ folder: room.folder }, async (client) => {
		const entries = (await client.xRange('{chicago}:audit', '-', '+')) ?? [];
		return entries.map(({ message }) => JSON.parse(String(message['entry'])) as { act: string });
	});

	const found = new Set(acts.map(({ act }) => act));
	expect(
		['passkey_added', 'passkey_removed', 'factor_set'].filter((act) => !found.has(act))
	).toEqual([]);
});
