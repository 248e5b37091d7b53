import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Language } from '#shared/text/language.ts';
import { html, Html } from '../html.ts';

/** The letters travel with the page: whoever opens it later has no server to ask. */
const font = readFileSync(
	createRequire(import.meta.url).resolve(
		'@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2'
	)
).toString('base64');
const styles = readFileSync(new URL('assets/paper.css', import.meta.url), 'utf8');

/** Nothing from anywhere, and nothing that runs; it stands in the page too, for whoever opens it from a disk. */
const within = [
	"default-src 'none'",
	"style-src 'unsafe-inline'",
	'font-src data:',
	"base-uri 'none'",
	"form-action 'none'"
];
/** The same, and in frames of the room's own pages alone. */
export const paperPolicy = [...within, "frame-ancestors 'self'"].join('; ');

export interface Paper {
	language: Language;
	title: string;
	/** At the foot of each page, with its number. */
	foot: string;
	/** `Page 1 of 2`, of the two counters. */
	pageOf: (page: string, pages: string) => string;
	content: Html;
	/** Wide as it is high, for long tables. */
	landscape?: boolean;
}

/** A page of its own for US Letter, whole without anything else. */
export function paperOf({ language, title, foot, pageOf, content, landscape }: Paper): string {
	const counters = pageOf('{page}', '{pages}')
		.split(/(\{pages?\})/)
		.map((part) =>
			part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : quoted(part)
		)
		.join(' ');
	const sheet =
		new Html(`@font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${font}) format('woff2'); }
@page {
	size: Letter${landscape ? ' landscape' : ''};
	margin: 10mm 13mm 13mm;
	@bottom-left { content: ${quoted(foot)}; font: 7.5pt Inter, sans-serif; color: #444; }
	@bottom-right { content: ${counters}; font: 7.5pt Inter, sans-serif; color: #444; }
}
${styles}`);
	return html`<!doctype html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta http-equiv="Content-Security-Policy" content="${within.join('; ')}" />
				<title>${title}</title>
				<style>
					${sheet}
				</style>
			</head>
			<body${landscape ? html` class="wide"` : undefined}>
				${content}
			</body>
		</html>`.text;
}

/** As a string of CSS: nothing in it ends it. */
function quoted(text: string): string {
	return `"${text.replaceAll(/[\\"<\n\r\f]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `)}"`;
}

/** A table: headings of columns, and rows of which the first cell is a heading. */
export function tableOf(
	columns: readonly string[],
	rows: readonly (readonly (string | number | Html | undefined)[])[],
	numbers: readonly number[] = []
): Html {
	const isNumber = (at: number) => (numbers.includes(at) ? html` class="number"` : undefined);
	return html`<table>
		<thead>
			<tr>
				${columns.map((name, at) => html`<th scope="col" ${isNumber(at)}>${name}</th>`)}
			</tr>
		</thead>
		<tbody>
			${rows.map(
				([first, ...rest]) =>
					html`<tr>
						<th scope="row" ${isNumber(0)}>${first}</th>
						${rest.map((cell, at) => html`<td ${isNumber(at + 1)}>${cell}</td>`)}
					</tr>`
			)}
		</tbody>
	</table>`;
}
