import type { Request } from '#shared/model/request.ts';
import type { Calendars } from '#shared/rules/work-calendar.ts';
import { clockOf, dueMsOf } from '#shared/rules/targets.ts';
import { formatTime, spacedCode } from '#shared/text/format.ts';
import { helpTexts } from '#shared/text/help.ts';
import type { Language } from '#shared/text/language.ts';
import { atTime } from '#shared/text/es-terms.ts';
import { html, type Html } from '../html.ts';

/** A moment as it stands after "by": "2:05 PM", "a las 2:05 p.m.", "Tuesday, December 8", "el martes, 8 de diciembre". */
export function inSentence(dueMs: number, nowMs: number, language: Language): string {
	const isToday = formatTime(dueMs, 'day', language) === formatTime(nowMs, 'day', language);
	if (isToday) {
		const time = formatTime(dueMs, 'time', language);
		return language === 'es' ? atTime(time) : time;
	}
	const day = formatTime(dueMs, 'fullDay', language);
	return language === 'es' ? `el ${day}` : day;
}

export interface Sent {
	request: Request;
	secret: string;
	language: Language;
	nowMs: number;
	calendars: Calendars;
}

/** What somebody keeps: number and code, what happens next and by when. It prints as a slip of its own. */
export function sentPage({ request, secret, language, nowMs, calendars }: Sent): Html {
	const text = helpTexts(language).sent;
	const when = (stage: 'acknowledge' | 'resolve') => {
		const dueMs = dueMsOf(stage, clockOf(request), calendars);
		return dueMs === undefined ? undefined : inSentence(dueMs, nowMs, language);
	};
	// Nothing is promised of what a desk has not let in yet.
	const isHeld = request.state === 'held';
	const [look, help] = isHeld ? [] : [when('acknowledge'), when('resolve')];
	return html`<h1>${text.title}</h1>
		<section class="slip">
			<p class="who">${helpTexts(language).center}<br />${formatTime(nowMs, 'day', language)}</p>
			<dl>
				<div>
					<dt>${text.reference}</dt>
					<dd class="code">${request.reference}</dd>
				</div>
				<div>
					<dt>${text.secret}</dt>
					<dd class="code">${spacedCode(secret)}</dd>
				</div>
			</dl>
			<p>${text.keep}</p>
		</section>
		<h2>${text.next}</h2>
		<ul>
			${look ? html`<li>${text.look(look)}</li>` : undefined}
			${help ? html`<li>${text.help(help)}</li>` : undefined}
			<li>${request.reach === 'nobody' ? text.untold : text.told}</li>
		</ul>
		<p class="hint">${helpTexts(language).check.who}</p>
		<p class="buttons">
			<button type="button" class="main" data-print hidden>${text.print}</button>
			<a class="button" href="/help/status?language=${language}">${text.status}</a>
		</p>`;
}

/** Something that needs no form: what happened, what is safe, and what to do. */
export function notePage(title: string, lines: readonly string[], language: Language): Html {
	return html`<h1>${title}</h1>
		${lines.map((line) => html`<p>${line}</p>`)}
		<p class="buttons">
			<a class="button" href="/help?language=${language}">${helpTexts(language).again}</a>
		</p>`;
}
