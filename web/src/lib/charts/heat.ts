/** Promises of some hours of the week. */
export interface HeatCell {
	weekday: number;
	/** The first of the hours. */
	hour: number;
	promised: number;
	kept: number;
}

/** Below this a share says nothing. */
export const leastForShare = 5;

/** The week in blocks of so many hours: every cell of the grid, also those without anything. */
export function heatCells(hours: readonly HeatCell[], blockHours: number): HeatCell[] {
	const cells: HeatCell[] = [];
	for (let weekday = 0; weekday < 7; weekday += 1) {
		for (let hour = 0; hour < 24; hour += blockHours) {
			const own = hours.filter(
				(one) => one.weekday === weekday && one.hour >= hour && one.hour < hour + blockHours
			);
			const sum = (of: (cell: HeatCell) => number) => own.reduce((all, one) => all + of(one), 0);
			cells.push({
				weekday,
				hour,
				promised: sum(({ promised }) => promised),
				kept: sum(({ kept }) => kept)
			});
		}
	}
	return cells;
}

/** How dark a cell is, from 0 for all kept to 4 for fewer than half; nothing where there are too few. */
export function heatClass({ kept, promised }: HeatCell): number | undefined {
	if (promised < leastForShare) return undefined;
	const share = kept / promised;
	return share >= 0.95 ? 0 : share >= 0.9 ? 1 : share >= 0.75 ? 2 : share >= 0.5 ? 3 : 4;
}

/** The cell of which the smallest share was kept; of two the one with more promises. */
export function slowestCell(cells: readonly HeatCell[]): HeatCell | undefined {
	return cells
		.filter(({ promised }) => promised >= leastForShare)
		.toSorted((a, b) => a.kept / a.promised - b.kept / b.promised || b.promised - a.promised)[0];
}
