import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { tilesPath } from '#shared/wire/map.ts';
import { sendCode } from '../routes/reply.ts';

const folder = join(import.meta.dirname, '../../web/build');
const yearSeconds = 31_536_000;

/** The built pages. Every address that is not a file is the one page that draws them all. */
export default fastifyPlugin<{ tilesFolder: string }>(
	async (app, { tilesFolder }) => {
		await serveTiles(app, tilesFolder);
		const page = join(folder, 'index.html');
		if (!existsSync(page)) {
			app.log.warn('The pages are not built ("npm run build"): only the HTTP interface is served.');
			app.setNotFoundHandler((_request, reply) => sendCode(reply, 'NOT_FOUND'));
			return;
		}
		const policy = contentPolicy(readFileSync(page, 'utf8'));
		await app.register(fastifyStatic, {
			root: folder,
			preCompressed: true,
			index: false,
			setHeaders(reply, path) {
				if (path.endsWith('.html')) reply.header('content-security-policy', policy);
				const isNamedByContent = path.includes('/_app/immutable/');
				reply.header(
					'cache-control',
					isNamedByContent ? `public, max-age=${yearSeconds}, immutable` : 'no-cache'
				);
			}
		});
		app.setNotFoundHandler((request, reply) => {
			const isOfPages = !['/api/', tilesPath].some((path) => request.url.startsWith(path));
			const wantsPage = request.method === 'GET' && isOfPages;
			if (!wantsPage || /\.[a-z0-9]{2,5}$/.test(request.url.split('?')[0] ?? '')) {
				return sendCode(reply, 'NOT_FOUND');
			}
			return reply
				.headers({ 'content-security-policy': policy, 'cache-control': 'no-cache' })
				.sendFile('index.html');
		});
		app.get('/', { schema: { hide: true } }, (_request, reply) => reply.callNotFound());
	},
	{ name: 'website' }
);

/** Archives of tiles, and nothing else that lies beside them. They are read in parts: a range of bytes at a time. */
async function serveTiles(app: FastifyInstance, root: string): Promise<void> {
	if (!existsSync(root)) return;
	await app.register(fastifyStatic, {
		root,
		prefix: tilesPath,
		decorateReply: false,
		index: false,
		dotfiles: 'ignore',
		allowedPath: (path) => /^\/[\w-][\w.-]*\.pmtiles$/.test(path),
		maxAge: 3_600_000
	});
}

/** Nothing from any other host; of scripts in the page itself, exactly the ones that were built. */
function contentPolicy(html: string): string {
	const hashes = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
		([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
	);
	return [
		"default-src 'self'",
		`script-src 'self' ${hashes.join(' ')}`,
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data: blob:",
		"connect-src 'self'",
		"worker-src 'self'",
		"object-src 'none'",
		"frame-ancestors 'none'",
		"base-uri 'self'",
		"form-action 'self'"
	].join('; ');
}
