import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#shared/kernel/clock.ts';
import { Jar } from '../support/jar.ts';
import { TestProvider, type Known } from '../support/provider.ts';
import { enrolAgencies, password, TestRoom } from '../support/room.ts';
import { freePorts } from '../support/redis-server.ts';
import { witness } from '../support/witness.ts';

// Goal: people come in by their organisation's own sign-in with the role that it gives them, and by no answer that
// was made for somebody or somewhere else. Method: a whole room, and a real provider beside it; browsers are jars of
// cookies that follow where they are sent.
let room: TestRoom;
let provider: TestProvider;
const desk: Known = {
	sub: 'u-1001',
	name: 'Dana Q.',
	email: 'dana@example.org',
	groups: ['Everybody', 'Desks'],
	agency: 'CSCC'
};

beforeAll(async () => {
	const [port = 0] = await freePorts(1);
	const origin = `http://127.0.0.1:${port}`;
	provider = await TestProvider.open(origin);
	room = await TestRoom.open(systemClock, {
		PORT: String(port),
		REQUESTS_PER_MINUTE: '100000',
		...provider.settings(origin)
	});
	await enrolAgencies(room);
	provider.knows(desk);
});
afterAll(async () => {
	await room.close();
	await provider.close();
});

/** Goes to sign in as whoever is here; answers with the browser and the page that it ends on. */
async function signIn(sub: string, path = '/api/provider/start?next=/desk') {
	provider.here = sub;
	const browser = new Jar();
	const { url } = await browser.follow(`${room.address}${path}`);
	return { browser, url };
}

/** Goes as far as the provider's answer, and does not bring it back. */
async function answerFor(sub: string) {
	provider.here = sub;
	const browser = new Jar();
	const { url } = await browser.follow(`${room.address}/api/provider/start?next=/desk`, {
		until: (location) => location.includes('/api/provider/callback')
	});
	return { browser, url };
}

async function whoIs(browser: Jar): Promise<Record<string, unknown>> {
	return (await (await browser.fetch(`${room.address}/api/session`)).json()) as Record<
		string,
		unknown
	>;
}

const problemOf = (url: string) => new URL(url, room.address).searchParams.get('problem');

test('somebody comes in with the role and the organisation that their provider gives them', async () => {
	provider.knows({ ...desk, agency: 'agency_lights' });
	const { browser, url } = await signIn(desk.sub);

	expect(url).toBe(`${room.address}/desk`);
	expect(await whoIs(browser)).toMatchObject({
		name: 'Dana Q.',
		signInName: 'dana@example.org',
		role: 'desk',
		agencyId: 'agency_lights',
		provided: true
	});
});

test('the same person is the same account, with what the provider says of them now', async () => {
	const before = await signIn(desk.sub);
	const { id } = await whoIs(before.browser);
	provider.knows({ ...desk, groups: ['Desks', 'Managers'] });
	const after = await signIn(desk.sub);

	const now = await whoIs(after.browser);
	expect(now).toMatchObject({ id, role: 'manager' });
	expect(now['agencyId']).toBeUndefined();
	// What they had before was given to somebody with another role.
	expect((await whoIs(before.browser))['code']).toBe('NOT_SIGNED_IN');
	provider.knows(desk);
});

test('whoever has no role there does not come in, and loses what they had', async () => {
	const before = await signIn(desk.sub);
	provider.knows({ ...desk, groups: ['Everybody'] });

	const { browser, url } = await signIn(desk.sub);

	expect(problemOf(url)).toBe('NO_ROLE');
	expect((await whoIs(browser))['code']).toBe('NOT_SIGNED_IN');
	expect((await whoIs(before.browser))['code']).toBe('NOT_SIGNED_IN');
	provider.knows(desk);
});

