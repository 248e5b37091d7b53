import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HelpPhone, askedIn, tokenIn, wholeForm } from '../support/help-form.ts';
import { HelpRoom } from '../support/help-room.ts';
import { noah, TestRoom } from '../support/room.ts';

// Goal: whoever comes to the community's door is taken in once and whole; what is theirs alone stays sealed; and a
// flood of programs reaches nobody. Method: a phone without a script at a whole room.
let door: HelpRoom;
beforeAll(async () => {
	door = await HelpRoom.open();
});
afterAll(() => door.close());

describe('a need', () => {
	test('is taken in with what was said of it, and its words stay sealed', async () => {
		const told = await door.ask(door.phone(), {
			language: 'es',
			address: '4231 W Madison St, Apt 2',
			reach: 'text',
			phone: '312 555 0142',
			name: 'Quetzal Ocelote',
			soon: 'now',
			words: 'Está oscuro junto a la escuela, y oí balazos.',
			interpreter: 'yes'
		});
		expect(told.page.status).toBe(200);
		const request = door.find(told.reference)!;
		expect(request).toMatchObject({
			state: 'received',
			title: 'Alley lights are out',
			category: 'lighting',
			channel: 'online',
			priority: 3,
			soon: 'now',
			language: 'es',
			reach: 'text',
			interpreter: true,
			danger: true,
			block: '4200 W MADISON ST',
			communityArea: 26,
			placeBasis: 'grid',
			changedBy: 'community'
		});
		// What it was asked in and for is in the log; whose it is, nowhere but sealed.
		const { sealed } = door.room.app.http.access;
		const at = { kind: 'request', id: request.id } as const;
		expect(await sealed!.parts('request', request.id)).toEqual(['address', 'contact', 'words']);
		expect(JSON.parse((await sealed!.read({ ...at, part: 'contact' }))!)).toEqual({
			phone: '3125550142',
			safe: 'text',
			name: 'Quetzal Ocelote'
		});
		const log = JSON.stringify(await door.room.readLog());
		for (const word of ['Quetzal', '0142', '4231', 'balazos', told.secret.replace('-', '')]) {
			expect(log.toLowerCase(), word).not.toContain(word.toLowerCase());
		}
	});

	test('that is sent again, or ten times at once, is one request with one number and one code', async () => {
		const from = door.phone();
		const first = await door.ask(from, { words: 'Once only.' });
		const again = await from.ask({ token: first.token, words: 'Once only.' });
		expect(again).toMatchObject({ reference: first.reference, secret: first.secret });

		const token = await from.form();
		door.pass(60_000);
		const pages = await Promise.all(
			Array.from({ length: 10 }, () => from.ask({ token, words: 'Ten at once.' }))
		);
		expect(new Set(pages.map(({ reference, secret }) => `${reference} ${secret}`)).size).toBe(1);
		const made = [...door.room.app.http.follower.board.all('request')].filter(
			({ reference }) => reference === pages[0]!.reference
		);
		expect(made).toHaveLength(1);
	});

	test('of a restricted kind is restricted from the beginning', async () => {
		const told = await door.ask(door.phone(), {
			tile: 'hurt',
			need: 'someone_hurt',
			place: 'unsaid'
		});
		expect(door.find(told.reference)).toMatchObject({
			category: 'crisis_response',
			restricted: true,
			placeBasis: 'not_known'
		});
	});
});

