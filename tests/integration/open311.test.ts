// Long because it is the table of conformance: each point of the specification, one after the other.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import formatsPlugin from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#shared/wire/clients.ts';
import { xmlOf } from '#server/open311/xml.ts';
import { HelpRoom } from '../support/help-room.ts';
import { ana, noah } from '../support/room.ts';

// Goal: a program that speaks GeoReport v2 finds here what the specification says, and nothing that is nobody's to
// know. Method: point by point over HTTP, against the published JSON Schemas where they are at hand, and for XML by a
// parser that shares no code with what wrote it.
const schemas = join(import.meta.dirname, '../../../shared/standards/open311');
const base = '/open311/v2';
let door: HelpRoom;
let key = '';
let readOnly = '';
let lights = '';
let hidden = '';

beforeAll(async () => {
	door = await HelpRoom.open();
	const { clients } = door.room.app.http.access;
	const all: Client['scopes'] = ['requests', 'updates', 'full_status'];
	key = (await clients.add({ name: 'Fix app', scopes: all, perMinute: 1_000 })).key;
	readOnly = (await clients.add({ name: 'Reader', scopes: [], perMinute: 1_000 })).key;
	lights = (await door.ask(door.phone(), { words: 'Secret words of a person' })).reference;
	hidden = (await door.ask(door.phone(), { tile: 'safety', need: 'conflict' })).reference;
	await door.ask(door.phone(), { need: 'dumping' });
});
afterAll(() => door.close());

interface Answer {
	status: number;
	type: string;
	text: string;
	json: unknown;
	headers: Headers;
}

async function get(path: string): Promise<Answer> {
	return answerOf(await fetch(`${door.room.address}${path}`));
}
async function post(
	path: string,
	fields: Record<string, string> | FormData,
	headers = {}
): Promise<Answer> {
	const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
	return answerOf(await fetch(`${door.room.address}${path}`, { method: 'POST', body, headers }));
}
async function answerOf(response: Response): Promise<Answer> {
	const text = await response.text();
	const type = response.headers.get('content-type') ?? '';
	const json: unknown = type.startsWith('application/json') ? JSON.parse(text) : undefined;
	return { status: response.status, type, text, json, headers: response.headers };
}
const list = async (query = '') =>
	(await get(`${base}/requests.json${query}`)).json as Record<string, unknown>[];
const numbers = async (query = '') => (await list(query)).map((one) => one['service_request_id']);

/** The elements of a document, lists as lists. */
function parsed(text: string): Record<string, unknown> {
	expect(XMLValidator.validate(text)).toBe(true);
	const lists = [
		'service',
		'request',
		'error',
		'attribute',
		'value',
		'endpoint',
		'format',
		'request_update',
		'note'
	];
	const parser = new XMLParser({ isArray: (name) => lists.includes(name), parseTagValue: false });
	return parser.parse(text) as Record<string, unknown>;
}

function validators(): Record<string, ValidateFunction> {
	const ajv = new Ajv({ strict: false, allErrors: true });
	formatsPlugin.default(ajv);
	const names = readdirSync(schemas).filter(
		(name) => name.endsWith('.json') && name !== 'swagger.json'
	);
	for (const name of names) {
		ajv.addSchema(JSON.parse(readFileSync(join(schemas, name), 'utf8')) as object, name);
	}
	return Object.fromEntries(names.map((name) => [name, ajv.getSchema(name)!]));
}

describe.skipIf(!existsSync(schemas))(
	'by the published JSON Schemas (skipped where they are not at hand)',
	() => {
		test('services, every definition, lists and single requests are valid', async () => {
			const is = validators();
			const check = (name: string, value: unknown) => {
				const isValid = is[name]!(value);
				expect(isValid ? [] : is[name]!.errors, name).toEqual([]);
			};
			const services = (await get(`${base}/services.json`)).json as { service_code: string }[];
			expect(services).toHaveLength(25);
			check('services.json', services);
			for (const { service_code: code } of services) {
				check('service-definition.json', (await get(`${base}/services/${code}.json`)).json);
			}
			for (const query of [
				'',
				'?status=open',
				'?extensions=true',
				`?service_request_id=${lights}`
			]) {
				const listed = await list(query);
				expect(listed.length, query).toBeGreaterThan(0);
				check('requests.json', listed);
				for (const one of listed) check('request.json', one);
			}
			check('requests.json', (await get(`${base}/requests/${lights}.json`)).json);
		});
	}
);

