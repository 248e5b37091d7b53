import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Role } from '#shared/model/terms.ts';
import { EventReader } from '../support/event-reader.ts';
import { password, rosa, TestRoom } from '../support/room.ts';

// Goal: whoever has no socket is told the same, in the same order, within the same walls. Method: a whole room; a reader
// of server-sent events that was written from the standard, and folds what it hears.
let room: TestRoom;
const cookies: Record<string, string> = {};
const open: EventReader[] = [];
const soon = { timeout: 8_000, interval: 20 };
const light = { title: 'Quokka light', category: 'lighting', channel: 'phone' } as const;

beforeAll(async () => {
	room = await TestRoom.open();
	const { people, sessions } = room.app.http.access;
	for (const role of ['desk', 'manager', 'auditor'] satisfies Role[]) {
		const person = await people.add({ signInName: role, name: role, role, deskIds: [] }, password);
		cookies[role] = `cscc_session=${(await sessions.start(person!)).token}`;
	}
});
afterEach(() => {
	for (const reader of open.splice(0)) reader.close();
});
afterAll(() => room.close());

async function stream(
	who: string,
	query = 'feed=records',
	more: { cookie?: string; lastId?: string } = {}
): Promise<EventReader> {
	const cookie = cookies[who] ?? '';
	const reader = await EventReader.open(`${room.address}/api/stream?${query}`, { cookie, ...more });
	open.push(reader);
	return reader;
}

const code = async ({ response }: EventReader) =>
	((await response.json()) as { code?: string }).code;

test('a stream tells everything first, then each change, and says where a reader stands', async () => {
	const before = await room.must(rosa, 'request.log', light);
	const reader = await stream('desk');
	await expect.poll(() => reader.of('snapshot').length, soon).toBe(1);
	const after = await room.must(rosa, 'request.log', { ...light, title: 'Wombat light' });
	await expect.poll(() => reader.follower.position, soon).toBe(after.position);

	const { headers } = reader.response;
	expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
	expect(headers.get('cache-control')).toBe('no-store');
	expect(headers.get('x-accel-buffering')).toBe('no');
	expect(headers.get('x-content-type-options')).toBe('nosniff');
	expect(reader.retryMs).toBeGreaterThanOrEqual(2_000);
	expect(reader.heard.slice(0, 2).map(({ event }) => event)).toEqual(['session', 'snapshot']);
	expect(reader.docs.get(`request/${before.id}`)).toMatchObject({ title: 'Quokka light' });
	expect(reader.docs.get(`request/${after.id}`)).toMatchObject({ title: 'Wombat light' });
	expect(reader.lastId).toMatch(new RegExp(`:${after.position}$`));
	await expect.poll(() => reader.inStep, soon).toBe('in_step');
});

test('who comes back with the id of the last event gets what was missed and nothing twice; with a foreign one, everything', async () => {
	const first = await stream('desk');
	await expect.poll(() => first.of('snapshot').length, soon).toBe(1);
	const { lastId } = first;
	first.close();
	const { id, position } = await room.must(rosa, 'request.log', light);

	const back = await stream('desk', 'feed=records', { lastId });
	const asked = await stream('desk', `feed=records&after=${encodeURIComponent(lastId)}`);
	const [audience = '', epoch, at] = lastId.split(':');
	const manager = await stream('manager', 'feed=records', { lastId });
	const garbled = await stream('desk', 'feed=records', { lastId: `${audience}:${epoch}:x${at}` });

	for (const reader of [back, asked]) {
		await expect.poll(() => reader.of('delta').length, soon).toBe(1);
		expect(reader.of('snapshot')).toEqual([]);
		expect(reader.of('delta')[0]?.data).toMatchObject({ from: Number(at), to: position, epoch });
		expect(JSON.stringify(reader.of('delta')[0]?.data)).toContain(id);
	}
	for (const reader of [manager, garbled]) {
		await expect.poll(() => reader.of('snapshot').length, soon).toBe(1);
		expect(reader.of('delta')).toEqual([]);
	}
});

test('only what somebody may follow is told, to whoever is signed in, on four lines at most', async () => {
	expect(await code(await stream('nobody'))).toBe('NOT_SIGNED_IN');
	expect(await code(await stream('auditor', 'feed=watch'))).toBe('NOT_ALLOWED');
	expect(await code(await stream('desk', 'feed=everything'))).toBe('INVALID_PAYLOAD');
	for (let index = 0; index < 4; index += 1) {
		expect((await stream('manager', 'feed=watch')).response.status).toBe(200);
	}
	const fifth = await stream('manager', 'feed=watch');
	expect(await code(fifth)).toBe('TOO_MANY');
	open[open.length - 2]?.close();
	await expect
		.poll(async () => (await stream('manager', 'feed=watch')).response.status, soon)
		.toBe(200);
});

