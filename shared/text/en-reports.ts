import type { ReportFigures } from '../model/report.ts';

type Change = ReportFigures['changes'][number]['what'];
type Risk = ReportFigures['risks'][number];

const changes: Record<Change, (where: string, what: string) => string> = {
	urgent_new: (where, what) => `${what}, ${where}: urgent, came in`,
	urgent_resolved: (where, what) => `${what}, ${where}: urgent, resolved`,
	incident: (where) => `Incident notice, ${where}`,
	activation_opened: (where) => `Presence opened, ${where}`,
	activation_closed: (where) => `Presence closed, ${where}`,
	phase: (where) => `${where} entered its next phase`,
	alert: () => 'Alert to everybody'
};

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);
const risks: Record<
	Risk['what'],
	(said: { count: number; where: string; what: string; since: string }) => string
> = {
	urgent_unowned: ({ count, since }) =>
		`${count} urgent ${count === 1 ? 'request has' : 'requests have'} no owner, the longest since ${since}.`,
	no_contact: ({ count }) => `${people(count)} out ${count === 1 ? 'does' : 'do'} not answer.`,
	uncovered: ({ where }) => `${where}: nobody is planned in the next 12 hours.`,
	late: ({ count }) =>
		`${count} ${count === 1 ? 'request is' : 'requests are'} past the time promised.`,
	help_missing: ({ where, what }) => `${where}: nobody with room for ${what}.`,
	action_overdue: ({ count }) =>
		`${count} ${count === 1 ? 'action' : 'actions'} of committees past ${count === 1 ? 'its' : 'their'} day.`
};

export const reportTexts = {
	title: 'Reports',
	situation: 'Situation report',
	numbered: (number: number, edition: number) =>
		edition === 1
			? `Situation report ${number}`
			: `Situation report ${number}, correction ${edition - 1}`,
	states: { draft: 'Draft', signed: 'Signed', corrected: 'Put right since', discarded: 'Given up' },
	answerNone: 'No situation report yet',
	answerDraft: (number: string) => `${number} is being written`,
	answerSigned: (number: string, time: string) => `${number} was signed ${time}`,
	how: 'The figures of a moment, in three sentences of your own, on two pages that somebody signs.',
	begin: 'Begin a report',
	summary: 'Situation, in three sentences',
	prepared: 'Prepared by',
	signedBy: 'Signed by',
	because: 'Puts right',
	planned: 'What comes next',
	asks: 'What has to be decided',
	nextAt: 'Next report',
	hold: 'Keep the text',
	kept: 'Kept.',
	theirs: 'Somebody else changed it meanwhile. Theirs:',
	lost: 'This report cannot be written on any more. What you had typed was not kept:',
	takeTheirs: 'Take theirs',
	keepMine: 'Keep mine',
	signHow:
		'What is on the paper is what you sign. It cannot be changed after; a correction says that it is one.',
	unkept: 'Keep the text first: what is signed is what is on the paper.',
	old: (span: string) => `These figures are ${span} old.`,
	paper: 'The paper',
	open: 'Open the page',
	pdf: 'PDF',
	csv: 'Tables (CSV)',
	pdfMaking: 'Being printed…',
	pdfFailed: 'The PDF could not be made. The page can be opened and printed instead.',
	earlier: 'Reports of the last two weeks',
	none: 'None yet.',
	onPaper: {
		asOf: (time: string) => `As of ${time}`,
		period: (from: string, to: string) => `${from} to ${to}`,
		prepared: (who: string) => `Prepared by ${who}`,
		signed: (who: string, time: string) => `Signed by ${who}, ${time}`,
		samePerson: 'prepared and signed by the same person',
		unsigned: 'DRAFT, not signed',
		corrected: 'A later one puts this one right.',
		corrects: (why: string) => `This puts an earlier one right: ${why}`,
		notLive: (time: string) =>
			`Made at ${time} while this room was not live. What happened since may be missing.`,
		page: (page: string, pages: string) => `Page ${page} of ${pages}`,
		kpis: {
			open: 'Open',
			urgent: 'Urgent',
			late: 'Late',
			received: 'Came in',
			resolved: 'Resolved',
			people: 'People out'
		},
		ofPlanned: (count: number) => `of ${count} planned`,
		than: (more: number) =>
			more === 0
				? 'as before'
				: more > 0
					? `${more} more than before`
					: `${-more} fewer than before`,
		onTime: 'Promises kept',
		target: (share: string) => `Target ${share} on time`,
		priority: 'Priority',
		kept: 'Kept',
		promised: 'Came due',
		share: 'On time',
		atTarget: 'at target',
		belowTarget: 'below target',
		few: 'too few to say',
		firstLook: (p50: string, p90: string, n: number) =>
			`First look at urgent and high: half within ${p50}, nine of ten within ${p90} (${n}).`,
		firstLookFew: (n: number) => `First look at urgent and high: too few to say (${n}).`,
		minutes: (count: number) => `${count} min`,
		urgent: 'Open and urgent',
		urgentNone: 'Nothing urgent is open.',
		urgentMore: (count: number) => `And ${count} more.`,
		kind: 'What',
		where: 'Where',
		since: 'Since',
		owner: 'Whose',
		unowned: 'no owner',
		late: 'past its time',
		places: 'Communities',
		community: 'Community',
		open: 'Open',
		received: 'Came in',
		out: 'Out / planned',
		elsewhere: 'Elsewhere and city-wide',
		everywhere: 'In every community that is supported',
		somewhere: 'not told',
		hidden: '< 10 or hidden',
		hiddenShort: '·',
		mapLegend: 'Open requests; shaded where the count is told, dotted where it is small or hidden.',
		changes: 'Since the report before',
		changesNone: (time: string) => `Nothing of note since ${time}.`,
		changesMore: (count: number) => `And ${count} more.`,
		change: changes,
		risks: 'Risks and asks',
		risksNone: 'None that the records show.',
		risk: risks,
		planned: 'What comes next',
		asks: 'To be decided',
		next: (time: string) => `Next report: ${time}`,
		notes: 'Notes on the data',
		noteHidden:
			'A dot stands for a count below 10, or one by which such a count could be found. On-time shares are told from 10 promises on.',
		noteMeaning:
			'Counts show what was asked of the center, not how much violence there is; no effect is claimed. Resolved is what the worker said; confirmed comes after.',
		noteGaps: (count: number, span: string) =>
			count === 0
				? 'The live picture had no gap in this time.'
				: `The live picture had ${count} ${count === 1 ? 'gap' : 'gaps'} in this time, ${span} together.`,
		noteUnknown: 'Whether the live picture had gaps in this time is not known any more.',
		noteSources: (names: string) => `Not up to date from outside: ${names}.`,
		mark: (mark: string) => `Mark ${mark}: the same on every copy of this version.`
	}
};
