import { hideSmall, leastShown } from '../rules/small-numbers.ts';
import type { WallMode } from '../model/display.ts';
import type { Board } from './board.ts';
import { wallView, type WallView } from './wall-view.ts';

/** A community as visitors see it: how much is open, `null` where that is hidden. */
export interface VisitedCommunity {
	number: number;
	label: string;
	shortLabel: string;
	active: boolean;
	open: number | null;
}

/** The room in numbers, as visitors see them: `null` where one is hidden. Nothing of single moments or ages. */
export interface VisitedTotals {
	open: number | null;
	needOwner: number | null;
	underWay: number | null;
	/** Of the help given today, the share that was in time, 0 to 1; hidden where little was given, absent where none was yet. */
	onTime?: number | null;
	onTimeTarget: number;
	peopleOut: number | null;
}

/** What visitors see: counts, and nothing of a single request, team or time. */
export interface VisitorsView {
	totals: VisitedTotals;
	visited: VisitedCommunity[];
	room: WallView['room'];
}

/** Everything that a wall can be sent; which of it is there says `mode`. */
export type AnyWallView = { mode: WallMode } & WallView & Omit<VisitorsView, 'room'>;

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
	const places = hideSmall([...counts, elsewhere]);
	// The same whole in other parts: who subtracts finds nothing either way.
	const owners = hideSmall([headline.needOwner, headline.underWay]);
	const [needOwner = null, underWay = null] = owners.parts;
	const { helpGiven, helpOnTime, onTimeTarget, peopleOut } = headline;
	return {
		totals: {
			open: owners.total === null ? null : places.total,
			needOwner,
			underWay,
			...(helpGiven > 0 ? { onTime: shareOf(helpOnTime, helpGiven) } : {}),
			onTimeTarget,
			peopleOut: hideSmall([peopleOut]).total
		},
		visited: communities.map(({ number, label, shortLabel, active }, index) => ({
			number,
			label,
			shortLabel,
			active,
			open: places.parts[index] ?? null
		})),
		room: { drill: room.drill, lastUrgentClosedAt: null }
	};
}

/** In whole per cents: the fraction itself would tell how many were late. Hidden where it is made of a few. */
function shareOf(part: number, whole: number): number | null {
	return whole < leastShown ? null : Math.round((100 * part) / whole) / 100;
}

function isDrill(board: Board): boolean {
	return [...board.all('request')].some(({ drill }) => drill);
}
