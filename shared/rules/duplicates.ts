import { isOpenRequest, type Request } from '../model/request.ts';
import type { Category } from '../model/terms.ts';

interface Requests {
	get(kind: 'request', id: string): Request | undefined;
	all(kind: 'request'): Iterable<Request>;
}

/** A chain of duplicates longer than this is a mistake of ours. */
const maxLinks = 50;

/** The request whose news this one follows: itself, unless it is the same as another. */
export function rootOf(request: Request, board: Pick<Requests, 'get'>): Request {
	let root = request;
	for (let links = 0; links < maxLinks && root.parentId !== undefined; links += 1) {
		const parent = board.get('request', root.parentId);
		if (!parent) break;
		root = parent;
	}
	return root;
}

/** Requests that were linked to this one: who asked for the same place, and hears what it hears. */
export function voicesOf(request: Request, board: Pick<Requests, 'all'>): Request[] {
	return [...board.all('request')].filter(({ parentId }) => parentId === request.id);
}

/** How far apart two reports of one thing may lie. */
export const nearMetres = 150;

/** Where a block lies, in metres from any fixed point; nothing when it is not known. */
export type PlaceOf = (
	block: string
) => readonly [eastMetres: number, northMetres: number] | undefined;

/** How far apart two blocks lie; nothing when one of them is not known. */
export function metresBetween(one: string, other: string, placeOf: PlaceOf): number | undefined {
	if (one === other) return 0;
	const [here, there] = [placeOf(one), placeOf(other)];
	return here && there && Math.round(Math.hypot(here[0] - there[0], here[1] - there[1]));
}

/** Open requests that may be about the same thing: of one kind, on the same block or near it. Nearest first. */
export function nearDuplicates(
	wanted: { id?: string; category: Category; block: string },
	board: Pick<Requests, 'all'>,
	placeOf: PlaceOf
): { request: Request; metres: number }[] {
	const found: { request: Request; metres: number }[] = [];
	for (const request of board.all('request')) {
		const { block } = request;
		if (request.id === wanted.id || request.category !== wanted.category) continue;
		if (block === undefined || !isOpenRequest(request)) continue;
		const metres = metresBetween(wanted.block, block, placeOf);
		if (metres !== undefined && metres <= nearMetres) found.push({ request, metres });
	}
	return found.toSorted((a, b) => a.metres - b.metres);
}
