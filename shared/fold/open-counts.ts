import { isOpenRequest } from '../model/request.ts';
import { categoryCodes, type Category } from '../model/terms.ts';
import { hideSmallCells } from '../rules/small-cells.ts';
import type { Board } from './board.ts';

/** Open requests by place and kind, to be taken out of the room: `null` where a count is hidden. */
export interface OpenCounts {
	/** `confidential`: restricted requests, whose kind is nobody's affair. */
	columns: readonly (Category | 'confidential')[];
	/** Without a community: city-wide, which is where restricted requests are counted. */
	rows: { community: string | undefined; counts: (number | null)[] }[];
}

/** Counted on a board that holds only what whoever asks may have. */
export function openCounts(board: Board): OpenCounts {
	const columns = [...categoryCodes, 'confidential'] as const;
	const communities = [...board.all('community')].toSorted((a, b) => a.number - b.number);
	const table = [...communities, undefined].map(() => columns.map(() => 0));
	for (const request of board.all('request')) {
		if (!isOpenRequest(request)) continue;
		const { restricted, communityArea, category } = request;
		const place = restricted ? -1 : communities.findIndex(({ number }) => number === communityArea);
		const row = table[place < 0 ? communities.length : place]!;
		row[columns.indexOf(restricted ? 'confidential' : category)]! += 1;
	}
	return {
		columns,
		rows: hideSmallCells(table).map((counts, index) => ({
			community: communities[index]?.displayName,
			counts
		}))
	};
}
