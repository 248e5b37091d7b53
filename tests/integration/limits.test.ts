import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#shared/kernel/clock.ts';
import { linksBefore } from '#server/store/audit-stream.ts';
import { password, TestRoom } from '../support/room.ts';

// Goal: nobody takes the room from the others by asking too often. Method: the HTTP door of a whole room with a low
// limit; two people and a stranger at one address.
const perMinute = 20;
let room: TestRoom;
const cookies: string[] = [];

beforeAll(async () => {
	room = await TestRoom.open(systemClock, { REQUESTS_PER_MINUTE: String(perMinute) });
	const { people, sessions } = room.app.http.access;
	for (const signInName of ['ana', 'luis']) {
		const account = { signInName, name: signInName, role: 'desk' as const, deskIds: [] };
		const { token } = await sessions.start((await people.add(account, password))!);
		cookies.push(`cscc_session=${token}`);
	}
});
afterAll(() => room.close());

const ask = (path: string, cookie = '') => fetch(`${room.address}${path}`, { headers: { cookie } });

test('whoever asks too often waits, and nobody else at the same address does', async () => {
	const [ana = '', luis = ''] = cookies;
	const statuses: number[] = [];
	for (let asked = 0; asked < perMinute + 5; asked += 1) {
		statuses.push((await ask('/api/sessions', ana)).status);
	}
	const refused = await ask('/api/sessions', ana);

	expect(statuses).toEqual([...Array(perMinute).fill(200), ...Array(5).fill(429)]);
	expect(refused.headers.get('content-type')).toContain('application/problem+json');
	expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(await refused.json()).toMatchObject({ status: 429, code: 'TOO_MANY', retry: 'soon' });
	expect((await ask('/api/sessions', luis)).status).toBe(200);
});

test('what is refused counts too, and does not fill the audit', async () => {
	const [, luis = ''] = cookies;
	const statuses: number[] = [];
	for (let asked = 0; asked < perMinute + 5; asked += 1) {
		statuses.push((await ask('/api/people', luis)).status);
	}

	expect(statuses.filter((status) => status === 403).length).toBeLessThanOrEqual(perMinute);
	expect(statuses.at(-1)).toBe(429);
});

test('pages and the questions of balancers have no limit', async () => {
	for (let asked = 0; asked < perMinute * 2; asked += 1) {
		expect((await ask('/health/live')).status).toBe(200);
	}
});

test('a path that is spelled otherwise has the same limit', async () => {
	const statuses: number[] = [];
	for (let asked = 0; asked < 65; asked += 1) {
		const response = await fetch(`${room.address}/%61pi/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ signInName: `nobody ${asked}`, password: 'x' })
		});
		statuses.push(response.status);
	}

	expect(statuses.at(-1)).toBe(429);
});

test('what is refused over and over fills no audit', async () => {
	const { refusals } = room.app.http.access;
	const before = (await linksBefore(room.app.http.store, { count: 1 }))[0]?.number ?? 0;
	await Promise.all(
		Array.from({ length: 500 }, (_, index) =>
			refusals.write({ actor: 'person_flood', act: 'refused', subject: `task_${index}` })
		)
	);
	const after = (await linksBefore(room.app.http.store, { count: 1 }))[0]?.number ?? 0;

	// Two minutes, where one begins between.
	expect(after - before).toBeLessThanOrEqual(120);
	expect(after - before).toBeGreaterThanOrEqual(60);
});
