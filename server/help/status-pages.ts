import { toMs } from '#shared/kernel/clock.ts';
import type { Request } from '#shared/model/request.ts';
import type { Task } from '#shared/model/task.ts';
import type { Calendars } from '#shared/rules/work-calendar.ts';
import { maySay, publicStateOf } from '#shared/rules/public-status.ts';
import { clockOf, dueMsOf } from '#shared/rules/targets.ts';
import { formatMoment, formatTime } from '#shared/text/format.ts';
import { helpTexts } from '#shared/text/help.ts';
import { texts, type Language } from '#shared/text/text.ts';
import { html, type Html } from '../html.ts';
import { inSentence } from './sent-pages.ts';

export interface Asked {
	reference: string;
	secret: string;
}

/** Where somebody types what they were given. */
export function statusForm(language: Language, typed: Asked, problem?: string): Html {
	const text = helpTexts(language).status;
	return html`<h1>${text.title}</h1>
		<p>${text.intro}</p>
		${problem ? html`<div class="faults" role="alert"><p>${problem}</p></div>` : undefined}
		<form method="post" action="/help/status" autocomplete="off">
			<input type="hidden" name="language" value="${language}" />
			<label for="reference">${text.reference}</label>
			<p class="hint" id="reference-hint">${text.referenceHint}</p>
			<input
				id="reference"
				name="reference"
				value="${typed.reference}"
				class="code"
				aria-describedby="reference-hint"
				autocapitalize="characters"
				spellcheck="false"
			/>
			<label for="secret">${text.secret}</label>
			<input
				id="secret"
				name="secret"
				class="code"
				autocapitalize="characters"
				spellcheck="false"
			/>
			<p class="buttons"><button class="main" name="go" value="look">${text.look}</button></p>
		</form>`;
}

export interface Status {
	language: Language;
	asked: Asked;
	/** What was asked for, and the request whose news it follows: itself unless it is the same as another. */
	request: Request;
	root: Request;
	tasks: readonly Task[];
	/** Who has it, if that may be said. */
	owner: string | undefined;
	calendars: Calendars;
	nowMs: number;
	/** What came of what they said just now. */
	note?: string | undefined;
}

/** Where a request stands, in plain words, and what whoever asked can say about it. */
export function statusPage(status: Status): Html {
	const { language, request, root, tasks, nowMs } = status;
	const text = helpTexts(language).status;
	const state = publicStateOf(root, tasks);
	const isAnswered = root.saidFixed === true && root.state === 'closed';
	const canSay = maySay(root, tasks, nowMs);
	return html`<h1>${text.title}</h1>
		${status.note ? html`<p class="note" role="status">${status.note}</p>` : undefined}
		<section class="slip">
			<p class="who">
				${request.reference} · ${text.asked(formatTime(toMs(request.receivedAt), 'day', language))}
			</p>
			<h2>${text.stands}</h2>
			<p class="state"><b>${texts(language).publicStates[state]}</b></p>
			${details(status)}
		</section>
		${canSay ? sayForm(status, isAnswered) : undefined}
		<h2>${text.story}</h2>
		<ol class="story">
			${storyOf(status).map(([at, words]) => html`<li><time>${formatMoment(toMs(at), nowMs, language)}</time> ${words}</li>`)}
		</ol>
		${state === 'cannot_help' || state === 'no_answer' ? html`<p>${text.elsewhere}</p>` : undefined}`;
}

function details({ language, root, request, tasks, owner, calendars, nowMs }: Status): Html {
	const text = helpTexts(language).status;
	const agency = tasks.find(({ handoff }) => handoff?.agency !== undefined)?.handoff?.agency;
	const number = tasks.find(({ number311 }) => number311 !== undefined)?.number311;
	const isOpen = ['received', 'triaged', 'accepted', 'in_progress'].includes(root.state);
	const dueMs = isOpen ? expectedMs(root, tasks, calendars) : undefined;
	return html`${owner ? html`<p>${text.with(owner)}</p>` : undefined}
	${agency ? html`<p>${text.handed(agency)}</p>` : undefined}
	${number ? html`<p>${text.number311(number)}</p>` : undefined}
	${dueMs === undefined ? undefined : html`<p>${dueMs < nowMs ? text.late : text.expected(inSentence(dueMs, nowMs, language))}</p>`}
	${request === root ? undefined : html`<p>${text.others}</p>`}`;
}

/** What was promised; where nothing was, what the room aims at. */
function expectedMs(
	request: Request,
	tasks: readonly Task[],
	calendars: Calendars
): number | undefined {
	if (request.promisedFor !== undefined) return toMs(request.promisedFor);
	const expected = tasks
		.flatMap(({ handoff }) => handoff?.expectedAt ?? [])
		.toSorted()
		.at(-1);
	if (expected !== undefined) return toMs(expected);
	return dueMsOf('resolve', clockOf(request), calendars);
}

function sayForm({ language, asked, root }: Status, isAnswered: boolean): Html {
	const text = helpTexts(language).status;
	return html`<form method="post" action="/help/status" class="say">
		<input type="hidden" name="language" value="${language}" />
		<input type="hidden" name="reference" value="${asked.reference}" />
		<input type="hidden" name="secret" value="${asked.secret}" />
		<h2>${root.state === 'closed' ? text.better : text.isItFixed}</h2>
		<p class="buttons">
			${isAnswered ? undefined : html`<button class="main" name="go" value="fixed">${text.fixed}</button>`}
			<button name="go" value="not_fixed">${text.notFixed}</button>
		</p>
	</form>`;
}

/** What has happened, in the order in which it did, from the stamps of the request itself. */
function storyOf({ language, root, owner }: Status): [string, string][] {
	const words = texts(language).publicStates;
	const text = helpTexts(language).status;
	const accepted = owner ? `${words.accepted}. ${text.with(owner)}` : words.accepted;
	const stamps: [string | undefined, string][] = [
		[root.receivedAt, words.received],
		[root.acknowledgedAt, words.reviewed],
		[root.acceptedAt, accepted],
		[root.startedAt, words.under_way],
		[root.resolvedAt, words.done],
		[root.closedAt, words.closed],
		[root.saidAt, root.saidFixed ? text.fixed : text.notFixed]
	];
	return stamps
		.flatMap(([at, what]): [string, string][] => (at === undefined ? [] : [[at, what]]))
		.toSorted(([a], [b]) => a.localeCompare(b));
}
