import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#shared/kernel/clock.ts';
import { makeKey } from '#server/access/key-ring.ts';
import { enrolAgencies, noah, password, rosa, TestRoom } from '../support/room.ts';

// Goal: what leaves a signed-in screen as a file gives nobody away. Method: a whole room, and its files read by a
// library that did not write them.
let room: TestRoom;
const cookies: Record<string, string> = {};

beforeAll(async () => {
	room = await TestRoom.open(systemClock, { SEAL_KEYS: makeKey('one') });
	await enrolAgencies(room);
	const { people, sessions } = room.app.http.access;
	for (const role of ['analyst', 'auditor', 'manager', 'elected_office'] as const) {
		const bound = role === 'elected_office' ? { communities: [29] } : {};
		const account = { signInName: role, name: role, role, deskIds: [], ...bound };
		const { token } = await sessions.start((await people.add(account, password))!);
		cookies[role] = `cscc_session=${token}`;
	}
	const log = (
		category: 'lighting' | 'food_assistance' | 'crisis_response',
		area: number,
		count: number
	) =>
		Promise.all(
			Array.from({ length: count }, () =>
				room.must(noah, 'request.log', {
					title: 'Quokka words',
					category,
					communityArea: area,
					channel: 'phone'
				})
			)
		);
	await log('lighting', 29, 24);
	await log('lighting', 26, 12);
	await log('food_assistance', 29, 11);
	await log('food_assistance', 26, 3);
	await log('crisis_response', 29, 2);
});
afterAll(() => room.close());

async function table(role: string, path = 'open-requests.csv') {
	const response = await fetch(`${room.address}/api/extracts/${path}`, {
		headers: { cookie: cookies[role] ?? '' }
	});
	const text = await response.text();
	const rows = response.ok
		? (parse(text, { record_delimiter: '\r\n', relax_column_count: true }) as string[][])
		: [];
	return { response, text, rows };
}

/** A cell by the names of its row and its column. */
function cell(rows: string[][], row: string, column: string): string | undefined {
	const at = rows[1]!.indexOf(column);
	return rows.find(([name]) => name === row)?.[at];
}

test('counts leave with small ones hidden, and with what would give them away', async () => {
	const { response, text, rows } = await table('analyst');

	expect(response.headers.get('content-disposition')).toContain('open-requests.csv');
	expect(cell(rows, 'North Lawndale', 'Street lights')).toMatch(/^(24|not shown)$/);
	expect(cell(rows, 'West Garfield Park', 'Food')).toBe('not shown');
	// With the sums of its row and of its column, three would be found: others go with it.
	const hidden = rows.slice(2).map((row) => row.filter((one) => one === 'not shown').length);
	expect(hidden.every((count) => count !== 1)).toBe(true);
	// Of what is confidential nobody is told where it is, or that it is only two.
	expect(cell(rows, 'City-wide', 'Kept confidential')).toBe('not shown');
	expect(cell(rows, 'North Lawndale', 'Kept confidential')).toMatch(/^(0|not shown)$/);
	expect(text).not.toContain('Quokka');
});

test('an office has its own communities’ counts and no confidential ones', async () => {
	const { rows } = await table('elected_office');

	expect(rows.slice(2).map(([name]) => name)).toEqual(['North Lawndale', 'City-wide']);
	expect(cell(rows, 'City-wide', 'Kept confidential')).toBe('0');
});

test('that a table was taken is on record before it leaves', async () => {
	await table('manager');
	const response = await fetch(`${room.address}/api/audit`, {
		headers: { cookie: cookies['auditor'] ?? '' }
	});
	const acts = (await response.json()) as { act: string; what?: string; name?: string }[];

	expect(acts).toContainEqual(
		expect.objectContaining({ act: 'exported', what: 'open-requests', name: 'manager' })
	);
});

test('the audit as a table starts no formula, whatever somebody gave as a reason', async () => {
	const { id } = await room.must(rosa, 'request.log', {
		title: 'A light',
		category: 'lighting',
		channel: 'phone'
	});
	const reason = '=HYPERLINK("https://example.com","Click")';
	await fetch(`${room.address}/api/records/${id}/reveal`, {
		method: 'POST',
		headers: { cookie: cookies['manager'] ?? '', 'content-type': 'application/json' },
		body: JSON.stringify({ part: 'contact', reason })
	});
	const { rows } = await table('auditor', 'audit.csv');

	const reasons = rows.slice(1).map((row) => row[6] ?? '');
	expect(reasons).toContain(`'${reason}`);
	expect((await table('manager', 'audit.csv')).response.status).toBe(403);
});
