import type { SummaryWords } from './report-summary.ts';

const requests = (count: number | null) =>
	count === null ? 'Fewer than 10 requests' : count === 1 ? '1 request' : `${count} requests`;

export const enReportSummary: SummaryWords = {
	open: ({ open, urgent, late }) =>
		`${requests(open)} ${open === 1 ? 'is' : 'are'} open, ${urgent || 'none'} of them urgent and ${late || 'none'} past the time promised.`,
	since: ({ received, resolved, from }) =>
		`Since ${from}, ${received === null ? 'fewer than 10' : received} came in and ${resolved} were resolved.`,
	people: ({ out, planned, noContact }) =>
		`${out} of ${planned} planned people are out${noContact === 0 ? '' : `; ${noContact} ${noContact === 1 ? 'does' : 'do'} not answer`}.`,
	kept: (share, kept, promised) =>
		`${share} of the promises that came due were kept (${kept} of ${promised}).`
};
