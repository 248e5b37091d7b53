import { afterAll, beforeAll, expect, test } from 'vitest';
import { Value } from 'typebox/value';
import { WebSocket } from 'ws';
import { systemClock } from '#shared/kernel/clock.ts';
import { randomText } from '#shared/kernel/ids.ts';
import { kinds, schemaOf } from '#shared/model/records.ts';
import { protocolVersion } from '#shared/wire/feeds.ts';
import { makeKey } from '#server/access/key-ring.ts';
import { routeAccess } from '#server/access/route-access.ts';
import { randomSource } from '../../scripts/drill/random.ts';
import { anyBytes, anyEvent, anything } from '../support/fuzz.ts';
import { password, TestRoom } from '../support/room.ts';

// Goal: whatever comes in, nothing breaks, nothing that is wrong is kept, and no fault of ours is answered. Method:
// more than a hundred thousand inputs from a seed, which is named when one of them does harm.
const light = { title: 'Light out', category: 'lighting', channel: 'phone' } as const;
let room: TestRoom;
const cookies: Record<string, string> = {};

beforeAll(async () => {
	room = await TestRoom.open(systemClock, {
		SEAL_KEYS: makeKey('one'),
		COMMANDS_PER_SECOND: '100000',
		REQUESTS_PER_MINUTE: '1000000'
	});
	const { people, sessions } = room.app.http.access;
	for (const [name, role] of [
		['ana', 'desk'],
		['admin', 'administrator']
	] as const) {
		const person = (await people.add({ signInName: name, name, role, deskIds: [] }, password))!;
		cookies[name] = `cscc_session=${(await sessions.start(person)).token}`;
	}
});
afterAll(() => room.close());

/** A line that is open, and answers whether everything sent before was dealt with. */
async function openLine(): Promise<{ socket: WebSocket; settled: () => Promise<boolean> }> {
	const url = `${room.address.replace('http', 'ws')}/live/?EIO=4&transport=websocket`;
	const socket = new WebSocket(url, { headers: { cookie: cookies['ana']! } });
	let onMark: ((mark: string) => void) | undefined;
	await new Promise<void>((resolve, reject) => {
		socket.once('error', reject);
		socket.on('message', (raw) => {
			const text = (raw as Buffer).toString();
			if (text.startsWith('0')) socket.send(`40${JSON.stringify({ protocol: protocolVersion })}`);
			else if (text.startsWith('40')) resolve();
			else if (text.startsWith('2')) socket.send('3');
			else if (text.startsWith('439999')) onMark?.(text);
		});
	});
	let asked = 0;
	const settled = () =>
		new Promise<boolean>((resolve) => {
			asked += 1;
			const mark = `9999${asked}`;
			onMark = (text) => text.startsWith(`43${mark}[`) && resolve(true);
			socket.once('close', () => resolve(false));
			// What is no envelope is always answered.
			socket.send(`42${mark}["command",0]`);
		});
	return { socket, settled };
}

/** Somebody comes in, gives a command and is served; and every record is what its schema says. */
async function stillWell(): Promise<void> {
	const answer = await room.give(
		{ id: 'person_after', name: 'After', role: 'desk', deskIds: [] },
		'request.log',
		light
	);
	expect(answer.ok).toBe(true);
	expect((await fetch(`${room.address}/health/ready`)).status).toBe(200);
	const { board } = room.app.http.follower;
	for (const kind of kinds) {
		for (const record of board.all(kind)) expect(Value.Check(schemaOf(kind), record)).toBe(true);
	}
}

test('100,000 events with anything in them are dealt with, each one, on lines that stay', async () => {
	const seed = 20_261_124;
	const random = randomSource(seed);
	const [rounds, burst] = [250, 400];
	let line = await openLine();
	let lost = 0;
	for (let round = 0; round < rounds; round += 1) {
		for (let sent = 0; sent < burst; sent += 1) line.socket.send(anyEvent(random));
		if (await line.settled()) continue;
		lost += 1;
		line = await openLine();
	}
	line.socket.close();

	expect(lost, `seed ${seed}`).toBe(0);
	await stillWell();
}, 180_000);

test('2,000 lines that say what is no event at all are cut or ignored, and nobody else notices', async () => {
	const seed = 20_261_126;
	const random = randomSource(seed);
	const witness = await openLine();
	for (let round = 0; round < 100; round += 1) {
		const lines = await Promise.all(Array.from({ length: 20 }, openLine));
		for (const { socket } of lines) {
			socket.send(anyBytes(random));
			if (random() < 0.3) socket.send(Buffer.from(anyBytes(random)));
		}
		expect(await witness.settled(), `seed ${seed}, round ${round}`).toBe(true);
		for (const { socket } of lines) socket.terminate();
	}
	witness.socket.close();

	await stillWell();
}, 180_000);

test('10,000 bodies of any shape are answered over HTTP, and none with a fault of ours', async () => {
	const seed = 20_261_125;
	const random = randomSource(seed);
	const writing = Object.keys(routeAccess).filter((row) => /^(POST|PUT|PATCH)/.test(row));
	const named = ['request_zzzz', 'person_0', '%00', 'request_%F0%9F%92%A9', '..', 'x'.repeat(90)];
	const statuses = new Map<number, number>();
	const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
	const one = async (): Promise<void> => {
		const [method = 'POST', url = ''] = pick(writing).split(' ');
		const path = url.replace(':id', pick(named)).replace(':part', pick(['note', 'contact', 'x']));
		const content = JSON.stringify(anything(random)) ?? '';
		const { statusCode } = await room.app.http.inject({
			method: method as 'POST',
			url: path,
			headers: {
				cookie: cookies[pick(['ana', 'admin'])]!,
				'content-type': random() > 0.97 ? 'text/plain' : 'application/json'
			},
			payload: random() < 0.1 ? content.slice(1) : content
		});
		statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
	};
	for (let round = 0; round < 100; round += 1) await Promise.all(Array.from({ length: 100 }, one));

	const said = `seed ${seed}: ${JSON.stringify([...statuses])}`;
	expect(
		[...statuses].filter(([status]) => status >= 500 && status !== 501),
		said
	).toEqual([]);
	expect(statuses.get(400), said).toBeGreaterThan(1_000);
	await stillWell();
}, 180_000);

test('what is larger than its limit is refused before it is read', async () => {
	const payload = { ...light, title: 'x'.repeat(300_000) };
	const large = { id: randomText(20), name: 'request.log', payload };
	const post = (path: string, body: string) =>
		fetch(`${room.address}${path}`, {
			method: 'POST',
			headers: { cookie: cookies['ana']!, 'content-type': 'application/json' },
			body
		});
	const { socket } = await openLine();
	const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));
	socket.send(`42["command",${JSON.stringify(large)}]`);

	expect((await post('/api/commands', JSON.stringify(large))).status).toBe(413);
	expect(await closed).toBeGreaterThan(0);
	const long = await fetch(`${room.address}/api/records/${'x'.repeat(9_000)}/history`, {
		headers: { cookie: cookies['ana']! }
	});
	expect(long.status).toBeGreaterThanOrEqual(400);
	expect(long.status).toBeLessThan(500);
	await stillWell();
});
