import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { toMs } from '#shared/kernel/clock.ts';
import type { FleetDisplay } from '#shared/wire/displays.ts';
import { protocolVersion, type Snapshot } from '#shared/wire/feeds.ts';
import { password, rosa, TestRoom } from '../support/room.ts';
import { witness } from '../support/witness.ts';

// Goal: a wall is let in by people, shows what they say, and is shut at once. Method: a whole room with a clock of
// the test's; screens at the real door, and everything that the server sends them kept.
const tuesdayTenMs = toMs('2026-01-06T16:00:00.000Z');
let nowMs = tuesdayTenMs;
let room: TestRoom;
const cookies: Record<string, string> = {};
const open: Socket[] = [];

beforeAll(async () => {
	room = await TestRoom.open({ now: () => nowMs });
	const { people, sessions } = room.app.http.access;
	for (const role of ['desk', 'manager'] as const) {
		const person = await people.add({ signInName: role, name: role, role, deskIds: [] }, password);
		cookies[role] = `cscc_session=${(await sessions.start(person!)).token}`;
	}
	for (let index = 0; index < 12; index += 1) {
		const about = { title: 'Quokka light', category: 'lighting', channel: 'phone' } as const;
		await room.must(rosa, 'request.log', { ...about, communityArea: index < 11 ? 29 : 26 });
	}
});
afterEach(() => {
	for (const socket of open.splice(0)) socket.disconnect();
	nowMs = tuesdayTenMs;
});
afterAll(() => room.close());

async function call(method: string, path: string, more: { who?: string; body?: object } = {}) {
	const { who = 'manager', body } = more;
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
	return { status: response.status, body: answer, cookies: response.headers.getSetCookie() };
}

/** A screen in the room, with all snapshots that it was sent. */
function screen(cookie: string) {
	const socket = io(room.address, {
		path: '/live',
		transports: ['websocket'],
		extraHeaders: { cookie },
		auth: { protocol: protocolVersion },
		forceNew: true
	});
	open.push(socket);
	const snapshots: Snapshot[] = [];
	socket.on('snapshot', (snapshot: Snapshot) => snapshots.push(snapshot));
	const modes = () =>
		snapshots.map(({ docs }) => String(docs.find(([key]) => key === 'mode')?.[1]));
	const latest = () => Object.fromEntries(snapshots.at(-1)?.docs ?? []);
	return {
		socket,
		snapshots,
		modes,
		latest,
		join: () => socket.emitWithAck('join', { feed: 'wall' }) as Promise<{ ok: boolean }>,
		/** Resolves when the newest picture is of this mode; answers with how long that took. */
		async shows(mode: string): Promise<number> {
			const begun = performance.now();
			await expect.poll(() => modes().at(-1), { interval: 5, timeout: 3_000 }).toBe(mode);
			return performance.now() - begun;
		}
	};
}

/** Entries of the audit stream with this act, as an independent client reads them. */
function actsOf(act: string): Promise<string[]> {
	return witness({ folder: room.folder }, async (client) => {
		const entries = await client.xRange('{chicago}:audit', '-', '+');
		return (entries ?? [])
			.map(({ message }) => JSON.stringify(message))
			.filter((text) => text.includes(act));
	});
}

const profile = { inches: 65, farMetres: 8, midMetres: 5, nearMetres: 3 };

test('a screen shows a code, a manager types it once, and the screen comes in as that display', async () => {
	const offered = await call('POST', '/api/pairings', { who: '' });
	const { code, secret } = offered.body as { code: string; secret: string };
	const waiting = await call('POST', '/api/pairings/claim', { who: '', body: { code, secret } });
	const about = { code, name: 'North wall', site: 'Downtown', profile };
	const paired = await call('POST', '/api/displays', { body: about });
	const again = await call('POST', '/api/displays', { body: about });
	const stolen = await call('POST', '/api/pairings/claim', {
		who: '',
		body: { code, secret: 'x'.repeat(43) }
	});
	const claimed = await call('POST', '/api/pairings/claim', { who: '', body: { code, secret } });
	const twice = await call('POST', '/api/pairings/claim', { who: '', body: { code, secret } });

	expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
	expect(waiting.body).toEqual({ state: 'waiting' });
	expect(paired.status).toBe(201);
	expect([again.status, again.body['code']]).toEqual([410, 'CODE_NOT_VALID']);
	expect([stolen.status, twice.status]).toEqual([410, 410]);
	expect(claimed.body).toEqual({ state: 'paired' });
	const [cookie = ''] = claimed.cookies;
	expect(cookie).toMatch(/HttpOnly/);
	const wall = screen(cookie.split(';')[0]!);
	expect(await wall.join()).toEqual({ ok: true });
	await wall.shows('room');
	expect(await actsOf('display_paired')).toHaveLength(1);
});

