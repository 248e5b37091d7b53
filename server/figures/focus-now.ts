import { toAddressPoint } from '#shared/geo/address-grid.ts';
import { placeBlock } from '#shared/geo/place-block.ts';
import type { Board } from '#shared/fold/board.ts';
import { communityOf } from '#shared/fold/place-view.ts';
import { isFocusNow } from '#shared/model/community.ts';
import { isOpenRequest } from '#shared/model/request.ts';
import type { BoundaryStore } from '../store/boundaries.ts';
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

/** Where an outline was imported it is drawn, in whole address numbers, and the mark stands in its middle. */
export async function outlined(
	places: readonly FocusNow[],
	boundaries: Pick<BoundaryStore, 'readPart'>
): Promise<FocusNow[]> {
	return Promise.all(
		places.map(async (place) => {
			const { type, name } = place;
			if (type !== 'beat' && type !== 'block_group') return place;
			const polygons = await boundaries.readPart(type, name);
			if (!polygons) return place;
			const outline = polygons.flat().map((ring) => ring.map(inAddresses));
			return { ...place, outline, at: middleOf(outline.flat()) };
		})
	);
}

function inAddresses(corner: readonly [number, number]): [number, number] {
	const [east, north] = toAddressPoint(corner);
	return [Math.round(east), Math.round(north)];
}

function middleOf(corners: readonly (readonly [number, number])[]): [number, number] {
	const half = (at: 0 | 1) => {
		const all = corners.map((corner) => corner[at]);
		return (Math.min(...all) + Math.max(...all)) / 2;
	};
	return [half(0), half(1)];
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
