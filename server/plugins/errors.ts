import type { FastifyError } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { refuse } from '#shared/kernel/result.ts';
import { sendCode, sendRefusal } from '../routes/reply.ts';

/** Turns whatever went wrong into a refusal from the one list; nobody's text reaches a client. */
export default fastifyPlugin(
	async (app) => {
		app.setErrorHandler((error: FastifyError, request, reply) => {
			if (error.validation) {
				const fields = error.validation
					.slice(0, 10)
					.map(({ instancePath, keyword }) => ({ path: instancePath, rule: keyword }));
				return sendRefusal(reply, refuse('INVALID_PAYLOAD', { fields }));
			}
			if (error.statusCode === 413) return sendCode(reply, 'TOO_LARGE');
			if (error.statusCode === 429) return sendCode(reply, 'TOO_MANY');
			if (error.statusCode !== undefined && error.statusCode < 500) {
				return sendCode(reply, 'INVALID_PAYLOAD');
			}
			request.log.error({ err: error }, 'request failed');
			return sendCode(reply, 'UNAVAILABLE');
		});
	},
	{ name: 'errors' }
);
