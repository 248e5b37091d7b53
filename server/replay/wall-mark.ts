import { createHash } from 'node:crypto';
import type { Board } from '#shared/fold/board.ts';
import { wallSections } from '#shared/fold/wall-modes.ts';

/**
 * The mark of everything that the room's walls show at a moment: two pictures with one mark are the same picture. Rows
 * are told apart by their place and not by the keys of a process, so that any process at any time finds the same one.
 */
export function wallMark(board: Board, nowMs: number): string {
	const places = new Map<string, string>();
	const opaque = (id: string) => {
		const known = places.get(id) ?? String(places.size);
		places.set(id, known);
		return known;
	};
	const sections = wallSections('room', { board, nowMs, opaque });
	return createHash('sha256').update(JSON.stringify(sections)).digest('base64url').slice(0, 16);
}
