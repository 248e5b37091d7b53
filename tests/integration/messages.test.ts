import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Message } from '#shared/model/message.ts';
import { linksBefore } from '#server/store/audit-stream.ts';
import { HelpRoom } from '../support/help-room.ts';
import { PostOffice } from '../support/post-office.ts';
import { ana, noah } from '../support/room.ts';
import { witness } from '../support/witness.ts';

// Goal: whoever asked is told what becomes of it, once, in their language, in words that say nothing to whoever reads
// along; and who wants no word gets none. Method: a whole room, a real mail server and a real receiver of webhooks.
const origin = 'https://room.example.org';
const minuteMs = 60_000;
const until = { timeout: 15_000, interval: 50 };
let office: PostOffice;
let door: HelpRoom;
beforeAll(async () => {
	office = await PostOffice.open();
	door = await HelpRoom.open({ ...office.settings, PUBLIC_ORIGIN: origin });
});
afterAll(async () => {
	await door.close();
	await office.close();
});
beforeEach(() => {
	office.mails.length = 0;
	office.texts.length = 0;
});

const messagesOf = (reference: string): Message[] => {
	const { id } = door.find(reference)!;
	return [...door.room.app.http.follower.board.all('message')].filter(
		({ requestId }) => requestId === id
	);
};
const by = (reach: 'email' | 'text', to: string, more: object = {}) => ({
	reach,
	...(reach === 'email' ? { email: to } : { phone: to }),
	...more
});
const statesOf = (reference: string) =>
	messagesOf(reference).map(({ topic, state }) => `${topic} ${state}`);
const allSent = (reference: string, ...topics: string[]) =>
	expect.poll(() => statesOf(reference), until).toEqual(topics.map((topic) => `${topic} sent`));

/** A desk looks at it and names an owner. */
async function accept(reference: string): Promise<string> {
	const { id, version } = door.find(reference)!;
	await door.room.must(noah, 'request.triage', { id, version });
	await door.room.must(noah, 'request.accept', {
		id,
		version: version + 1,
		agencyId: 'agency_lights'
	});
	return id;
}

test('by mail, in Spanish: when it came in and when somebody takes it on, and no word of what it is', async () => {
	const told = await door.ask(door.phone(), { language: 'es', ...by('email', 'luz@example.org') });
	await allSent(told.reference, 'received');
	const [mail] = office.mails;
	expect(mail).toMatchObject({ to: 'luz@example.org' });
	expect(mail!.header('subject')).toBe(`Sobre ${told.reference}`);
	expect(mail!.header('auto-submitted')).toBe('auto-generated');
	expect(mail!.text).toContain('Recibimos su solicitud.');
	expect(mail!.text).toContain(`${origin}/help/status`);
	for (const word of ['light', 'luz en', 'Madison', 'callej', told.secret]) {
		expect(mail!.raw.toLowerCase(), word).not.toContain(word.toLowerCase());
	}

	await accept(told.reference);
	// Not at once: what was a slip of the hand is taken back first.
	expect(statesOf(told.reference)).toEqual(['received sent', 'accepted waiting']);
	door.pass(2 * minuteMs);
	await allSent(told.reference, 'received', 'accepted');
	expect(office.mails).toHaveLength(2);
	expect(new Set(office.mails.map(({ header }) => header('message-id'))).size).toBe(2);
	// Each look at where it goes is on record.
	const { store } = door.room.app.http;
	const links = await linksBefore(store, { before: undefined, count: 1_000 });
	const looks = links
		.map(({ text }) => JSON.parse(text) as { act: string; reason?: string })
		.filter(({ act }) => act === 'revealed');
	const ids = messagesOf(told.reference).map(({ id }) => id);
	expect(looks.map(({ reason }) => reason)).toEqual(expect.arrayContaining(ids));
});

test('by text: signed, short, with how to end it, and without our name where that is not safe', async () => {
	const open = await door.ask(door.phone(), by('text', '312 555 0150', { sayWho: 'yes' }));
	const quiet = await door.ask(door.phone(), by('text', '312 555 0151'));
	await allSent(open.reference, 'received');
	await allSent(quiet.reference, 'received');
	const [first, second] = office.texts;
	expect(first).toMatchObject({ to: '3125550150' });
	expect(first!.text).toMatch(/^CSCC: R-[0-9A-Z]{6}: We have your request\. https:.*STOP/);
	expect(first!.text.length).toBeLessThanOrEqual(160);
	// Who has not said that it is safe gets neither our name nor an address that has it.
	expect(second!.text).not.toMatch(/CSCC|http/);
});

