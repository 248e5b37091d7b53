import type { Request } from '../model/request.ts';

/** Whether a room practises: what is made in it is marked as the rest of it, and every page says so. */
export function practises(board: { all(kind: 'request'): Iterable<Request> }): boolean {
	for (const { drill } of board.all('request')) if (drill) return true;
	return false;
}
