import { leastShown } from '../rules/small-numbers.ts';
import { Board } from './board.ts';
import type { WatchView } from './watch-view.ts';

/**
 * The manager's figures without single teams, events and moments, for people who do not run the work. A figure that
 * is made of a few is not told: with so few, it is about them.
 */
export function totalsOf(view: WatchView): WatchView {
	const { headline, firstLook, places, onTime, steps } = view;
	return {
		...view,
		headline: { ...headline, urgentUnownedSince: null, needOwnerSince: null },
		exceptions: [],
		unowned: null,
		firstLook:
			firstLook.minutes.length < leastShown
				? { minutes: [], p50: null, p90: null, late: 0 }
				: { ...firstLook, minutes: [] },
		places: places.map((place) => ({
			...place,
			noContact: null,
			onBreak: null,
			...(place.promised < leastShown ? { p90: null, kept: 0, promised: 0 } : {})
		})),
		onTime: onTime.map((one) =>
			one.promised < leastShown ? { ...one, kept: 0, promised: 0 } : one
		),
		steps: { ...steps, rows: steps.rows.filter(({ n }) => n >= leastShown) },
		lanes: [],
		events: [],
		room: { ...view.room, lastUrgentClosedAt: null }
	};
}

/** The board as somebody bound to these communities has it: of the work only what is in them, in the open. */
export function boundTo(board: Board, communities: readonly number[]): Board {
	if (communities.length === 0) return board;
	const isIn = (area: number | undefined) => area !== undefined && communities.includes(area);
	const bound = new Board();
	for (const community of board.all('community')) {
		if (isIn(community.number)) bound.set(community);
	}
	for (const request of board.all('request')) {
		if (isIn(request.communityArea) && !request.restricted) bound.set(request);
	}
	for (const incident of board.all('incident')) {
		if (!isIn(incident.communityArea)) continue;
		bound.set(incident);
		for (const task of board.tasksOf(incident.id)) bound.set(task);
	}
	for (const calendar of board.all('calendar')) bound.set(calendar);
	for (const deployment of board.all('deployment')) {
		if (isIn(deployment.communityArea)) bound.set(deployment);
	}
	return bound;
}
