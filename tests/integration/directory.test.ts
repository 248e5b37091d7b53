import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#shared/kernel/clock.ts';
import type { Role } from '#shared/model/terms.ts';
import type { DirectoryReport, DirectorySource } from '#shared/wire/directory.ts';
import { enrolAgencies, password, rosa, TestRoom } from '../support/room.ts';

// Goal: a directory is looked at first and then brought in whole, and what is not shared reaches nobody without an
// account. Method: over HTTP, as a program would, with a sample made here.
let room: TestRoom;
const cookies = new Map<Role, string>();
const ids = {
	star: '6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0001',
	grief: '6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0002',
	food: '6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0003',
	site: '6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0004',
	there: '6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0005',
	term: '6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0006'
};
const files = {
	'organizations.csv': `id,name,description\r\n${ids.star},North Star,Help after loss\r\n`,
	'services.csv':
		'id,organization_id,name,status,description,last_modified,hotline\r\n' +
		`${ids.grief},${ids.star},Consejería de duelo,active,Grief,2026-05-01T12:00:00Z,=1+1\r\n` +
		`${ids.food},${ids.star},Food box,temporarily closed,,2026-01-01T12:00:00Z,\r\n`,
	'locations.csv': `id,name,location_type\r\n${ids.site},Pulaski site,physical\r\n`,
	'service_at_location.csv': `id,service_id,location_id\r\n${ids.there},${ids.grief},${ids.site}\r\n`,
	'taxonomy_terms.csv': `id,code,name,description\r\n${ids.term},GRIEF,Grief,Grief and loss\r\n`,
	'attributes.csv': `id,link_id,link_entity,taxonomy_term_id\r\n6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0007,${ids.grief},service,${ids.term}\r\n`
};

beforeAll(async () => {
	room = await TestRoom.open(systemClock, {});
	await enrolAgencies(room);
	await room.must(rosa, 'agency.set_capacity', { id: 'agency_lights', capacity: 'limited' });
	const { people, sessions } = room.app.http.access;
	for (const role of ['administrator', 'manager', 'desk'] as const) {
		const account = { signInName: role, name: role, role, deskIds: [] };
		const { token } = await sessions.start((await people.add(account, password))!);
		cookies.set(role, `cscc_session=${token}`);
	}
});
afterAll(() => room.close());

interface Answer<T> {
	status: number;
	body: T;
}

async function call<T>(
	path: string,
	{ as, ...init }: RequestInit & { as?: Role } = {}
): Promise<Answer<T>> {
	const cookie = as ? cookies.get(as) : undefined;
	const response = await fetch(`${room.address}${path}`, {
		...init,
		headers: cookie ? { cookie } : {}
	});
	const text = await response.text();
	const isJson = (response.headers.get('content-type') ?? '').includes('json');
	return {
		status: response.status,
		body: (isJson && !path.includes('ndjson') ? JSON.parse(text) : text) as T
	};
}

function upload(sent: Record<string, string>): FormData {
	const form = new FormData();
	for (const [name, text] of Object.entries(sent)) form.append('files', new Blob([text]), name);
	return form;
}

const bring = (query: string, sent: Record<string, string> = files, as: Role = 'administrator') =>
	call<DirectoryReport>(`/api/directory/sample${query}`, {
		method: 'POST',
		body: upload(sent),
		as
	});

interface Page {
	total_items: number;
	total_pages: number;
	size: number;
	first_page: boolean;
	last_page: boolean;
	empty: boolean;
	contents: { id: string; name?: string }[];
}
const names = async (query: string, as?: Role) =>
	(await call<Page>(`/hsds/services?${query}`, as ? { as } : {})).body.contents.map(
		({ name }) => name
	);

test('a look says what would be, and writes nothing', async () => {
	const { status, body } = await bring('?dry_run=true');

	expect(status).toBe(200);
	expect(body).toMatchObject({ dryRun: true, counts: { service: 2, location: 1 }, notes: {} });
	expect((await call('/api/directory', { as: 'administrator' })).body).toEqual([]);
	expect((await call(`/hsds/services/${ids.grief}`, { as: 'desk' })).status).toBe(404);
});

test('what is brought in is there for people of the room at once, and for nobody else until it is shared', async () => {
	expect((await bring('')).body).toMatchObject({ dryRun: false, unchanged: false });
	expect((await call(`/hsds/services/${ids.grief}`, { as: 'desk' })).body).toMatchObject({
		name: 'Consejería de duelo',
		hotline: '=1+1',
		organization: { name: 'North Star' },
		service_at_locations: [{ location: { name: 'Pulaski site' } }],
		attributes: [{ taxonomy_term: { code: 'GRIEF' } }]
	});
	expect((await call(`/hsds/services/${ids.grief}`)).status).toBe(404);
	expect(await names('')).toEqual([
		'Lights: work with the Community Safety Coordination Center',
		'Pantry: work with the Community Safety Coordination Center'
	]);

	expect((await bring('?shared=true')).body).toMatchObject({ unchanged: false });
	expect((await call(`/hsds/services/${ids.grief}`)).status).toBe(200);
	expect((await bring('?shared=true')).body).toMatchObject({ unchanged: true });
	const [source] = (await call<DirectorySource[]>('/api/directory', { as: 'manager' })).body;
	expect(source).toMatchObject({ source: 'sample', shared: true, counts: { service: 2 } });
});