describe('1 common rules', () => {
	test('1.1 the format is the end of the address; both have their types and are UTF-8', async () => {
		expect((await get(`${base}/services.xml`)).type).toBe('text/xml; charset=utf-8');
		expect((await get(`${base}/services.json`)).type).toBe('application/json; charset=utf-8');
		const other = await get(`${base}/services.yaml`);
		expect(other.status).toBe(404);
		expect(parsed(other.text)['errors']).toBeDefined();
		const { board } = door.room.app.http.follower;
		const before = board.count('request');
		const sent = { api_key: key, service_code: 'dumping', address_string: '4200 W Madison St' };
		expect((await post(`${base}/requests.yaml`, sent)).status).toBe(404);
		expect(board.count('request')).toBe(before);
	});

	test('1.2 XML has a declaration and no namespace; nothing is an empty element', async () => {
		const { text } = await get(`${base}/requests/${lights}.xml`);
		expect(
			text.startsWith('<?xml version="1.0" encoding="utf-8"?>\n<service_requests><request>')
		).toBe(true);
		expect(text).not.toContain('xmlns');
		expect(text).toContain('<description/>');
	});

	test('1.2b whatever a text holds, the document is well formed and says the same', () => {
		const said = `<b>&amp;"'</b> ]]> \u0000\u000b\ufffe 🙂`;
		const text = xmlOf('services', [{ service_name: said }]);
		const { service } = parsed(text)['services'] as { service: { service_name: string }[] };
		expect(service[0]!.service_name).toBe(`<b>&amp;"'</b> ]]>  🙂`.trim());
	});

	test('1.3 XML and JSON say the same; a list is a list also where it has one element or none', async () => {
		const xml = parsed((await get(`${base}/requests.xml`)).text)['service_requests'] as {
			request: Record<string, string>[];
		};
		const json = await list();
		expect(xml.request).toEqual(
			json.map((one) =>
				Object.fromEntries(
					Object.entries(one).map(([name, value]) => [name, value === null ? '' : String(value)])
				)
			)
		);
		expect(await list(`?service_request_id=R-000000`)).toEqual([]);
		expect((await get(`${base}/requests.xml?service_request_id=R-000000`)).text).toContain(
			'<service_requests/>'
		);
	});

	test('1.4 dates carry a zone and no fractions', async () => {
		const dates = (await list()).flatMap((one) => [
			one['requested_datetime'],
			one['updated_datetime'],
			one['expected_datetime']
		]);
		for (const date of dates.filter((one) => one !== null)) {
			expect(date).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/);
		}
	});

	test('1.5 jurisdiction_id may be left out or empty; another is 404', async () => {
		for (const [value, status] of [
			['', 200],
			['cityofchicago.org', 200],
			['elsewhere.org', 404]
		] as const) {
			expect((await get(`${base}/services.json?jurisdiction_id=${value}`)).status, value).toBe(
				status
			);
		}
	});

	test('1.6 errors are lists with code and description, in both formats', async () => {
		const json = await get(`${base}/requests/R-000000.json`);
		expect([json.status, json.json]).toEqual([
			404,
			[{ code: 404, description: 'service_request_id is not known' }]
		]);
		const xml = await get(`${base}/services/nothing.xml`);
		expect(xml.status).toBe(404);
		expect(parsed(xml.text)['errors']).toEqual({
			error: [{ code: '404', description: 'service_code is not known' }]
		});
	});
});

