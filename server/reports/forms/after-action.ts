import { toMs } from '#shared/kernel/clock.ts';
import type { Activation } from '#shared/model/activation.ts';
import type { Incident } from '#shared/model/incident.ts';
import type { Lesson } from '#shared/model/lesson.ts';
import type { Task } from '#shared/model/task.ts';
import { formatTime } from '#shared/text/format.ts';
import { html, type Html } from '../../html.ts';
import { tableOf } from '../paper.ts';
import { formPage, momentOf, placeOf, type Block, type Filling } from './form.ts';

/** A moment that somebody marked while they looked at the day again. */
export interface Bookmark {
	at: string;
	text: string;
}

/** After-action report and improvement plan in HSEEP’s order: what was to be done, what went well, what to change, by whom and when. */
export function afterAction(
	subject: Activation | Incident,
	from: {
		tasks: readonly Task[];
		lessons: readonly Lesson[];
		bookmarks: readonly Bookmark[];
		/** There is work or a lesson of it that whoever fills it may not have: how much is not told. */
		leftOut: boolean;
	},
	filling: Filling
): string {
	const { text } = filling;
	const words = text.forms.afterAction;
	const strengths = from.lessons.filter(({ type }) => type === 'strength');
	const areas = from.lessons.filter(({ type }) => type === 'improvement');
	const said = (lessons: readonly Lesson[]) =>
		lessons.length === 0
			? html`<p>${words.noneNoted}</p>`
			: html`<ul class="plain">
					${lessons.map((one) => html`<li>${one.text}</li>`)}
				</ul>`;
	const part = (heading: string, content: Html) =>
		html`<section>
			<h2>${heading}</h2>
			${content}
		</section>`;
	const leftOut = from.leftOut ? [html`<p class="warn">${words.leftOut}</p>`] : [];
	return formPage(filling, {
		title: words.title,
		blocks: overviewOf(subject, filling),
		tables: [
			...leftOut,
			part(words.objectives, objectivesOf(from.tasks, filling)),
			part(words.moments, momentsOf(from.bookmarks, filling)),
			part(words.strengths, said(strengths)),
			part(words.areas, said(areas)),
			part(words.plan, planOf(areas, filling))
		]
	});
}

function overviewOf(subject: Activation | Incident, { known, text, language }: Filling): Block[] {
	const words = text.forms.afterAction;
	const place = placeOf(known, subject.communityArea);
	const isPresence = subject.kind === 'activation';
	const dates = isPresence
		? [subject.openedAt ?? subject.opensAt, subject.closedAt ?? subject.closesAt]
		: [subject.occurredAt, subject.closedAt];
	const with_ = isPresence
		? subject.providers
				.filter(({ answer }) => answer === 'accepted')
				.flatMap(({ agencyId }) => known.get('agency', agencyId)?.name ?? [])
		: [];
	const name = isPresence
		? subject.title
		: words.incidentOf(place, momentOf(subject.occurredAt, language));
	return [
		{ number: '1', name: words.name, value: name },
		{
			number: '2',
			name: words.dates,
			value: dates
				.map((one) => momentOf(one, language))
				.filter(Boolean)
				.join(' – ')
		},
		{
			number: '3',
			name: words.scope,
			value: isPresence
				? words.scopeOf(place, subject.site, subject.visitors, subject.volunteers)
				: place
		},
		{ number: '4', name: words.mission, value: words.missionIs },
		{
			number: '5',
			name: words.capabilities,
			value: isPresence ? words.capabilitiesPresence : words.capabilitiesIncident
		},
		{
			number: '6',
			name: words.threat,
			value: isPresence ? words.threatPresence : words.threatIncident
		},
		{ number: '7', name: words.sponsor, value: text.common.fullName },
		{ number: '8', name: words.contact, value: text.desks.duty_officer },
		{ number: '9', name: words.participants, value: with_.join(', '), width: 'full' }
	];
}

/** What there was to do, and how far it came. How well is for those to say who were there: the field is empty. */
function objectivesOf(tasks: readonly Task[], { text, language }: Filling): Html {
	const words = text.forms.afterAction;
	if (tasks.length === 0) return html`<p>${words.noTasks}</p>`;
	const rows = tasks.map(({ title, category, state, completedAt, verifiedAt }) => [
		title,
		text.categories[category],
		text.taskStates[state],
		momentOf(verifiedAt ?? completedAt, language),
		'P · S · M · U'
	]);
	return html`${tableOf(words.objectiveColumns, rows)}
		<p class="quiet">${words.ratings}</p>`;
}

function momentsOf(bookmarks: readonly Bookmark[], { text, language }: Filling): Html {
	const words = text.forms.afterAction;
	if (bookmarks.length === 0) return html`<p>${words.noMoments}</p>`;
	const lines = bookmarks
		.toSorted((a, b) => a.at.localeCompare(b.at))
		.map(
			({ at, text: said }) =>
				html`<li>
					<time datetime="${at}">${formatTime(toMs(at), 'time', language)}</time
					><span>${said}</span>
				</li>`
		);
	return html`<ul>
		${lines}
	</ul>`;
}

function planOf(areas: readonly Lesson[], { known, text, language }: Filling): Html {
	const words = text.forms.afterAction;
	const rows = areas.map((lesson) => {
		const { text: issue, change, step, element, agencyId, dueOn, observedAt, state } = lesson;
		return [
			issue,
			[change, step].filter((one) => one !== undefined).join('. '),
			element === undefined ? '' : text.choices[element],
			agencyId === undefined ? words.nobodyYet : (known.get('agency', agencyId)?.name ?? ''),
			momentOf(observedAt, language),
			momentOf(dueOn, language),
			text.work.lessonStates[state]
		];
	});
	return rows.length === 0 ? html`<p>${words.noneNoted}</p>` : tableOf(words.planColumns, rows);
}
