// Long because every code of the closed list is provoked here, in one room.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errors, type ErrorCode } from '#shared/kernel/errors.ts';
import { dayMs, systemClock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { referenceProfile } from '#shared/rules/wall-scale.ts';
import { readConfig } from '#server/config.ts';
import { Authenticator } from '../support/authenticator.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import {
	ana,
	enrolAgencies,
	luis,
	noah,
	password,
	rosa,
	sol,
	TestRoom,
	vera
} from '../support/room.ts';

let room: TestRoom;
let clockOffsetMs = 0;
const provoked = new Set<ErrorCode>();
const light = { title: 'Street light out', category: 'lighting', channel: 'phone' } as const;

beforeAll(async () => {
	const clock = { now: () => systemClock.now() + clockOffsetMs };
	room = await TestRoom.open(clock, { CHROMIUM: '/nowhere/chromium' });
	await enrolAgencies(room);
});
afterAll(async () => {
	await room.close();
});

/** Notes a refusal as provoked; answers with its code. */
async function codeOf(
	answer: Promise<{ ok: boolean } & { code?: ErrorCode }>
): Promise<ErrorCode | 'ok'> {
	const { ok, code } = await answer;
	if (ok || !code) return 'ok';
	provoked.add(code);
	return code;
}

async function post(
	url: string,
	body: unknown,
	cookie = '',
	method = 'POST'
): Promise<{ status: number; code: ErrorCode }> {
	const response = await fetch(url.startsWith('/') ? `${room.address}${url}` : url, {
		method,
		headers: { 'content-type': 'application/json', cookie },
		body: typeof body === 'string' ? body : JSON.stringify(body)
	});
	const problem = (await response.json()) as { code: ErrorCode };
	provoked.add(problem.code);
	return { status: response.status, code: problem.code };
}

const versionOf = (id: string) =>
	room.app.http.follower.board.get(id.split('_')[0] as 'request', id)?.version ?? 0;

/** Takes a record through moves that need nothing but its version. */
async function walk(actor: Actor, id: string, ...moves: [CommandName, object?][]): Promise<void> {
	for (const [name, more = {}] of moves) {
		await room.must(actor, name, { id, version: versionOf(id), ...more } as never);
	}
}

async function taskAt(
	state: 'completed' | 'rejected',
	category: 'lighting' | 'crisis_response' = 'lighting'
) {
	const [by, assignee] = category === 'lighting' ? [rosa, ana] : [sol, sol];
	const { id } = await room.must(by, 'task.raise', { title: 'Mend it', category, priority: 3 });
	await walk(by, id, ['task.assign', { agencyId: 'agency_lights' }]);
	if (state === 'rejected') {
		await walk(assignee, id, ['task.reject', { reason: 'no_capacity' }]);
	} else {
		const done = { outcome: 'Done', quantity: 1, unit: 'lights' };
		await walk(assignee, id, ['task.accept'], ['task.start'], ['task.complete', done]);
	}
	return id;
}

test('what is no envelope, no known command or no fitting payload is refused before anything is read', async () => {
	const { door } = room.app.http;

	expect(await codeOf(door.carryOut({ what: 1 }, ana))).toBe('INVALID_ENVELOPE');
	expect(
		await codeOf(door.carryOut({ id: 'abcdefgh', name: 'city.close', payload: {} }, ana))
	).toBe('UNKNOWN_COMMAND');
	const faulty = await door.carryOut(
		{ id: 'abcdefgh', name: 'request.log', payload: { ...light, title: 'x' } },
		ana
	);
	expect(faulty).toMatchObject({ code: 'INVALID_PAYLOAD', fields: [{ path: '/title' }] });
	provoked.add('INVALID_PAYLOAD');
});

test('who may not give a command is told so, and nothing is written', async () => {
	const before = room.app.http.follower.position;
	const display: Actor = { id: 'person_wall', name: 'Wall', role: 'display', deskIds: [] };

	expect(await codeOf(room.give(display, 'request.log', light))).toBe('NOT_ALLOWED');
	expect(await codeOf(room.give(ana, 'request.escalate', { id: 'request_aaaa', version: 1 }))).toBe(
		'NOT_ALLOWED'
	);
	expect(room.app.http.follower.position).toBe(before);
});

test('a record that does not exist, or that changed, is refused with what is there', async () => {
	const { id } = await room.must(ana, 'request.log', light);

	expect(await codeOf(room.give(ana, 'request.triage', { id: 'request_none', version: 1 }))).toBe(
		'NOT_FOUND'
	);
	expect(await codeOf(room.give(ana, 'request.triage', { id, version: 4 }))).toBe('CHANGED');
});

