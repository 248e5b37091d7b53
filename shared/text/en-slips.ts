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
	print: 'Print the references',
	finish: 'Begin a new batch'
};
