import { toMs } from '../kernel/clock.ts';
import type { Report, ReportFigures } from '../model/report.ts';
import { formatMoment, formatShare } from './format.ts';
import { enReportSummary } from './en-report-summary.ts';
import { esReportSummary } from './es-report-summary.ts';

/** What a summary is made of, as people say it. */
export interface SummaryWords {
	open: (counts: { open: number | null; urgent: number; late: number }) => string;
	since: (counts: { received: number | null; resolved: number; from: string }) => string;
	people: (counts: { out: number; planned: number; noContact: number }) => string;
	kept: (share: string, kept: number, promised: number) => string;
}

const words: Readonly<Record<Report['language'], SummaryWords>> = {
	en: enReportSummary,
	es: esReportSummary
};

/** The situation in three sentences that say figures and nothing else: a start for whoever writes it. */
export function reportSummary(
	figures: ReportFigures,
	{ fromAt, language }: Pick<Report, 'fromAt' | 'language'>
): string {
	const { open, since, people, kept } = words[language];
	const { onTime, asOf } = figures;
	const sum = (of: 'kept' | 'promised') => onTime.reduce((total, one) => total + one[of], 0);
	const promised = sum('promised');
	const from = formatMoment(toMs(fromAt), toMs(asOf), language);
	return [
		open(figures),
		since({ ...figures, from }),
		people(figures.people),
		...(promised === 0 ? [] : [kept(formatShare(sum('kept'), promised), sum('kept'), promised)])
	].join(' ');
}