test('an illegal move names the permitted ones', async () => {
	const { id } = await room.must(ana, 'request.log', light);

	const answer = await room.give(ana, 'request.resolve', { id, version: 1 });

	expect(answer).toMatchObject({
		code: 'MOVE_NOT_PERMITTED',
		permitted: ['request.triage', 'request.mark_duplicate', 'request.withdraw']
	});
	provoked.add('MOVE_NOT_PERMITTED');
});

test('the rules of a task say no with a reason of their own', async () => {
	const completed = await taskAt('completed');
	const restricted = await taskAt('completed', 'crisis_response');
	const rejected = await taskAt('rejected');

	const verify = { id: completed, version: versionOf(completed), evidence: 'site_visit' } as const;
	expect(await codeOf(room.give(ana, 'task.verify', verify))).toBe('SAME_PERSON');
	const photo = {
		id: restricted,
		version: versionOf(restricted),
		evidence: 'photo_on_file'
	} as const;
	expect(await codeOf(room.give(vera, 'task.verify', photo))).toBe('PHOTO_FORBIDDEN');
	const again = { id: rejected, version: versionOf(rejected), agencyId: 'agency_lights' };
	expect(await codeOf(room.give(noah, 'task.assign', again))).toBe('SAME_ASSIGNEE');
});

test('the rules of a request say no with a reason of their own', async () => {
	const { id } = await room.must(ana, 'request.log', { ...light, category: 'other' });
	await walk(ana, id, ['request.triage'], ['request.ask', { reason: 'Which corner?' }]);
	const giveUp = { id, version: versionOf(id) };
	expect(await codeOf(room.give(ana, 'request.give_up', giveUp))).toBe('NEEDS_ATTEMPTS');

	await walk(ana, id, ['request.answer'], ['request.accept', { agencyId: 'agency_lights' }]);
	await walk(ana, id, ['request.start'], ['request.resolve']);
	const close = { id, version: versionOf(id), answer: 'requester_told' } as const;
	expect(await codeOf(room.give(ana, 'request.close', close))).toBe('NEEDS_CATEGORY');

	const task = await room.must(ana, 'task.raise', {
		requestId: id,
		requestVersion: versionOf(id),
		title: 'Mend it',
		category: 'lighting',
		priority: 3
	});
	expect(await codeOf(room.give(ana, 'request.close', { ...close, version: versionOf(id) }))).toBe(
		'TASKS_OPEN'
	);

	await walk(rosa, task.id, ['task.cancel', { reason: 'Not needed' }]);
	await room.must(ana, 'request.edit', {
		id,
		edits: { category: { from: 'other', to: 'lighting' } }
	});
	await walk(ana, id, ['request.close', { answer: 'requester_told' }]);
	clockOffsetMs += 31 * dayMs;
	const reopen = { id, version: versionOf(id), reason: 'Dark again' };
	expect(await codeOf(room.give(ana, 'request.reopen', reopen))).toBe('TOO_LATE_TO_REOPEN');
	clockOffsetMs = 0;

	const commandId = 'a-note-of-a-desk';
	const added = await room.give(ana, 'note.add', { subjectId: id, text: 'Asked again' }, commandId);
	const [noteId = ''] = added.ok ? Object.keys(added.versions) : [];
	expect(await codeOf(room.give(ana, 'change.undo', { id: noteId, commandId }))).toBe(
		'NOT_UNDOABLE'
	);
});

test('the rules of referrals, shifts and free words say no with a reason of their own', async () => {
	const { id } = await room.must(ana, 'request.log', light);
	await walk(ana, id, ['request.triage']);
	const service = { requestId: id, receiverId: 'agency_pantry', service: 'Somebody to talk to' };
	await room.must(ana, 'referral.send', { ...service, requestVersion: versionOf(id) });
	const again = { ...service, requestVersion: versionOf(id) };
	expect(await codeOf(room.give(ana, 'referral.send', again))).toBe('REFERRAL_OPEN');

	const words = { ...light, title: 'Light out, call 312 555 0142' };
	expect(await codeOf(room.give(ana, 'request.log', words))).toBe('PERSONAL_DATA');

	const staffId = (await room.must(ana, 'staff.join', { callSign: 'Desk 4' })).id;
	const shift = await room.must(rosa, 'shift.schedule', {
		deskId: 'city_services',
		staffId,
		plannedFrom: '2026-01-05T15:00:00.000Z',
		plannedTo: '2026-01-05T23:00:00.000Z'
	});
	await walk(ana, shift.id, ['shift.open']);
	const leave = { id: staffId, version: versionOf(staffId) };
	expect(await codeOf(room.give(ana, 'staff.check_out', leave))).toBe('HANDOVER_PENDING');
});

