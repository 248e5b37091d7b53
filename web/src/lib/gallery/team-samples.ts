import { hourMs } from '#shared/kernel/clock.ts';
import type { Community } from '#shared/model/community.ts';
import type { Deployment, DeploymentState } from '#shared/model/deployment.ts';
import { countPeople, nobody } from '#shared/rules/people-out.ts';
import type { Slip, ShownSlip } from '#lib/desk/slips.svelte.ts';
import type { LaneRow } from '#lib/desk/lane-rows.ts';
import { requests } from './samples.ts';
import { ago, momentMs } from './wall-samples.ts';

const stamps = {
	version: 3,
	changedAt: ago(30),
	changedCommand: 'deployment.edit',
	changedBy: 'person_gallery',
	drill: false
};

function community(number: number, name: string): Community {
	return {
		...stamps,
		kind: 'community',
		id: `community_${number}`,
		number,
		name,
		displayName: name,
		shortName: name.slice(0, 16),
		aliases: [],
		phase: 'activated',
		outline: 'none'
	};
}

let count = 0;
function team(
	callSign: string,
	state: DeploymentState,
	hours: [from: number, to: number],
	more: Partial<Deployment> = {}
): Deployment {
	count += 1;
	return {
		...stamps,
		kind: 'deployment',
		id: `deployment_gallery${count}`,
		state,
		callSign,
		headcount: 2,
		communityArea: 68,
		plannedFrom: ago(-hours[0] * 60),
		plannedTo: ago(-hours[1] * 60),
		welfareMinutes: 60,
		purpose: 'Resource table',
		...more
	};
}

/** A team in each way that it can stand on the board. */
const teams: [name: string, teams: Deployment[]][] = [
	[
		'Englewood',
		[
			team('Alpha 1', 'released', [-3, -1], { checkedInAt: ago(180), releasedAt: ago(50) }),
			team('Alpha 2', 'working', [-2, 2], { checkedInAt: ago(110), lastHeardAt: ago(12) }),
			team('Alpha 3', 'on_break', [-2, 2], { checkedInAt: ago(100), breakSince: ago(10) }),
			team('Alpha 4', 'overdue_checkin', [-2, 3], { checkedInAt: ago(115), overdueSince: ago(25) })
		]
	],
	[
		'North Lawndale',
		[
			team('Bravo 1', 'en_route', [-0.5, 3]),
			team('Bravo 2', 'notified', [-1, 4], { headcount: 12 }),
			team('Bravo 3', 'requested', [2, 6])
		]
	],
	['West Garfield Park', [team('A call sign of twenty', 'approved', [4, 4.5])]],
	['Little Village', []]
];

export const laneRowSamples: LaneRow[] = teams.map(([name, here], index) => {
	const people = nobody();
	for (const one of here) countPeople(people, one, momentMs);
	const hour = Math.floor(momentMs / hourMs) * hourMs;
	return {
		community: community(index + 1, name),
		people,
		gaps: index === 3 ? [{ fromMs: hour + hourMs, toMs: hour + 4 * hourMs }] : [],
		teams: here
	};
});

/** The same communities with nobody planned. */
export const emptyLaneSamples: LaneRow[] = laneRowSamples.map((row) => ({
	...row,
	people: nobody(),
	gaps: [],
	teams: []
}));

const slip = (id: string, title: string): Slip & { title: string } => ({ id, title, values: {} });
const request = requests[0]![1];

/** A slip in each of its states. */
export const slipSamples: ShownSlip[] = [
	{ ...slip('slip_waits', 'Lamp dark on our corner'), state: 'waits' },
	{ ...slip('slip_known', 'Street light out by the school'), state: 'known', request },
	{ ...slip('slip_same', 'Corner is dark'), state: 'known', request, same: request },
	{ ...slip('slip_refused', 'A family in danger'), state: 'refused', refused: 'BY_PHONE' },
	{ ...slip('slip_unseen', 'Help with the gas bill'), state: 'unseen' }
];
