/** What whoever asked at the community's door said, as a desk reads it. */
export const saidTexts = {
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
