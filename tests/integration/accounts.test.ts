import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditEntry } from '#shared/wire/audit.ts';
import { isGuessable } from '#server/access/passwords.ts';
import { linksFrom } from '#server/store/audit-stream.ts';
import { password, TestRoom } from '../support/room.ts';
import { WorldPerson } from '../support/world-person.ts';

// Goal: accounts are given, bound, taken away and kept as the centre decides. Method: the HTTP door of a whole
// room, as an administrator's and other people's browsers use it.
let room: TestRoom;
let admin = '';
let clockOffsetMs = 0;

beforeAll(async () => {
	room = await TestRoom.open({ now: () => Date.now() + clockOffsetMs });
	const { people } = room.app.http.access;
	const account = {
		signInName: 'admin',
		name: 'Admin',
		role: 'administrator' as const,
		deskIds: []
	};
	await people.add(account, password);
	admin = (await signIn('admin')).cookie;
});
afterAll(() => room.close());

async function call(method: string, path: string, body?: unknown, cookie = '') {
	const response = await fetch(`${room.address}${path}`, {
		method,
		headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
	const text = await response.text();
	const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0]!);
	return {
		status: response.status,
		cookie: cookies.join('; '),
		body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
	};
}

const signIn = (signInName: string, word = password, cookie = '') =>
	call('POST', '/api/session', { signInName, password: word }, cookie);

/** Adds a desk; answers with its id and what the administrator was told. */
async function added(signInName: string, more: object = {}) {
	const account = { signInName, name: `The ${signInName}`, role: 'desk', deskIds: [], ...more };
	return (await call('POST', '/api/people', account, admin)).body as { id: string; link?: string };
}

test('somebody is invited by a link, chooses a password once, and comes in with it', async () => {
	const { id, link } = await added('invited');
	const choose = (word: string) => call('POST', '/api/links', { link, password: word });

	expect((await signIn('invited')).body['code']).toBe('WRONG_SIGN_IN');
	expect((await choose('The invited password 1')).body['code']).toBe('WEAK_PASSWORD');
	const first = await choose('nine herons over the river');
	const again = await choose('somebody else found this link');

	expect(first).toMatchObject({ status: 200, body: { id, signInName: 'invited' } });
	expect(first.body['invited']).toBeUndefined();
	expect(again.body['code']).toBe('LINK_NOT_VALID');
	expect((await signIn('invited', 'nine herons over the river')).status).toBe(200);
});

test('a newer link makes the older one worthless, and one of three days ago opens nothing', async () => {
	const { id, link } = await added('relinked');
	const newer = (await call('POST', `/api/people/${id}/link`, undefined, admin)).body;
	const use = (one: unknown) =>
		call('POST', '/api/links', { link: one, password: 'seven lamps on the corner' });

	expect((await use(link)).body['code']).toBe('LINK_NOT_VALID');
	expect((await use(newer['link'])).status).toBe(200);
});

test('an account that is switched off loses its sockets within 5 s, and does not come in again', async () => {
	const { id } = await added('leaver', { password });
	const { cookie } = await signIn('leaver');
	const person = new WorldPerson(room.address, { cookie, actor: id });
	try {
		await expect.poll(() => person.saysLive, { timeout: 10_000 }).toBe(true);
		const startedAt = performance.now();

		const off = await call('PATCH', `/api/people/${id}`, { disabled: true }, admin);

		await expect.poll(() => person.signedOut, { timeout: 8_000 }).toBe(true);
		expect(performance.now() - startedAt).toBeLessThan(5_000);
		expect(off.body['disabledAt']).toBeDefined();
	} finally {
		await person.close();
	}
	expect((await call('GET', '/api/session', undefined, cookie)).status).toBe(401);
	expect((await signIn('leaver')).body['code']).toBe('WRONG_SIGN_IN');
	await call('PATCH', `/api/people/${id}`, { disabled: false }, admin);
	expect((await signIn('leaver')).status).toBe(200);
});

test('an account ends with its time, and a change of what somebody may takes effect at once', async () => {
	const until = new Date(room.app.http.clock.now() + 60_000).toISOString();
	const { id } = await added('guest', { password, expiresAt: until });
	const { cookie } = await signIn('guest');
	expect((await call('GET', '/api/feed', undefined, cookie)).status).toBe(200);

	clockOffsetMs += 61_000;
	expect((await call('GET', '/api/feed', undefined, cookie)).status).toBe(401);
	expect((await signIn('guest')).body['code']).toBe('WRONG_SIGN_IN');

	await call('PATCH', `/api/people/${id}`, { expiresAt: null, role: 'analyst' }, admin);
	expect((await call('GET', '/api/feed', undefined, cookie)).status).toBe(401);
	expect((await signIn('guest')).body).toMatchObject({ role: 'analyst' });
});

