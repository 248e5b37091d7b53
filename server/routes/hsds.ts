import { Type, type Static } from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TypedApp } from '../app-types.ts';
import type { Directory, Node } from '../directory/directory.ts';
import { alone, listed, nested, owners, type Nested } from '../directory/nested.ts';
import { find, findServices, findServicesAtLocations } from '../directory/search.ts';
import type { TableName } from '../directory/tables.ts';
import { sendCode } from './reply.ts';

const publicLimit = { rateLimit: { max: 120, timeWindow: '1 minute' } };
const Id = Type.Object({ id: Type.String({ maxLength: 60 }) });
const Text = Type.Optional(Type.String({ maxLength: 200 }));
const Flag = Type.Optional(Type.Boolean());
const Query = Type.Object({
	search: Text,
	page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
	per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
	format: Type.Optional(Type.Enum(['json', 'ndjson'])),
	taxonomy_term_id: Text,
	taxonomy_id: Text,
	organization_id: Text,
	modified_after: Type.Optional(
		Type.String({
			pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})?)?$'
		})
	),
	minimal: Flag,
	full: Flag,
	full_service: Flag,
	top_only: Flag,
	parent_id: Text
});
type Query = Static<typeof Query>;
const usualSize = 50;

/** The capability directory as the Human Services Data Specification's interface tells it. */
export function hsdsRoutes(app: TypedApp): void {
	const directoryFor = (request: FastifyRequest) =>
		app.shelf.directory(app.follower.board, { all: isOfTheRoom(request) });

	app.get(
		'/hsds/',
		{ config: publicLimit, schema: { summary: 'Which version of HSDS is spoken here' } },
		(request) => {
			const origin = `${request.protocol}://${request.host}`;
			return {
				version: '3.1',
				profile: 'https://docs.openreferral.org/en/v3.1.1/hsds/schema_reference.html',
				openapi_url: `${origin}/api/openapi.json`
			};
		}
	);
	serviceRoutes(app, directoryFor);
	organizationRoutes(app, directoryFor);
	otherRoutes(app, directoryFor);

	app.get(
		'/hsds/package/:file',
		{
			config: publicLimit,
			schema: {
				summary: 'A file of the tabular package: its tables, and datapackage.json that lists them',
				params: Type.Object({ file: Type.String({ maxLength: 60 }) })
			}
		},
		async (request, reply) => {
			const { file } = request.params;
			const { board } = app.follower;
			const files = await app.shelf.files(board, { all: isOfTheRoom(request) });
			const text = files.get(file);
			if (text === undefined) return sendCode(reply, 'NOT_FOUND');
			const type = file.endsWith('.csv')
				? 'text/csv; charset=utf-8; header=present'
				: 'application/json';
			return open(reply).type(type).send(text);
		}
	);
}

type Directories = (request: FastifyRequest) => Promise<Directory>;

function serviceRoutes(app: TypedApp, directoryFor: Directories): void {
	app.get(
		'/hsds/services',
		{ config: publicLimit, schema: { summary: 'Services, by name', querystring: Query } },
		async (request, reply) => {
			const directory = await directoryFor(request);
			const { full = false, minimal = false } = request.query;
			return sendList(reply, request.query, findServices(directory, request.query), (node) => {
				if (minimal) return { id: node.id, modified_date: node.fields['last_modified'] ?? null };
				return full ? nested(directory, 'service', node) : listed(directory, 'service', node);
			});
		}
	);
	app.get(
		'/hsds/services/:id',
		{
			config: publicLimit,
			schema: { summary: 'A service with all that belongs to it', params: Id }
		},
		async (request, reply) => {
			const directory = await directoryFor(request);
			return sendOne(reply, directory, { table: 'service', id: request.params.id });
		}
	);
	app.get(
		'/hsds/service_at_locations',
		{ config: publicLimit, schema: { summary: 'Services at their places', querystring: Query } },
		async (request, reply) => {
			const directory = await directoryFor(request);
			const { full = false } = request.query;
			const found = findServicesAtLocations(directory, request.query);
			return sendList(reply, request.query, found, ({ node, service }) => ({
				...(full
					? nested(directory, 'service_at_location', node)
					: listed(directory, 'service_at_location', node)),
				...(service ? { service: alone(service) } : {})
			}));
		}
	);
}