test('a code runs out, and nobody but a manager lets a screen in', async () => {
	const { code } = (await call('POST', '/api/pairings', { who: '' })).body as { code: string };
	const body = { code, name: 'Mine', site: 'Downtown', profile };

	expect((await call('POST', '/api/displays', { who: 'desk', body })).status).toBe(403);
	expect((await call('POST', '/api/displays', { who: '', body })).status).toBe(401);
	const seconds = await room.app.http.store.redis.ttl(`{chicago}:pairing:${code}`);
	expect(seconds).toBeGreaterThan(500);
	expect(seconds).toBeLessThanOrEqual(600);
});

test('the shutter covers every wall of its site within a second, and no other', async () => {
	const [one, two, other] = await Promise.all([
		room.pairDisplay('One', 'Shut'),
		room.pairDisplay('Two', 'Shut'),
		room.pairDisplay('Far', 'Elsewhere')
	]);
	await room.app.http.access.walls.load();
	const walls = [one, two, other].map(({ cookie }) => screen(cookie));
	for (const wall of walls) await wall.join();
	for (const wall of walls) await wall.shows('room');

	const closing = call('POST', `/api/sites/${one.siteId}/cover`, { who: 'desk' });
	const took = await Promise.all(walls.slice(0, 2).map((wall) => wall.shows('covered')));
	expect((await closing).status).toBe(204);

	expect(Math.max(...took)).toBeLessThan(1_000);
	for (const wall of walls.slice(0, 2)) {
		expect(Object.keys(wall.latest()).toSorted()).toEqual(['mode', 'room']);
	}
	expect(walls[2]!.modes().at(-1)).toBe('room');
	// What happens now reaches the open wall and none of the covered ones.
	const before = walls[0]!.snapshots.length;
	let deltas = 0;
	for (const wall of walls.slice(0, 2)) wall.socket.on('delta', () => (deltas += 1));
	const news = new Promise((resolve) => walls[2]!.socket.once('delta', resolve));
	await room.must(rosa, 'request.log', { title: 'New one', category: 'other', channel: 'phone' });
	await news;
	expect([deltas, walls[0]!.snapshots.length]).toEqual([0, before]);
	// Opened again by a manager alone.
	const path = `/api/sites/${one.siteId}/uncover`;
	expect((await call('POST', path, { who: 'desk' })).status).toBe(403);
	expect((await call('POST', path)).status).toBe(204);
	await walls[0]!.shows('room');
});

test('a wall that was away comes back to the shutter, not to what it had', async () => {
	const { cookie, siteId } = await room.pairDisplay('Away', 'Closed');
	await room.app.http.access.walls.load();
	const before = screen(cookie);
	await before.join();
	await before.shows('room');
	const { epoch, position, audience } = before.snapshots[0]!;
	before.socket.disconnect();
	await call('POST', `/api/sites/${siteId}/cover`);

	const back = screen(cookie);
	await back.socket.emitWithAck('join', { feed: 'wall', epoch, position, audience });

	await back.shows('covered');
	expect(back.modes()).toEqual(['covered']);
});

test('no other change of a site opens its shutter', async () => {
	const { siteId } = await room.pairDisplay('Kept', 'Kept');
	await Promise.all([
		call('POST', `/api/sites/${siteId}/cover`),
		call('PATCH', `/api/sites/${siteId}`, { body: { visitors: true } })
	]);
	await call('PATCH', `/api/sites/${siteId}`, { body: { visitors: false } });

	const { body } = await call('GET', '/api/sites');
	const site = (body as unknown as { id: string }[]).find(({ id }) => id === siteId);
	expect(site).toMatchObject({ name: 'Kept', covered: true });
});

