import type { Category } from '../model/terms.ts';
import type { Board } from './board.ts';

/** What a screen without the right may call a request: a category, or the one word for what is sensitive. */
export type WallCategory = Category | 'support';

/** The short name of an area, for a row. */
export function communityLabel(board: Board, areaNumber: number): string | undefined {
	for (const { number, shortName } of board.all('community')) {
		if (number === areaNumber) return shortName;
	}
	return undefined;
}
