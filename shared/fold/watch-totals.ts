import { Board } from './board.ts';
import type { WatchView } from './watch-view.ts';

/** The manager's figures without single teams, events and moments: for people who do not run the work. */
export function totalsOf(view: WatchView): WatchView {
	return {
		...view,
		exceptions: [],
		firstLook: { ...view.firstLook, minutes: [] },
		lanes: [],
		events: []
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
	for (const deployment of board.all('deployment')) {
		if (isIn(deployment.communityArea)) bound.set(deployment);
	}
	return bound;
}
