// Long because every attack that was thought of stands here once.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Line } from '#lib/connection/line.ts';
import { Board } from '#shared/fold/board.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { randomText } from '#shared/kernel/ids.ts';
import { protocolVersion } from '#shared/wire/feeds.ts';
import { makeKey } from '#server/access/key-ring.ts';
import { routeAccess } from '#server/access/route-access.ts';
import { enrolAgencies, password, TestRoom } from '../support/room.ts';

// Goal: whoever wants more than is theirs gets nothing. Method: what a stranger would try, at the real doors of a
// whole room. Guessing at sign-ins is in accounts.test.ts, what is malformed in fuzz.test.ts.
let room: TestRoom;
const cookies: Record<string, string> = {};
const ids: Record<string, string> = {};

beforeAll(async () => {
	room = await TestRoom.open(systemClock, {
		SEAL_KEYS: makeKey('one'),
		COMMANDS_PER_SECOND: '100000',
		REQUESTS_PER_MINUTE: '1000000'
	});
	await enrolAgencies(room);
	const { people, sessions } = room.app.http.access;
	const wall = await room.pairDisplay();
	[ids['wall'], cookies['wall']] = [wall.id, wall.cookie];
	for (const [name, role] of [
		['ana', 'desk'],
		['luis', 'desk'],
		['police', 'law_enforcement'],
		['admin', 'administrator']
	] as const) {
		const account = { signInName: name, name, role, deskIds: [] };
		const person = (await people.add(account, password))!;
		ids[name] = person.id;
		cookies[name] = `cscc_session=${(await sessions.start(person)).token}`;
	}
});
afterAll(() => room.close());

async function call(
	method: string,
	path: string,
	more: { who?: string; body?: unknown; headers?: object } = {}
) {
	const { who = '', body, headers = {} } = more;
	const response = await fetch(`${room.address}${path}`, {
		method,
		redirect: 'manual',
		headers: {
			cookie: cookies[who] ?? '',
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...headers
		},
		...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
	});
	const text = await response.text();
	return { status: response.status, text, headers: response.headers };
}

const light = { title: 'Light out', category: 'lighting', channel: 'phone' } as const;

test('a display’s session opens the wall and nothing else', async () => {
	const opened: string[] = [];
	const rows = Object.keys(routeAccess).filter((row) => row !== 'DELETE /api/session');
	for (const row of rows) {
		const [method = 'GET', url = ''] = row.split(' ');
		const path = url
			.replace(':id', ids['ana']!)
			.replace(':part', 'note')
			.replace(':key', '0'.repeat(16))
			.replace(':code', 'ABCDEF')
			.replace(':format', 'json');
		const { status } = await call(method, path, { who: 'wall' });
		if (![401, 403].includes(status)) opened.push(row);
	}

	// What anybody may ask without a session, where the log stands, what its map is drawn from, and that its own page
	// stands still.
	const isDirectory = (row: string) => row.startsWith('GET /hsds/');
	expect(opened.filter(isDirectory)).toHaveLength(14);
	expect(opened.filter((row) => !isDirectory(row)).toSorted()).toEqual([
		'GET /api/asyncapi.json',
		'GET /api/calendar/:token.ics',
		'GET /api/entrances',
		'GET /api/feed',
		'GET /api/map',
		'GET /api/map/boundaries/:revision',
		'GET /api/openapi.json',
		'GET /api/provider/callback',
		'GET /api/provider/start',
		'GET /api/public/requests.csv',
		'GET /api/public/requests.geojson',
		'GET /api/public/requests.ndjson',
		'GET /api/session',
		'GET /api/stream',
		'GET /cap/:name',
		'GET /cap/alerts.atom',
		'GET /health/live',
		'GET /health/ready',
		'GET /help',
		'GET /help/:mark/:name',
		'GET /help/leave/:token',
		'GET /help/status',
		'GET /help/stop/:mark',
		'GET /open311/discovery.:format',
		'GET /open311/v2/requests.:format',
		'GET /open311/v2/requests/:id.:format',
		'GET /open311/v2/servicerequestupdates.:format',
		'GET /open311/v2/services.:format',
		'GET /open311/v2/services/:code.:format',
		'GET /open311/v2/tokens/:token.:format',
		'POST /api/displays/own/frozen',
		'POST /api/displays/own/report',
		'POST /api/first-administrator',
		'POST /api/links',
		'POST /api/messages/inbound',
		'POST /api/pairings',
		'POST /api/pairings/claim',
		'POST /api/passkeys/challenge',
		'POST /api/provider/ended',
		'POST /api/session',
		'POST /help',
		'POST /help/status',
		'POST /help/stop/:mark'
	]);
});