test('a contact that cannot be opened keeps nobody else waiting', async () => {
	const broken = await door.ask(door.phone(), by('email', 'broken@example.org'));
	await allSent(broken.reference, 'received');
	const { id } = door.find(broken.reference)!;
	await witness({ folder: door.room.folder }, (redis) =>
		redis.hSet(`{chicago}:sealed:request:${id}`, 'part:contact', '{"iv":"","tag":"","data":""}')
	);
	await accept(broken.reference);
	door.pass(3 * minuteMs);
	const well = await door.ask(door.phone(), by('email', 'well@example.org'));
	await allSent(well.reference, 'received');
	await expect
		.poll(() => messagesOf(broken.reference).at(-1), until)
		.toMatchObject({ topic: 'accepted', state: 'waiting', fault: 'unreachable', attempts: 1 });
});

test('nobody gets more than a score of messages a day, in whoever’s name they are asked for', async () => {
	for (let time = 0; time < 21; time += 1) {
		const told = await door.ask(door.phone(), by('text', '312 555 0190'));
		await expect.poll(() => messagesOf(told.reference)[0]?.state, until).not.toBe('waiting');
	}
	expect(office.texts).toHaveLength(20);
});

test('what was taken back before it was told is not told', async () => {
	const told = await door.ask(door.phone(), by('email', 'undo@example.org'));
	await allSent(told.reference, 'received');
	const { id } = door.find(told.reference)!;
	await door.room.must(noah, 'request.triage', { id, version: 1 });
	const given = 'accept-by-mistake-0001';
	const payload = { id, version: 2, agencyId: 'agency_lights' };
	await door.room.give(noah, 'request.accept', payload, given);
	await door.room.must(noah, 'change.undo', { id, commandId: given });
	door.pass(3 * minuteMs);
	await expect
		.poll(() => statesOf(told.reference), until)
		.toEqual(['received sent', 'accepted stopped']);
	expect(messagesOf(told.reference)[1]).toMatchObject({ fault: 'overtaken' });
	expect(office.mails).toHaveLength(1);
});

test('a server that is away is tried again, and one that refuses is not; a desk is told', async () => {
	office.mailFaults = [451, 451];
	const away = await door.ask(door.phone(), by('email', 'away@example.org'));
	await expect
		.poll(() => messagesOf(away.reference)[0], until)
		.toMatchObject({ state: 'waiting', attempts: 1, fault: 'unreachable' });
	door.pass(minuteMs + 1_000);
	await expect.poll(() => messagesOf(away.reference)[0]?.attempts, until).toBe(2);
	door.pass(5 * minuteMs + 1_000);
	await allSent(away.reference, 'received');

	office.textFaults = [400];
	const refused = await door.ask(door.phone(), by('text', '312 555 0152'));
	await expect
		.poll(() => messagesOf(refused.reference)[0], until)
		.toMatchObject({ state: 'failed', fault: 'refused', attempts: 1 });
	expect(office.texts).toHaveLength(0);

	office.textFaults = [500, 503, 429, 500, 500, 500];
	const gone = await door.ask(door.phone(), by('text', '312 555 0153'));
	for (let attempt = 1; attempt <= 5; attempt += 1) {
		await expect.poll(() => messagesOf(gone.reference)[0]?.attempts, until).toBe(attempt);
		door.pass(721 * minuteMs);
	}
	await expect
		.poll(() => messagesOf(gone.reference)[0], until)
		.toMatchObject({ state: 'failed', fault: 'unreachable', attempts: 6 });
});

