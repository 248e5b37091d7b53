import swagger from '@fastify/swagger';
import fastifyPlugin from 'fastify-plugin';
import { recordKinds } from '#shared/model/records.ts';
import { Problem } from '../routes/reply.ts';

/** The description of the HTTP interface, made from the schemas that check it. */
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
					description: 'Refusals are RFC 9457 problem details (schema Problem).'
				}
			},
			refResolver: {
				buildLocalReference: (json, _base, _fragment, index) => String(json['$id'] ?? index)
			}
		});
		app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
	},
	{ name: 'openapi' }
);
