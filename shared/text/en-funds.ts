import type { FundingStep, FundingStream } from '../model/funding.ts';

const streams: Record<FundingStream, string> = {
	city_52m: 'City, violence prevention and reduction',
	arp_slfrf: 'American Rescue Plan',
	city_council_new: 'City Council, new',
	department_budget: 'Department budgets',
	state: 'State',
	county: 'County',
	federal_grant: 'Federal grants',
	philanthropic: 'Philanthropy',
	in_kind: 'In kind'
};

const steps: Record<FundingStep, string> = {
	appropriated: 'Appropriated',
	awarded: 'Awarded',
	obligated: 'Obligated',
	expended: 'Expended',
	deobligated: 'Obligation taken back',
	returned: 'Returned'
};

/** What is wrong with a row of the books, by the rule that it breaks. */
const rules: Record<string, string> = {
	expended_over: 'more is expended than is obligated',
	obligated_over: 'more is obligated than is awarded',
	awarded_over: 'more is awarded than is appropriated',
	one_place: 'says neither a community nor “citywide”, or both',
	known: 'names an organization that is not known here',
	same_line: 'this line is already another stream’s, organization’s or community’s',
	phone: 'this looks like a phone number',
	email: 'this is an address of e-mail',
	cells: 'this row has more cells than the heading: put what has a comma in it in quotes',
	unreadable: 'this is no table that can be read: look for a quotation mark that stands alone',
	column: 'this column is missing or cannot be read',
	amount: 'the amount is not dollars and cents',
	day: 'the day is not like 2026-03-31',
	stream: 'this stream is not known',
	step: 'this state of money is not known',
	length: 'too long, too short or empty'
};

/** Money: what was set aside, promised, bound and spent, and for whom. */
export const fundsTexts = {
	title: 'Funds',
	streams,
	steps,
	rules,
	answer: (expended: string, appropriated: string) =>
		`${expended} expended of ${appropriated} appropriated`,
	answerNone: 'No money is in the books yet',
	answerNoneHow: 'Open a line, or import a quarter as a table.',
	asOf: (day: string) => `The books as of ${day}. Money set aside is not money spent.`,
	streamsTitle: 'By stream',
	legend: 'From light to dark: appropriated, awarded, obligated, expended',
	lines: (count: number) => (count === 1 ? '1 line' : `${count} lines`),
	placesTitle: 'By community',
	placesNote: 'What is for the whole city is a row of its own; it is spread over nobody.',
	citywide: 'Whole city',
	arp: {
		title: (unobligated: string, unspent: string) =>
			`American Rescue Plan: ${unobligated} not obligated in time, ${unspent} not spent yet`,
		none: 'No money of the American Rescue Plan is in the books.',
		note: (obligated: string, expended: string) =>
			`It had to be bound by contract by ${obligated}, and has to be spent by ${expended}. A vote on a budget binds nothing.`,
		left: (days: number) => (days === 1 ? '1 day is left.' : `${days} days are left.`),
		over: 'That day is past.',
		unobligated: 'Not obligated in time',
		unspent: 'Not spent'
	},
	flow: {
		title: (awarded: string, organizations: number) =>
			organizations === 1
				? `${awarded} awarded to 1 organization`
				: `${awarded} awarded to ${organizations} organizations`,
		note: 'From where it comes, who works with it, and where: as wide as it is much. The darker part is spent.'
	},
	shortfall: {
		title: (people: number) =>
			people === 1
				? '1 person was taken on and not helped, because the money was gone'
				: `${people} people were taken on and not helped, because the money was gone`,
		none: 'No organization has said in the last 92 days that it had no funds left',
		note: 'The last 92 days, as organizations said. Money that is awarded and not spent may be bound already: it does not show that it could have been used.',
		restricted: 'Restricted needs',
		noPlace: 'The whole city, or not known',
		need: 'Need',
		people: 'People',
		last: 'Last',
		unspent: 'Awarded there, not spent',
		noLine: 'No line'
	},
	paysFor: {
		title: 'Pays for',
		nothing: 'Nothing in the directory yet',
		none: 'This organization does nothing here that is in the directory.',
		choose: 'What this line pays for'
	},
	organization: 'Organization',
	place: 'Community',
	deliverable: 'For what',
	code: 'Line',
	linesTitle: 'Lines',
	entries: 'Bookings',
	form: {
		stream: 'Stream',
		step: 'What happened',
		cents: 'Amount, in dollars',
		on: 'On the day',
		evidence: 'What shows it',
		citywide: 'For the whole city',
		code: 'Line',
		deliverable: 'For what'
	},
	plan: {
		startsOn: 'First day',
		endsOn: 'Last day, if it has one',
		evaluated: 'It is planned how to find out what it did',
		runs: (from: string, until: string) => `Runs from ${from} until ${until}`,
		from: (day: string) => `Runs from ${day}`,
		notSaid: 'Nobody has said when it runs',
		isEvaluated: 'it is planned how to find out what it did',
		notEvaluated: 'no plan to find out what it did',
		paces: { late: 'began over 90 days ago, nothing spent', over: 'is over' },
		summary: ({
			notSaid,
			late,
			notEvaluated,
			all
		}: Record<'notSaid' | 'late' | 'notEvaluated' | 'all', number>) =>
			`Of ${all === 1 ? '1 line' : `${all} lines`}: ${notSaid} without a first day, ${late} begun over 90 days ago with nothing spent, ${notEvaluated} without a plan to find out what they did.`
	},
	evidenceHint: 'A number of an ordinance, contract or invoice. No names.',
	import: {
		title: 'Import a quarter',
		how: 'A table with a heading (CSV): line, stream, organization, community, deliverable, state, amount, date, evidence. All of it or nothing; what is booked already stays as it is.',
		choose: 'Choose a table',
		ready: (count: number) => (count === 1 ? '1 row can be booked' : `${count} rows can be booked`),
		book: 'Book all of it',
		booked: (count: number) => (count === 1 ? '1 row is booked.' : `${count} rows are booked.`),
		refused: (count: number) =>
			count === 1
				? 'Nothing was booked: one row cannot be.'
				: `Nothing was booked: ${count} rows cannot be.`,
		row: (row: number, field: string, why: string) => `Row ${row}, ${field}: ${why}.`,
		tooMany: (most: number) => `At most ${most} rows at once.`
	}
};
