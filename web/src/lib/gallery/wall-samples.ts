import { toInstant } from '#shared/kernel/clock.ts';
import { communityAreas } from '#shared/geo/community-areas.ts';
import { outlines } from '#shared/geo/outlines.ts';
import type { AnyWallView } from '#shared/fold/wall-modes.ts';
import type { WallRow, WallView } from '#shared/fold/wall-view.ts';

/** One still moment, in which every part of the gallery stands: Mon 23 Nov 2026, 2:05:22 PM. */
export const momentMs = Date.parse('2026-11-23T20:05:22.000Z');
export const ago = (minutes: number) => toInstant(momentMs - minutes * 60_000);

const row = (
	key: string,
	priority: number,
	[state, category, community, area]: [WallRow['state'], WallRow['category'], string?, number?],
	[ageMinutes, dueMinutes, changedMinutes]: [number, number, number]
): WallRow => ({
	key,
	priority,
	state,
	category,
	...(community && area ? { community, area } : {}),
	receivedAt: ago(ageMinutes),
	dueAt: ago(-dueMinutes),
	changedAt: ago(changedMinutes)
});

const community = (
	number: number,
	[label, shortLabel]: [string, string],
	counts: [number, number, number, number],
	people: WallView['communities'][number]['people']
) => ({ number, label, shortLabel, active: true, counts, people });

/** The communities in which nothing is done yet. */
const resting = [...outlines.keys()]
	.filter((number) => ![26, 29, 30, 68].includes(number))
	.map((number) => {
		const { displayName = '', shortName = '' } = communityAreas[number - 1] ?? {};
		const nobody = { planned: 0, onSite: 0, onWay: 0, onBreak: 0, noContact: 0 };
		const one = community(number, [displayName, shortName], [0, 0, 0, 0], nobody);
		return { ...one, active: false };
	});

export const wall: WallView & { mode: 'room' } = {
	mode: 'room',
	headline: {
		open: 38,
		urgent: 3,
		urgentUnowned: 1,
		urgentUnownedSince: ago(6),
		needOwner: 11,
		needOwnerSince: ago(100),
		underWay: 27,
		underWayTrend: [
			14, 13, 12, 12, 11, 11, 13, 15, 18, 20, 22, 23, 21, 19, 21, 23, 25, 26, 25, 23, 22, 24, 26,
			25, 27
		],
		helpGiven: 22,
		helpOnTime: 18,
		onTimeTarget: 0.9,
		peopleOut: 14,
		peoplePlanned: 16
	},
	communities: [
		community(26, ['West Garfield Park', 'W Garfield'], [0, 2, 5, 0], {
			planned: 3,
			onSite: 2,
			onWay: 0,
			onBreak: 0,
			noContact: 1,
			noContactSince: ago(25)
		}),
		community(29, ['North Lawndale', 'N Lawndale'], [1, 3, 7, 0], {
			planned: 4,
			onSite: 4,
			onWay: 0,
			onBreak: 0,
			noContact: 0
		}),
		community(30, ['Little Village', 'Little Village'], [0, 4, 4, 0], {
			planned: 4,
			onSite: 3,
			onWay: 0,
			onBreak: 1,
			noContact: 0
		}),
		community(68, ['Englewood', 'Englewood'], [1, 2, 8, 0], {
			planned: 5,
			onSite: 4,
			onWay: 1,
			onBreak: 0,
			noContact: 0
		}),
		...resting
	],
	rows: [
		row('a', 1, ['N', 'housing_assistance', 'Englewood', 68], [6, 24, 0.2]),
		row('b', 1, ['A', 'food_assistance', 'N Lawndale', 29], [42, -12, 20]),
		row('c', 1, ['U', 'support'], [21, 90, 21]),
		row('d', 2, ['T', 'youth_program', 'Little Village', 30], [100, 30, 40]),
		row('e', 2, ['W', 'utility_power', 'W Garfield', 26], [125, 300, 70]),
		row('f', 2, ['N', 'food_assistance', 'N Lawndale', 29], [95, 320, 95]),
		row('g', 2, ['A', 'outreach_presence', 'Little Village', 30], [150, 330, 64]),
		row('h', 2, ['U', 'lighting', 'N Lawndale', 29], [172, 345, 58]),
		row('i', 2, ['A', 'food_assistance', 'Englewood', 68], [130, 360, 85]),
		row('j', 2, ['T', 'housing_assistance', 'Little Village', 30], [88, 380, 61]),
		row('k', 2, ['U', 'youth_program', 'Englewood', 68], [160, 390, 120]),
		row('l', 3, ['N', 'lighting', 'Little Village', 30], [240, 2_400, 240]),
		row('m', 3, ['A', 'graffiti_dumping', 'W Garfield', 26], [310, 2_600, 180])
	],
	changes: [
		{
			key: '1',
			at: ago(0.2),
			sentence: 'now_urgent',
			category: 'housing_assistance',
			community: 'Englewood'
		},
		{
			key: '2',
			at: ago(2.3),
			sentence: 'has_owner',
			category: 'food_assistance',
			community: 'N Lawndale'
		}
	],
	alerts: [],
	trend: {
		hourAt: '2026-11-23T20:00:00.000Z',
		open: [
			30, 31, 29, 28, 28, 27, 27, 29, 31, 33, 36, 39, 41, 40, 39, 37, 36, 35, 35, 36, 37, 38, 38,
			37, 38
		],
		urgent: [1, 1, 2, 2, 1, 1, 0, 0, 0, 1, 1, 2, 4, 4, 3, 3, 2, 2, 1, 1, 2, 2, 2, 3, 3],
		received: [2, 1, 1, 0, 1, 0, 1, 3, 4, 5, 6, 5, 4, 3, 3, 2, 3, 2, 3, 4, 3, 3, 2, 3, 1],
		helped: [1, 2, 1, 1, 1, 0, 0, 1, 2, 3, 3, 2, 4, 5, 4, 3, 3, 2, 2, 3, 2, 2, 3, 2, 0]
	},
	room: { drill: false, lastUrgentClosedAt: ago(53) }
};

