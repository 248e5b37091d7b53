import type { Deployment } from '#shared/model/deployment.ts';
import { formatNumber } from '#shared/text/format.ts';
import { html } from '../../html.ts';
import { tableOf } from '../paper.ts';
import { formPage, momentOf, placeOf, type Filling } from './form.ts';

/** ICS 211: teams that checked in in a span of time, and what became of them. Whom to call is the duty desk’s matter. */
export function checkInList(
	teams: readonly Deployment[],
	span: { from: string; to: string },
	filling: Filling
): string {
	const { known, text, language, by } = filling;
	const words = text.forms.checkIn;
	const rows = teams
		.toSorted((a, b) => (a.checkedInAt ?? '').localeCompare(b.checkedInAt ?? ''))
		.map((team) => [
			team.callSign,
			team.agencyId === undefined ? '' : (known.get('agency', team.agencyId)?.name ?? ''),
			team.purpose,
			team.id.slice(-8).toUpperCase(),
			momentOf(team.checkedInAt, language),
			team.staffId === undefined ? '' : (known.get('staff', team.staffId)?.name ?? ''),
			team.headcount,
			placeOf(known, team.communityArea),
			momentOf(team.releasedAt, language),
			team.hoursWorked === undefined ? '' : formatNumber(team.hoursWorked, language, 1)
		]);
	const people = teams.reduce((sum, { headcount }) => sum + headcount, 0);
	return formPage(filling, {
		title: words.title,
		landscape: true,
		blocks: [
			{ number: '1', name: words.incident, value: text.common.fullName },
			{ number: '3', name: words.location, value: words.byRadio },
			{
				number: '4',
				name: words.period,
				value: `${momentOf(span.from, language)} – ${momentOf(span.to, language)}`
			}
		],
		tables: [
			html`<h2>${words.list(teams.length, people)}</h2>
				${rows.length === 0 ? html`<p>${words.nobody}</p>` : tableOf(words.columns, rows, [6, 9])}`
		],
		after: [
			{ number: '16', name: words.sent, value: '', width: 'half' },
			{ number: '17', name: words.prepared, value: by, width: 'half' }
		]
	});
}
