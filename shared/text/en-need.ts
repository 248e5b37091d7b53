import type { IndicatorDomain } from '../model/indicators.ts';
import type { LeftOut, SourceCheck } from '../model/sources.ts';
import { indicators, units } from './en-indicators.ts';
import type { SourceState } from '../rules/source-state.ts';

const domains: Record<IndicatorDomain, string> = {
	violence: 'Violence',
	food_insecurity: 'Food',
	power_connectivity: 'Power',
	internet_connectivity: 'Internet',
	affordable_housing: 'Housing',
	healthcare_access: 'Health care',
	built_environment_311: 'Streets and buildings',
	context: 'Context'
};

const states: Record<SourceState, string> = {
	live: 'Live',
	fresh: 'Up to date',
	stale: 'Old',
	failed: 'Failed',
	never_loaded: 'Not loaded yet',
	retired: 'History'
};

const checks: Record<SourceCheck, string> = {
	unreachable: 'could not be reached',
	throttled: 'was asked too often',
	not_ready: 'was not ready',
	refused: 'refused',
	cut_off: 'ended too early',
	unreadable: 'could not be read',
	column_missing: 'has no longer a column that is needed',
	no_rows: 'has no rows',
	spoiled_values: 'has values that cannot be read',
	key_missing: 'has rows that cannot be told apart',
	key_twice: 'has rows twice',
	dates: 'has dates that cannot be',
	places: 'has places that cannot be',
	fewer_rows: 'has fewer rows than before',
	behind: 'handed out an older state than before'
};

/** What is known of need: sources, indicators, the map, one community. */
export const needTexts = {
	indicators,
	domains,
	units,
	states,
	checks,
	title: 'Need',
	known: 'What is known of need',
	find: 'Find a community',
	findHint: 'Name, everyday name or number',
	findNone: (typed: string) => `No community is called “${typed}”.`,
	findSome: (typed: string) => `“${typed}” can mean:`,
	choose: 'Indicator',
	range: (name: string, least: string, most: string) => `${name}: from ${least} to ${most}`,
	notKnown: (name: string) => `${name}: not known yet`,
	nothingLoaded: 'No source tells of this yet.',
	leftOut: {
		title: 'Left out',
		why: {
			crimes_last_year:
				'The same reports as in “Crimes - 2001 to Present” under other column names: nothing may be counted twice.',
			victim_demographics:
				'By no place and no year, and small counts are removed: no sum of it is true.',
			vacant_reported: 'The old 311 system, which ended in 2018; today’s requests are counted.'
		} satisfies Record<LeftOut, string>
	},
	notCause: 'These numbers do not measure whether a program works.',
	lessReporting: 'Fewer requests or reports may mean less reporting, not less need.',
	per10k: 'per 10,000 residents',
	ofMonths: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
	noPeriod: 'period not stated by its publisher',
	missing: 'not known',
	hidden: 'hidden to protect privacy',
	city: 'Whole city',
	noCity: 'no figure for the whole city',
	community: 'Community',
	value: 'Number',
	rate: 'Per 10,000',
	period: 'Period',
	legend: 'From lowest to highest, a fifth of communities each; hatched: not known',
	approximate:
		'Only the 15 priority communities are drawn until the City’s outlines are imported; the table has all 77.',
	sources: 'Where these numbers come from',
	source: 'Source',
	state: 'State',
	newest: 'Newest event',
	published: 'Published',
	received: 'Taken in',
	rows: 'Rows',
	lastTry: (check: string, when: string) =>
		`Last try ${when}: it ${check}. What is shown is from before.`,
	asOf: (day: string) => `as of ${day}`,
	takenIn: (day: string) => `taken in ${day}`,
	notOver: 'not a whole month',
	error: (value: string) => `± ${value}`,
	beside: (value: string) => `whole city ${value}`,
	month: 'Month',
	earlier: 'Earlier years',
	here: 'Here',
	cityRate: 'Whole city, by residents',
	nothingKnown: 'Nothing is known of this community yet. Somebody has to load a source.',
	equity: {
		title: 'Equity',
		answer: (behind: number, all: number) =>
			behind === 0
				? `In none of ${all} communities service stands far behind need`
				: `In ${behind} of ${all} communities service stands far behind need`,
		answerNone: 'Need beside service: too little is known yet',
		period: (from: string, to: string) =>
			`Help completed and hours of teams from ${from} to ${to}, beside what is known of need.`,
		reporting: 'Fewer requests may mean less reporting, not less need.',
		gapTitle: 'Where service stands beside need',
		gapNote:
			'Where a community stands in service, less where it stands in need. Service is help completed and hours of teams, per resident, each counted half.',
		gaps: ['far behind need', 'behind', 'about the same', 'ahead', 'far ahead of need'],
		dotsTitle: 'Priority communities: need, and service for as many people',
		dotsNote: '0 is the lowest of all communities, 100 the highest',
		need: 'Need',
		service: 'Service',
		gap: 'Gap',
		funnelTitle: (outside: number) =>
			outside === 0
				? 'First answers in time: no community differs more than by chance'
				: outside === 1
					? 'First answers in time: one community differs more than by chance'
					: `First answers in time: ${outside} communities differ more than by chance`,
		funnelNone: 'First answers in time, by community: nothing to show you here',
		funnelNote: 'Share of first answers in time, by how many were promised',
		funnelLimits:
			'inner lines: 1 in 20 lies outside by chance; outer: 1 in 500. Requests that come together lie farther apart than chance has it.',
		cityShare: (share: string) => `whole city ${share}`,
		partsOf: 'The parts of one community',
		index: (score: string) => `need index ${score}`,
		standsAt: 'Stands at, of 100',
		partsTitle: 'What need is made of',
		weightsDecided: (day: string) => `Weights decided by the launch committee on ${day}`,
		partsNote: 'Each part weighs the same until the launch committee decides otherwise',
		part: 'Part',
		weight: 'Weight',
		asked: 'Asked per 10,000',
		helped: 'Helped per 10,000',
		staffed: 'Team hours per 10,000',
		promised: 'Promised',
		inTime: 'In time',
		outside: 'Outside',
		more: 'more',
		less: 'less',
		known: (known: number, all: number) => `${known} of ${all} parts are known`
	}
};
