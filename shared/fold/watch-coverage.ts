import { hourMs, minuteMs, toInstant, toMs } from '../kernel/clock.ts';
import { isActive } from '../model/community.ts';
import type { Deployment } from '../model/deployment.ts';
import { presenceOf } from '../rules/deployment-moves.ts';
import type { Board } from './board.ts';

/** People planned and people out at ten past one hour. */
export interface CoverageHour {
	at: string;
	planned: number;
	/** Null for hours to come. */
	out: number | null;
}

export interface LaneTeam {
	callSign: string;
	headcount: number;
	plannedFrom: string;
	plannedTo: string;
	outFrom?: string;
	outTo?: string;
	noContactSince?: string;
	breakSince?: string;
	onWay: boolean;
}

/** One community's teams of today, one line each. */
export interface Lane {
	label: string;
	teams: LaneTeam[];
}

const hoursBack = 6;
const hoursAhead = 5;
const maxTeams = 6;

/** Hours drawn around now: the same on the bars and on the lanes. */
export function coverageWindow(nowMs: number): { fromMs: number; toMs: number } {
	const hour = Math.floor(nowMs / hourMs) * hourMs;
	return { fromMs: hour - hoursBack * hourMs, toMs: hour + (hoursAhead + 1) * hourMs };
}

export function coverageOf(board: Board, nowMs: number): CoverageHour[] {
	const { fromMs } = coverageWindow(nowMs);
	const deployments = [...board.all('deployment')].filter(counts);
	return Array.from({ length: hoursBack + hoursAhead + 1 }, (_, index) => {
		const atMs = fromMs + index * hourMs + 10 * minuteMs;
		const sum = (isIn: (deployment: Deployment) => boolean) =>
			deployments.filter(isIn).reduce((total, { headcount }) => total + headcount, 0);
		return {
			at: toInstant(atMs),
			planned: sum((d) => toMs(d.plannedFrom) <= atMs && atMs < toMs(d.plannedTo)),
			out: atMs > nowMs ? null : sum((d) => wasOut(d, atMs))
		};
	});
}

export function lanesOf(board: Board, nowMs: number): Lane[] {
	const { fromMs, toMs: endMs } = coverageWindow(nowMs);
	const deployments = [...board.all('deployment')].filter(
		(d) => counts(d) && toMs(d.plannedTo) > fromMs && toMs(d.plannedFrom) < endMs
	);
	return [...board.all('community')].filter(isActive).map(({ number, shortName }) => ({
		label: shortName,
		teams: deployments
			.filter(({ communityArea }) => communityArea === number)
			.toSorted((a, b) => a.plannedFrom.localeCompare(b.plannedFrom))
			.slice(0, maxTeams)
			.map(teamOf)
	}));
}

/** A team's hours as planned, and as they were. */
export function teamOf(deployment: Deployment): LaneTeam {
	const { callSign, headcount, plannedFrom, plannedTo, checkedInAt, releasedAt } = deployment;
	const presence = presenceOf[deployment.state];
	return {
		callSign,
		headcount,
		plannedFrom,
		plannedTo,
		...(checkedInAt ? { outFrom: checkedInAt } : {}),
		...(releasedAt ? { outTo: releasedAt } : {}),
		...(presence === 'noContact' && deployment.overdueSince
			? { noContactSince: deployment.overdueSince }
			: {}),
		...(deployment.breakSince ? { breakSince: deployment.breakSince } : {}),
		onWay: presence === 'onWay'
	};
}

function counts({ state }: Deployment): boolean {
	return state !== 'requested' && state !== 'declined' && state !== 'cancelled';
}

function wasOut(deployment: Deployment, atMs: number): boolean {
	const { checkedInAt, releasedAt, overdueSince } = deployment;
	if (checkedInAt === undefined || toMs(checkedInAt) > atMs) return false;
	if (overdueSince !== undefined && toMs(overdueSince) <= atMs) return false;
	return releasedAt === undefined || toMs(releasedAt) > atMs;
}