test('over HTTP a refusal is a problem document with its status', async () => {
	expect(await post('/api/session', { signInName: 'nobody', password: 'wrong wrong' })).toEqual({
		status: 401,
		code: 'WRONG_SIGN_IN'
	});
	expect(
		await post('/api/commands', { id: newId('x'), name: 'request.log', payload: light })
	).toEqual({ status: 401, code: 'NOT_SIGNED_IN' });
	const first = { link: 'x'.repeat(24), signInName: 'first', name: 'First', password };
	expect(await post('/api/first-administrator', first)).toEqual({
		status: 410,
		code: 'LINK_NOT_VALID'
	});
	expect(await post('/api/session', 'x'.repeat(300_000))).toEqual({
		status: 413,
		code: 'TOO_LARGE'
	});

	const { people, sessions } = room.app.http.access;
	const admin = await people.add(
		{ signInName: 'boss', name: 'Boss', role: 'administrator', deskIds: [] },
		password
	);
	const { token } = await sessions.start(admin!);
	const taken = { signInName: 'BOSS', name: 'Other', role: 'desk', deskIds: [], password };
	const asAdmin = `cscc_session=${token}`;
	expect(await post('/api/people', taken, asAdmin)).toEqual({ status: 409, code: 'TAKEN' });
	expect(
		await post('/api/people', { ...taken, password: 'Chicago password 2026' }, asAdmin)
	).toEqual({ status: 400, code: 'WEAK_PASSWORD' });
	const profile = { inches: 65, farMetres: 8, midMetres: 5, nearMetres: 3 };
	const screen = { code: 'ABCDEF', name: 'Nowhere', site: 'Downtown', profile };
	expect(await post('/api/displays', screen, asAdmin)).toEqual({
		status: 410,
		code: 'CODE_NOT_VALID'
	});
});

test('a picture that could not be read on a screen is not put there', async () => {
	const { people, sessions, displays } = room.app.http.access;
	const { id } = await room.pairDisplay();
	await displays.change(id, { profile: { ...referenceProfile, midMetres: 20 } });
	const manager = { signInName: 'lead', name: 'Lead', role: 'manager' as const, deskIds: [] };
	const { token } = await sessions.start((await people.add(manager, password))!);
	const cookie = `cscc_session=${token}`;

	expect(await post(`/api/displays/${id}/pushed`, { scene: 'overview' }, cookie, 'PUT')).toEqual({
		status: 409,
		code: 'NOT_LEGIBLE'
	});
});

test('an account that asks for a passkey says what is still missing, and only to who brought something right', async () => {
	const { people, passkeys } = room.app.http.access;
	const account = { signInName: 'keyed', name: 'Keyed', role: 'desk' as const, deskIds: [] };
	const { id, signInName } = (await people.add(account, password))!;
	const origin = room.address.replace('127.0.0.1', 'localhost');
	const party = { id: 'localhost', origin };
	const key = new Authenticator();
	const { challenge } = await passkeys.offer(party, (await people.find(id))!);
	await passkeys.add(party, id, { name: 'Key', response: key.attest({ challenge, origin }) });
	await people.change(id, { factor: 'both' });

	const nowhere = await post('/api/passkeys/challenge', {});
	const word = await post('/api/session', { signInName, password });
	const asked = await passkeys.challenge(party);
	const passkey = key.assert({ challenge: asked.challenge, origin });
	const touch = await post(`${origin}/api/session`, { passkey });

	expect(nowhere).toEqual({ status: 409, code: 'NO_PASSKEYS_HERE' });
	expect(word).toEqual({ status: 401, code: 'NEEDS_PASSKEY' });
	expect(touch).toEqual({ status: 401, code: 'NEEDS_PASSWORD' });
});

test('what is confidential is not kept without a key, and not opened without breaking the glass; nothing is printed without a printer', async () => {
	const { people, sessions } = room.app.http.access;
	const account = { signInName: 'duty', name: 'Duty', role: 'manager' as const, deskIds: [] };
	const { token } = await sessions.start((await people.add(account, password))!);
	const plain = await room.must(ana, 'request.log', light);
	const crisis = await room.must(ana, 'request.log', { ...light, category: 'crisis_response' });
	const cookie = `cscc_session=${token}`;

	const kept = await post(`/api/records/${plain.id}/sealed/note`, { text: 'x' }, cookie, 'PUT');
	const wish = { part: 'contact', reason: 'Cannot be found' };
	const opened = await post(`/api/records/${crisis.id}/reveal`, wish, cookie);

	const lift = { id: crisis.id, version: versionOf(crisis.id), reason: 'To hand it on' };
	expect(await codeOf(room.give(rosa, 'request.lift_restriction', lift))).toBe(
		'RESTRICTED_BY_KIND'
	);
	const report = await room.must(rosa, 'report.begin', { language: 'en' });
	const printed = await fetch(`${room.address}/api/reports/${report.id}/paper.pdf`, {
		headers: { cookie }
	});
	const { code } = (await printed.json()) as { code: ErrorCode };
	provoked.add(code);
	expect({ status: printed.status, code }).toEqual({ status: 501, code: 'NO_PRINTER' });
	expect(kept).toEqual({ status: 501, code: 'NO_KEY' });
	expect(opened).toEqual({ status: 403, code: 'NEEDS_BREAK_GLASS' });
});

