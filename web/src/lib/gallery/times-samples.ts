import { chicagoDay } from '#shared/kernel/chicago-time.ts';
import { dayMs, hourMs, minuteMs } from '#shared/kernel/clock.ts';
import { targets, stages } from '#shared/rules/targets.ts';
import type { Coverage, OpenRow, PlaceFacts } from '#shared/wire/places.ts';
import type { DayTimes, HourTimes, StageTimes, TimesView } from '#shared/wire/times.ts';
import type { Period } from '#lib/watch/period.ts';
import type { Happened } from '#lib/watch/Timeline.svelte';
import { ago, momentMs } from './wall-samples.ts';

/** Something between 0 and 1 that is the same for the same number and looks like chance. */
const wave = (index: number) => (Math.sin(index * 12.9898) * 43_758.5453) % 1;
const share = (index: number) => Math.abs(wave(index));

const dayOf = (back: number) => chicagoDay(momentMs - back * dayMs);

export const period: Period = { from: dayOf(27), to: dayOf(0), stage: 'acknowledge' };

function stageRow(priority: number, stage: (typeof stages)[number], index: number): StageTimes {
	const target = targets[priority]?.[stage];
	const targetMs = target === undefined ? null : target.ms * (priority > 2 ? 2.6 : 1);
	const n = Math.round([31, 220, 480, 90][priority - 1]! * (1 - 0.12 * (index % 4)));
	const usual = (targetMs ?? 30 * hourMs) * (0.3 + 0.25 * share(index));
	const kept = Math.round(n * (0.8 + 0.18 * share(index + 9)));
	return {
		priority,
		stage,
		n,
		p50Ms: usual,
		p90Ms: usual * (1.6 + share(index + 3)),
		p50Share: targetMs === null ? null : usual / targetMs,
		p90Share: targetMs === null ? null : (usual * (1.6 + share(index + 3))) / targetMs,
		targetMs: target?.ms ?? null,
		promised: targetMs === null ? 0 : n,
		kept: targetMs === null ? 0 : kept,
		waiting: Math.round(12 * share(index + 5)),
		late: Math.round(2 * share(index + 6)),
		oldest: ago(60 * (1 + 20 * share(index + 7)))
	};
}

function dayRow(priority: number, back: number): DayTimes {
	const index = priority * 100 + back;
	const n = priority === 1 ? 1 + Math.round(3 * share(index)) : 6 + Math.round(34 * share(index));
	const typical = [2.2, 16, 130][priority - 1]! * minuteMs;
	const p50Ms = typical * (0.6 + 0.6 * share(index + 1));
	const p90Ms = p50Ms * (1.3 + share(index + 2));
	const timesMs = Array.from({ length: n }, (_, at) => p50Ms * (0.3 + 1.6 * share(index + at)));
	const late = Math.round(n * 0.16 * share(index + 4));
	return { day: dayOf(back), priority, n, p50Ms, p90Ms, late, timesMs: n < 30 ? timesMs : [] };
}

function hourRow(weekday: number, hour: number): HourTimes {
	const index = weekday * 24 + hour;
	const promised = Math.round((hour < 7 ? 5 : 27) * share(index + 1));
	const late = hour >= 18 && weekday % 6 === 0 ? 0.6 : 0.12;
	return { weekday, hour, promised, kept: Math.round(promised * (1 - late * share(index + 2))) };
}

/** Four weeks as a page of times has them. */
export const times: TimesView = {
	...period,
	since: dayOf(80),
	asOf: ago(0),
	position: 1,
	totals: false,
	stages: [1, 2, 3, 4].flatMap((priority) =>
		stages.map((stage, at) => stageRow(priority, stage, priority * 4 + at))
	),
	days: [1, 2, 3].flatMap((priority) =>
		Array.from({ length: 28 }, (_, at) => dayRow(priority, 27 - at)).filter(
			({ day }) => priority > 1 || !day.endsWith('5')
		)
	),
	hours: Array.from({ length: 56 }, (_, at) => hourRow(Math.floor(at / 8), (at % 8) * 3))
};

/** The same over all days that are kept. */
export const allTimes: TimesView = {
	...times,
	from: dayOf(90),
	days: Array.from({ length: 81 }, (_, at) => dayRow(2 + (at % 2), 80 - at))
};

/** What whoever does not run the work has of it. */
export const totals: TimesView = {
	...times,
	totals: true,
	stages: times.stages.map((row) => ({
		...row,
		...(row.priority === 1
			? { n: null, p50Ms: null, p90Ms: null, p50Share: null, p90Share: null }
			: {}),
		...(row.priority === 1 ? { promised: null, kept: null } : {}),
		waiting: null,
		late: null,
		oldest: null
	})),
	days: times.days.filter(({ n }) => n >= 10).map((day) => ({ ...day, timesMs: [] }))
};