function organizationRoutes(app: TypedApp, directoryFor: Directories): void {
	app.get(
		'/hsds/organizations',
		{ config: publicLimit, schema: { summary: 'Organizations, by name', querystring: Query } },
		async (request, reply) => {
			const directory = await directoryFor(request);
			const { full = false, full_service: services = false } = request.query;
			const found = find(directory, 'organization', request.query);
			return sendList(reply, request.query, found, (node) =>
				full || services
					? organizationOf(directory, node, services)
					: listed(directory, 'organization', node)
			);
		}
	);
	app.get(
		'/hsds/organizations/:id',
		{
			config: publicLimit,
			schema: {
				summary: 'An organization with all that belongs to it, and its services',
				params: Id,
				querystring: Type.Pick(Query, ['full_service'])
			}
		},
		async (request, reply) => {
			const directory = await directoryFor(request);
			const node = directory.get('organization', request.params.id.toLowerCase());
			if (!node) return sendCode(reply, 'NOT_FOUND');
			return open(reply).send(organizationOf(directory, node, request.query.full_service ?? false));
		}
	);
}

/** With its services: whole, or by their ids and names. */
function organizationOf(directory: Directory, node: Node, isFull: boolean): Nested {
	const services = directory
		.all('service')
		.filter(({ parts }) => parts['organization']?.includes(node.id))
		.map((one) => {
			if (!isFull) return { id: one.id, name: one.fields['name'] };
			const { organization: _, ...whole } = nested(directory, 'service', one);
			return whole;
		});
	return { ...nested(directory, 'organization', node), services };
}

function otherRoutes(app: TypedApp, directoryFor: Directories): void {
	const lists = [
		['taxonomies', 'taxonomy'],
		['taxonomy_terms', 'taxonomy_term'],
		['locations', 'location']
	] as const;
	for (const [path, table] of lists) {
		app.get(
			`/hsds/${path}`,
			{ config: publicLimit, schema: { summary: `All ${path}, by name`, querystring: Query } },
			async (request, reply) => {
				const directory = await directoryFor(request);
				const { full = false } = request.query;
				return sendList(reply, request.query, find(directory, table, request.query), (node) =>
					full ? nested(directory, table, node) : listed(directory, table, node)
				);
			}
		);
	}
	for (const [path, table] of [
		...lists,
		['service_at_locations', 'service_at_location'] as const
	]) {
		app.get(
			`/hsds/${path}/:id`,
			{ config: publicLimit, schema: { summary: `One of ${path}`, params: Id } },
			async (request, reply) => {
				const directory = await directoryFor(request);
				return sendOne(reply, directory, { table, id: request.params.id });
			}
		);
	}
}

function sendOne(
	reply: FastifyReply,
	directory: Directory,
	{ table, id }: { table: TableName; id: string }
): FastifyReply {
	const node = directory.get(table, id.toLowerCase());
	if (!node) return sendCode(reply, 'NOT_FOUND');
	const told = nested(directory, table, node);
	if (table !== 'service_at_location') return open(reply).send(told);
	const service = owners(directory, { table: 'service', key: 'service_at_locations' }).get(node.id);
	return open(reply).send({ ...told, ...(service ? { service: alone(service) } : {}) });
}

/** A page of a list as the interface wraps it, or all of it, a line each. */
function sendList<T>(
	reply: FastifyReply,
	{ page = 1, per_page: size = usualSize, format = 'json', minimal = false }: Query,
	found: readonly T[],
	tell: (one: T) => Nested
): FastifyReply {
	open(reply);
	if (format === 'ndjson') {
		const lines = found.map((one) => `${JSON.stringify(tell(one))}\n`);
		return reply.type('application/x-ndjson; charset=utf-8').send(lines.join(''));
	}
	// What is asked for the least of is wanted whole.
	const each = minimal ? Math.max(found.length, 1) : size;
	const pages = Math.ceil(found.length / each);
	const contents = found.slice((page - 1) * each, page * each).map(tell);
	return reply.send({
		total_items: found.length,
		total_pages: pages,
		page_number: page,
		size: contents.length,
		first_page: page === 1,
		last_page: page >= pages,
		empty: contents.length === 0,
		contents
	});
}

/** People with an account have all that was imported; whoever asks has what its source shares. */
function isOfTheRoom({ person }: FastifyRequest): boolean {
	return person !== null && person.role !== 'display';
}

function open(reply: FastifyReply): FastifyReply {
	return reply.header('access-control-allow-origin', '*').header('cache-control', 'no-cache');
}
