import { toInstant } from '../kernel/clock.ts';
import { dueOfRequest, type Stage } from '../rules/targets.ts';
import type { Board } from './board.ts';
import { communityLabel, labelOf, type WallCategory } from './labels.ts';
import { openNeeds } from './needs.ts';
import type { Step } from './watch-view.ts';
import { needsOwner, onTimeTarget, type WallCommunity } from './wall-view.ts';

/** An urgent request that nobody has taken. Where it is and which one it is are not told of a restricted one. */
export interface UrgentUnowned {
	id?: string;
	category: WallCategory;
	community?: string;
	since: string;
	/** When the time that was promised next is over; none while its clock stands still. */
	dueAt?: string;
}

/** Something that needs a manager's eye, as a code with its figures; the text module has the words. */
export type WatchException =
	| ({ code: 'urgent_unowned' } & UrgentUnowned)
	| {
			code: 'no_contact';
			community: string;
			area: number;
			count: number;
			planned: number;
			since?: string;
	  }
	| { code: 'below_target'; priority: number; kept: number; promised: number; stage?: Stage }
	| { code: 'short'; community: string; area: number; out: number; planned: number };

const maxExceptions = 3;
const mostUnowned = 20;
/** Fewer promises than this say nothing about a share. */
const enoughPromises = 5;

/** The three things to know, most pressing first. */
export function exceptionsOf(from: {
	unowned: readonly UrgentUnowned[];
	communities: readonly WallCommunity[];
	onTime: readonly { priority: number; kept: number; promised: number }[];
	steps: { priority: number; rows: readonly Step[] };
}): WatchException[] {
	const { unowned, communities, onTime, steps } = from;
	const active = communities.filter((community) => community.active);
	const below = onTime.filter(
		({ kept, promised }) => promised >= enoughPromises && kept / promised < onTimeTarget
	);
	const slowest = steps.rows.find(({ p90Ms, targetMs }) => p90Ms > targetMs)?.stage;
	return [
		...unowned.slice(0, 2).map((one): WatchException => ({ code: 'urgent_unowned', ...one })),
		...active
			.filter(({ people }) => people.noContact > 0)
			.map(({ number, shortLabel, people }): WatchException => ({
				code: 'no_contact',
				community: shortLabel,
				area: number,
				count: people.noContact,
				planned: people.planned,
				...(people.noContactSince ? { since: people.noContactSince } : {})
			})),
		...below.map(({ priority, kept, promised }): WatchException => ({
			code: 'below_target',
			priority,
			kept,
			promised,
			...(slowest && priority === steps.priority ? { stage: slowest } : {})
		})),
		...active
			.filter(({ people }) => people.onSite + people.onWay < people.planned)
			.map(({ number, shortLabel, people }): WatchException => ({
				code: 'short',
				community: shortLabel,
				area: number,
				out: people.onSite + people.onWay,
				planned: people.planned
			}))
	].slice(0, maxExceptions);
}

/** Urgent requests that nobody has taken, the oldest first; at most `mostUnowned`. */
export function urgentUnowned(board: Board): UrgentUnowned[] {
	return openNeeds(board)
		.filter((request) => request.priority === 1 && needsOwner(request))
		.toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt))
		.slice(0, mostUnowned)
		.map((request) => {
			const due = dueOfRequest(request, board);
			const area = request.restricted ? undefined : request.communityArea;
			const community = area === undefined ? undefined : communityLabel(board, area);
			return {
				...(request.restricted ? {} : { id: request.id }),
				category: labelOf(request),
				...(community === undefined ? {} : { community }),
				since: request.receivedAt,
				...(due && !due.paused ? { dueAt: toInstant(due.dueMs) } : {})
			};
		});
}
