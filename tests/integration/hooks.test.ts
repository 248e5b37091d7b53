import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HookStanding } from '#shared/wire/hooks.ts';
import { HelpRoom } from '../support/help-room.ts';
import { noah } from '../support/room.ts';

// Goal: a partner's program that fails, hangs and is late hears every event at least once, in the order of each record,
// and none is lost when the room is started anew. Method: a real receiver that can be told how to be; its signatures are
// checked by an independent library.
const until = { timeout: 20_000, interval: 50 };
const minuteMs = 60_000;

interface Heard {
	id: string;
	type: string;
	number: string;
	status?: string;
	data: Record<string, unknown>;
}

/** A program that is told: what it does with the next calls, and what it has heard. */
class Receiver {
	readonly heard: Heard[] = [];
	secret = '';
	plan: ('ok' | 'fail' | 'hang' | 'late' | 'hear and fail' | 'gone')[] = [];
	calls = 0;
	readonly #server: Server;
	readonly #hanging: ServerResponse[] = [];

	private constructor() {
		this.#server = createServer((request, response) => {
			let body = '';
			request.on('data', (chunk) => (body += chunk));
			request.on('end', async () => {
				this.calls += 1;
				const step = this.plan.shift();
				if (step === 'fail') return response.writeHead(500).end();
				if (step === 'gone') return response.writeHead(410).end();
				if (step === 'hang') return this.#hanging.push(response);
				if (step === 'late') await new Promise((resolve) => setTimeout(resolve, 1_500));
				const headers = request.headers as Record<string, string>;
				const event = new Webhook(this.secret).verify(body, headers) as {
					type: string;
					data: Record<string, unknown>;
				};
				this.heard.push({
					id: headers['webhook-id']!,
					type: event.type,
					number: String(event.data['service_request_id']),
					status: String(event.data['status_notes']),
					data: event.data
				});
				return response.writeHead(step === 'hear and fail' ? 503 : 204).end();
			});
		});
	}

	static async open(): Promise<Receiver> {
		const receiver = new Receiver();
		receiver.#server.listen(0, '127.0.0.1');
		await once(receiver.#server, 'listening');
		return receiver;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hear`;
	}

	/** Calls that were left without an answer end. */
	letGo(): void {
		for (const response of this.#hanging.splice(0)) response.destroy();
	}

	async close(): Promise<void> {
		this.letGo();
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}

let door: HelpRoom;
let receiver: Receiver;
let cookie = '';
let hookId = '';
const call = async (path: string, method: string, body?: object) => {
	const response = await fetch(`${door.room.address}${path}`, {
		method,
		headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
		...(body ? { body: JSON.stringify(body) } : {})
	});
	const text = await response.text();
	return (text === '' ? {} : JSON.parse(text)) as Record<string, never>;
};
const standing = async () =>
	((await call('/api/hooks', 'GET')) as unknown as HookStanding[]).find(
		({ hook }) => hook.id === hookId
	)!;

beforeAll(async () => {
	[door, receiver] = await Promise.all([HelpRoom.open(), Receiver.open()]);
	const { people, sessions } = door.room.app.http.access;
	const account = {
		signInName: 'admin',
		name: 'admin',
		role: 'administrator' as const,
		deskIds: []
	};
	const { token } = await sessions.start((await people.add(account, 'a long enough password'))!);
	cookie = `cscc_session=${token}`;
	await door.ask(door.phone());
	const made = await call('/api/hooks', 'POST', { name: 'City map', url: receiver.url });
	receiver.secret = made['secret'] as unknown as string;
	hookId = (made['hook'] as unknown as { id: string }).id;
});
afterAll(async () => {
	await door.close();
	await receiver.close();
});

/** A public need that somebody asks for, and a desk looks at. */
async function change(): Promise<string> {
	const { reference } = await door.ask(door.phone(), { words: 'Words of a person' });
	await door.room.must(noah, 'request.triage', { id: door.find(reference)!.id, version: 1 });
	return reference;
}
const typesOf = (number: string) =>
	receiver.heard.filter((one) => one.number === number).map(({ type }) => type);

test('it hears of public work from when it was let in, signed, and of nothing else', async () => {
	const number = await change();
	await door.ask(door.phone(), { tile: 'safety', need: 'conflict' });
	await expect.poll(() => typesOf(number), until).toEqual(['request.published', 'request.changed']);
	expect(receiver.heard).toHaveLength(2);
	expect(receiver.heard[1]).toMatchObject({
		status: 'Being reviewed',
		data: { description: null }
	});
	expect(JSON.stringify(receiver.heard)).not.toContain('Words of a person');
	// What is restricted later is taken back, by its number alone.
	await door.room.must(noah, 'request.edit', {
		id: door.find(number)!.id,
		edits: { category: { from: 'lighting', to: 'victim_assistance' } }
	});
	await expect.poll(() => typesOf(number).at(-1), until).toBe('request.withdrawn');
	expect(receiver.heard.at(-1)!.data).toEqual({ service_request_id: number });
});

test('one that fails, is late, or answers badly though it has heard, is told again under the same id, in order', async () => {
	receiver.heard.length = 0;
	receiver.plan = ['fail', 'fail', 'hear and fail', 'late', 'ok', 'fail'];
	const numbers = [await change(), await change(), await change()];
	for (const [index, pauseMs] of [6_000, 6 * minuteMs, 31 * minuteMs].entries()) {
		// Not only told: the next time begins when the room has heard how it went.
		await expect.poll(async () => (await standing()).attempts, until).toBe(index + 1);
		const { calls } = receiver;
		door.pass(pauseMs);
		await expect.poll(() => receiver.calls, until).toBeGreaterThan(calls);
	}
	// In the midst of what it caught up with: the rest is told all the same.
	await expect.poll(() => receiver.plan.length, until).toBe(0);
	await expect.poll(async () => (await standing()).attempts, until).toBe(1);
	door.pass(6_000);
	await expect.poll(() => new Set(receiver.heard.map(({ id }) => id)).size, until).toBe(6);
	for (const number of numbers) {
		expect([...new Set(typesOf(number))]).toEqual(['request.published', 'request.changed']);
	}
	// Heard twice, once with a bad answer: by its id it is known to be the same.
	const [first, second] = receiver.heard;
	expect(first!.id).toBe(second!.id);
	await expect.poll(async () => (await standing()).attempts, until).toBe(0);
});

test('one that hangs holds up nobody, and nothing is lost when the room is started anew in between', async () => {
	receiver.heard.length = 0;
	receiver.plan = ['hang'];
	const first = await change();
	await expect.poll(() => receiver.plan.length, until).toBe(0);
	const second = await change();
	expect(receiver.heard).toEqual([]);
	receiver.letGo();
	await door.restart();
	door.pass(6_000);
	for (const number of [first, second]) {
		await expect
			.poll(() => typesOf(number), until)
			.toEqual(['request.published', 'request.changed']);
	}
});

test('what was given up is kept, told again by hand, and what came after it was told all the same', async () => {
	receiver.heard.length = 0;
	receiver.plan = Array.from({ length: 7 }, () => 'fail' as const);
	const { reference } = await door.ask(door.phone());
	for (let attempt = 1; attempt <= 6; attempt += 1) {
		await expect.poll(async () => (await standing()).attempts, until).toBe(attempt);
		door.pass(11 * 60 * minuteMs);
	}
	await expect.poll(async () => (await standing()).dead, until).toBe(1);
	const later = await change();
	await expect.poll(() => typesOf(later).length, until).toBe(2);
	expect(typesOf(reference)).toEqual([]);
	expect(await call(`/api/hooks/${hookId}/replay`, 'POST')).toEqual({ told: 1, left: 0 });
	expect(typesOf(reference)).toEqual(['request.published']);
});

test('one that says that it is gone is told nothing more', async () => {
	receiver.plan = ['gone'];
	await change();
	await expect.poll(async () => (await standing()).gone, until).toBe(true);
	const { calls } = receiver;
	await change();
	await call('/api/hooks', 'GET');
	expect(receiver.calls).toBe(calls);
	await call(`/api/hooks/${hookId}`, 'DELETE');
	expect(await standing()).toBeUndefined();
});
