import swagger from '@fastify/swagger';
import fastifyPlugin from 'fastify-plugin';
import { recordKinds } from '#shared/model/records.ts';
import { asyncApi } from '../description/asyncapi.ts';
import { describe } from '../description/document.ts';
import { finish } from '../description/finish.ts';
import { securitySchemes, tags } from '../description/operations.ts';
import { Problem } from '../routes/reply.ts';

/** What the interface says of itself, made from the schemas that check it: HTTP as OpenAPI, the socket as AsyncAPI. */
export default fastifyPlugin(
	async (app) => {
		for (const { schema } of Object.values(recordKinds)) app.addSchema(schema);
		app.addSchema(Problem);
		await app.register(swagger, {
			openapi: {
				openapi: '3.1.0',
				info: {
					title: 'CSCC operations room',
					version: '1',
					description:
						'Commands, the live feed and everything beside it. A refusal is a problem (RFC 9457) with a code from one list; Open311 and HSDS speak as their standards do.'
				},
				servers: [{ url: '/' }],
				tags,
				components: { securitySchemes }
			},
			transform: describe,
			refResolver: {
				buildLocalReference: (json, _base, _fragment, index) => String(json['$id'] ?? index)
			}
		});
		let document: object | undefined;
		app.get('/api/openapi.json', { schema: { hide: true } }, async () => {
			document ??= finish(app.swagger());
			return document;
		});
		app.get('/api/asyncapi.json', { schema: { hide: true } }, async ({ host }) => asyncApi(host));
	},
	{ name: 'openapi' }
);