describe('a form', () => {
	test('goes from step to step with all that was typed, in either language', async () => {
		const from = door.phone();
		let page = await from.get('/help?language=en');
		const token = tokenIn(page.text);
		const typed = { language: 'en', token, tile: 'food', words: '5 < 6 & "so"' };
		page = await from.post('/help', { ...typed, step: 'need', go: 'next' });
		expect(page.text).toContain('Step 2 of 6');
		page = await from.post('/help', { ...typed, step: 'place', go: 'language' });
		expect(page.text).toContain('lang="es"');
		expect(page.text).toContain('Paso 2 de 6');
		expect(page.text).toContain('name="words" value="5 &lt; 6 &amp; &quot;so&quot;"');
		page = await from.post('/help', { ...typed, step: 'place', go: 'next' });
		expect(page.text).toContain('Choose one of these');
		page = await from.post('/help', { ...typed, step: 'place', go: 'back' });
		expect(page.text).toContain('Step 1 of 6');
		// Sent from its end without the steps before, it opens at what is missing.
		page = await from.post('/help', { ...typed, step: 'check', go: 'next' });
		expect(page.text).toContain('Step 2 of 6');
	});

	test('tells where to call when words speak of danger', async () => {
		const from = door.phone();
		const typed = { ...wholeForm, token: await from.form(), words: 'He has a gun', step: 'words' };
		const { text } = await from.post('/help', typed);
		expect(text).toMatch(/class="warn" role="alert"[\s\S]*Call 911/);
	});

	test.each([
		['no UTF-8', 'token=x&words=%ff', 200],
		['bytes that are no letters', Buffer.from([0x61, 0x3d, 0xff, 0xfe]).toString('latin1'), 200],
		['a mark that was not handed out', 'token=a.b.c.d&step=check&go=next', 200],
		['no field at all', '', 200],
		['fields that are not in it', 'step[]=1&__proto__=x&constructor=1', 200]
	])('with %s is a page that says what to do', async (_what, body, status) => {
		const page = await door.phone().post('/help', body);
		expect(page.status).toBe(status);
		expect(page.headers.get('content-type')).toContain('text/html');
		expect(page.text).toContain('<h1>');
	});

	test('of five megabytes, or in bytes that are no text, is refused on a page', async () => {
		const from = door.phone();
		const before = door.room.app.http.follower.board.count('request');
		const large = await from.post('/help', { ...wholeForm, words: 'x'.repeat(5_000_000) });
		expect(large.status).toBe(413);
		expect(large.text).toContain('too much text');
		const response = await fetch(`${door.room.address}/help`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: Buffer.from([0x77, 0x3d, 0xff, 0xfe, 0x80])
		});
		expect(response.status).toBe(400);
		expect(await response.text()).toContain('could not read');
		expect(door.room.app.http.follower.board.count('request')).toBe(before);
	});

	test('is kept by no browser, found by no other site, and asks nothing of another host', async () => {
		const { headers } = await door.phone().get('/help');
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(headers.get('set-cookie')).toBeNull();
		const foreign = new HelpPhone(door.room.address, { origin: 'https://elsewhere.example' });
		expect((await foreign.post('/help', { ...wholeForm })).status).toBe(403);
	});
});

describe('who is looked at first', () => {
	test('what no person could have sent so soon, and what a program filled in', async () => {
		const from = door.phone();
		const soon = await from.ask({ token: await from.form() });
		expect(door.find(soon.reference)).toMatchObject({ state: 'held', heldFor: 'too_quick' });
		const filled = await door.ask(door.phone(), { website: 'http://buy.example' });
		expect(door.find(filled.reference)).toMatchObject({
			state: 'held',
			heldFor: 'filled_by_program'
		});
		// They are told the same as everybody: their number and code are good.
		expect((await from.status(soon)).text).toContain('Received');
	});

	test('the same long words over and over, wherever they come from', async () => {
		const words = 'Buy cheap things here, buy cheap things here, at this address.';
		const states = [];
		for (let index = 0; index < 4; index += 1) {
			states.push(door.find((await door.ask(door.phone(), { words })).reference)?.state);
		}
		expect(states).toEqual(['received', 'received', 'received', 'held']);
	});

	test('more than a dozen of one network; then it is asked to call, and nothing is kept', async () => {
		const from = door.phone('10.9.9.9');
		const states = [];
		for (let index = 0; index < 61; index += 1) {
			const { reference, page } = await door.ask(from);
			states.push(page.status === 200 ? door.find(reference)!.state : page.status);
		}
		expect(states.slice(0, 12).every((state) => state === 'received')).toBe(true);
		expect(states.slice(12, 60).every((state) => state === 'held')).toBe(true);
		const before = door.room.app.http.follower.board.count('request');
		const { page } = await door.ask(from);
		expect(page.status).toBe(429);
		expect(page.text).toContain('Call 312 555 0100, or 311.');
		expect(door.room.app.http.follower.board.count('request')).toBe(before);
		// Whoever lives elsewhere is not in their way.
		expect(door.find((await door.ask(door.phone())).reference)?.state).toBe('received');
	});

	test('a desk takes one in, and it waits since it was sent; another is thrown away', async () => {
		const from = door.phone();
		const one = await from.ask({ token: await from.form() });
		const other = await from.ask({ token: await from.form() });
		const held = door.find(one.reference)!;
		await door.room.must(noah, 'request.release', { id: held.id, version: 1 });
		const released = door.find(one.reference)!;
		expect(released).toMatchObject({ state: 'received', receivedAt: held.receivedAt });
		expect(released).not.toHaveProperty('heldFor');
		await door.room.must(noah, 'request.discard', {
			id: door.find(other.reference)!.id,
			version: 1
		});
		expect((await from.status(other)).text).toContain('Not something we can do');
	});
});

test('a room without keys says so, and where to call', async () => {
	const bare = await TestRoom.open();
	const page = await new HelpPhone(bare.address).get('/help?language=es');
	expect(page.status).toBe(503);
	expect(page.text).toContain('Este formulario no está abierto');
	expect(page.text).toContain('988');
	expect((await new HelpPhone(bare.address).post('/help', { ...wholeForm })).status).toBe(503);
	expect(askedIn(page.text).reference).toBe('');
	await bare.close();
});
