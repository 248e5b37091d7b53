import type { MessageTopic } from '../model/terms.ts';

const topics: Record<MessageTopic, string> = {
	received: 'We have your request.',
	accepted: 'Someone took on your request.',
	needs_information: 'We need to know more before we can help. We will try to reach you.',
	done: 'The work is done. Is it fixed? Please tell us.',
	closed: 'Your request is closed. If it is not fixed, please tell us.',
	passed: 'Another group has your request now.',
	cannot_help: 'We cannot do what you asked for. Call 311 or 211: they know who can.',
	no_answer: 'We could not reach you, so we closed your request. You can ask again.',
	follow_up: 'We closed your request two weeks ago. Is it still fine? Please tell us.'
};

/** What whoever asked is written. It never says what they asked for: somebody else may read it. */
export const messageTexts = {
	topics,
	mail: {
		subject: (reference: string) => `About ${reference}`,
		hello: 'Hello,',
		where: (reference: string, url: string) =>
			`Your number is ${reference}. See where it stands, with the code that you were given:\n${url}`,
		stop: (url: string) => `You want no more of these messages? Open this page:\n${url}`
	},
	text: (reference: string, words: string, url: string) =>
		[`${reference}: ${words}`, url, 'Reply STOP to end these texts.'].filter(Boolean).join(' '),
	stop: {
		title: 'Stop messages',
		text: (reference: string) =>
			`We write to you about ${reference}. If you press the button, we write no more, to this address or number, about anything.`,
		button: 'Stop all messages',
		done: 'We will not write to you any more. With your number and your code you can still see where it stands.',
		wrong: 'This link is not good any more. Nothing was changed.'
	}
};