test('lists are found by words, term, organization and time, a page or a line each', async () => {
	expect(await names('search=consejeria')).toEqual(['Consejería de duelo']);
	expect(await names('search=grief%20star')).toEqual(['Consejería de duelo']);
	expect(await names(`taxonomy_term_id=${ids.term}`)).toEqual(['Consejería de duelo']);
	expect(await names(`organization_id=${ids.star}`)).toEqual(['Consejería de duelo', 'Food box']);
	expect(await names(`organization_id=${ids.star}&modified_after=2026-03-01`)).toEqual([
		'Consejería de duelo'
	]);
	const page = (await call<Page>('/hsds/services?per_page=3&page=2')).body;
	expect(page).toMatchObject({
		total_items: 4,
		total_pages: 2,
		page_number: 2,
		size: 1,
		first_page: false,
		last_page: true,
		empty: false
	});
	const least = (await call<Page>('/hsds/services?minimal=true&per_page=1')).body.contents;
	expect(least).toHaveLength(4);
	expect(Object.keys(least[0]!)).toEqual(['id', 'modified_date']);
	const lines = (await call<string>('/hsds/services?format=ndjson')).body.trimEnd().split('\n');
	expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toContain(ids.food);
	expect((await call('/hsds/services?modified_after=yesterday')).status).toBe(400);
});

test('an organization has its services, a place its service, a term its list', async () => {
	const organization = `/hsds/organizations/${ids.star}`;
	expect((await call(organization)).body).toMatchObject({
		services: [{ id: ids.grief, name: 'Consejería de duelo' }, { id: ids.food }]
	});
	expect((await call(`${organization}?full_service=true`)).body).toMatchObject({
		services: [{ status: 'active' }, { status: 'temporarily closed' }]
	});
	expect((await call(`/hsds/service_at_locations/${ids.there}`)).body).toMatchObject({
		location: { id: ids.site },
		service: { id: ids.grief }
	});
	const terms = (await call<Page>('/hsds/taxonomy_terms?search=street')).body.contents;
	expect(terms).toMatchObject([{ code: 'lighting', taxonomy_detail: { name: 'Kinds of work' } }]);
	expect((await call('/hsds/')).body).toMatchObject({ version: '3.1' });
});

test('an organization of the room says what it leads and how much room it has', async () => {
	const [own] = (await call<Page>('/hsds/services?search=lights&full=true')).body.contents;

	expect(own).toMatchObject({
		status: 'active',
		organization: { name: 'Lights', description: 'City department' }
	});
	const attributes = (own as unknown as { attributes: { taxonomy_term: { code: string } }[] })
		.attributes;
	expect(attributes.map(({ taxonomy_term: { code } }) => code).toSorted()).toEqual([
		'lighting',
		'limited'
	]);
});

test('all of it goes out as a package of tables, safe to open, and comes in again the same', async () => {
	const about = (await call<{ resources: { path: string }[] }>('/hsds/package/datapackage.json'))
		.body;
	const sent: Record<string, string> = {};
	for (const { path } of about.resources) {
		sent[path] = (await call<string>(`/hsds/package/${path}`)).body;
	}

	expect(sent['services.csv']).toContain(",'=1+1");
	const { body } = await bring('?dry_run=true', sent);
	expect(body.notes).toEqual({});
	expect(body.counts['service']).toBe(4);
	expect((await call('/hsds/package/secrets.csv')).status).toBe(404);
});

test('what cannot be read is refused with its file named, and what was there stays', async () => {
	const { status, body } = await bring('', { 'services.csv': 'id,name\r\n1,"open\r\n' });

	expect(status).toBe(400);
	expect(body).toMatchObject({
		detail: expect.stringMatching(/services\.csv.*Nothing was written/) as string
	});
	expect(await names(`organization_id=${ids.star}`)).toHaveLength(2);
	expect((await bring('', {})).status).toBe(400);
	expect((await bring('', files, 'manager')).status).toBe(403);
	const wrong = { method: 'POST', body: upload(files), as: 'administrator' } as const;
	expect((await call('/api/directory/No%20Name', wrong)).status).toBe(400);
});

test('a source that is taken away is gone with all it had', async () => {
	const gone = { method: 'DELETE', as: 'administrator' } as const;

	expect((await call('/api/directory/sample', gone)).status).toBe(204);
	expect((await call('/api/directory/sample', gone)).status).toBe(404);
	expect((await call(`/hsds/services/${ids.grief}`)).status).toBe(404);
	expect(await names('', 'desk')).toHaveLength(2);
});
