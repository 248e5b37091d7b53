import type { OutageSource, Utility } from '../model/outage.ts';

const what: Record<Utility, string> = { power: 'Power', internet: 'Internet' };
const saidBy: Record<OutageSource, string> = {
	company: 'the company',
	city: 'the City',
	partner: 'a partner',
	resident: 'a resident',
	seen: 'one of us, there',
	odin: 'ODIN'
};

/** What homes are without now, who says so, and until when that is believed. */
export const outageTexts = {
	title: 'Power and internet',
	note: 'What homes are without now. What nobody says again is not known any more: it is neither out nor back.',
	what,
	saidBy,
	unsureToo: (count: number) =>
		count === 1 ? 'Of 1 more nobody knows any more.' : `Of ${count} more nobody knows any more.`,
	answer: (count: number) =>
		count === 0
			? 'No community is known to be without'
			: count === 1
				? '1 outage is known'
				: `${count} outages are known`,
	none: 'Nobody has told of an outage. That is no proof that there is none.',
	homes: (count: string) => `about ${count} homes`,
	homesUnknown: 'nobody knows how many homes',
	since: (when: string) => `since ${when}`,
	said: (by: string, when: string) => `said by ${by} ${when}`,
	restoredBy: (when: string) => `back by ${when}, as they say`,
	unsure: 'Not known any more',
	unsureSince: (when: string) => `nobody has said so since ${when}`,
	county: {
		title: 'Cook County',
		known: (meters: string, companies: number) =>
			`${meters} meters without power, told by ${companies === 1 ? '1 company' : `${companies} companies`}`,
		none: 'No company reports an outage',
		unknown: 'Not known: nobody has told',
		note: 'Of the whole county only, by companies that report it to ODIN; the others are missing.',
		asOf: (when: string) => `as of ${when}`
	},
	form: {
		what: 'Without',
		communityArea: 'Community',
		source: 'Who says so',
		meters: 'Homes, about',
		since: 'Since',
		restoredBy: 'Back by, if they say so'
	},
	back: 'Back, in the last two days',
	backAt: (when: string) => `back ${when}`,
	all: 'All outages'
};