test('a session that somebody else chose is not the one that a sign-in begins', async () => {
	const chosen = 'A'.repeat(43);
	const response = await call('POST', '/api/session', {
		body: { signInName: 'ana', password },
		headers: { cookie: `cscc_session=${chosen}` }
	});
	const given = response.headers.getSetCookie().join();

	expect(response.status).toBe(200);
	expect(given).not.toContain(chosen);
	expect(given).toMatch(/HttpOnly/i);
	expect(given).toMatch(/SameSite=Strict/i);
	expect(
		(await call('GET', '/api/session', { headers: { cookie: `cscc_session=${chosen}` } })).status
	).toBe(401);
});

test('a command that somebody else gave is not answered again to whoever repeats it', async () => {
	const id = randomText(20);
	const command = { id, name: 'request.log', payload: light };
	const first = JSON.parse(
		(await call('POST', '/api/commands', { who: 'ana', body: command })).text
	) as object;

	const again = JSON.parse(
		(await call('POST', '/api/commands', { who: 'ana', body: command })).text
	) as object;
	const other = JSON.parse(
		(await call('POST', '/api/commands', { who: 'luis', body: command })).text
	) as object;
	const wall = await call('POST', '/api/commands', { who: 'wall', body: command });

	expect(again).toEqual(first);
	expect(other).not.toEqual(first);
	expect(wall.status).toBe(403);
});

test('a page of another site reaches neither the socket nor anything that changes something', async () => {
	const origin = 'https://elsewhere.example';
	for (const row of Object.keys(routeAccess)) {
		const [method = 'GET', url = ''] = row.split(' ');
		if (method === 'GET') continue;
		const path = url
			.replace(':id', 'request_zz')
			.replace(':part', 'note')
			.replace(':key', '0'.repeat(16))
			.replace(':code', 'ABCDEF')
			.replace(':format', 'json');
		const { status } = await call(method, path, { who: 'admin', headers: { origin } });
		expect(status, row).toBe(403);
	}
	for (const forged of [origin, 'null', `${room.address}.example`, 'http://127.0.0.1']) {
		const socket = new WebSocket(
			`${room.address.replace('http', 'ws')}/live/?EIO=4&transport=websocket`,
			{
				headers: { cookie: cookies['ana']!, origin: forged }
			}
		);
		const outcome = await new Promise((resolve) => {
			socket.once('open', () => resolve('open'));
			socket.once('error', () => resolve('refused'));
		});
		socket.terminate();
		expect(outcome, forged).toBe('refused');
	}
});

test('no path leads out of the website’s folder', async () => {
	const secrets = ['package.json', 'server/app.ts', '.git/config', 'etc/passwd'];
	const ways = [
		'../',
		'..%2f',
		'%2e%2e/',
		'..\\',
		'..%5c',
		'....//',
		'%252e%252e%252f',
		'..;/',
		'/..%00/'
	];
	const { hostname, port } = new URL(room.address);
	for (const secret of secrets) {
		for (const way of ways) {
			const path = `/${way.repeat(6)}${secret}`;
			// Straight through the socket: fetch would tidy the path up first.
			const answer = await new Promise<string>((resolve) => {
				const line = connect(Number(port), hostname, () => {
					line.write(
						`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`
					);
				});
				let heard = '';
				line.on('data', (chunk) => (heard += chunk.toString()));
				line.on('close', () => resolve(heard));
				line.on('error', () => resolve(heard));
			});
			expect(answer, path).not.toMatch(/HTTP\/1\.1 5/);
			expect(answer, path).not.toMatch(/cscc-operations-room|buildApp|\[core\]|root:x:/);
		}
	}
});

/** A screen as a browser has it. */
function watch(who: string): { board: Board; line: Line } {
	const nothing = () => undefined;
	const events = { onState: nothing, onData: nothing, onBeat: nothing, onVouch: nothing };
	const board = new Board();
	const where = { address: room.address, cookie: cookies[who]! };
	const more = { onPresence: nothing, onReload: nothing };
	return { board, line: new Line('records', board, { ...events, ...more }, where) };
}

