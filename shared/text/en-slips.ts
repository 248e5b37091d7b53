/** Slips of paper from a meeting, entered one after the other. */
export const slipTexts = {
	title: 'Slips of a meeting',
	many: 'Many slips from a meeting? Enter them one after the other.',
	next: 'Add this slip',
	add: 'The next slip',
	intro: 'Works without a line: slips wait here and are sent once it is back, each once.',
	none: 'No slip yet. What you add stands here, with its reference once it was sent.',
	counts: (all: number, known: number, waiting: number) =>
		[
			all === 1 ? '1 slip' : `${all} slips`,
			known === 1 ? '1 has its reference' : `${known} have their reference`,
			...(waiting > 0 ? [waiting === 1 ? '1 waits to be sent' : `${waiting} wait to be sent`] : [])
		].join(', ') + '.',
	full: 'No more can wait in this browser. Wait for the line, or write the next ones down.',
	waits: 'waits to be sent',
	unseen: 'its answer was not seen: look for it in the queue first',
	maybe: (reference: string) => `maybe the same as ${reference}`,
	look: 'Look',
	again: 'Enter it again',
	code: (code: string) => `Code ${code}`,
	file: {
		title: 'From a file',
		hint: (rows: number) => `A table (CSV) with a row for each slip, ${rows} at most.`,
		template: 'The empty table',
		choose: 'The file',
		found: (slips: number, faults: number) =>
			`${slips === 1 ? '1 slip' : `${slips} slips`} can be taken${faults === 0 ? '.' : faults === 1 ? ', 1 row cannot.' : `, ${faults} rows cannot.`}`,
		old: 'The file was not written as UTF-8. Look whether its letters are right.',
		noRoom: (room: number) =>
			`Only ${room} more can wait in this browser. Take fewer, or wait for the line.`,
		row: (row: number, what: string) => `Row ${row}: ${what}`,
		take: (slips: number) => (slips === 1 ? 'Take 1 slip' : `Take ${slips} slips`),
		faults: {
			title: 'what it is about has 3 to 120 letters.',
			category: 'this kind is not known here.',
			block: 'the block is a number, a direction and a street.',
			community: 'this community is not known, or two are called so.',
			cells: 'it has more cells than the table has columns.'
		},
		problems: {
			too_large: 'This file is too large. Half a megabyte can be read.',
			no_columns: 'The first row must name the columns title and category.',
			too_many: 'This file has too many rows. Split it.'
		}
	},
	print: 'Print the references',
	finish: 'Begin a new batch'
};
