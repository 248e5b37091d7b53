import { hourMs, toMs } from '#shared/kernel/clock.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { html } from '../../html.ts';
import { tableOf } from '../paper.ts';
import { formPage, momentOf, placeOf, type Filling } from './form.ts';

/** Who asked and who said yes, and when, as the log has it. */
export interface Ordered {
	askedAt: string | undefined;
	askedBy: string | undefined;
	approvedAt: string | undefined;
	approvedBy: string | undefined;
}

/** ICS 213RR: a team and what is lent to it, as an order. What finance and logistics write stays empty for them. */
export function resourceRequest(team: Deployment, ordered: Ordered, filling: Filling): string {
	const { known, text, language } = filling;
	const words = text.forms.order;
	const agency = team.agencyId === undefined ? undefined : known.get('agency', team.agencyId);
	const lines = linesOf(team, filling);
	const offered = team.offer;
	const offer = offered
		? words.offer(
				offered.headcount,
				`${momentOf(offered.plannedFrom, language)} – ${momentOf(offered.plannedTo, language)}`,
				offered.words ?? ''
			)
		: '';
	const { askedAt, askedBy, approvedAt, approvedBy } = ordered;
	return formPage(filling, {
		title: words.title,
		blocks: [
			{ number: '1', name: words.incident, value: text.common.fullName },
			{ number: '2', name: words.asked, value: momentOf(askedAt, language) },
			{ number: '3', name: words.number, value: team.id.slice(-8).toUpperCase() }
		],
		tables: [
			html`<h2>4. ${words.order}</h2>
				${tableOf(words.columns, lines, [0])}`
		],
		after: [
			{ number: '5', name: words.deliver, value: placeOf(known, team.communityArea) },
			{
				number: '6',
				name: words.suggested,
				value: [agency?.name, offer].filter(Boolean).join('\n')
			},
			{ number: '7', name: words.requester, value: askedBy },
			{
				number: '8',
				name: words.priority,
				value: askedAt === undefined ? '' : words.priorities[priorityOf(team, askedAt)]
			},
			{
				number: '9',
				name: words.approved,
				value: [approvedBy, momentOf(approvedAt, language)].filter(Boolean).join(', ')
			},
			{ number: '10', name: words.logisticsNumber, value: '' },
			{ number: '11–12', name: words.supplier, value: agency?.name },
			{ number: '13', name: words.notes, value: team.reason },
			{ number: '14–16', name: words.logistics, value: '' },
			{ number: '17–19', name: words.finance, value: '', width: 'full' }
		]
	});
}

/** The team, and what is lent to it as far as whoever fills the form has it. */
function linesOf(
	team: Deployment,
	{ known, text, language }: Filling
): (string | number | undefined)[][] {
	const words = text.forms.order;
	const from = momentOf(team.plannedFrom, language);
	const lent = known.all('asset').filter(({ deploymentId }) => deploymentId === team.id);
	return [
		[
			team.headcount,
			words.people,
			team.callSign,
			team.purpose,
			from,
			momentOf(team.checkedInAt, language),
			''
		],
		...lent.map(({ quantity = 1, type, name }) => [
			quantity,
			words.equipment,
			text.choices[type],
			name,
			from,
			'',
			''
		])
	];
}

/** How soon it is needed, from when it was asked for. */
function priorityOf({ plannedFrom }: Deployment, askedAt: string): 'urgent' | 'routine' | 'low' {
	const aheadMs = toMs(plannedFrom) - toMs(askedAt);
	return aheadMs <= 4 * hourMs ? 'urgent' : aheadMs <= 12 * hourMs ? 'routine' : 'low';
}
