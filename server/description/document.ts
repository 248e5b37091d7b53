import type { FastifySchema, RouteOptions } from 'fastify';
import { Type, type TSchema } from 'typebox';
import { commandNames, Envelope, payloadSchemas } from '#shared/wire/commands.ts';
import { routeAccess } from '../access/route-access.ts';
import { answers, asked, type Told } from './answers.ts';
import { open311 } from './open311.ts';
import { operationIdOf, refusalsOf, securityOf, tagOf } from './operations.ts';

const words: Readonly<Record<string, string>> = {
	200: 'What was asked for',
	201: 'It was made',
	204: 'It was done; there is nothing to say',
	303: 'On to another page',
	400: 'Something in the question is wrong: the fields are named',
	401: 'Nobody is signed in',
	403: 'That is not for this role',
	404: 'There is none, or it is not for you',
	429: 'Too often: wait a minute',
	503: 'The room cannot be reached: nothing was done, and it can be sent again'
};
const plainText = { type: 'string' };
const faults = {
	'application/json': {
		schema: Type.Array(
			Type.Object({ code: Type.Integer({ examples: [400] }), description: Type.String() })
		)
	}
};
const problem = { 'application/problem+json': { schema: { $ref: 'Problem#' } } };

/** A route as the document tells it: what it says of itself, and what follows from its row. */
export function describe({
	schema,
	url,
	route
}: {
	schema?: FastifySchema;
	url: string;
	route: RouteOptions;
}) {
	const method = Array.isArray(route.method) ? (route.method[0] ?? 'GET') : route.method;
	const row = `${method} ${url}`;
	const standard = open311[row];
	// Pages are for people, and files of the website are nobody's interface.
	const isHidden = routeAccess[row] === undefined || (schema?.hide && !standard);
	if (isHidden) return { schema: { ...schema, hide: true }, url };
	const { summary, params, querystring, body } = standard ?? {};
	const said = {
		...schema,
		...(standard ? { summary, params, querystring, body, consumes: body && forms } : {}),
		...asked[row],
		...(row === 'POST /api/commands' ? { body: anyCommand() } : {})
	};
	return {
		url,
		schema: {
			...said,
			hide: false,
			operationId: operationIdOf(method, url),
			tags: [tagOf(url)],
			security: securityOf(row),
			response: {
				...responsesOf(schema?.response, standard ?? answers[row]),
				...refused(refusalsOf(row, said), standard ? faults : problem)
			}
		} as FastifySchema
	};
}

const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];

function responsesOf(own: unknown, told: Told | undefined): Record<string, unknown> {
	const given = Object.entries((own ?? {}) as Record<string, TSchema & { type?: string }>);
	const named = given.map(([status, schema]) => {
		const description = words[status] ?? '';
		if (schema.type === 'null') return [status, { ...schema, description }] as const;
		return [status, { description, content: { 'application/json': { schema } } }] as const;
	});
	return { ...Object.fromEntries(named), ...(told ? contentOf(told) : {}) };
}

function contentOf({ status = 200, type, shape, alsoXml }: Told): Record<string, unknown> {
	const description = words[status];
	if (type === undefined) return { [status]: { type: 'null', description } };
	const content = {
		[type]: { schema: shape ?? plainText },
		...(alsoXml ? { 'text/xml': { schema: plainText } } : {})
	};
	return { [status]: { description, content } };
}

const refused = (statuses: readonly number[], content: object) => ({
	...Object.fromEntries(
		statuses.map((status) => [status, { description: words[status], content }])
	),
	default: { description: 'Any other refusal', content }
});

/** One envelope for each command, with what that command needs. */
function anyCommand(): TSchema {
	const envelopes = commandNames.map((name) =>
		Type.Object(
			{ ...Envelope.properties, name: Type.Literal(name), payload: payloadSchemas[name] },
			{ title: name, additionalProperties: false }
		)
	);
	return Type.Union(envelopes);
}
