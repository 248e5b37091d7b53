import { toMs } from '#shared/kernel/clock.ts';
import type { Kind, RecordTypes } from '#shared/model/records.ts';
import { formatTime } from '#shared/text/format.ts';
import type { Language, Texts } from '#shared/text/text.ts';
import { html, type Html } from '../../html.ts';
import { paperOf } from '../paper.ts';

/** Records by kind, as far as somebody may have them. */
export interface Known {
	get<K extends Kind>(kind: K, id: string): RecordTypes[K] | undefined;
	all<K extends Kind>(kind: K): RecordTypes[K][];
}

/** What a form is filled with, besides the records that it is about. */
export interface Filling {
	/** What whoever fills it may have whole; organisations and communities are named to everybody. */
	known: Known;
	text: Texts;
	language: Language;
	nowMs: number;
	/** Who fills it. */
	by: string;
	drill: boolean;
}

export function momentOf(instant: string | undefined, language: Language): string {
	if (instant === undefined) return '';
	const ms = toMs(instant);
	return `${formatTime(ms, 'date', language)}, ${formatTime(ms, 'time', language)}`;
}

export function placeOf(known: Known, area: number | undefined): string {
	const place = [...known.all('community')].find(({ number }) => number === area);
	return place?.displayName ?? '';
}

/** A numbered block of a form: its number and name as on the form, and what stands in it. */
export interface Block {
	number: string;
	name: string;
	value: string | Html | undefined;
	width?: 'half' | 'full';
}

const blockOf = ({ number, name, value, width }: Block): Html =>
	html`<div class="${width ?? 'third'}">
		<dt>${number}. ${name}</dt>
		<dd>${value === undefined || value === '' ? html`&nbsp;` : value}</dd>
	</div>`;

/** A form as a page: what it is, its blocks, its tables, and who filled it when. */
export function formPage(
	{ text, language, nowMs, by, drill }: Filling,
	form: {
		title: string;
		blocks: readonly Block[];
		tables: readonly Html[];
		after?: readonly Block[];
		landscape?: boolean;
	}
): string {
	const words = text.forms.onPaper;
	const made = words.made(
		by,
		`${formatTime(nowMs, 'date', language)}, ${formatTime(nowMs, 'time', language)}`
	);
	return paperOf({
		language,
		title: `${form.title} · ${text.common.name}`,
		foot: `${form.title} · ${made}`,
		pageOf: text.reports.onPaper.page,
		landscape: form.landscape ?? false,
		content: html`<header class="head">
				<div>
					<p class="center">${text.common.fullName}</p>
					<h1>${form.title}</h1>
				</div>
				<div class="right"><p class="quiet">${made}</p></div>
			</header>
			<p class="quiet">${words.notTheForm}</p>
			${drill ? html`<div class="stamps"><p class="stamp drill">${text.common.drill}: ${text.common.drillNote}</p></div>` : undefined}
			<section>
				<dl class="form">${form.blocks.map(blockOf)}</dl>
				${form.tables}
				${form.after ? html`<dl class="form">${form.after.map(blockOf)}</dl>` : undefined}
			</section>`
	});
}
