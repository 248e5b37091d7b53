import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { minuteMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import type { DisplaySettings } from '#shared/wire/displays.ts';
import { protocolVersion } from '#shared/wire/feeds.ts';
import { password, TestRoom } from '../support/room.ts';

// Goal: what the room looks at is decided at a desk, said on the wall with whose wish it is and until when, and ends by
// itself. Method: a whole room with a clock of the test's, a paired screen at the real door, and what it is told.
let nowMs = toMs('2026-01-06T20:00:00.000Z');
let room: TestRoom;
let wall: Socket;
let display: { id: string; siteId: string };
let told: DisplaySettings | undefined;
const cookies: Record<string, string> = {};

beforeAll(async () => {
	room = await TestRoom.open({ now: () => nowMs });
	const { people, sessions } = room.app.http.access;
	for (const [name, role, deskIds] of [
		['ana', 'desk', ['city_services']],
		['rosa', 'manager', []],
		['lea', 'law_enforcement', []]
	] as const) {
		const account = { signInName: name, name, role, deskIds: [...deskIds] };
		const { token } = await sessions.start((await people.add(account, password))!);
		cookies[name] = `cscc_session=${token}`;
	}
	const { cookie, ...paired } = await room.pairDisplay();
	display = paired;
	wall = io(room.address, {
		path: '/live',
		transports: ['websocket'],
		extraHeaders: { cookie },
		auth: { protocol: protocolVersion }
	});
	wall.on('display', (settings: DisplaySettings) => (told = settings));
	await wall.emitWithAck('join', { feed: 'wall' });
});
afterAll(() => {
	wall.disconnect();
	return room.close();
});

async function call(who: string, method: string, path: string, body?: object) {
	const response = await fetch(`${room.address}${path}`, {
		method,
		headers: {
			cookie: cookies[who] ?? '',
			...(body ? { 'content-type': 'application/json' } : {})
		},
		...(body ? { body: JSON.stringify(body) } : {})
	});
	const text = await response.text();
	const answer = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
	return { status: response.status, code: answer['code'], answer };
}

const picture = () => `/api/displays/${display.id}/pushed`;
const message = () => `/api/sites/${display.siteId}/message`;

test('a desk has a screen show a picture for half an hour: the screen is told whose wish it is, never a name', async () => {
	await expect.poll(() => told?.scene).toBe('overview');
	const begun = performance.now();
	const { status } = await call('ana', 'PUT', picture(), { scene: 'requests', minutes: 30 });

	expect(status).toBe(204);
	await expect.poll(() => told?.pushed?.scene, { interval: 5 }).toBe('requests');
	const tookMs = performance.now() - begun;
	expect(told?.pushed).toEqual({
		scene: 'requests',
		by: { role: 'desk', desk: 'city_services' },
		until: toInstant(nowMs + 30 * minuteMs)
	});
	expect(JSON.stringify(told)).not.toContain('ana');
	expect(tookMs).toBeLessThan(2_000);
});

test('when its time is over nobody is told of it any more', async () => {
	nowMs += 31 * minuteMs;

	const { answer } = await call('ana', 'GET', '/api/sites');
	await room.app.http.access.walls.load();

	expect(JSON.stringify(answer)).not.toContain('requests');
	expect(room.app.http.access.walls.settingsOf(display.id)?.pushed).toBeUndefined();
});

test('what is pinned stays until it is taken away', async () => {
	await call('rosa', 'PUT', picture(), { scene: 'community', community: 29 });
	await expect.poll(() => told?.pushed?.community).toBe(29);
	nowMs += 3 * 24 * 60 * minuteMs;
	await room.app.http.access.walls.load();
	const pinned = room.app.http.access.walls.settingsOf(display.id)?.pushed;
	const taken = await call('ana', 'DELETE', picture());

	expect(pinned).toEqual({ scene: 'community', community: 29, by: { role: 'manager' } });
	expect(taken.status).toBe(204);
	await expect.poll(() => told?.pushed).toBeUndefined();
});

test('a picture that cannot be read on a screen is refused, and the screen keeps what it had', async () => {
	const far = { inches: 40, farMetres: 12, midMetres: 10, nearMetres: 6 };
	await call('rosa', 'PATCH', `/api/displays/${display.id}`, { profile: far });

	const pushed = await call('ana', 'PUT', picture(), { scene: 'overview', minutes: 5 });
	const lasting = await call('rosa', 'PATCH', `/api/displays/${display.id}`, { scene: 'overview' });
	const near = { inches: 65, farMetres: 8, midMetres: 5, nearMetres: 3 };
	const both = { scene: 'people', profile: near, theme: 'bright', sound: true, orbit: false };
	const fits = await call('rosa', 'PATCH', `/api/displays/${display.id}`, both);

	expect([pushed.status, pushed.code]).toEqual([409, 'NOT_LEGIBLE']);
	expect([lasting.status, lasting.code]).toEqual([409, 'NOT_LEGIBLE']);
	expect(fits.status).toBe(200);
	await expect.poll(() => told).toMatchObject(both);
	expect(told?.pushed).toBeUndefined();
});

test('a community is shown alone only when it is said which', async () => {
	const none = await call('ana', 'PUT', picture(), { scene: 'community', minutes: 5 });
	const other = await call('ana', 'PUT', picture(), { scene: 'people', community: 29 });

	expect([none.code, other.code]).toEqual(['INVALID_PAYLOAD', 'INVALID_PAYLOAD']);
});

test('a line for the room stands on all its walls until its time, and leads to nobody', async () => {
	const given = await call('ana', 'PUT', message(), { text: 'Briefing 14:00', minutes: 60 });
	await expect.poll(() => told?.message?.text).toBe('Briefing 14:00');
	const phone = await call('ana', 'PUT', message(), { text: 'Call 312-555-0142', minutes: 5 });
	const long = await call('ana', 'PUT', message(), { text: 'x'.repeat(37), minutes: 5 });
	const control = await call('ana', 'PUT', message(), { text: 'a\nb', minutes: 5 });
	const other = await call('lea', 'PUT', message(), { text: 'Not for me', minutes: 5 });

	expect(given.status).toBe(204);
	expect([phone.status, phone.code]).toEqual([400, 'PERSONAL_DATA']);
	expect([long.code, control.code]).toEqual(['INVALID_PAYLOAD', 'INVALID_PAYLOAD']);
	expect(other.status).toBe(403);
	expect(told?.message).toMatchObject({ by: { role: 'desk', desk: 'city_services' } });
	// Covered, a screen does not hold it: it comes back with the picture.
	await call('rosa', 'POST', `/api/sites/${display.siteId}/cover`);
	await expect.poll(() => told?.message).toBeUndefined();
	await call('rosa', 'POST', `/api/sites/${display.siteId}/uncover`);
	await expect.poll(() => told?.message?.text).toBe('Briefing 14:00');
	expect((await call('ana', 'DELETE', message())).status).toBe(204);
	await expect.poll(() => told?.message).toBeUndefined();
});

test('the hours at which a site is dimmed are told to its screens, and taken back', async () => {
	const site = `/api/sites/${display.siteId}`;
	await call('rosa', 'PATCH', site, { night: { from: '22:00', to: '06:00' } });
	await expect.poll(() => told?.night).toEqual({ from: '22:00', to: '06:00' });
	await call('rosa', 'PATCH', site, { night: null });
	await expect.poll(() => told?.night).toBeUndefined();
});

test('a screen whose page stands still is told of by its watchdog, until the page speaks again', async () => {
	const report = {
		mode: 'room',
		scene: 'people',
		release: '1',
		paintedAgoMs: 5,
		live: true
	} as const;
	const heard = async () =>
		(
			(await call('rosa', 'GET', '/api/displays')).answer as {
				displays: { report?: { frozenAt?: string; heardAt: string } }[];
			}
		).displays[0]?.report;
	wall.emit('report', report);
	await expect.poll(heard).toBeDefined();
	const { cookie } = await sessionOf(display.id);

	await fetch(`${room.address}/api/displays/own/frozen`, { method: 'POST', headers: { cookie } });
	const frozen = await heard();
	wall.emit('report', report);

	expect(frozen?.frozenAt).toBe(toInstant(nowMs));
	await expect.poll(async () => (await heard())?.frozenAt).toBeUndefined();
});

/** Another session of the same screen. */
async function sessionOf(id: string): Promise<{ cookie: string }> {
	const { displays, sessions } = room.app.http.access;
	const { token } = await sessions.start((await displays.asPerson(id))!);
	return { cookie: `cscc_session=${token}` };
}