test('nobody switches off their own account, and only administrators change any', async () => {
	const me = (await call('GET', '/api/session', undefined, admin)).body['id'] as string;
	const { id } = await added('curious', { password });
	const { cookie } = await signIn('curious');

	const own = await call('PATCH', `/api/people/${me}`, { disabled: true }, admin);
	const raised = await call('PATCH', `/api/people/${id}`, { role: 'administrator' }, cookie);

	expect([own.body['code'], raised.body['code']]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED']);
});

test('people see where they are signed in, end one of those, and lose the others with a new password', async () => {
	await added('roamer', { password });
	const [here, there, third] = [
		await signIn('roamer'),
		await signIn('roamer'),
		await signIn('roamer')
	];
	const list = async () =>
		(await call('GET', '/api/sessions', undefined, here.cookie)).body as unknown as {
			key: string;
			own: boolean;
		}[];
	const isIn = async ({ cookie }: { cookie: string }) =>
		(await call('GET', '/api/session', undefined, cookie)).status === 200;
	expect(await list()).toHaveLength(3);

	const other = (await list()).find(({ own }) => !own)!;
	expect((await call('DELETE', `/api/sessions/${other.key}`, undefined, here.cookie)).status).toBe(
		204
	);
	expect(await list()).toHaveLength(2);

	const word = 'a heron stood in the shallows';
	const wrong = { proof: { password: 'not this one at all' }, password: word };
	expect((await call('PUT', '/api/password', wrong, here.cookie)).body['code']).toBe(
		'WRONG_SIGN_IN'
	);
	expect(
		(await call('PUT', '/api/password', { proof: { password }, password: word }, here.cookie))
			.status
	).toBe(204);
	expect([await isIn(here), await isIn(there), await isIn(third)]).toEqual([true, false, false]);
	expect((await signIn('roamer', word)).status).toBe(200);
});

test('guessing is slowed down, and nobody is locked out of a browser they have used before', async () => {
	await added('target', { password });
	const own = await signIn('target');
	const codes: unknown[] = [];
	for (let guess = 0; guess < 24; guess += 1) {
		codes.push((await signIn('target', `a guess number ${guess}`)).body['code']);
	}

	expect(codes.slice(0, 20).every((code) => code === 'WRONG_SIGN_IN')).toBe(true);
	expect(codes.slice(20)).toEqual(Array(4).fill('TOO_MANY'));
	expect((await signIn('target')).body['code'], 'a stranger waits, even with the right one').toBe(
		'TOO_MANY'
	);
	expect((await signIn('target', password, own.cookie)).status, 'their own browser does not').toBe(
		200
	);
});

test('of two who change an account at once neither undoes the other', async () => {
	const { people } = room.app.http.access;
	for (let round = 0; round < 8; round += 1) {
		const { id } = await added(`racing${round}`, { password });
		await Promise.all([
			people.setPassword(id, 'a heron stood in the shallows'),
			people.change(id, { disabledAt: '2026-01-01T00:00:00.000Z' }),
			people.change(id, { role: 'analyst' }),
			people.change(id, { name: 'Renamed' })
		]);

		expect(await people.find(id)).toMatchObject({ role: 'analyst', name: 'Renamed' });
		expect(await people.findActive(id)).toBeUndefined();
		expect(await people.hasPassword(id, 'a heron stood in the shallows')).toBe(true);
	}
});

test('guesses that come at once are counted like those that come one by one', async () => {
	await added('rushed', { password });
	const answers = await Promise.all(
		Array.from({ length: 50 }, (_, guess) =>
			signIn('rushed', guess === 49 ? password : `a guess number ${guess}`)
		)
	);

	const judged = answers.filter(({ body }) => body['code'] !== 'TOO_MANY');
	expect(judged.length).toBeLessThanOrEqual(20);
	expect((await signIn('rushed')).body['code']).toBe('TOO_MANY');
});

test('where a request came from is believed of a balancer that is trusted, and of nobody else', async () => {
	await added('behind', { password });
	const trusting = await TestRoom.open(undefined, { TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8' });
	try {
		const account = { signInName: 'behind', name: 'Behind', role: 'desk' as const, deskIds: [] };
		await trusting.app.http.access.people.add(account, password);
		const last: unknown[] = [];
		for (const { address } of [room, trusting]) {
			let code: unknown;
			for (let guess = 0; guess < 22; guess += 1) {
				const response = await fetch(`${address}/api/session`, {
					method: 'POST',
					headers: {
						'content-type': 'application/json',
						'x-forwarded-for': `203.0.113.${guess}`
					},
					body: JSON.stringify({ signInName: 'behind', password: `guess number ${guess}` })
				});
				code = ((await response.json()) as { code: unknown }).code;
			}
			last.push(code);
		}

		expect(last).toEqual(['TOO_MANY', 'WRONG_SIGN_IN']);
	} finally {
		await trusting.close();
	}
});

test('sign-ins, refusals and changes are on record, and no password or name that was tried is', async () => {
	await signIn('no such person here', 'hunter2hunter2hunter2');

	const entries: AuditEntry[] = [];
	for await (const { text } of linksFrom(room.app.http.store, 1)) {
		entries.push(JSON.parse(text) as AuditEntry);
	}
	const acts = new Set(entries.map(({ act }) => act));
	for (const act of ['signed_in', 'sign_in_refused', 'person_added', 'person_disabled'] as const) {
		expect(acts, act).toContain(act);
	}
	for (const act of ['password_set', 'session_ended', 'refused', 'person_changed'] as const) {
		expect(acts, act).toContain(act);
	}
	const all = JSON.stringify(entries);
	expect(all).not.toContain('hunter2');
	expect(all).not.toContain('no such person');
	expect(all).not.toContain(password);
});

test.each([
	['passwordpassword', true],
	['aaaaaaaaaaaaaaaaaa', true],
	['Chicago Bulls 1996!', true],
	['ana ramirez 2026 cscc', true],
	['123456789012345678', true],
	['nine herons over the river', false],
	['tr0ub4dor-und-drei-pferde', false],
	['mi abuela canta boleros', false]
])('whether %s is among the first guesses: %s', (word, guessable) => {
	expect(isGuessable(word, ['Ana Ramirez', 'ana'])).toBe(guessable);
});
