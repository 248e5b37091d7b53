import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Request } from '#shared/model/request.ts';
import { rootOf } from '#shared/rules/duplicates.ts';
import { helpTexts } from '#shared/text/help.ts';
import type { Language } from '#shared/text/language.ts';
import type { TypedApp } from '../app-types.ts';
import { languageLink } from '../help/layout.ts';
import { notePage } from '../help/sent-pages.ts';
import { statusForm, statusPage, type Asked } from '../help/status-pages.ts';
import type { Html } from '../html.ts';
import type { CommunityDoor } from '../intake/intake.ts';
import { formOf } from '../plugins/forms.ts';
import { Desktop } from '../room/desktop.ts';
import { languageOf, sayOnPage, sendPage, type HelpSettings } from './help.ts';

const path = '/help/status';

/** Where a request stands, for whoever has its number and its code. Neither is ever in an address. */
export function helpStatusRoutes(app: TypedApp, settings: HelpSettings): void {
	const page = (reply: FastifyReply, language: Language, content: Html) =>
		sendPage(reply, {
			language,
			title: helpTexts(language).status.title,
			content,
			drill: app.communityDoor?.practises ?? false,
			other: languageLink(path, language),
			isStatus: true
		});

	app.get(path, { schema: { hide: true }, errorHandler: sayOnPage }, (request, reply) => {
		const language = languageOf(request, new URL(request.url, 'http://x').searchParams);
		return page(reply, language, statusForm(language, { reference: '', secret: '' }));
	});

	app.post(
		path,
		{ schema: { hide: true }, errorHandler: sayOnPage },
		async (request: FastifyRequest, reply) => {
			const form = formOf(request);
			const language = languageOf(request, form);
			const text = helpTexts(language);
			const door = app.communityDoor;
			const asked = readAsked(form);
			const found = await door?.open(asked.reference, asked.secret, request.ip);
			if (found === 'wait') {
				const { call, callCity } = text.tooMany;
				const phone = settings.dutyPhone;
				const lines = [phone ? call(phone) : callCity];
				return page(reply.code(429), language, notePage(text.tooMany.title, lines, language));
			}
			if (!door || !found) {
				return page(reply.code(404), language, statusForm(language, asked, text.status.wrong));
			}
			const { request: now, note } = await heard(door, found, form.get('go'), text);
			return page(reply, language, await contentOf(app, { asked, language, request: now, note }));
		}
	);
}

/** As people type it: in small letters, with spaces, and with letters that no code has. */
function readAsked(form: URLSearchParams): Asked {
	const plain = (name: string) =>
		(form.get(name) ?? '')
			.toUpperCase()
			.replace(/[^A-Z0-9]/g, '')
			.slice(0, 20);
	const reference = plain('reference').replace(/^R/, '');
	const asDigits = (text: string) => text.replace(/O/g, '0').replace(/[IL]/g, '1');
	return {
		reference: `R-${asDigits(reference)}`,
		secret: asDigits(plain('secret')).toLowerCase()
	};
}

/** What they said is carried out, and the request is as it is after that. */
async function heard(
	door: CommunityDoor,
	request: Request,
	go: string | null,
	{ status, away }: ReturnType<typeof helpTexts>
): Promise<{ request: Request; note?: string }> {
	if (go !== 'fixed' && go !== 'not_fixed') return { request };
	const said = await door.say(request, go === 'fixed');
	if (said === 'away') return { request, note: `${away.title}. ${away.text}` };
	const after = (await door.find(request.id)) ?? request;
	if (!said) return { request: after, note: status.notNow };
	return { request: after, note: go === 'fixed' ? status.saidFixed : status.saidNotFixed };
}

async function contentOf(
	app: TypedApp,
	shown: { asked: Asked; language: Language; request: Request; note?: string | undefined }
): Promise<Html> {
	const { board } = app.follower;
	const desktop = await Desktop.around(app.store, board, [shown.request.id]);
	const root = rootOf(shown.request, desktop);
	// Who has restricted work is nobody's to read over a shoulder.
	const owner = root.restricted || !root.agencyId ? undefined : board.get('agency', root.agencyId);
	return statusPage({
		...shown,
		root,
		tasks: board.tasksOf(root.id),
		owner: owner?.name,
		calendars: board,
		nowMs: app.clock.now()
	});
}
