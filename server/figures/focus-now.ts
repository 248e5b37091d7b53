import { placeBlock } from '#shared/geo/place-block.ts';
import type { Board } from '#shared/fold/board.ts';
import { communityOf } from '#shared/fold/place-view.ts';
import { isFocusNow } from '#shared/model/community.ts';
import { isOpenRequest } from '#shared/model/request.ts';
import type { FocusNow } from '#shared/wire/places.ts';

/** Places in focus now; how much is open on a block is for those who have more than totals. */
export function focusNow(board: Board, area: number, isWhole: boolean): FocusNow[] {
	const { focus = [] } = communityOf(board, area) ?? {};
	return focus.filter(isFocusNow).map((place) => {
		const isBlock = place.type === 'block_face';
		const placed = isBlock ? placeBlock(place.name) : undefined;
		const open = isWhole && isBlock ? openOn(board, area, place.name) : undefined;
		return {
			...place,
			...(placed?.known ? { at: [...placed.point] as [number, number] } : {}),
			...(open === undefined ? {} : { open })
		};
	});
}

function openOn(board: Board, area: number, block: string): number {
	return [...board.all('request')].filter(
		(request) =>
			isOpenRequest(request) &&
			!request.restricted &&
			request.communityArea === area &&
			request.block !== undefined &&
			isSameBlock(request.block, block)
	).length;
}

/** However its street is spelled: "RD" or "ROAD". */
function isSameBlock(one: string, other: string): boolean {
	if (one === other) return true;
	const [a, b] = [placeBlock(one), placeBlock(other)];
	return a.known && b.known && a.point.join() === b.point.join() && a.street === b.street;
}