export const nothing: TimesView = {
	...times,
	stages: times.stages.map((row) => ({
		...row,
		n: 0,
		p50Ms: null,
		p90Ms: null,
		p50Share: null,
		p90Share: null,
		promised: 0,
		kept: 0,
		waiting: 0,
		late: 0
	})),
	days: [],
	hours: []
};

export const place: PlaceFacts = {
	number: 68,
	displayName: 'Englewood',
	shortName: 'Englewood',
	phase: 'activated',
	active: true,
	phaseNumber: 1,
	enteredOn: ago(60 * 24 * 70),
	lead: 'Partner E',
	focus: [
		{
			type: 'block_face',
			name: '6300 S HALSTED ST',
			why: 'Shots on three nights in June',
			from: ago(60 * 24 * 20),
			at: [-800, -6350],
			open: 2
		},
		{
			type: 'beat',
			name: '0712',
			why: 'Summer presence',
			from: ago(60 * 24 * 40),
			outline: [
				[
					[-1200, -5900],
					[-800, -5900],
					[-800, -6300],
					[-1000, -6300],
					[-1000, -6500],
					[-1200, -6500]
				]
			],
			at: [-1000, -6200]
		},
		{
			type: 'named_site',
			name: 'Ogden Park, south lawn',
			why: 'Families meet there',
			from: ago(60 * 24 * 4)
		}
	],
	gaps: ['internet_access', 'utility_power'],
	capabilities: [
		{
			id: 'capability_gallery1',
			name: 'Evening studio',
			by: 'Partner E',
			type: 'violence_reduction_nonprofit',
			capacity: 'limited',
			asOf: ago(60 * 24 * 30),
			categories: ['youth_program'],
			local: true
		},
		{
			id: 'agency_gallery1',
			name: 'Partner E',
			type: 'violence_reduction_nonprofit',
			capacity: 'open',
			asOf: ago(180),
			categories: ['housing_assistance', 'youth_program'],
			local: true
		},
		{
			id: 'agency_gallery2',
			name: 'City Services',
			type: 'city_department',
			capacity: 'limited',
			asOf: ago(60 * 30),
			categories: ['lighting'],
			local: false
		},
		{
			id: 'agency_gallery3',
			name: 'An organization of many words in a name that goes on and on',
			type: 'faith_community',
			capacity: 'unknown',
			categories: ['food_assistance', 'lighting', 'housing_assistance', 'internet_access'],
			local: true
		}
	]
};

export const open: OpenRow[] = [
	['Entry door does not lock', 'received', 1, 6, -24],
	[
		'Lamps out along the block, both sides, since the storm of last week and before',
		'triaged',
		2,
		95,
		25
	],
	['Food for six households', 'accepted', 2, 240, -400],
	['A safe way home after practice', 'in_progress', 3, 1500, -900],
	['Wireless at the library', 'needs_information', 4, 4000, -9000]
].map(([title, state, priority, age, due], index) => ({
	id: `request_gallery${index}`,
	reference: `R-4827X${index}`,
	title: title as string,
	category: 'lighting',
	state: state as OpenRow['state'],
	priority: priority as number,
	receivedAt: ago(age as number),
	...(index > 1 ? { owner: 'Partner E' } : {}),
	dueAt: ago(due as number),
	paused: state === 'needs_information'
}));

export const happened: Happened[] = [
	{ state: 'in_progress', command: 'request.start', back: 20 },
	{ state: 'accepted', command: 'request.accept', back: 41 },
	{ state: 'triaged', command: 'request.triage', back: 63 },
	{ state: 'received', command: 'request.log', back: 70 }
].map(({ state, command, back }, index) => ({
	position: 9 - index,
	at: ago(back),
	command,
	record: {
		state: state as 'received',
		priority: 1,
		title: 'Entry door does not lock',
		reference: 'R-4827XB',
		communityArea: 68
	}
}));

/** Evenings of a week, more on its last nights, and teams on some of them. */
export const coverage: Coverage = {
	hours: Array.from({ length: 7 * 24 }, (_, index) => {
		const [weekday, hour] = [Math.floor(index / 24), index % 24];
		const need = hour >= 20 ? (weekday >= 5 ? 3 : 2) : hour >= 15 ? 1 : 0;
		return { weekday, hour, need, people: hour >= 16 && hour < 22 && weekday % 2 === 0 ? 6 : 0 };
	}),
	needSource: 'practice figures',
	needAsOf: ago(60 * 24 * 9)
};
