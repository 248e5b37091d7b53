import type { CommunityPhase } from '../model/terms.ts';

const phases: Record<CommunityPhase, string> = {
	monitoring: 'Watched',
	planned: 'Planned',
	engaging: 'Support begins',
	activated: 'Receives support',
	sustained: 'Support is sustained',
	transitioned: 'Led by the community',
	paused: 'Paused'
};

/** Managers' pages of places and of times. */
export const timesTexts = {
	phases,
	nav: 'Parts of the watch',
	/** Places inside a community that the work is aimed at. */
	focus: {
		title: (count: number) => (count === 1 ? '1 place in focus' : `${count} places in focus`),
		since: (day: string) => `since ${day}`,
		open: (count: number) => (count === 1 ? '1 open there' : `${count} open there`)
	},
	title: 'Times',
	place: 'Place',
	period: 'Period',
	from: 'From',
	to: 'to',
	days: (count: number) => `${count} days`,
	stage: 'Stage',
	answer: (stage: string, priority: string, took: string, target: string) =>
		`${stage}, ${priority}: 9 in 10 within ${took}${target ? `, promised ${target}` : ''}`,
	answerNone: 'No requests in this period',
	wider: 'Show 90 days',
	dayBars: 'Requests that reached this stage, by day',
	dayBarsNote: 'Drag over days, or set both dates, to choose the period',
	bandsNote: 'line p50, area up to p90; dots are single requests on days with fewer than 30',
	bandNone: (priority: string) => `${priority}: none in this period`,
	bandTitle: (priority: string, over: number, days: number) =>
		over === 0
			? `${priority}: 9 in 10 were on time ${days === 1 ? 'on its one day' : `on each of ${days} days`}`
			: `${priority}: fewer than 9 in 10 on time on ${days === 1 ? 'its one day' : `${over} of ${days} days`}`,
	moveAlong: (priority: string) => `Move along the days, ${priority}`,
	point: (day: string, n: number, p50: string, p90: string) =>
		`${day}: n ${n}, p50 ${p50}, p90 ${p90}`,
	rowsTitle: (late: string) => `Slowest beside its target: ${late}`,
	rowsPlain: 'Stages beside what was promised',
	bandTotals: (priority: string, days: number) => `${priority}: ${days} days with ten or more`,
	rowsWell: 'Every stage keeps its target for 9 in 10',
	rowsNote: 'p50 and p90 as a share of what was promised; working time for P3 and P4',
	day: 'Day',
	share: 'On time',
	waiting: 'Waiting',
	late: 'late',
	oldest: 'Oldest',
	heatTitle: (share: string, when: string) => `Fewest promises kept: ${when}, ${share}`,
	heatNone: 'Promises by hour of the week',
	heatNote: 'Share kept, by when the request came in; · under 5 promises',
	heatCell: (when: string, kept: number, all: number) => `${when}: ${kept} of ${all} kept`,
	blockOf: (day: string, from: string, to: string) => `${day} ${from} to ${to}`,
	percentilesNote:
		'Percentiles of stages do not add up. What is still open past its time counts as late.',
	since: (day: string) => `Times are known since ${day}.`,
	hidden: 'Numbers under 10 are hidden to protect privacy.',
	failed: 'These figures cannot be had now. The last ones stay; trying again.',
	refused: 'There is nothing here for you.',
	phase: (phase: string, number: number | undefined, since: string) =>
		`${phase}${number === undefined ? '' : `, wave ${number}`}${since ? `, since ${since}` : ''}`,
	leadIs: (name: string) => `${name} coordinates here`,
	noLead: 'No organization coordinates here yet',
	outOf: (out: number, planned: number) => `${out} of ${planned} people out`,
	openTitle: 'Open requests',
	openNone: 'Nothing is open here',
	noOwner: 'needs owner',
	exists: (count: number) =>
		count === 1
			? 'One organization takes on work here'
			: `${count} organizations take on work here`,
	existsNone: 'No organization is known to take on work here',
	existsNote: 'What exists here, and how much room each said it has',
	gapsHere: 'Nobody with room:',
	local: 'this community',
	cityWide: 'whole city',
	said: (when: string) => `said ${when}`,
	neverSaid: 'not said',
	timesHere: 'Times in this place',
	back: (where: string) => `Back to ${where}`,
	timeline: 'What happened',
	timelineNone: 'Nothing is told of this request',
	mapOf: (name: string) => `${name} among its neighbors`
};
