import type { TProperties } from 'typebox';
import { Priority } from '#shared/model/fields.ts';
import { isOpenRequest, type Request } from '#shared/model/request.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { isWhole } from '#shared/rules/visibility.ts';
import { possibleMoves, type MoveCommand } from './moves.ts';

/** As many as may wait for their answers at once. */
export const mostMarked = 50;

/** One thing that can be done with several requests, and with which of them. */
export interface BulkChoice {
	/** A move, or `request.edit` for another priority. */
	command: MoveCommand | 'request.edit';
	needs: TProperties;
	will: readonly Request[];
	cannot: readonly Request[];
}

/** What is said of one request alone is not said of many. */
const ofOneAlone: readonly string[] = ['request.mark_duplicate'];

/** What can be done with at least one of these, in the order of the table; another priority first. */
export function bulkChoices(marked: readonly Request[], actor: Actor): BulkChoice[] {
	const needsOf = new Map<MoveCommand, TProperties>();
	const may = new Map<string, Set<MoveCommand>>();
	for (const request of marked) {
		const moves = possibleMoves(request, actor).filter(
			({ command }) => !ofOneAlone.includes(command)
		);
		may.set(request.id, new Set(moves.map(({ command }) => command)));
		for (const { command, needs } of moves) needsOf.set(command, needs);
	}
	const split = (fits: (request: Request) => boolean) => ({
		will: marked.filter(fits),
		cannot: marked.filter((request) => !fits(request))
	});
	const ranking: BulkChoice = {
		command: 'request.edit',
		needs: { priority: Priority },
		...split((request) => isWhole(request) && isOpenRequest(request))
	};
	const moves = [...needsOf].map(([command, needs]): BulkChoice => ({
		command,
		needs,
		...split(({ id }) => may.get(id)?.has(command) ?? false)
	}));
	return [ranking, ...moves].filter(({ will }) => will.length > 0);
}
