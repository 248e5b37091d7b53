import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKey } from '#server/access/key-ring.ts';
import { routeAccess } from '#server/access/route-access.ts';
import { commandNames } from '#shared/wire/commands.ts';
import { clientOf, clientPath } from '../../scripts/client/client-of.ts';
import { password, rosa, TestRoom } from '../support/room.ts';

// Goal: the description of the interface says everything there is, and nothing else. Method: it is held against the table
// of routes, its examples against its schemas by another validator, and real answers against what it promises.
interface Media {
	schema: { $ref?: string };
	example?: unknown;
}
interface Answer {
	description: string;
	content?: Record<string, Media>;
	$ref?: string;
}
interface Operation {
	operationId: string;
	summary: string;
	tags: string[];
	security: Record<string, string[]>[];
	parameters?: { name: string; in: string; schema: object }[];
	requestBody?: { content: Record<string, Media> };
	responses: Record<string, Answer>;
}
interface Document {
	tags: { name: string; description: string }[];
	paths: Record<string, Record<string, Operation>>;
	components: { securitySchemes: object; schemas: object; responses: Record<string, Answer> };
}

let room: TestRoom;
let document: Document;
let ajv: Ajv2020;
const cookies: Record<string, string> = {};
const operations: { row: string; path: string; method: string; operation: Operation }[] = [];