test('a session that ends ends its stream, and an older page is told to load itself anew', async () => {
	const { people, sessions } = room.app.http.access;
	const person = await people.add(
		{ signInName: 'leaver', name: 'L', role: 'desk', deskIds: [] },
		password
	);
	const { token } = await sessions.start(person!);
	const reader = await stream('', 'feed=records&protocol=1', { cookie: `cscc_session=${token}` });
	await expect.poll(() => reader.of('reload').length, soon).toBe(1);

	await sessions.end((await sessions.find(token))!.hash);

	await expect.poll(() => reader.ended, { timeout: 5_000, interval: 20 }).toBe(true);
	expect(reader.of('ended')).toHaveLength(1);
});

test('a wall that follows by stream is given visitors’ view at once, and nothing of the room’s any more', async () => {
	const { siteId, cookie } = await room.pairDisplay();
	await room.must(rosa, 'request.log', { ...light, communityArea: 29 });
	const wall = await stream('', 'feed=wall', { cookie });
	await expect.poll(() => wall.of('snapshot').length, soon).toBe(1);
	expect(wall.docs.get('rows')).toBeDefined();
	expect(wall.of('display')).not.toEqual([]);

	const answer = await fetch(`${room.address}/api/sites/${siteId}`, {
		method: 'PATCH',
		headers: { cookie: cookies['manager']!, 'content-type': 'application/json' },
		body: JSON.stringify({ visitors: true })
	});
	expect(answer.ok, await answer.text()).toBe(true);

	await expect.poll(() => wall.of('snapshot').length, soon).toBe(2);
	expect(wall.docs.get('rows') ?? []).toEqual([]);
	const since = wall.heard.findIndex(({ event }, index) => event === 'snapshot' && index > 0);
	expect(JSON.stringify(wall.heard.slice(since))).not.toContain('Quokka');
});

test('a screen without a socket says over HTTP how it is, and the fleet page has heard it', async () => {
	const { id, cookie } = await room.pairDisplay('Lobby');
	const report = { mode: 'room', scene: 'overview', release: 'r1', paintedAgoMs: 40, live: true };
	const post = (body: object, who: string) =>
		fetch(`${room.address}/api/displays/own/report`, {
			method: 'POST',
			headers: { cookie: who, 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});

	expect((await post(report, cookie)).status).toBe(204);
	expect((await post({ ...report, paintedAgoMs: -1 }, cookie)).status).toBe(400);
	expect((await post(report, cookies['desk']!)).status).toBe(403);

	const fleet = await fetch(`${room.address}/api/displays`, {
		headers: { cookie: cookies['manager']! }
	});
	const { displays } = (await fleet.json()) as { displays: { id: string }[] };
	expect(displays.find((display) => display.id === id)).toMatchObject({ report });
});

test('a page that comes back takes the place of its own line, also where that looks alive', async () => {
	const line = 'feed=watch&line=0123456789abcdef';
	const first = await stream('manager', line);
	await expect.poll(() => first.of('snapshot').length, soon).toBe(1);
	const others = [1, 2, 3].map(() => stream('manager', 'feed=watch'));
	for (const other of await Promise.all(others)) expect(other.response.status).toBe(200);

	const again = await stream('manager', line);

	expect(again.response.status).toBe(200);
	await expect.poll(() => first.ended, soon).toBe(true);
});

test('a command beside a stream is of whoever the stream is of, or of nobody', async () => {
	const reader = await stream('desk');
	await expect.poll(() => reader.of('session').length, soon).toBe(1);
	const session = String(reader.of('session')[0]?.data);
	const give = async (who: string, id: string) => {
		const response = await fetch(`${room.address}/api/commands?session=${session}`, {
			method: 'POST',
			headers: { cookie: cookies[who]!, 'content-type': 'application/json' },
			body: JSON.stringify({ id, name: 'request.log', payload: light })
		});
		return response.status;
	};

	expect(await give('desk', 'stream-command-1')).toBe(200);
	expect(await give('manager', 'stream-command-2')).toBe(401);
	await reader.response.body?.cancel().catch(() => undefined);
});

test('whoever is gone before the stream begins, or asks twice on one line, leaves nothing behind', async () => {
	for (const reader of open.splice(0)) reader.close();
	await expect.poll(() => room.app.http.connections(), soon).toBe(0);
	const { port } = new URL(room.address);
	const asked = `GET /api/stream?feed=watch HTTP/1.1\r\nhost: x\r\ncookie: ${cookies['manager']}\r\n\r\n`;
	const leave = async (text: string, afterMs: number) => {
		const line = connect(Number(port), '127.0.0.1');
		line.on('error', () => undefined);
		await once(line, 'connect');
		line.write(text);
		await new Promise((resolve) => setTimeout(resolve, afterMs));
		line.destroy();
	};
	for (let index = 0; index < 12; index += 1) await leave(asked, index % 3);
	for (let index = 0; index < 6; index += 1) await leave(asked + asked, 5 * index);

	await expect.poll(() => room.app.http.connections(), soon).toBe(0);
	expect((await stream('manager', 'feed=watch')).response.status).toBe(200);
});
