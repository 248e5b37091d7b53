import type { AnyRecord } from '#shared/model/records.ts';
import type { Shift } from '#shared/model/shift.ts';
import { html } from '../../html.ts';
import { tableOf } from '../paper.ts';
import { formPage, momentOf, type Filling } from './form.ts';

/** One thing that somebody did: when, by which command, and to what, as far as whoever fills the form may know it. */
export interface Activity {
	at: string;
	command: string;
	subject: string;
}

/** What a record is called on a form; nothing where only its outline may be had. */
export function subjectOf(record: AnyRecord): string {
	const { title, name, callSign, block, reference } = record as unknown as Record<string, unknown>;
	const words = [title, name, callSign, block].find((one) => typeof one === 'string');
	return [words, reference].filter((one) => typeof one === 'string').join(', ');
}

/** ICS 214: what one person did in one shift, from the log. */
export function activityLog(
	shift: Shift,
	activities: readonly Activity[],
	filling: Filling & { more: number; lastHours: number | undefined }
): string {
	const { known, text, language, by, more, lastHours } = filling;
	const words = text.forms.activityLog;
	const desk = text.desks[shift.deskId];
	const period = [shift.openedAt ?? shift.plannedFrom, shift.closedAt ?? shift.plannedTo];
	const agency = shift.agencyId === undefined ? undefined : known.get('agency', shift.agencyId);
	const beside = [...known.all('shift')].filter(
		(one) =>
			one.deskId === shift.deskId &&
			one.id !== shift.id &&
			one.openedAt !== undefined &&
			overlaps(one, shift)
	);
	const ofAgency = (id: string | undefined) =>
		id === undefined ? text.common.name : (known.get('agency', id)?.name ?? '');
	const resources = beside.map((one) => [
		one.personName ?? text.work.somebody,
		text.desks[one.deskId],
		ofAgency(one.agencyId)
	]);
	const lines = activities.map(({ at, command, subject }) => [
		momentOf(at, language),
		subject === '' ? command : `${command}: ${subject}`
	]);
	return formPage(filling, {
		title: words.title,
		blocks: [
			{ number: '1', name: words.incident, value: text.common.fullName },
			{
				number: '2',
				name: words.period,
				value: period.map((one) => momentOf(one, language)).join(' – ')
			},
			{ number: '3', name: words.unit, value: desk },
			{
				number: '4',
				name: words.position,
				value: `${shift.personName ?? text.work.somebody}, ${desk}`
			},
			{ number: '5', name: words.agency, value: agency?.name ?? text.common.name }
		],
		tables: [
			html`<h2>6. ${words.resources}</h2>
				${resources.length === 0 ? html`<p>${words.alone}</p>` : tableOf(words.resourceColumns, resources)}`,
			html`<section>
				<h2>7. ${words.log}</h2>
				${lastHours === undefined ? undefined : html`<p class="quiet">${words.lastHours(lastHours)}</p>`}
				${more > 0 ? html`<p class="quiet">${words.more(more)}</p>` : undefined}
				${lines.length === 0 ? html`<p>${words.nothing}</p>` : tableOf(words.logColumns, lines)}
			</section>`
		],
		after: [{ number: '8', name: words.prepared, value: by, width: 'full' }]
	});
}

function overlaps(one: Shift, other: Shift): boolean {
	const from = (shift: Shift) => shift.openedAt ?? shift.plannedFrom;
	const to = (shift: Shift) => shift.closedAt ?? shift.plannedTo;
	return from(one) < to(other) && from(other) < to(one);
}