test('visitors see counts, by hand and by the hours of a tour, and small ones not at all', async () => {
	const { cookie, siteId } = await room.pairDisplay('Tour', 'Visited');
	const tours = [{ days: [2], from: '10:30', to: '11:00' }];
	await call('PATCH', `/api/sites/${siteId}`, { body: { tours } });
	const wall = screen(cookie);
	await wall.join();
	await wall.shows('room');

	nowMs = tuesdayTenMs + 31 * 60_000;
	await wall.shows('visitors');
	const during = wall.latest() as {
		visited: { number: number; open: number | null }[];
		totals: object;
	};
	const sent = JSON.stringify(wall.snapshots.at(-1));
	nowMs = tuesdayTenMs + 60 * 60_000;
	await wall.shows('room');
	await call('PATCH', `/api/sites/${siteId}`, { body: { visitors: true } });
	await wall.shows('visitors');

	const shown = new Map(during.visited.map(({ number, open: count }) => [number, count]));
	expect(shown.get(26)).toBeNull();
	// Eleven, and hidden as well: beside it one could be counted.
	expect(shown.get(29)).toBeNull();
	expect(during.totals).toEqual({
		open: 13,
		needOwner: 13,
		underWay: 0,
		onTimeTarget: 0.9,
		peopleOut: 0
	});
	expect(Object.keys(during).toSorted()).toEqual(['mode', 'room', 'totals', 'visited']);
	expect(sent).not.toContain('people"');
});

test('a display says how it does, is named, told to load anew, and blanked alone', async () => {
	const { id, cookie } = await room.pairDisplay('Old name', 'Fleet');
	const wall = screen(cookie);
	const told: unknown[] = [];
	wall.socket.on('display', (settings) => told.push(settings));
	await wall.join();
	await wall.shows('room');
	const seen = { mode: 'room', scene: 'overview', release: 'r1', live: true };
	const report = { ...seen, paintedAgoMs: 12, memoryMb: 80, roundTripMs: 3 };
	wall.socket.emit('report', report);
	wall.socket.emit('report', { ...report, scene: '<script>', extra: 1 });

	const fleet = async () => {
		const { body } = await call('GET', '/api/displays');
		return (body['displays'] as FleetDisplay[]).find((one) => one.id === id)!;
	};
	await expect.poll(async () => (await fleet()).report).toMatchObject(report);
	const identified = new Promise((resolve) => wall.socket.once('identify', () => resolve(true)));
	await call('POST', `/api/displays/${id}/identify`);
	const reloaded = new Promise((resolve) => wall.socket.once('reload', resolve));
	await call('POST', `/api/displays/${id}/reload`);
	await call('PATCH', `/api/displays/${id}`, { body: { name: 'New name', site: 'Annex' } });
	expect([await identified, await reloaded]).toEqual([true, 0]);
	await expect.poll(() => told.at(-1)).toMatchObject({ name: 'New name', site: 'Annex', profile });
	await call('POST', `/api/displays/${id}/cover`);
	await wall.shows('covered');
	expect((await fleet()).mode).toBe('covered');
	await call('POST', `/api/displays/${id}/uncover`);
	await wall.shows('room');
});

test('a revoked display is told, cut, and let in no more', async () => {
	const { id, cookie, hash } = await room.pairDisplay('Gone', 'Gone');
	await room.app.http.access.walls.load();
	const wall = screen(cookie);
	await wall.join();
	await wall.shows('room');
	const ended = new Promise((resolve) => wall.socket.once('ended', () => resolve(true)));

	expect((await call('DELETE', `/api/displays/${id}`)).status).toBe(204);

	expect(await ended).toBe(true);
	const session = await fetch(`${room.address}/api/session`, { headers: { cookie } });
	expect(session.status).toBe(401);
	expect(await room.app.http.store.redis.get(`{chicago}:session:${hash}`)).toBeNull();
	const back = screen(cookie);
	const refused = await new Promise<Error & { data?: unknown }>((resolve) =>
		back.socket.once('connect_error', resolve)
	);
	expect(refused.data).toEqual({ code: 'NOT_SIGNED_IN' });
});

test('a display that nobody knows shows nothing', async () => {
	const { cookie, id } = await room.pairDisplay('Unknown', 'Nowhere');
	const wall = screen(cookie);
	await room.app.http.store.redis.hdel('{chicago}:sites', (await siteOf(id)) ?? '');
	await room.app.http.access.walls.load();
	await wall.join();

	await wall.shows('covered');
});

async function siteOf(id: string): Promise<string | undefined> {
	return (await room.app.http.access.displays.find(id))?.siteId;
}
