import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { helpTexts } from '#shared/text/help.ts';
import type { Language } from '#shared/text/language.ts';
import { html, type Html } from '../html.ts';

/** Where somebody is taken who has to leave at once: a page that anybody may have open. */
export const leaveAddress = 'https://www.weather.gov/lot/';

const read = (name: string) => readFileSync(join(import.meta.dirname, 'assets', name));
/** The two files that the pages load, each under a name that changes with what is in it. */
const assets = new Map(
	(
		[
			['help.css', 'text/css; charset=utf-8'],
			['help.js', 'text/javascript; charset=utf-8']
		] as const
	).map(([name, type]) => {
		const body = read(name);
		const mark = createHash('sha256').update(body).digest('hex').slice(0, 10);
		return [`/help/${mark}/${name}`, { name, type, body }] as const;
	})
);
/** One of them by the address that it has now. */
export const findAsset = (address: string) => [...assets].find(([known]) => known === address)?.[1];
const addressOf = (name: string) => [...assets].find(([, asset]) => asset.name === name)![0];
const [styles, script] = [addressOf('help.css'), addressOf('help.js')];

/** Nothing from any other host, no script but the one beside it, and nobody's frame. */
export const contentPolicy = [
	"default-src 'none'",
	"style-src 'self'",
	"script-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"form-action 'self'",
	"base-uri 'none'",
	"frame-ancestors 'none'"
].join('; ');

/** One of them, in the language of the page. */
export interface Told {
	headline: string;
	instruction: string;
	/** For whom, and until when. */
	where: string;
	until: string;
}

export interface Page {
	language: Language;
	title: string;
	content: Html;
	/** Practice data. */
	drill: boolean;
	/** What there is to change the language by: a link, or a button of the form that keeps its answers. */
	other: Html;
	/** The browser begins its work for this form in the background. */
	token?: string;
	/** What the centre tells everybody now, in its own words. */
	told?: readonly Told[];
	/** It is itself where somebody looks how a request stands. */
	isStatus?: boolean;
}

/** One page of the community's door: complete without a script, and in one language. */
export function pageOf({
	language,
	title,
	content,
	drill,
	other,
	token,
	told = [],
	isStatus = false
}: Page): string {
	const text = helpTexts(language);
	return html`<!doctype html>
		<html lang="${language}" dir="ltr">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<title>${title} · ${text.center}</title>
				<link rel="icon" href="data:," />
				<link rel="stylesheet" href="${styles}" />
				<script type="module" src="${script}"></script>
			</head>
			<body
				data-offline="${text.offline}"
				data-moment="${text.moment}"
				${token === undefined ? undefined : html` data-token="${token}"`}
			>
				<a
					class="leave"
					id="leave"
					href="${token === undefined ? leaveAddress : `/help/leave/${token}`}"
					data-address="${leaveAddress}"
					rel="noreferrer nofollow"
					>${text.leave}<small>${text.leaveHint}</small></a
				>
				<header>
					<p class="center">
						<a href="/help?language=${language}">${text.center}</a><span>${text.city}</span>
					</p>
					${other}
				</header>
				${drill ? html`<p class="drill">${text.drill}</p>` : undefined}
				${told.map(
					({ headline, instruction, where, until }) =>
						html`<aside class="told" aria-label="${headline}">
							<p><b>${headline}</b></p>
							<p>${instruction}</p>
							<p class="quiet">${where} · ${until}</p>
						</aside>`
				)}
				<aside class="danger" aria-label="${text.danger.now}">
					<p><b>${text.danger.now}</b> <a href="tel:911">${text.danger.call}</a></p>
					<p class="quiet">
						${text.danger.talk} <a href="tel:988">988</a>. ${text.danger.services}
						<a href="tel:311">311</a>.
					</p>
				</aside>
				<main id="main" tabindex="-1">${content}</main>
				${isStatus ? undefined : html`<footer><a href="/help/status?language=${language}">${text.sent.status}</a></footer>`}
			</body>
		</html>`.text;
}

/** To the same page in the other language, where there is nothing to lose. */
export function languageLink(path: string, language: Language): Html {
	const other: Language = language === 'en' ? 'es' : 'en';
	return html`<a class="language" lang="${other}" href="${path}?language=${other}"
		>${helpTexts(language).other}</a
	>`;
}