/** Nothing is open and nobody is out: still a picture that says so. */
export const emptyWall: WallView & { mode: 'room' } = {
	...wall,
	headline: {
		...wall.headline,
		open: 0,
		urgent: 0,
		urgentUnowned: 0,
		urgentUnownedSince: null,
		needOwner: 0,
		needOwnerSince: null,
		underWay: 0,
		underWayTrend: Array.from({ length: 25 }, () => 0),
		helpGiven: 0,
		helpOnTime: 0,
		peopleOut: 0,
		peoplePlanned: 0
	},
	communities: wall.communities.map((one) => ({
		...one,
		counts: [0, 0, 0, 0],
		people: { planned: 0, onSite: 0, onWay: 0, onBreak: 0, noContact: 0 }
	})),
	rows: [],
	changes: [],
	trend: {
		hourAt: wall.trend.hourAt,
		open: Array.from({ length: 25 }, () => 0),
		urgent: Array.from({ length: 25 }, () => 0),
		received: Array.from({ length: 25 }, () => 0),
		helped: Array.from({ length: 25 }, () => 0)
	}
};

/** A warning for the city, and a message of the centre's own. */
const alertWall: WallView & { mode: 'room' } = {
	...wall,
	alerts: [
		{
			key: 'alert-1',
			about: 'heat',
			title: { en: 'Excessive Heat Warning', es: 'Aviso de calor excesivo' },
			severity: 'severe',
			areas: [],
			reach: 'city',
			expiresAt: ago(-6 * 60),
			drill: false
		},
		{
			key: 'alert-2',
			about: 'power',
			title: { en: 'Power is out at Pulaski and Ogden' },
			severity: 'moderate',
			areas: [29],
			reach: 'communities',
			expiresAt: ago(-3 * 60),
			drill: false
		}
	]
};

/** What visitors see: a small number, the one that would give it away, and two that are told. */
export const visitorsWall: Partial<AnyWallView> = {
	mode: 'visitors',
	totals: {
		open: 46,
		needOwner: null,
		underWay: null,
		onTime: 0.94,
		onTimeTarget: 0.9,
		peopleOut: null
	},
	visited: wall.communities.map(({ number, label, shortLabel, active }, index) => ({
		number,
		label,
		shortLabel,
		active,
		open: active ? ([null, 21, null, 13][index] ?? null) : 0
	})),
	room: wall.room
};

export const coveredWall: Partial<AnyWallView> = { mode: 'covered', room: wall.room };

/** The worst night: every community active, far more open than any screen has rows for. */
export const surgeWall: WallView & { mode: 'room' } = {
	...wall,
	headline: {
		...wall.headline,
		open: 612,
		urgent: 41,
		urgentUnowned: 17,
		urgentUnownedSince: ago(118),
		needOwner: 288,
		needOwnerSince: ago(2_200),
		underWay: 324,
		helpGiven: 143,
		helpOnTime: 89,
		peopleOut: 212,
		peoplePlanned: 240
	},
	communities: [...outlines.keys()]
		.toSorted((a, b) => a - b)
		.map((number, index) => {
			const { displayName = '', shortName = '' } = communityAreas[number - 1] ?? {};
			const onSite = 9 + ((index * 5) % 11);
			return community(
				number,
				[displayName, shortName],
				[(index * 3) % 7, 9 + ((index * 7) % 13), 20 + index, index % 4],
				{
					planned: onSite + 3,
					onSite,
					onWay: index % 3,
					onBreak: index % 2,
					noContact: index === 4 || index === 11 ? 2 : 0,
					...(index === 4 || index === 11 ? { noContactSince: ago(31 + index) } : {})
				}
			);
		}),
	rows: Array.from({ length: 40 }, (_, index) => {
		const community = communityAreas[[25, 26, 29, 30, 68, 71, 69, 43][index % 8]! - 1]!;
		const states = ['N', 'N', 'T', 'A', 'U', 'W'] as const;
		const needs = ['crisis_response', 'incident', 'food_assistance', 'housing_assistance'] as const;
		return row(
			`s${index}`,
			index < 30 ? 1 : 2,
			[
				states[index % 6]!,
				index % 5 === 2 ? 'support' : needs[index % 4]!,
				...(index % 5 === 2 ? [] : ([community.shortName, community.number] as const))
			] as [WallRow['state'], WallRow['category'], string?, number?],
			[118 - index * 2, index % 3 === 0 ? -(100 - index) : 20 + index, index === 3 ? 0.2 : 30]
		);
	}),
	trend: {
		...wall.trend,
		open: wall.trend.open.map((open, hour) => open + Math.round(hour ** 2)),
		urgent: wall.trend.urgent.map((urgent, hour) => urgent + Math.round(hour * 1.6)),
		received: wall.trend.received.map((received, hour) => received + hour * 3),
		helped: wall.trend.helped.map((helped, hour) => helped + hour)
	}
};

/** By what the gallery calls them. */
export const wallSamples: Record<string, Partial<AnyWallView>> = {
	wall,
	quiet: emptyWall,
	alerts: alertWall,
	surge: surgeWall,
	drill: { ...wall, room: { ...wall.room, drill: true } },
	visitors: visitorsWall,
	covered: coveredWall
};
