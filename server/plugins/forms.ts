import fastifyPlugin from 'fastify-plugin';

const maxFormBytes = 64 * 1024;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Forms of plain pages: read as what a browser sends, and nothing else is; what is no UTF-8 is refused before anybody
 * reads it.
 */
export default fastifyPlugin(
	async (app) => {
		app.removeAllContentTypeParsers();
		app.addContentTypeParser(
			'application/x-www-form-urlencoded',
			{ parseAs: 'buffer', bodyLimit: maxFormBytes },
			(_request, body, done) => {
				try {
					done(null, new URLSearchParams(decoder.decode(body as Buffer)));
				} catch {
					done(Object.assign(new Error('the form is no UTF-8'), { statusCode: 400 }));
				}
			}
		);
	},
	{ name: 'forms' }
);

/** What was filled in; nothing where a request had no body. */
export function formOf({ body }: { body: unknown }): URLSearchParams {
	return body instanceof URLSearchParams ? body : new URLSearchParams();
}