test('who asked for the same hears it too, and two weeks after the end everybody is asked', async () => {
	const first = await door.ask(door.phone(), by('email', 'first@example.org'));
	const second = await door.ask(door.phone(), by('email', 'second@example.org'));
	await allSent(first.reference, 'received');
	await allSent(second.reference, 'received');
	const parentId = door.find(first.reference)!.id;
	await door.room.must(noah, 'request.mark_duplicate', {
		id: door.find(second.reference)!.id,
		version: 1,
		parentId
	});
	const now = () => door.find(first.reference)!.version;
	await accept(first.reference);
	await door.room.must(ana, 'request.start', { id: parentId, version: now() });
	await door.room.must(ana, 'request.resolve', { id: parentId, version: now() });
	door.pass(3 * minuteMs);
	await expect
		.poll(() => statesOf(second.reference), until)
		.toEqual(['received sent', 'accepted stopped', 'done sent']);
	await door.room.must(ana, 'request.close', {
		id: parentId,
		version: now(),
		answer: 'requester_told'
	});
	door.pass(3 * minuteMs);
	for (const { reference } of [first, second]) {
		await expect
			.poll(() => statesOf(reference).slice(-2), until)
			.toEqual(['closed sent', 'follow_up waiting']);
	}
	door.pass(14 * 24 * 60 * minuteMs);
	const asked = () => office.mails.filter(({ text }) => text.includes('two weeks ago'));
	await expect
		.poll(
			() =>
				asked()
					.map(({ to }) => to)
					.toSorted(),
			until
		)
		.toEqual(['first@example.org', 'second@example.org']);
});

test('who opens the page of the message, clicks once, or answers STOP, gets no more', async () => {
	const stopUrlOf = async (email: string) => {
		const told = await door.ask(door.phone(), by('email', email));
		await allSent(told.reference, 'received');
		const mail = office.mails.find(({ to }) => to === email)!;
		const [, url = ''] = /<([^>]+)>/.exec(mail.header('list-unsubscribe')) ?? [];
		return { told, path: url.replace(origin, '') };
	};
	const page = await stopUrlOf('page@example.org');
	expect((await door.phone().get(page.path)).text).toContain(page.told.reference);
	// Looked at by a program that opens links nothing is stopped; and a guess stops nothing.
	await door.phone().post(page.path, {});
	const guess = await door.phone().post(page.path.replace(/.{3}$/, '000'), { go: 'stop' });
	expect(guess.status).toBe(404);
	await accept(page.told.reference);
	door.pass(3 * minuteMs);
	await allSent(page.told.reference, 'received', 'accepted');
	expect((await door.phone().post(page.path, { go: 'stop' })).text).toContain('We will not write');

	const click = await stopUrlOf('click@example.org');
	await door.phone().post(click.path, { 'List-Unsubscribe': 'One-Click' });
	await accept(click.told.reference);

	const texted = await door.ask(door.phone(), by('text', '312 555 0160'));
	await allSent(texted.reference, 'received');
	const answered = async (from: string, secret?: string) => {
		const { body, headers } = office.inbound({ from, text: 'Stop.' }, secret);
		const sent = await fetch(`${door.room.address}/api/messages/inbound`, {
			method: 'POST',
			headers,
			body
		});
		return sent.status;
	};
	const other = `whsec_${Buffer.from('somebody else has another secret').toString('base64')}`;
	expect(await answered('+1 312 555 0160', other)).toBe(401);
	expect(await answered('+1 312 555 0160')).toBe(204);
	await accept(texted.reference);
	door.pass(3 * minuteMs);
	for (const { reference } of [click.told, texted]) {
		await expect
			.poll(() => messagesOf(reference).at(-1), until)
			.toMatchObject({ topic: 'accepted', state: 'stopped', fault: 'opted_out' });
	}
});

test('nobody is written to who did not ask for it, or while it is held back', async () => {
	const quiet = await door.ask(door.phone(), { reach: 'nobody' });
	const called = await door.ask(door.phone(), { reach: 'call', phone: '312 555 0170' });
	await accept(quiet.reference);
	await accept(called.reference);
	expect([...messagesOf(quiet.reference), ...messagesOf(called.reference)]).toEqual([]);
	const from = door.phone();
	const held = await from.ask({ token: await from.form(), ...by('email', 'held@example.org') });
	expect(messagesOf(held.reference)).toEqual([]);
	await door.room.must(noah, 'request.release', { id: door.find(held.reference)!.id, version: 1 });
	await allSent(held.reference, 'received');
});

test('where there is no way to write, a desk is told to', async () => {
	const bare = await HelpRoom.open();
	await bare.ask(bare.phone(), by('email', 'bare@example.org'));
	const { board } = bare.room.app.http.follower;
	await expect
		.poll(() => [...board.all('message')][0], until)
		.toMatchObject({ state: 'stopped', fault: 'no_way' });
	await bare.close();
});