describe('2 discovery and services', () => {
	test.each(['json', 'xml'])(
		'2.1 discovery.%s has every field that it must have',
		async (format) => {
			const answer = await get(`/open311/discovery.${format}`);
			const discovery = (
				format === 'json' ? answer.json : parsed(answer.text)['discovery']
			) as Record<string, unknown>;
			expect(Object.keys(discovery).toSorted()).toEqual([
				'changeset',
				'contact',
				'endpoints',
				'key_service'
			]);
			const endpoints = discovery['endpoints'] as { endpoint?: object[] } & object[];
			const [endpoint] = (format === 'json' ? endpoints : endpoints.endpoint!) as Record<
				string,
				unknown
			>[];
			expect(endpoint).toMatchObject({
				specification: 'http://wiki.open311.org/GeoReport_v2',
				type: 'production'
			});
			expect(endpoint!['url']).toBe(`${door.room.address}/open311/v2`);
			expect(Number.isNaN(Date.parse(String(discovery['changeset'])))).toBe(false);
		}
	);

	test('2.2 a service says by its type how a request comes back', async () => {
		const services = (await get(`${base}/services.json`)).json as {
			service_code: string;
			type: string;
			metadata: boolean;
		}[];
		const typeOf = (code: string) => services.find((one) => one.service_code === code)?.type;
		expect([typeOf('alley_lights'), typeOf('conflict'), typeOf('someone_hurt')]).toEqual([
			'realtime',
			'batch',
			'blackbox'
		]);
		expect(services.every(({ metadata }) => metadata)).toBe(true);
	});

	test('2.3 a definition has its attributes in their order, with the values of lists', async () => {
		const { json } = await get(`${base}/services/alley_lights.json`);
		const { attributes } = json as {
			attributes: { code: string; order: number; required: boolean; values: object[] }[];
		};
		expect(attributes.map(({ code }) => code)).toEqual(['DANGER', 'HOWMANY', 'SOON', 'LANGUAGE']);
		expect(attributes.map(({ order }) => order)).toEqual([1, 2, 3, 4]);
		expect(attributes[1]).toMatchObject({
			required: true,
			values: [{ key: 'one', name: 'One' }, {}, {}]
		});
	});
});

