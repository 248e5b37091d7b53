import { afterAll, beforeAll, expect, test } from 'vitest';
import { rosa, TestRoom } from '../support/room.ts';
import { WallWatcher } from '../support/wall-watcher.ts';

// Goal: whoever watches a visitors' wall closely learns no moment of anything. Method: a wall of the room and one of
// visitors side by side, while requests come in.
let room: TestRoom;
let wall: WallWatcher;
let lobby: WallWatcher;
let lobbyCookie = '';

beforeAll(async () => {
	room = await TestRoom.open();
	const { displays, walls } = room.app.http.access;
	const [one, two] = [
		await room.pairDisplay('Wall', 'One'),
		await room.pairDisplay('Lobby', 'Two')
	];
	await displays.change(two.id, { visitors: true });
	await walls.load();
	lobbyCookie = two.cookie;
	[wall, lobby] = [one, two].map(({ cookie }) => new WallWatcher(room.address, cookie)) as [
		WallWatcher,
		WallWatcher
	];
});
afterAll(async () => {
	wall.close();
	lobby.close();
	await room.close();
});

test('what comes in moves the room’s wall at once and the visitors’ wall in its own time', async () => {
	const light = { title: 'A light', category: 'lighting', channel: 'phone' } as const;
	await expect.poll(() => [wall.mode, lobby.mode]).toEqual(['room', 'visitors']);
	for (let index = 0; index < 3; index += 1) {
		const before = wall.deltas;
		await room.must(rosa, 'request.log', { ...light, communityArea: 29 });
		await expect.poll(() => wall.deltas, { timeout: 5_000 }).toBeGreaterThan(before);
	}

	// Nor does coming in again tell, or make the others be told.
	const again = new WallWatcher(room.address, lobbyCookie);
	await expect.poll(() => again.totals).toMatchObject({ open: 0 });
	again.close();
	expect(lobby.deltas).toBe(0);
});

test('heartbeats do not tell visitors how much happens', async () => {
	const { position } = room.app.http.follower;

	await expect.poll(() => wall.beat?.logPosition, { timeout: 8_000 }).toBe(position);
	await expect.poll(() => lobby.beat?.live).toBe(true);
	expect(lobby.beat?.logPosition).toBeUndefined();
});
