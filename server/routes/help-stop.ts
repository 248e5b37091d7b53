import type { FastifyReply, FastifyRequest } from 'fastify';
import { helpTexts } from '#shared/text/help.ts';
import type { TypedApp } from '../app-types.ts';
import { languageLink } from '../help/layout.ts';
import { html, type Html } from '../html.ts';
import { formOf } from '../plugins/forms.ts';
import { languageOf, sayOnPage, sendPage } from './help.ts';

/** `R-4K7M2P.` and the mark that only a message had. */
const shape = /^(R-[0-9A-Z]{6})\.([0-9a-z]{8})$/;

/** Where whoever is written to says that they want no more: a page to be sure, and one click for mail programs (RFC 8058). */
export function helpStopRoutes(app: TypedApp): void {
	const words = (request: FastifyRequest) => {
		const { pathname, searchParams } = new URL(request.url, 'http://x');
		const language = languageOf(request, searchParams);
		return { language, pathname, ...helpTexts(language).messages.stop };
	};
	const answer = (request: FastifyRequest, reply: FastifyReply, content: Html) => {
		const { language, pathname, title } = words(request);
		const other = languageLink(pathname, language);
		const page = html`<h1>${title}</h1>
			${content}`;
		return sendPage(reply, { language, title, content: page, drill: false, other });
	};
	const wrong = (request: FastifyRequest, reply: FastifyReply) =>
		answer(request, reply.code(404), html`<p>${words(request).wrong}</p>`);

	app.get('/help/stop/:mark', { schema: { hide: true } }, async (request, reply) => {
		const { text, button } = words(request);
		const found = await find(app, request);
		if (!found) return wrong(request, reply);
		const content = html`<p>${text(found.reference)}</p>
			<form method="post">
				<p class="buttons"><button class="main" name="go" value="stop">${button}</button></p>
			</form>`;
		return answer(request, reply, content);
	});

	app.post(
		'/help/stop/:mark',
		{ schema: { hide: true }, errorHandler: sayOnPage },
		async (request, reply) => {
			const form = formOf(request);
			const isMeant = form.has('go') || form.get('List-Unsubscribe') === 'One-Click';
			const found = isMeant ? await find(app, request) : undefined;
			if (!found) return wrong(request, reply);
			for (const to of found.contacts) await app.optedOut?.add(to);
			return answer(request, reply, html`<p role="status">${words(request).done}</p>`);
		}
	);
}

/** The request that a mark was made for, and how its messages go out. */
async function find(
	app: TypedApp,
	{ params, ip }: FastifyRequest
): Promise<{ reference: string; contacts: string[] } | undefined> {
	const [, reference, mark] = shape.exec((params as { mark: string }).mark) ?? [];
	if (reference === undefined || mark === undefined) return undefined;
	return app.communityDoor?.contactsBy(reference, mark, ip);
}
