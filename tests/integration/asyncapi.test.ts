import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type AnySchema } from 'ajv';
import formats from 'ajv-formats';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { password, TestRoom } from '../support/room.ts';

// Goal: the description of the socket is valid AsyncAPI 3, and what goes over a real socket is what it says. Method: the
// schema of that standard, and a client that holds every event it hears against the description.
interface Message {
	name: string;
	payload: AnySchema;
	examples: { payload: unknown }[];
}
interface Document {
	operations: Record<string, { action: 'send' | 'receive'; messages: { $ref: string }[] }>;
	components: { messages: Record<string, Message> };
}

let room: TestRoom;
let document: Document;
let socket: Socket;
let cookie = '';
const heard: { name: string; payload: unknown }[] = [];
const soon = { timeout: 8_000, interval: 20 };

beforeAll(async () => {
	room = await TestRoom.open();
	const { people, sessions } = room.app.http.access;
	const person = await people.add(
		{ signInName: 'ana', name: 'Ana R.', role: 'desk', deskIds: ['intake_triage'] },
		password
	);
	cookie = `cscc_session=${(await sessions.start(person!)).token}`;
	document = (await (await fetch(`${room.address}/api/asyncapi.json`)).json()) as Document;
	socket = io(room.address, {
		path: '/live',
		transports: ['websocket'],
		extraHeaders: { cookie },
		auth: { protocol: 1 }
	});
	socket.onAny((name: string, payload: unknown) => heard.push({ name, payload: payload ?? null }));
});
afterAll(async () => {
	socket.disconnect();
	await room.close();
});

/** `meta` is false for a schema that brings the draft it is written in. */
function faultsOf(schema: AnySchema, value: unknown, meta = true): string {
	const ajv = new Ajv({ strict: false, allErrors: true, meta, validateSchema: meta });
	formats.default(ajv);
	return ajv.validate(schema, value) ? '' : ajv.errorsText();
}

const payloadOf = (id: string) => document.components.messages[id]!.payload;

test('the description is valid AsyncAPI 3.0, and so is each of its examples', () => {
	const path = createRequire(import.meta.url).resolve('@asyncapi/specs/schemas/3.0.0.json');
	const standard = JSON.parse(readFileSync(path, 'utf8')) as AnySchema;

	expect(faultsOf(standard, document, false)).toBe('');
	for (const { name, payload, examples } of Object.values(document.components.messages)) {
		for (const example of examples) expect(faultsOf(payload, example.payload), name).toBe('');
	}
	const named = Object.values(document.operations).flatMap(({ messages }) => messages);
	const known = Object.keys(document.components.messages);
	expect(known).toEqual(expect.arrayContaining(named.map(({ $ref }) => $ref.split('/').pop())));
});

test('what a desk says is answered as described, and every event that it hears is one of those', async () => {
	const command = {
		id: 'asyncapi-test-1',
		name: 'request.log',
		payload: { title: 'Alley dark', category: 'lighting', channel: 'phone' }
	};
	const join = { feed: 'records' };
	expect(faultsOf(payloadOf('joinSaid'), join)).toBe('');
	expect(faultsOf(payloadOf('commandSaid'), command)).toBe('');

	const joined: unknown = await socket.emitWithAck('join', join);
	const done = (await socket.emitWithAck('command', command)) as { versions: object };
	const refused: unknown = await socket.emitWithAck('command', {
		...command,
		id: 'asyncapi-test-2',
		payload: {}
	});
	const [recordId = ''] = Object.keys(done.versions);
	const doing = { recordId, doing: 'editing' };
	socket.emit('presence', doing);
	await expect
		.poll(() => new Set(heard.map(({ name }) => name)).size, soon)
		.toBeGreaterThanOrEqual(5);

	expect(faultsOf(payloadOf('presenceSaid'), doing)).toBe('');
	expect(faultsOf(payloadOf('joinAnswer'), joined)).toBe('');
	for (const answer of [done, refused])
		expect(faultsOf(payloadOf('commandAnswer'), answer)).toBe('');
	expect(refused).toMatchObject({ ok: false, code: 'INVALID_PAYLOAD' });
	const names = [...new Set(heard.map(({ name }) => name))].toSorted();
	expect(names).toEqual(['beat', 'delta', 'presence', 'reload', 'snapshot']);
	for (const { name, payload } of heard)
		expect(faultsOf(payloadOf(`${name}Told`), payload), name).toBe('');
});