beforeAll(async () => {
	room = await TestRoom.open(undefined, { SEAL_KEYS: makeKey('doc') });
	const { people, sessions } = room.app.http.access;
	for (const role of ['desk', 'manager', 'administrator', 'auditor'] as const) {
		const person = await people.add({ signInName: role, name: role, role, deskIds: [] }, password);
		cookies[role] = `cscc_session=${(await sessions.start(person!)).token}`;
	}
	const light = { title: 'Alley dark', category: 'lighting', channel: 'phone' } as const;
	await room.must(rosa, 'request.log', { ...light, communityArea: 29 });
	await room.pairDisplay();
	document = (await (await fetch(`${room.address}/api/openapi.json`)).json()) as Document;
	for (const [path, methods] of Object.entries(document.paths)) {
		for (const [method, operation] of Object.entries(methods)) {
			const row = `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
			operations.push({ row, path, method, operation });
		}
	}
	ajv = new Ajv2020({ strict: false, allErrors: true, addUsedSchema: false });
	formats.default(ajv);
	ajv.addSchema(document, 'document');
});
afterAll(() => room.close());

/** Every JSON that an operation asks for or answers, and where its schema is in the document. */
function contentsOf({ path, method, operation }: (typeof operations)[number]) {
	const at = ['paths', path, method];
	const asked = Object.entries(operation.requestBody?.content ?? {}).map(([type, media]) => ({
		type,
		media,
		at: [...at, 'requestBody', 'content', type, 'schema']
	}));
	const answered = Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
		Object.entries(content).map(([type, media]) => ({
			type,
			media,
			at: [...at, 'responses', status, 'content', type, 'schema']
		}))
	);
	return [...asked, ...answered];
}

function faultsOf(at: readonly string[], value: unknown): string {
	const parts = at.map((part) =>
		encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
	);
	const validate = ajv.compile({ $ref: `document#/${parts.join('/')}` });
	return validate(value) ? '' : ajv.errorsText(validate.errors);
}

test('every route that is no page is described, once, and nothing else is', () => {
	const rows = Object.keys(routeAccess).filter(
		(row) => !row.includes(' /help') && !/\/(open|async)api\.json$/.test(row)
	);

	expect(operations.map(({ row }) => row).toSorted()).toEqual(rows.toSorted());
	const ids = operations.map(({ operation }) => operation.operationId);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.every((id) => /^[a-z][A-Za-z0-9]{2,60}$/.test(id))).toBe(true);
	// What differs in the name of a parameter alone is one path.
	const paths = Object.keys(document.paths);
	expect(new Set(paths.map((path) => path.replaceAll(/\{[^}]*\}/g, '{}'))).size).toBe(paths.length);
});

test('each says what it is, to whom it belongs, what it needs, what it answers and how it refuses', () => {
	const tags = new Set(document.tags.map(({ name }) => name));
	for (const { row, path, operation } of operations) {
		expect(operation.summary, row).toMatch(/^.{7,160}$/);
		expect(
			operation.tags.filter((tag) => tags.has(tag)),
			row
		).toHaveLength(1);
		const needs = operation.security.flatMap((one) => Object.keys(one));
		expect(
			needs.every((name) => name in document.components.securitySchemes),
			row
		).toBe(true);
		if (routeAccess[row] !== 'anyone') expect(needs, row).toEqual(['session']);
		const statuses = Object.keys(operation.responses);
		const good = statuses.filter((status) => Number(status) < 400);
		expect(good.length, row).toBeGreaterThan(0);
		for (const status of good.filter((one) => one !== '204' && one !== '303')) {
			const types = Object.keys(operation.responses[status]?.content ?? {});
			if (row !== 'POST /api/provider/ended') expect(types, row).not.toEqual([]);
		}
		expect(statuses, row).toEqual(expect.arrayContaining(['503', 'default']));
		if (routeAccess[row] !== 'anyone')
			expect(statuses, row).toEqual(expect.arrayContaining(['401', '403']));
		const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
		const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path');
		expect(inPath.map(({ name }) => name).toSorted(), row).toEqual(named.toSorted());
	}
	const used = new Set(operations.flatMap(({ operation }) => operation.tags));
	expect([...tags].filter((tag) => !used.has(tag))).toEqual([]);
});

test('every JSON has an example, and every example is valid', () => {
	let examples = 0;
	for (const operation of operations) {
		for (const { type, media, at } of contentsOf(operation)) {
			if (!/json|form/.test(type) || type.includes('problem')) continue;
			expect(media.example, at.join(' ')).toBeDefined();
			expect(faultsOf(at, media.example), at.join(' ')).toBe('');
			examples += 1;
		}
	}
	expect(examples).toBeGreaterThan(80);
});

test('a command is described with what it needs, each by its name', () => {
	const body = document.paths['/api/commands']?.['post']?.requestBody?.content['application/json'];
	const { anyOf = [] } = (body?.schema ?? {}) as { anyOf?: { title: string }[] };
	const at = [
		'paths',
		'/api/commands',
		'post',
		'requestBody',
		'content',
		'application/json',
		'schema'
	];
	const log = { id: 'k3f9s0ab27xq', name: 'request.log' };
	const payload = { title: 'Alley dark', category: 'lighting', channel: 'phone' };

	expect(anyOf.map(({ title }) => title)).toEqual(commandNames);
	expect(faultsOf(at, { ...log, payload })).toBe('');
	expect(faultsOf(at, { ...log, payload: { ...payload, channel: 'pigeon' } })).not.toBe('');
});

test('the scripts’ client is made of this very description', async () => {
	expect(readFileSync(clientPath, 'utf8')).toBe(await clientOf(document));
});

test('what is answered is what was described', async () => {
	let checked = 0;
	for (const { row, path, operation } of operations) {
		if (!row.startsWith('GET ') || path.includes('{') || path === '/api/stream') continue;
		const allowed = (routeAccess[row] ?? []) as readonly string[] | string;
		const who =
			['administrator', 'manager', 'auditor'].find((role) => allowed.includes(role)) ?? 'desk';
		const query = path === '/api/times' ? '?from=2026-07-01&to=2026-07-02' : '';
		const response = await fetch(`${room.address}${path}${query}`, {
			headers: { cookie: cookies[who]! },
			redirect: 'manual'
		});
		const status =
			String(response.status) in operation.responses ? String(response.status) : 'default';
		const given = operation.responses[status];
		const named = given?.$ref?.split('/').pop() ?? '';
		const content = (document.components.responses[named] ?? given)?.content;
		const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
		const text = await response.text();
		if (content === undefined) {
			expect([204, 303], row).toContain(response.status);
			continue;
		}
		expect(Object.keys(content), row).toContain(type);
		checked += 1;
		if (!type.includes('json') || type.includes('ndjson') || type.includes('problem')) continue;
		const at = [
			'paths',
			path,
			'get',
			'responses',
			String(response.status),
			'content',
			type,
			'schema'
		];
		expect(faultsOf(at, JSON.parse(text)), row).toBe('');
	}
	expect(checked).toBeGreaterThan(25);
});