describe('3 sending', () => {
	const whole = () => ({
		api_key: key,
		service_code: 'alley_lights',
		'attribute[HOWMANY]': 'some',
		'attribute[SOON]': 'today',
		address_string: '4231 W Madison St',
		description: 'Dark behind the church & <3',
		first_name: 'Quetzal',
		email: 'quetzal@example.org'
	});

	test('3.1 a realtime service answers 200 with its number, in both formats', async () => {
		const { status, json } = await post(`${base}/requests.json`, whole());
		expect(status).toBe(200);
		const [sent] = json as Record<string, string>[];
		expect(sent!['service_request_id']).toMatch(/^R-/);
		expect(sent).not.toHaveProperty('token');
		expect(door.find(sent!['service_request_id']!)).toMatchObject({
			title: 'Alley lights are out: Some',
			block: '4200 W MADISON ST',
			communityArea: 26,
			soon: 'today',
			channel: 'agency',
			reach: 'email'
		});
		const xml = await post(`${base}/requests.xml`, { ...whole(), description: 'Another one' });
		const { request } = parsed(xml.text)['service_requests'] as {
			request: Record<string, string>[];
		};
		expect(request[0]!['service_request_id']).toMatch(/^R-/);
	});

	test('3.2 a batch service answers with a token, which has a number once somebody has looked', async () => {
		const { json } = await post(`${base}/requests.json`, { ...whole(), service_code: 'conflict' });
		const [{ token, service_request_id: none }] = json as [Record<string, string>];
		expect(none).toBeUndefined();
		expect((await get(`${base}/tokens/${token}.json`)).json).toEqual([{ token }]);
		const reference = token!.slice(0, 8);
		await door.room.must(noah, 'request.triage', { id: door.find(reference)!.id, version: 1 });
		expect((await get(`${base}/tokens/${token}.json`)).json).toEqual([
			{ service_request_id: reference, token }
		]);
		const other = `${token!.slice(0, -1)}${token!.endsWith('x') ? 'y' : 'x'}`;
		expect((await get(`${base}/tokens/${other}.json`)).status).toBe(404);
		expect((await get(`${base}/requests/${reference}.json`)).status).toBe(404);
	});

	test('3.3 a blackbox service answers with neither', async () => {
		const { status, json } = await post(`${base}/requests.json`, {
			...whole(),
			service_code: 'someone_hurt'
		});
		expect(status).toBe(200);
		const [sent] = json as Record<string, unknown>[];
		expect(sent).not.toHaveProperty('token');
		expect(sent).not.toHaveProperty('service_request_id');
		expect(JSON.stringify(json)).not.toMatch(/R-[0-9A-Z]{6}/);
	});

	test.each([
		['no key', { api_key: '' }, 403, 'api_key'],
		['a key that is none', { api_key: 'x'.repeat(32) }, 403, 'api_key'],
		['no service', { service_code: '' }, 400, 'service_code is required'],
		['a service that is none', { service_code: 'dragons' }, 404, 'service_code'],
		['no place', { address_string: '' }, 400, 'location'],
		['no required attribute', { 'attribute[HOWMANY]': '' }, 400, 'HOWMANY required'],
		['an attribute that is none of the list', { 'attribute[HOWMANY]': '7' }, 400, 'HOWMANY'],
		['a place outside the city', { address_string: '99900 S Laflin St' }, 400, 'outside Chicago'],
		[
			'a point in the lake',
			{ address_string: '', lat: '41.88', long: '-87.55' },
			400,
			'outside Chicago'
		],
		['a point that is none', { address_string: '', lat: 'north', long: '' }, 400, 'degrees'],
		['HTML', { description: '<img src=x onerror=alert(1)>' }, 400, 'no HTML'],
		['5,000 letters', { description: 'x'.repeat(5_000) }, 400, '4000 characters'],
		['a picture that is no address', { media_url: 'javascript:alert(1)' }, 400, 'media_url'],
		['an address of e-mail that is none', { email: 'nobody' }, 400, 'email']
	])('3.4 with %s it is refused and nothing is kept', async (_what, change, status, says) => {
		const { board } = door.room.app.http.follower;
		const before = board.count('request');
		const answer = await post(`${base}/requests.json`, { ...whole(), ...change });
		expect(answer.status).toBe(status);
		expect(answer.text).toContain(says);
		expect(board.count('request')).toBe(before);
	});

	test('3.5 a key without the scope, and one that asks too much, are refused', async () => {
		expect((await post(`${base}/requests.json`, { ...whole(), api_key: readOnly })).status).toBe(
			403
		);
		const { clients } = door.room.app.http.access;
		const slow = await clients.add({ name: 'Slow', scopes: ['requests'], perMinute: 1 });
		const send = (words: string) =>
			post(`${base}/requests.json`, { ...whole(), api_key: slow.key, description: words });
		const statuses = [await send('one'), await send('two')].map(({ status }) => status);
		expect(statuses).toEqual([200, 429]);
		await clients.remove(slow.client.id);
		expect((await send('three')).status).toBe(403);
	});

	test('3.6 sent again within ten minutes, or under one Idempotency-Key, it is one request', async () => {
		const send = async (more = {}, headers = {}) => {
			const { json } = await post(
				`${base}/requests.json`,
				{ ...whole(), description: 'Once', ...more },
				headers
			);
			return (json as { service_request_id: string }[])[0]!.service_request_id;
		};
		const [one, other] = await Promise.all([send(), send()]);
		expect(one).toBe(other);
		expect(await send({ description: 'Twice' })).not.toBe(one);
		const headers = { 'idempotency-key': '"8e03978e"' };
		expect(await send({}, headers)).toBe(await send({}, headers));
		door.pass(11 * 60_000);
	});

	test('3.7 a form with a picture in it is read, and the picture is not kept', async () => {
		const form = new FormData();
		for (const [name, value] of Object.entries({ ...whole(), description: 'With a picture' }))
			form.append(name, value);
		form.append('media', new Blob([new Uint8Array(50_000)], { type: 'image/jpeg' }), 'light.jpg');
		const { status, json } = await post(
			`${base}/requests.json?jurisdiction_id=cityofchicago.org`,
			form
		);
		expect(status).toBe(200);
		expect((json as { service_request_id: string }[])[0]!.service_request_id).toMatch(/^R-/);
	});

	test('3.8 a point on the map is kept as the block of the nearest street', async () => {
		const { json } = await post(`${base}/requests.json`, {
			...whole(),
			address_string: '',
			lat: '41.8809',
			long: '-87.7256',
			description: 'By a point'
		});
		const { service_request_id: number } = (json as { service_request_id: string }[])[0]!;
		expect(door.find(number)).toMatchObject({ communityArea: 26, placeBasis: 'grid' });
		expect(door.find(number)!.block).toMatch(/^\d+00 [NSEW] /);
	});
});

