import { isOpenRequest, type Request } from '#shared/model/request.ts';
import type { Actor } from '#shared/rules/actors.ts';
import type { Board } from '#shared/fold/board.ts';
import { inQueueOrder } from '#shared/rules/queue-order.ts';
import { isSnoozed } from '#shared/rules/snooze.ts';
import { dueOfRequest, stateOfDue } from '#shared/rules/targets.ts';

export const viewNames = ['open', 'unowned', 'over', 'mine', 'aside', 'done', 'held'] as const;
export type ViewName = (typeof viewNames)[number];

interface Judge {
	board: Board;
	actor: Actor;
	nowMs: number;
}

/** Whether a request belongs in a view. */
export function isIn(view: ViewName, request: Request, { board, actor, nowMs }: Judge): boolean {
	switch (view) {
		case 'open':
			return isOpenRequest(request) && !isSnoozed(request, board, nowMs);
		case 'unowned':
			return isUnowned(request) && !isSnoozed(request, board, nowMs);
		case 'over':
			return isOver(request, board, nowMs);
		case 'mine':
			return (
				isOpenRequest(request) && !isSnoozed(request, board, nowMs) && isMine(request, board, actor)
			);
		case 'aside':
			return isSnoozed(request, board, nowMs);
		case 'done':
			return !isOpenRequest(request) && request.state !== 'held';
		case 'held':
			return request.state === 'held';
	}
}

/** Nobody has taken it on. */
const isUnowned = ({ state }: Request) => state === 'received' || state === 'triaged';

export function isOver(request: Request, board: Board, nowMs: number): boolean {
	const due = dueOfRequest(request, board);
	return due !== undefined && stateOfDue(due, nowMs) === 'overdue';
}

function isMine(request: Request, board: Board, actor: Actor): boolean {
	if (request.agencyId !== undefined && request.agencyId === actor.agencyId) return true;
	return board
		.tasksOf(request.id)
		.some(
			({ agencyId, deskId }) =>
				(agencyId !== undefined && agencyId === actor.agencyId) ||
				(deskId !== undefined && actor.deskIds.includes(deskId))
		);
}

/** How many requests there are in a view. */
export function countIn(view: ViewName, judge: Judge): number {
	let count = 0;
	for (const request of judge.board.all('request')) if (isIn(view, request, judge)) count += 1;
	return count;
}

/** Everything in a view that fits the search, in the room's order. */
export function requestsIn(view: ViewName, search: string, judge: Judge): Request[] {
	const words = search.trim().toLowerCase();
	const found = [...judge.board.all('request')].filter(
		(request) => isIn(view, request, judge) && fits(request, words, judge.board)
	);
	return view === 'done'
		? found.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))
		: inQueueOrder(found, judge.board, judge.nowMs);
}

function fits(request: Request, words: string, board: Board): boolean {
	if (words === '') return true;
	const owner = request.agencyId ? board.get('agency', request.agencyId)?.name : '';
	const { title, reference, category, tags = [] } = request;
	const text = [title, reference, category, owner, ...tags].join(' ').toLowerCase();
	return text.includes(words);
}

/** The list as it stands still while somebody works in it: the order of one moment, and what came since. */
export interface HeldList {
	ids: readonly string[];
	/** Ids that belong in the view and are not in the list yet. */
	fresh: readonly string[];
}

/** Compares a held order with what would be listed now. */
export function holdOrder(heldIds: readonly string[], nowListed: readonly Request[]): HeldList {
	const held = new Set(heldIds);
	return {
		ids: heldIds,
		fresh: nowListed.filter(({ id }) => !held.has(id)).map(({ id }) => id)
	};
}
