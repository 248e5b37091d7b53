import type { Category } from '../model/terms.ts';
import type { Request } from '../model/request.ts';
import type { Board } from './board.ts';
import { isIncident } from './needs.ts';

/** What a screen without the right may call a need: a category, one word for what is sensitive, one for incidents. */
export type WallCategory = Category | 'support' | 'incident';

/** The short name of an area, for a row. */
export function communityLabel(board: Board, areaNumber: number): string | undefined {
	for (const { number, shortName } of board.all('community')) {
		if (number === areaNumber) return shortName;
	}
	return undefined;
}

/** What a need is called on a wall. */
export function labelOf(need: Request): WallCategory {
	if (isIncident(need)) return 'incident';
	return need.restricted ? 'support' : need.category;
}