describe('4 reading', () => {
	test('4.1 what is public is there by block, and nothing that anybody wrote or is', async () => {
		const [one] = await list(`?service_request_id=${lights}`);
		expect(one).toMatchObject({
			service_request_id: lights,
			status: 'open',
			service_code: 'alley_lights',
			description: null,
			address: '4200 block of W Madison St, West Garfield Park, Chicago, IL'
		});
		const everything = (
			await Promise.all(
				[
					'requests.json',
					'requests.xml',
					'requests.json?extensions=true',
					'servicerequestupdates.json'
				].map((path) => get(`${base}/${path}`))
			)
		).map(({ text }) => text);
		for (const word of ['Secret words', 'Quetzal', 'quetzal@', '4231', 'church']) {
			expect(everything.join(' '), word).not.toContain(word);
		}
	});

	test('4.2 what is not public is not there: in no list, and 404 by its number', async () => {
		expect(await numbers()).not.toContain(hidden);
		expect(await numbers(`?service_request_id=${hidden},${lights}`)).toEqual([lights]);
		expect((await get(`${base}/requests/${hidden}.json`)).status).toBe(404);
		const from = door.phone();
		const held = await from.ask({ token: await from.form() });
		expect((await get(`${base}/requests/${held.reference}.json`)).status).toBe(404);
		// What is restricted later is gone at once.
		const later = (await door.ask(door.phone())).reference;
		expect(await numbers()).toContain(later);
		await door.room.must(noah, 'request.edit', {
			id: door.find(later)!.id,
			edits: { category: { from: 'lighting', to: 'victim_assistance' } }
		});
		expect(await numbers()).not.toContain(later);
	});

	test('4.2b what follows something restricted is restricted, and gone with it', async () => {
		const covered = await door.ask(door.phone(), {
			tile: 'hurt',
			need: 'someone_hurt',
			place: 'unsaid'
		});
		const { reference } = await door.ask(door.phone());
		expect(await numbers()).toContain(reference);
		await door.room.must(
			{
				...noah,
				role: 'victim_services',
				agencyId: 'agency_lights',
				deskIds: ['crisis_victim_services', 'city_services']
			},
			'request.mark_duplicate',
			{ id: door.find(reference)!.id, version: 1, parentId: door.find(covered.reference)!.id }
		);
		expect(door.find(reference)).toMatchObject({ restricted: true, category: 'lighting' });
		expect(await numbers()).not.toContain(reference);
	});

	test('4.2c a street that is none is kept nowhere, and a title is found by no word of it', async () => {
		const typed = { place: 'address', address: '4200 W John Doe Beats Me St' };
		const asked = await door.phone().ask({ ...typed, token: await door.phone().form() });
		expect(asked.reference).toBe('');
		const sent = await post(`${base}/requests.json`, {
			api_key: key,
			service_code: 'dumping',
			address_string: typed.address
		});
		expect(sent.status).toBe(400);
		const logged = {
			title: 'Lamp out at Mrs Jones',
			category: 'lighting',
			channel: 'phone'
		} as const;
		await door.room.must(noah, 'request.log', { ...logged, block: '4200 W Nobody Knows St' });
		const all = await get(`${base}/requests.json`);
		expect(all.text).not.toMatch(/Jones|Nobody Knows|John Doe/i);
		expect(await numbers('?q=jones')).toEqual([]);
	});

	test('4.3 lists are narrowed by service, status and time, and numbers override all of it', async () => {
		const codes = (await list('?service_code=dumping')).map((one) => one['service_code']);
		expect(codes).toEqual(['dumping']);
		expect(await numbers('?service_code=dumping,alley_lights')).toContain(lights);
		expect(await numbers('?status=closed')).toEqual([]);
		const now = door.room.app.http.clock.now();
		const date = (days: number) => new Date(now - days * 86_400_000).toISOString();
		expect(await numbers(`?start_date=${date(2)}&end_date=${date(1)}`)).toEqual([]);
		expect(await numbers(`?start_date=${date(1)}`)).toContain(lights);
		expect(await numbers(`?service_request_id=${lights}&status=closed`)).toEqual([lights]);
		expect(await numbers('?q=madison')).toContain(lights);
	});

	test.each([
		['?status=new', 'status'],
		['?start_date=yesterday', 'start_date'],
		['?start_date=2026-02-30T00:00:00Z', 'start_date'],
		['?start_date=2026-01-01T00:00:00', 'start_date'],
		['?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z', '90 days'],
		['?start_date=2026-06-01T00:00:00Z&end_date=2026-05-01T00:00:00Z', 'after'],
		['?page=0', 'page'],
		['?page_size=501', 'page_size']
	])('4.4 %s is 400 and says what is wrong', async (query, says) => {
		const { status, text } = await get(`${base}/requests.json${query}`);
		expect(status).toBe(400);
		expect(text).toContain(says);
	});

	test('4.5 pages follow each other without a gap, the newest first', async () => {
		const all = await numbers();
		const pages: unknown[] = [];
		let path: string | undefined = '?page=1&page_size=2';
		while (path !== undefined) {
			const answer: Answer = await get(`${base}/requests.json${path}`);
			pages.push(
				...(answer.json as Record<string, unknown>[]).map((one) => one['service_request_id'])
			);
			path = /<[^?]+(\?[^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
		}
		expect(pages).toEqual(all);
		const times = (await list()).map((one) => String(one['requested_datetime']));
		expect(times).toEqual(times.toSorted().toReversed());
	});

	test('4.6 extensions add what happened; the whole state is for whom it is open', async () => {
		const [plain] = await list(`?service_request_id=${lights}&extensions=true`);
		expect(plain).toMatchObject({
			extended_attributes: { channel: 'online' },
			notes: [{ type: 'OPEN' }]
		});
		expect(plain!['extended_attributes']).not.toHaveProperty('state');
		const [whole] = await list(`?service_request_id=${lights}&extensions=true&api_key=${key}`);
		expect(whole).toMatchObject({ extended_attributes: { state: 'received', priority: 3 } });
		expect((await get(`${base}/requests.json?extensions=true&api_key=${readOnly}`)).status).toBe(
			403
		);
	});
});

describe('5 updates in both directions', () => {
	test('5.1 what happens is told in its order, with its state', async () => {
		const { reference } = await door.ask(door.phone());
		const since = new Date(door.room.app.http.clock.now() - 1_000).toISOString();
		const { id } = door.find(reference)!;
		const now = () => door.find(reference)!.version;
		await door.room.must(noah, 'request.triage', { id, version: 1 });
		await door.room.must(noah, 'request.accept', { id, version: 2, agencyId: 'agency_lights' });
		await door.room.must(ana, 'request.start', { id, version: now() });
		await door.room.must(ana, 'request.resolve', { id, version: now() });
		const { json } = await get(`${base}/servicerequestupdates.json?start_date=${since}`);
		const own = (json as Record<string, string>[]).filter(
			(one) => one['service_request_id'] === reference
		);
		expect(own.map(({ status }) => status)).toEqual([
			'OPEN',
			'INVESTIGATING',
			'ACTION_SCHEDULED',
			'IN_PROGRESS',
			'FIXED'
		]);
		expect(new Set(own.map((one) => one['update_id'])).size).toBe(5);
		const xml = parsed((await get(`${base}/servicerequestupdates.xml?start_date=${since}`)).text);
		expect(
			(xml['service_request_updates'] as { request_update: object[] }).request_update
		).toHaveLength((json as object[]).length);

		// A neighbour's app says that it is not so: the work goes back, once.
		const said = {
			api_key: key,
			update_id: 'u-1',
			service_request_id: reference,
			status: 'OPEN',
			updated_datetime: since,
			description: 'It is still dark.'
		};
		for (let time = 0; time < 2; time += 1) {
			const answer = await post(`${base}/servicerequestupdates.json`, said);
			expect([answer.status, answer.json]).toEqual([200, [{ update_id: 'u-1' }]]);
		}
		expect(door.find(reference)).toMatchObject({ state: 'in_progress', saidFixed: false });
		const notes = door.room.app.http.follower.board.notesOf(id);
		expect(notes.map(({ text }) => text)).toEqual(['Fix app: It is still dark.']);
	});

	test.each([
		[{ status: 'SOLVED' }, 400, 'extended states'],
		[{ update_id: '' }, 400, 'update_id is required'],
		[{ service_request_id: 'R-000000' }, 404, 'service_request_id'],
		[{ updated_datetime: '2026-02-30T00:00:00Z' }, 400, 'updated_datetime'],
		[{ description: 'Call me at 312 555 0142' }, 400, 'phone number'],
		[{ api_key: '' }, 403, 'api_key']
	])('5.2 an update with %o is refused', async (change, status, says) => {
		const said = {
			api_key: key,
			update_id: 'u-2',
			service_request_id: lights,
			status: 'IN_PROGRESS',
			updated_datetime: '2026-11-27T12:00:00-06:00',
			...change
		};
		const answer = await post(`${base}/servicerequestupdates.json`, said);
		expect(answer.status).toBe(status);
		expect(answer.text).toContain(says);
	});
});
