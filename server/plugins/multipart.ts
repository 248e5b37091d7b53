import multipart from '@fastify/multipart';
import fastifyPlugin from 'fastify-plugin';

const limits = {
	fileSize: 10 * 1024 * 1024,
	files: 3,
	fields: 60,
	fieldSize: 32 * 1024,
	parts: 64
};

/** Forms with pictures in them, as some programs send them: their fields are read, and no picture is kept. */
export default fastifyPlugin(
	async (app) => {
		await app.register(multipart, { limits });
		app.addHook('preValidation', async (request) => {
			if (!request.isMultipart()) return;
			const form = new URLSearchParams();
			for await (const part of request.parts()) {
				if (part.type === 'field') form.append(part.fieldname, String(part.value));
				else part.file.resume();
			}
			request.body = form;
		});
	},
	{ name: 'multipart' }
);
