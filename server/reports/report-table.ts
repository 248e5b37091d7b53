import type { Report } from '#shared/model/report.ts';
import type { Copy } from './situation-report.ts';

/** The tables of a report: how much of what, by priority and by community, as on the paper. */
export function reportTable(report: Report, copy: Copy): (string | number)[][] {
	const { text, placeOf } = copy;
	const words = text.reports.onPaper;
	const { figures } = report;
	const told = (count: number | null) => count ?? words.hidden;
	return [
		[text.reports.numbered(report.number, report.edition), report.fromAt, figures.asOf],
		[words.noteHidden],
		[],
		[words.kpis.open, told(figures.open)],
		[words.kpis.urgent, figures.urgent],
		[words.kpis.late, figures.late],
		[words.kpis.received, told(figures.received)],
		[words.kpis.resolved, figures.resolved],
		[words.kpis.people, figures.people.out, figures.people.planned],
		[],
		[words.priority, words.kept, words.promised],
		...figures.onTime.map(({ priority, kept, promised }) => [`P${priority}`, kept, promised]),
		[],
		[words.community, words.open, words.received, words.out, '', words.promised, words.share],
		...figures.places.map((place) => [
			place.communityArea === undefined ? words.elsewhere : placeOf(place.communityArea),
			told(place.open),
			told(place.received),
			place.out,
			place.planned,
			told(place.promised),
			place.onTarget === null ? '' : place.onTarget ? words.atTarget : words.belowTarget
		])
	];
}