/** A line of one's own: it keeps what it hears. */
async function listen(who: string, join: object): Promise<{ heard: string[]; socket: WebSocket }> {
	const heard: string[] = [];
	const socket = new WebSocket(
		`${room.address.replace('http', 'ws')}/live/?EIO=4&transport=websocket`,
		{
			headers: { cookie: cookies[who]! }
		}
	);
	await new Promise<void>((resolve, reject) => {
		socket.once('error', reject);
		socket.on('message', (raw) => {
			const text = (raw as Buffer).toString();
			heard.push(text);
			if (text.startsWith('0')) socket.send(`40${JSON.stringify({ protocol: protocolVersion })}`);
			else if (text.startsWith('40')) socket.send(`420${JSON.stringify(['join', join])}`);
			else if (text.startsWith('42["beat"')) resolve();
		});
	});
	return { heard, socket };
}

test('whoever comes back with somebody else’s position gets their own snapshot, and nothing of the other’s', async () => {
	const ana = await listen('ana', { feed: 'records' });
	const [, had] = JSON.parse(
		ana.heard.find((text) => text.startsWith('42["snapshot"'))!.slice(2)
	) as [string, { epoch: string; position: number; audience: string }];
	const { epoch, position, audience } = had;
	const food = { title: 'Meals for a family', category: 'food_assistance', channel: 'phone' };
	const command = { id: randomText(20), name: 'request.log', payload: food };
	const { position: reached } = JSON.parse(
		(await call('POST', '/api/commands', { who: 'ana', body: command })).text
	) as { position: number };
	await room.app.http.follower.reach(reached, 5_000);

	const police = await listen('police', { feed: 'records', epoch, position, audience });

	expect(police.heard.some((text) => text.startsWith('42["delta"'))).toBe(false);
	expect(police.heard.some((text) => text.startsWith('42["snapshot"'))).toBe(true);
	expect(police.heard.join()).not.toContain('Meals for a family');
	ana.socket.close();
	police.socket.close();
});

test('what becomes restricted leaves every other screen within 1 s, also one that was away meanwhile', async () => {
	const words = 'Quokka words in the open';
	const give = async (name: string, payload: object) => {
		const command = { id: randomText(20), name, payload };
		const { text } = await call('POST', '/api/commands', { who: 'ana', body: command });
		return JSON.parse(text) as { versions: Record<string, number> };
	};
	const { versions } = await give('request.log', { ...light, title: words });
	const id = Object.keys(versions)[0]!;
	const [here, away] = [watch('luis'), watch('police')];
	const titleOn = ({ board }: typeof here) => board.get('request', id)?.title;
	await expect.poll(() => [titleOn(here), titleOn(away)]).toEqual([words, words]);
	away.line.close();
	const { epoch, position, audience } = away.line.follower;

	const startedAt = performance.now();
	await give('request.edit', {
		id,
		edits: { category: { from: 'lighting', to: 'victim_assistance' } }
	});

	await expect.poll(() => titleOn(here), { interval: 5 }).toBeUndefined();
	expect(performance.now() - startedAt).toBeLessThan(1_000);
	const back = await listen('police', { feed: 'records', epoch, position, audience });
	expect(back.heard.join()).not.toContain(words);
	expect(back.heard.find((text) => text.startsWith('42["delta"'))).toContain(
		`"gone":["request/${id}"`
	);
	back.socket.close();
	here.line.close();
});

test('references are not to be counted up: nothing is found by one, and the next is not like the last', async () => {
	const references: string[] = [];
	for (let index = 0; index < 40; index += 1) {
		const command = { id: randomText(20), name: 'request.log', payload: light };
		await call('POST', '/api/commands', { who: 'ana', body: command });
	}
	for (const { reference } of room.app.http.follower.board.all('request'))
		references.push(reference);

	expect(new Set(references).size).toBe(references.length);
	const prefixes = new Set(references.map((reference) => reference.slice(0, 4)));
	expect(prefixes.size).toBeGreaterThan(references.length * 0.9);
	for (const who of ['', 'police', 'wall']) {
		for (const path of ['records', 'requests', 'status', 'public']) {
			const { status } = await call('GET', `/api/${path}/${references[0]}`, { who });
			expect([401, 403, 404]).toContain(status);
		}
	}
});