test('too many commands at once are refused, and the next second takes them again', async () => {
	const flooder: Actor = { ...ana, id: 'person_flooder' };

	const codes = await Promise.all(
		Array.from({ length: 2 * readConfig({}).COMMANDS_PER_SECOND + 10 }, () =>
			codeOf(room.give(flooder, 'request.triage', { id: 'request_none', version: 1 }))
		)
	);

	expect(codes.filter((code) => code === 'TOO_MANY').length).toBeGreaterThanOrEqual(5);
	clockOffsetMs += 1_000;
	expect(
		await codeOf(room.give(flooder, 'request.triage', { id: 'request_none', version: 1 }))
	).toBe('NOT_FOUND');
});

test('somebody who holds a team may not go off duty without a word', async () => {
	const { id } = await room.must(rosa, 'staff.enrol', {
		name: 'Sam',
		callSign: 'Sam 1',
		agencyId: 'agency_lights'
	});
	await walk(ana, id, ['staff.check_in']);
	const from = new Date(room.app.http.clock.now()).toISOString();
	const to = new Date(room.app.http.clock.now() + dayMs).toISOString();
	await room.must(ana, 'deployment.request', {
		callSign: 'Sam 1',
		headcount: 1,
		communityArea: 29,
		purpose: 'Walk',
		plannedFrom: from,
		plannedTo: to,
		staffId: id
	});

	expect(await codeOf(room.give(ana, 'staff.check_out', { id, version: versionOf(id) }))).toBe(
		'HOLDS_URGENT_WORK'
	);
	expect(
		await codeOf(
			room.give(ana, 'staff.check_out', { id, version: versionOf(id), handover: 'Luis takes over' })
		)
	).toBe('ok');
});

test('while Redis is away commands are refused, and the same command is taken once it is back', async () => {
	const pid = Number(/process_id:(\d+)/.exec(await room.app.http.store.redis.info('server'))?.[1]);
	process.kill(pid, 'SIGSTOP');
	let code: ErrorCode | 'ok' = 'ok';
	const command = { id: newId('retry'), name: 'request.log', payload: light };
	try {
		code = await codeOf(room.app.http.door.carryOut(command, luis));
	} finally {
		process.kill(pid, 'SIGCONT');
	}
	expect(code).toBe('UNAVAILABLE');

	await expect
		.poll(() => codeOf(room.app.http.door.carryOut(command, luis)), { timeout: 15_000 })
		.toBe('ok');
	const entries = (await room.readLog()).filter(({ id }) => id === `${luis.id}:${command.id}`);
	expect(entries).toHaveLength(1);
});

test('a meeting that cannot decide decides nothing', async () => {
	const proposal = { about: 'other', title: 'Meet on Tuesdays' } as const;
	const decision = await room.must(rosa, 'decision.propose', proposal);
	const startsAt = '2026-01-05T18:00:00.000Z';
	const meeting = await room.must(rosa, 'meeting.plan', { startsAt, place: 'Library' });
	await room.must(rosa, 'meeting.open', { id: meeting.id, version: 1 });
	const votes = { meetingId: meeting.id, inFavour: 1, against: 0, abstained: 0 };

	const adopt = room.give(rosa, 'decision.adopt', { id: decision.id, version: 1, ...votes });
	expect(await codeOf(adopt)).toBe('NO_QUORUM');
});

test('every code of the list was provoked by these tests', () => {
	// What comes of a sign-in by a provider is provoked beside one, what needs a key in a room that has one: provider.test.ts, sealed.test.ts;
	// what a browser says without its line is in offline.test.ts.
	const elsewhere = ['NO_ROLE', 'PROVIDER_AWAY', 'PROVIDER_REFUSED', 'ALREADY_KEPT', 'BY_PHONE'];
	const codes = Object.keys(errors).filter((code) => !elsewhere.includes(code));
	expect([...provoked].toSorted()).toEqual(codes.toSorted());
});
