import { afterAll, beforeAll, expect, test } from 'vitest';
import { KeyRing, makeKey } from '#server/access/key-ring.ts';
import { OptedOut } from '#server/courier/opted-out.ts';
import { TestRoom } from '../support/room.ts';
import { everythingIn } from '../support/everything-in-redis.ts';

// Goal: who has said that they want no messages gets none, also after the room's key was changed and the old one thrown
// away; and nobody reads their number out of what is kept. Method: one room's Redis under one key after the other.
const [first, second] = [makeKey('one'), makeKey('two')];
let room: TestRoom;
beforeAll(async () => {
	room = await TestRoom.open();
});
afterAll(() => room.close());

test('a no is a no under every key that follows, however the number is written', async () => {
	const { store } = room.app.http;
	const under = (keys: string) => new OptedOut(store, new KeyRing(keys));
	await under(first).add('+1 (312) 555-0142');
	await under(first).add('Name@Example.org');
	const wanted = await everythingIn({ folder: room.folder });
	expect([...wanted.values()].join(' ')).not.toMatch(/5550142|example\.org/i);

	expect(await under(`${second},${first}`).rotate()).toBe(true);
	expect(await under(`${second},${first}`).rotate()).toBe(false);
	const later = under(second);
	expect(await later.has('3125550142')).toBe(true);
	expect(await later.has('name@example.org ')).toBe(true);
	expect(await later.has('3125550143')).toBe(false);
	// Without the key that locks it there is no telling: nobody is written to on a guess.
	await expect(under(first).has('3125550142')).rejects.toThrow();
});
