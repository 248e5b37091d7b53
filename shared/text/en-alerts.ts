/** Warnings from elsewhere, and what the centre tells everybody. */
export const alertTexts = {
	title: 'Alerts',
	now: 'Told now',
	nothingNow: 'No alert is on. Warnings for the city appear here by themselves.',
	drafts: 'To be signed',
	noDrafts: 'Nothing waits for a signature.',
	write: 'Write an alert',
	writeNote:
		'For everybody, in both languages. Another manager signs it; then it is on walls, desks, the help page and the public feed. Without a community it is for the whole city. No names, no addresses of people.',
	own: 'Of the center',
	from: (sender: string) => `From ${sender}`,
	until: (time: string) => `until ${time}`,
	since: (time: string) => `from ${time}`,
	city: 'Whole city',
	part: 'Part of the city',
	partWith: (names: string) => `Part of the city, with ${names}`,
	more: (count: number) => `+ ${count} more`,
	moreSaid: (count: number) => (count === 1 ? '1 more alert' : `${count} more alerts`),
	real: 'Real: everybody is told',
	exercise: 'DRILL: told as an exercise',
	signNote: 'Whoever wrote it cannot sign it.',
	states: {
		draft: 'Waits for a signature',
		issued: 'Told now',
		ended: 'Ended',
		discarded: 'Thrown away'
	},
	ranOut: 'Ran out',
	whatToDo: 'What to do'
};
