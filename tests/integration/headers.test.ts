import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#shared/kernel/clock.ts';
import { TestRoom } from '../support/room.ts';

// Goal: a browser keeps the room's pages to themselves. Method: what the server says of them, read as a browser does.
let room: TestRoom;

beforeAll(async () => {
	room = await TestRoom.open(systemClock, { PUBLIC_ORIGIN: 'https://room.example.org' });
});
afterAll(() => room.close());

/** The policy by directive. */
async function policyOf(path: string): Promise<Map<string, string[]>> {
	const response = await fetch(`${room.address}${path}`);
	const policy = response.headers.get('content-security-policy') ?? '';
	return new Map(
		policy.split(';').map((part) => {
			const [name = '', ...values] = part.trim().split(/\s+/);
			return [name, values];
		})
	);
}

test.each(['/', '/wall', '/desk', '/no/such/page'])(
	'%s runs no script but those that were built, and asks nobody else for anything',
	async (path) => {
		const policy = await policyOf(path);

		const scripts = policy.get('script-src') ?? [];
		expect(scripts[0]).toBe("'self'");
		expect(scripts.length).toBeGreaterThan(1);
		for (const one of scripts.slice(1)) expect(one).toMatch(/^'sha256-[\w+/]{43}='$/);
		expect(policy.get('default-src')).toEqual(["'self'"]);
		expect(policy.get('connect-src')).toEqual(["'self'"]);
		expect(policy.get('object-src')).toEqual(["'none'"]);
		expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
		expect(policy.get('form-action')).toEqual(["'self'"]);
		expect([...policy.values()].flat().some((one) => /https?:|\*/.test(one))).toBe(false);
	}
);

test.each(['/', '/api/session', '/health/live', '/no/such/file.js'])(
	'%s is for no other site',
	async (path) => {
		const { headers } = await fetch(`${room.address}${path}`);

		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
		expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
		expect(headers.get('access-control-allow-origin')).toBeNull();
	}
);

test('the session goes over TLS alone, to no script and to no other site', async () => {
	const { people } = room.app.http.access;
	const password = 'a heron stood in the shallows';
	const account = { signInName: 'ana', name: 'Ana', role: 'desk' as const, deskIds: [] };
	await people.add(account, password);
	const response = await fetch(`${room.address}/api/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ signInName: 'ana', password })
	});

	for (const cookie of response.headers.getSetCookie()) {
		expect(cookie).toMatch(/HttpOnly/);
		expect(cookie).toMatch(/Secure/);
		expect(cookie).toMatch(/SameSite=Strict/);
	}
});
