import { leastShown } from './small-numbers.ts';

type Cell = readonly [row: number, column: number];

/**
 * Hides the small counts of a table of two ways, and as many others as it takes that none of them is found by
 * subtraction, even by somebody who knows the sum of every row and of every column. `null` where one is hidden.
 *
 * Rows and columns are points, and each hidden cell is a line between two of them. Its count can be worked out just
 * when it is the only way from its row to its column: then the sums of all that lies on one side give it away.
 */
export function hideSmallCells(table: readonly (readonly number[])[]): (number | null)[][] {
	const hidden = new Set<string>();
	for (const cell of cellsOf(table)) if (isSmall(countAt(table, cell))) hidden.add(keyOf(cell));
	for (;;) {
		const bare = cellsOf(table).find(
			(cell) => hidden.has(keyOf(cell)) && !isCovered(table, hidden, cell)
		);
		const cover = bare && coverFor(table, hidden, bare);
		if (!cover) break;
		for (const cell of cover) hidden.add(keyOf(cell));
	}
	return table.map((row, index) =>
		row.map((count, column) => (hidden.has(keyOf([index, column])) ? null : count))
	);
}

const isSmall = (count: number) => count > 0 && count < leastShown;
const keyOf = ([row, column]: Cell) => `${row}:${column}`;
const countAt = (table: readonly (readonly number[])[], [row, column]: Cell) =>
	table[row]?.[column] ?? 0;

function cellsOf(table: readonly (readonly number[])[]): Cell[] {
	return table.flatMap((row, index) => row.map((_, column): Cell => [index, column]));
}

/** There is another way from its row to its column, along other hidden cells. */
function isCovered(
	table: readonly (readonly number[])[],
	hidden: ReadonlySet<string>,
	[row, column]: Cell
): boolean {
	const lines = cellsOf(table).filter(
		(cell) => hidden.has(keyOf(cell)) && !(cell[0] === row && cell[1] === column)
	);
	const reached = new Set([`r${row}`]);
	for (let before = 0; before < reached.size;) {
		before = reached.size;
		for (const [from, to] of lines) {
			if (reached.has(`r${from}`)) reached.add(`c${to}`);
			if (reached.has(`c${to}`)) reached.add(`r${from}`);
		}
	}
	return reached.has(`c${column}`);
}

/** The three other corners of a rectangle, of all that there are the one that hides the least; counts before noughts. */
function coverFor(
	table: readonly (readonly number[])[],
	hidden: ReadonlySet<string>,
	[row, column]: Cell
): Cell[] | undefined {
	const rectangles = cellsOf(table)
		.filter(([otherRow, otherColumn]) => otherRow !== row && otherColumn !== column)
		.map(([otherRow, otherColumn]) => {
			const corners: Cell[] = [
				[row, otherColumn],
				[otherRow, column],
				[otherRow, otherColumn]
			];
			const fresh = corners.filter((cell) => !hidden.has(keyOf(cell)));
			const noughts = fresh.filter((cell) => countAt(table, cell) === 0).length;
			const lost = fresh.reduce((sum, cell) => sum + countAt(table, cell), 0);
			return { fresh, noughts, lost };
		});
	const [best] = rectangles.toSorted(
		(a, b) => a.noughts - b.noughts || a.lost - b.lost || a.fresh.length - b.fresh.length
	);
	return best?.fresh;
}
