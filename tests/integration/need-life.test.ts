import { afterAll, beforeAll, expect, test } from 'vitest';
import { everythingIn } from '../support/everything-in-redis.ts';
import { HelpRoom } from '../support/help-room.ts';
import { PostOffice } from '../support/post-office.ts';
import { ana, luis, noah } from '../support/room.ts';

// Goal: a need goes its whole way: a phone in Spanish, a desk, a block looked after in one go, the City's 311, "complete"
// there, "still dark" from whoever asked, again, confirmed, told; and of the person nothing is anywhere but under lock.
// Method: this room, another that is its 311, a real mail server, and all that Redis holds read by another client.
const until = { timeout: 15_000, interval: 50 };
const minuteMs = 60_000;
const person = {
	name: 'Quetzalcanary',
	email: 'quetzalcanary@example.org',
	words: 'Mi hija Xochicanary pasa por aquí.',
	address: '4217 W Madison St, Apt 3'
};
let office: PostOffice;
let city: HelpRoom;
let door: HelpRoom;
beforeAll(async () => {
	[office, city] = await Promise.all([PostOffice.open(), HelpRoom.open()]);
	const { clients } = city.room.app.http.access;
	const { key } = await clients.add({ name: 'CSCC', scopes: ['requests'], perMinute: 1_000 });
	door = await HelpRoom.open({
		...office.settings,
		PUBLIC_ORIGIN: 'https://room.example.org',
		OPEN311_URL: `${city.room.address}/open311/v2`,
		OPEN311_KEY: key,
		OPEN311_SERVICES: 'lighting=street_lights?HOWMANY=some'
	});
});
afterAll(async () => {
	await Promise.all([door.close(), city.close()]);
	await office.close();
});

test('from a phone to being told, and back once on the way', async () => {
	const from = door.phone();
	const told = await door.ask(from, {
		language: 'es',
		reach: 'email',
		soon: 'today',
		...person
	});
	const { id } = door.find(told.reference)!;
	const now = () => door.find(told.reference)!;
	const { board } = door.room.app.http.follower;
	const lights = () => board.tasksOf(id).find(({ title }) => title === 'Alley lights')!;
	const shows = async (go?: string) => (await from.status(told, go, 'es')).text;
	await expect.poll(() => office.mails.length, until).toBe(1);

	// A desk looks at it, names who has it, and has the block looked after in one go.
	await door.room.must(noah, 'request.triage', { id, version: 1 });
	await door.room.must(noah, 'request.accept', { id, version: 2, agencyId: 'agency_lights' });
	await door.room.must(noah, 'task.raise_bundle', {
		requestId: id,
		requestVersion: now().version,
		communityArea: 26,
		block: '4200 W Madison St',
		parts: ['alley', 'graffiti']
	});
	for (const task of board.tasksOf(id)) {
		await door.room.must(ana, 'task.accept', { id: task.id, version: task.version });
	}
	const other = board.tasksOf(id).find(({ title }) => title !== 'Alley lights')!;
	await door.room.must(ana, 'task.start', { id: other.id, version: 2 });
	const done = { outcome: 'Cleaned', quantity: 1, unit: 'items' } as const;
	await door.room.must(ana, 'task.complete', { id: other.id, version: 3, ...done });
	expect(await shows()).toContain('Trabajo en curso');

	// The lights go to 311, which says by when, and then that it is complete.
	const { id: taskId, version } = lights();
	const service = 'street_lights?HOWMANY=some';
	await door.room.must(ana, 'task.hand_off', { id: taskId, version, service });
	await expect.poll(() => lights().number311, until).toBeDefined();
	const there = city.find(lights().number311!)!;
	await city.room.must(noah, 'request.triage', { id: there.id, version: 1 });
	await city.room.must(noah, 'request.accept', {
		id: there.id,
		version: 2,
		agencyId: 'agency_pantry'
	});
	await city.room.must(luis, 'request.start', { id: there.id, version: 3 });
	await city.room.must(luis, 'request.resolve', { id: there.id, version: 4 });
	door.pass(6 * minuteMs);
	await expect.poll(() => lights().state, until).toBe('completed');
	expect(lights()).toMatchObject({ completedBy: 'city_311' });
	expect(now().state).toBe('in_progress');
	expect(await shows()).toContain('Listo, por favor avísenos');
	door.pass(3 * minuteMs);
	await expect.poll(() => office.mails.at(-1)?.text, until).toContain('¿Está arreglado?');

	// It is still dark: the work goes back, and its clock has not begun anew.
	expect(await shows('not_fixed')).toContain('otra vez con quienes hacen el trabajo');
	expect(lights()).toMatchObject({ state: 'in_progress', createdAt: other.createdAt });
	expect(now()).toMatchObject({ state: 'in_progress', saidFixed: false });

	// Done anew by our own people, and confirmed by whoever asked.
	const mended = { outcome: 'New lamps', quantity: 3, unit: 'lights' } as const;
	for (const task of board.tasksOf(id).filter(({ state }) => state === 'in_progress')) {
		await door.room.must(ana, 'task.complete', { id: task.id, version: task.version, ...mended });
	}
	expect(await shows('fixed')).toContain('Anotamos que está arreglado.');
	expect(board.tasksOf(id).map(({ state }) => state)).toEqual(['verified', 'verified']);
	expect(now()).toMatchObject({ state: 'closed', answer: 'requester_told' });
	expect(office.mails.every(({ to }) => to === person.email)).toBe(true);

	// Of the person: nothing in either room but under lock, and nothing in what went to 311 or in a letter.
	const holds = [
		...(await everythingIn({ folder: door.room.folder })),
		...(await everythingIn({ folder: city.room.folder }))
	];
	expect(holds.length).toBeGreaterThan(50);
	const secret = told.secret.replace('-', '').toLowerCase();
	for (const word of ['quetzalcanary', 'xochicanary', '4217', secret]) {
		const found = holds.filter(([, text]) => text.toLowerCase().includes(word));
		expect(
			found.map(([key]) => key),
			word
		).toEqual([]);
	}
	for (const { raw } of office.mails)
		expect(raw.toLowerCase()).not.toMatch(/xochi|4217|lamp|alley/);
});
