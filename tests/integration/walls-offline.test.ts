import { expect, test } from 'vitest';
import { systemClock } from '#shared/kernel/clock.ts';
import { TestRoom } from '../support/room.ts';
import { WallWatcher } from '../support/wall-watcher.ts';
import { witness } from '../support/witness.ts';

// Goal: a wall that is covered is covered within seconds, also where this process could not look it up when it heard
// of it. Method: the connection by which it looks things up is away for a moment, and another process covers the wall.
test('a wall that is covered while nothing can be looked up is covered as soon as it can', async () => {
	const room = await TestRoom.open(systemClock);
	const { id, cookie } = await room.pairDisplay();
	await room.app.http.access.walls.load();
	const wall = new WallWatcher(room.address, cookie);
	const { redis } = room.app.http.store;
	try {
		await expect.poll(() => wall.mode).toBe('room');
		redis.disconnect();

		await witness({ folder: room.folder }, async (client) => {
			await client.hSet('{chicago}:covered', id, '2026-01-06T20:00:00Z');
			await client.xAdd('{chicago}:control', '*', { kind: 'walls.changed', subject: id });
		});
		await new Promise((resolve) => setTimeout(resolve, 500));
		expect(wall.mode).toBe('room');
		await redis.connect();

		await expect.poll(() => wall.mode, { timeout: 3_000 }).toBe('covered');
	} finally {
		wall.close();
		await room.close();
	}
});
