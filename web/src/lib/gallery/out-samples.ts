import { hourMs, minuteMs, toInstant } from '#shared/kernel/clock.ts';
import {
	coverageWindow,
	type CoverageHour,
	type Lane,
	type LaneTeam
} from '#shared/fold/watch-coverage.ts';
import { ago, momentMs } from './wall-samples.ts';

const { fromMs } = coverageWindow(momentMs);
const planned = [8, 8, 10, 12, 12, 14, 16, 16, 16, 12, 8, 6];
const out = [8, 7, 10, 11, 12, 13, 14];

/** People planned and out by hour: a gap now, and hours to come. */
export const coverage: CoverageHour[] = planned.map((count, index) => ({
	at: toInstant(fromMs + index * hourMs + 10 * minuteMs),
	planned: count,
	out: out[index] ?? null
}));

/** A team planned from so many minutes before now to so many after it. */
function team(callSign: string, before: number, after: number, more: Partial<LaneTeam>): LaneTeam {
	return {
		callSign,
		headcount: 2,
		plannedFrom: ago(before),
		plannedTo: ago(-after),
		onWay: false,
		...more
	};
}

/** Teams as they can be: over, out, silent, on a break, on the way, missed, still to come. */
export const lanes: Lane[] = [
	{
		label: 'W Garfield',
		teams: [
			team('Garfield 1', 330, -150, { outFrom: ago(325), outTo: ago(160) }),
			team('Garfield 2', 120, 120, { outFrom: ago(115), noContactSince: ago(25) }),
			team('Garfield 3', -150, 300, {})
		]
	},
	{
		label: 'N Lawndale',
		teams: [
			team('Lawndale 1', 200, 60, { outFrom: ago(190) }),
			team('Lawndale 2', 30, 210, { onWay: true })
		]
	},
	{
		label: 'Little Village',
		teams: [
			team('Village 1', 90, 150, { outFrom: ago(80), breakSince: ago(10) }),
			team('Village 2', 45, 195, {})
		]
	},
	{ label: 'Englewood', teams: [team('Englewood 1', 240, 180, { outFrom: ago(240) })] }
];