test('a desk of an organisation that the room does not know does not come in as one of the centre', async () => {
	for (const agency of ['Some partner', undefined]) {
		const { agency: _, ...unsaid } = desk;
		provider.knows({ ...unsaid, ...(agency === undefined ? {} : { agency }) });
		expect(problemOf((await signIn(desk.sub)).url)).toBe('NO_ROLE');
	}
	provider.knows(desk);
});

test('an account that an administrator switched off stays off, whatever the provider says', async () => {
	provider.knows({ ...desk, sub: 'u-2', email: 'off@example.org' });
	const { browser } = await signIn('u-2');
	const { id } = (await whoIs(browser)) as { id: string };
	await room.app.http.access.people.change(id, { disabledAt: '2026-01-01T00:00:00.000Z' });

	expect(problemOf((await signIn('u-2')).url)).toBe('WRONG_SIGN_IN');
});

test('a name that somebody has here already stays theirs', async () => {
	const { people } = room.app.http.access;
	const account = { signInName: 'sam@example.org', name: 'Sam', role: 'manager' as const };
	const own = await people.add({ ...account, deskIds: [] }, password);
	provider.knows({ ...desk, sub: 'u-3', email: 'sam@example.org' });

	const { id, role } = await whoIs((await signIn('u-3')).browser);

	expect(id).not.toBe(own!.id);
	expect(role).toBe('desk');
});

test('an answer is good once, and only in the browser that asked for it', async () => {
	const { browser, url } = await answerFor(desk.sub);
	const stranger = new Jar();
	expect(problemOf((await stranger.follow(url)).url)).toBe('PROVIDER_REFUSED');
	// Tried by somebody else, it is good for nobody any more.
	expect(problemOf((await browser.follow(url)).url)).toBe('PROVIDER_REFUSED');

	// Nor in one that has begun a sign-in of its own.
	const first = await answerFor(desk.sub);
	const other = await answerFor(desk.sub);
	expect(problemOf((await other.browser.follow(first.url)).url)).toBe('PROVIDER_REFUSED');

	const second = await answerFor(desk.sub);
	expect((await second.browser.follow(second.url)).url).toBe(`${room.address}/desk`);
	expect(problemOf((await second.browser.follow(second.url)).url)).toBe('PROVIDER_REFUSED');
});

test('a code that was made for another browser, a state that nobody asked and another issuer are refused', async () => {
	const victim = await answerFor(desk.sub);
	const attacker = await answerFor(desk.sub);
	const injected = new URL(victim.url);
	injected.searchParams.set('code', new URL(attacker.url).searchParams.get('code')!);
	expect(problemOf((await victim.browser.follow(injected.href)).url)).toBe('PROVIDER_REFUSED');

	const invented = new URL(attacker.url);
	invented.searchParams.set('state', 'A'.repeat(43));
	expect(problemOf((await attacker.browser.follow(invented.href)).url)).toBe('PROVIDER_REFUSED');

	const mixed = await answerFor(desk.sub);
	const other = new URL(mixed.url);
	other.searchParams.set('iss', 'https://another.example.org');
	expect(problemOf((await mixed.browser.follow(other.href)).url)).toBe('PROVIDER_REFUSED');
	const silent = await answerFor(desk.sub);
	const without = new URL(silent.url);
	without.searchParams.delete('iss');
	expect(problemOf((await silent.browser.follow(without.href)).url)).toBe('PROVIDER_REFUSED');
});

test('nobody is sent on to another site', async () => {
	for (const next of [
		'//example.com',
		'https://example.com',
		'/\\example.com',
		'/\t/example.com',
		'desk'
	]) {
		const { url } = await signIn(desk.sub, `/api/provider/start?next=${encodeURIComponent(next)}`);
		expect(url).toBe(`${room.address}/`);
	}
});

