/** What whoever asked at the community's door said, as a desk reads it. */
export const saidTexts = {
	told: 'They were written to',
	sentAt: (time: string) => `sent ${time}`,
	goesAt: (time: string) => `goes out ${time}`,
	triesAgain: (time: string) => `did not go out, tries again ${time}`,
	ways: { email: 'by email', text: 'by text' },
	topics: {
		received: 'We have it',
		accepted: 'Someone took it on',
		needs_information: 'We need to know more',
		done: 'Done, is it fixed?',
		closed: 'Closed',
		passed: 'Passed on',
		cannot_help: 'We cannot do this',
		no_answer: 'We could not reach you',
		follow_up: 'Is it still fine?'
	},
	faults: {
		unreachable: 'not sent: tell them yourself',
		refused: 'refused there: tell them yourself',
		no_contact: 'not sent: there is no contact any more',
		no_way: 'not sent by itself: tell them yourself',
		opted_out: 'not sent: they want no messages',
		too_many: 'not sent: they have had many today',
		overtaken: 'not sent: it was no longer so'
	},
	handoff: {
		states: {
			waiting: 'On its way to 311',
			sent: 'With 311',
			closed: '311 says done',
			cancelled: '311 will not do it',
			failed: '311 did not take it'
		},
		by: (time: string) => `expected by ${time}`,
		number: 'Asked for by phone? Its number at 311',
		note: 'Keep the number'
	},
	dangerWords: 'Their words speak of danger. Read them first.',
	interpreter: 'wants an interpreter',
	languages: { en: 'in English', es: 'in Spanish' },
	soons: { now: 'right now', today: 'today', this_week: 'this week', no_hurry: 'it can wait' },
	reaches: { nobody: 'do not contact', call: 'call them', text: 'text them', email: 'email them' },
	heldFor: {
		too_quick: 'sent faster than a person can',
		too_many: 'many from one network',
		same_words: 'the same words came several times',
		filled_by_program: 'filled in by a program'
	},
	saysNow: 'Says: now'
};
