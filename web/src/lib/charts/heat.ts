/** Promises of a block of hours of the week; nothing where they are too few to be told. */
export interface HeatCell {
	weekday: number;
	/** The first of the hours. */
	hour: number;
	promised: number | null;
	kept: number | null;
}

/** Below this a share says nothing. */
const leastForShare = 5;

/** The week in blocks of so many hours: every cell of the grid, also those without anything. */
export function heatCells(told: readonly HeatCell[], blockHours: number): HeatCell[] {
	const cells: HeatCell[] = [];
	for (let weekday = 0; weekday < 7; weekday += 1) {
		for (let hour = 0; hour < 24; hour += blockHours) {
			const found = told.find((one) => one.weekday === weekday && one.hour === hour);
			cells.push(found ?? { weekday, hour, promised: 0, kept: 0 });
		}
	}
	return cells;
}

const isTold = (cell: HeatCell): cell is HeatCell & { promised: number; kept: number } =>
	cell.promised !== null && cell.kept !== null && cell.promised >= leastForShare;

/** How dark a cell is, from 0 for all kept to 4 for fewer than half; nothing where there are too few. */
export function heatClass(cell: HeatCell): number | undefined {
	if (!isTold(cell)) return undefined;
	const share = cell.kept / cell.promised;
	return share >= 0.95 ? 0 : share >= 0.9 ? 1 : share >= 0.75 ? 2 : share >= 0.5 ? 3 : 4;
}

/** The cell of which the smallest share was kept, where one was broken; of two the one with more promises. */
export function slowestCell(cells: readonly HeatCell[]): HeatCell | undefined {
	return cells
		.filter(isTold)
		.filter(({ kept, promised }) => kept < promised)
		.toSorted((a, b) => a.kept / a.promised - b.kept / b.promised || b.promised - a.promised)[0];
}