test('neither password nor link opens an account that a provider signs in', async () => {
	const { id } = (await whoIs((await signIn(desk.sub)).browser)) as { id: string };
	const { people, sessions } = room.app.http.access;
	const account = { signInName: 'admin', name: 'Admin', role: 'administrator' as const };
	const { token } = await sessions.start(
		(await people.add({ ...account, deskIds: [] }, password))!
	);
	const ask = (path: string, body?: object) =>
		fetch(`${room.address}${path}`, {
			method: 'POST',
			headers: {
				cookie: `cscc_session=${token}`,
				...(body ? { 'content-type': 'application/json' } : {})
			},
			...(body ? { body: JSON.stringify(body) } : {})
		});

	expect((await ask(`/api/people/${id}/link`)).status).toBe(403);
	const guess = { signInName: 'dana@example.org', password };
	expect(await (await ask('/api/session', guess)).json()).toMatchObject({ code: 'WRONG_SIGN_IN' });
});

test('signing out ends the session here and at the provider, and the provider’s word ends the others', async () => {
	const here = await signIn(desk.sub);
	const elsewhere = await signIn(desk.sub);
	const ended = await here.browser.fetch(`${room.address}/api/session`, { method: 'DELETE' });
	const { next } = (await ended.json()) as { next: string };
	expect(next.startsWith(provider.issuer)).toBe(true);
	expect((await whoIs(here.browser))['code']).toBe('NOT_SIGNED_IN');
	expect((await whoIs(elsewhere.browser))['role']).toBe('desk');

	// Its page asks, whoever is here says yes; it tells the room, and sends the browser back.
	const { url } = await here.browser.submit(await here.browser.follow(next));

	expect(url).toBe(`${room.address}/sign-in`);

	await expect.poll(async () => (await whoIs(elsewhere.browser))['code']).toBe('NOT_SIGNED_IN');
});

test('nobody but the provider ends sessions by its word', async () => {
	const { browser } = await signIn(desk.sub);
	const { id } = await whoIs(browser);
	const say = (token: string) =>
		fetch(`${room.address}/api/provider/ended`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({ logout_token: token })
		});
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const claims = {
		iss: provider.issuer,
		aud: 'cscc-room',
		sub: desk.sub,
		iat: Math.floor(Date.now() / 1_000),
		jti: 'x',
		events: { 'http://schemas.openid.net/event/backchannel-logout': {} }
	};
	const unsigned = `${part({ alg: 'none', typ: 'logout+jwt' })}.${part(claims)}.`;
	const forged = `${part({ alg: 'HS256', typ: 'logout+jwt' })}.${part(claims)}.${part({})}`;

	for (const token of [unsigned, forged, 'x.y.z', '']) {
		expect((await say(token)).status).toBe(400);
	}
	expect((await whoIs(browser))['id']).toBe(id);
});

test('while the provider is away people are told so, and come in again when it is back', async () => {
	const [port = 0, silent = 0] = await freePorts(2);
	const origin = `http://127.0.0.1:${port}`;
	const lost = await TestRoom.open(systemClock, {
		PORT: String(port),
		...provider.settings(origin),
		OIDC_ISSUER: `http://127.0.0.1:${silent}`
	});
	try {
		const { url } = await new Jar().follow(`${lost.address}/api/provider/start`);
		expect(problemOf(url)).toBe('PROVIDER_AWAY');
	} finally {
		await lost.close();
	}
});

test('who came in by the provider, and who was refused, is on record without their name', async () => {
	const entries = await witness({ folder: room.folder }, async (redis) => {
		const found = (await redis.xRange('{chicago}:audit', '-', '+')) ?? [];
		return found.map(({ message }) => String(message['entry']));
	});

	const acts = new Set(entries.map((entry) => (JSON.parse(entry) as { act: string }).act));
	const expected = [
		'person_added',
		'person_changed',
		'signed_in',
		'sign_in_refused',
		'session_ended'
	];
	expect(expected.filter((act) => !acts.has(act))).toEqual([]);
	expect(entries.join('\n')).not.toMatch(/dana|Dana|u-1001/);
});
