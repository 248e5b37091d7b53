/** What a manager is told while looking elsewhere: no more than a place, a count and a time. */
export const noticeTexts = {
	title: 'Notices',
	/** Of the button that opens them. */
	open: (unseen: number) =>
		unseen === 0 ? 'Notices' : unseen === 1 ? 'Notices, 1 not seen' : `Notices, ${unseen} not seen`,
	none: 'Nothing in the last 24 hours.',
	noneNote: 'What you are told of stands here for a day.',
	seen: 'Mark all as seen',
	isNew: 'new',
	settings: 'What you are told',
	where: 'City-wide',
	words: {
		urgent_unowned: (where: string, span: string) =>
			`${where}: urgent, no owner, ${span} past its time`,
		line_lost: (span: string) => `No live figures for ${span}`,
		nobody_out: (where: string, out: number, planned: number) =>
			`${where}: ${out} of ${planned} are out`,
		no_contact: (where: string, count: number) => `${where}: no contact with ${count}`,
		over_target: (count: number) =>
			count === 1
				? '1 open request is past its time'
				: `${count} open requests are past their time`,
		several: (count: number) => `${count} things need a look`,
		afterQuiet: (count: number) =>
			count === 1
				? 'From your quiet hours: 1 thing is still so'
				: `From your quiet hours: ${count} things are still so`,
		digest: (open: number, over: number) =>
			`End of shift: ${open} open, ${over === 1 ? '1 past its time' : `${over} past their time`}`
	},
	/** What to do about it. */
	what: {
		urgent_unowned: 'Ask the shift lead who takes it.',
		line_lost: 'Do not decide by these figures. Call the duty desk.',
		nobody_out: 'Ask the organization who is on the way.',
		no_contact: 'Have the desk call them.',
		over_target: 'See which step is slow.',
		several: 'They are in your list of notices.',
		digest: (told: number, unowned: number | undefined) =>
			[
				unowned === undefined
					? ''
					: unowned === 0
						? 'Every urgent one has an owner.'
						: `${unowned} urgent without an owner.`,
				told === 0 ? 'No notices.' : told === 1 ? '1 notice.' : `${told} notices.`
			]
				.join(' ')
				.trim()
	},
	heldBack: { quiet: 'Not called out: quiet hours.', cap: 'Not called out: the day’s limit.' },
	last: 'This was the last one of today; the rest stands in the list.',
	rules: {
		urgent_unowned: 'An urgent request without an owner is past its time',
		line_lost: 'This page has no live figures',
		nobody_out: 'Nobody is out where people are planned',
		no_contact: 'No contact with people who are out',
		over_target: 'Many open requests are past their time'
	},
	threshold: {
		urgent_unowned: 'Minutes past its time',
		line_lost: 'Minutes without them',
		nobody_out: 'People out, at most',
		no_contact: 'People, at least',
		over_target: 'Requests, at least'
	},
	hold: 'Told after, minutes',
	again: 'Told once; again only after it was gone for five minutes, or as long as it has to hold.',
	quiet: 'Quiet hours',
	quietNote: 'Chicago time. What is still so afterwards is told then, as one.',
	from: 'From',
	to: 'to',
	cap: 'Calls a day, at most',
	digest: 'A summary at the end of your shift',
	at: 'At',
	outside: 'Also outside of this page',
	outsideNote: 'Only a place, a count and a time. This page has to be open somewhere.',
	denied: 'This browser does not allow it. Allow notifications for this site in its settings.',
	reset: 'As they were'
};
