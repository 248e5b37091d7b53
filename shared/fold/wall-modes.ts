import { hideSmall } from '../rules/small-numbers.ts';
import type { WallMode } from '../model/display.ts';
import type { Board } from './board.ts';
import { wallView, type WallView } from './wall-view.ts';

/** A community as visitors see it: how much is open, `null` where that is a small number. */
export interface VisitedCommunity {
	number: number;
	label: string;
	shortLabel: string;
	active: boolean;
	open: number | null;
}

/** What visitors see: counts, and nothing of a single request, team or time. */
export interface VisitorsView {
	headline: WallView['headline'];
	visited: VisitedCommunity[];
	room: WallView['room'];
}

/** Everything that a wall can be sent; which of it is there says `mode`. */
export type AnyWallView = { mode: WallMode } & WallView & Pick<VisitorsView, 'visited'>;

/** The sections of a wall in its mode. A covered one is sent nothing that it could show. */
export function wallSections(
	mode: WallMode,
	from: { board: Board; nowMs: number; opaque: (id: string) => string }
): Readonly<Record<string, unknown>> {
	switch (mode) {
		case 'covered':
			return { mode, room: { drill: isDrill(from.board), lastUrgentClosedAt: null } };
		case 'visitors':
			return { mode, ...visitorsView(wallView(from)) };
		case 'room':
			return { mode, ...wallView(from) };
	}
}

function visitorsView({ headline, communities, room }: WallView): VisitorsView {
	const counts = communities.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
	// All that is in none of these is a part as well: together they are the number in the headline.
	const elsewhere = headline.open - counts.reduce((sum, count) => sum + count, 0);
	const { parts } = hideSmall([...counts, elsewhere]);
	return {
		headline,
		visited: communities.map(({ number, label, shortLabel, active }, index) => ({
			number,
			label,
			shortLabel,
			active,
			open: parts[index] ?? null
		})),
		room: { drill: room.drill, lastUrgentClosedAt: null }
	};
}

function isDrill(board: Board): boolean {
	return [...board.all('request')].some(({ drill }) => drill);
}
