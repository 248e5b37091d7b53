import { leastShown } from './small-numbers.ts';

type Table = readonly (readonly number[])[];
interface Cell {
	row: number;
	column: number;
}

/**
 * Hides the small counts of a table of two ways, and as many others as it takes that none of them is found by
 * subtraction, even by somebody who knows the sum of every row and of every column. `null` where one is hidden.
 *
 * Rows and columns are points, and each hidden cell is a line between two of them. Its count can be worked out just
 * when it is the only way from its row to its column: then the sums of all that lies on one side give it away.
 */
export function hideSmallCells(table: Table): (number | null)[][] {
	const hidden = table.map((row) => row.map((count) => count > 0 && count < leastShown));
	for (;;) {
		const cover = onlyWays(hidden)
			.flatMap((cell) => coverFor(table, hidden, cell))
			.at(0);
		if (!cover) break;
		for (const { row, column } of cover) hidden[row]![column] = true;
	}
	return table.map((row, at) => row.map((count, column) => (hidden[at]![column] ? null : count)));
}

/** Hidden cells that are the only way between what lies on their two sides (bridges, by Tarjan's low points). */
function onlyWays(hidden: readonly (readonly boolean[])[]): Cell[] {
	const rows = hidden.length;
	const points = rows + (hidden[0]?.length ?? 0);
	const isLine = (a: number, b: number) =>
		a < rows ? b >= rows && hidden[a]![b - rows]! : b < rows && hidden[b]![a - rows]!;
	const seen = Array.from({ length: points }, () => 0);
	const lowest = Array.from({ length: points }, () => 0);
	const found: Cell[] = [];
	let count = 0;
	const visit = (point: number, from: number) => {
		seen[point] = lowest[point] = ++count;
		for (let next = 0; next < points; next += 1) {
			if (next === from || !isLine(point, next)) continue;
			if (seen[next] === 0) visit(next, point);
			lowest[point] = Math.min(lowest[point]!, lowest[next]!);
			if (lowest[next]! > seen[point]!) {
				const [row, column] = point < rows ? [point, next - rows] : [next, point - rows];
				found.push({ row, column });
			}
		}
	};
	for (let point = 0; point < points; point += 1) if (seen[point] === 0) visit(point, -1);
	return found;
}

/**
 * What is hidden with a cell: what is not hidden yet of the other corners of a rectangle, of all rectangles the one
 * that loses the least; counts before noughts. None where there is no other row or column.
 */
function coverFor(table: Table, hidden: readonly (readonly boolean[])[], cell: Cell): Cell[][] {
	let best: { cells: Cell[]; noughts: number; lost: number } | undefined;
	for (const [row, counts] of table.entries()) {
		if (row === cell.row) continue;
		for (let column = 0; column < counts.length; column += 1) {
			if (column === cell.column) continue;
			const corners = [
				{ row: cell.row, column },
				{ row, column: cell.column },
				{ row, column }
			];
			const cells = corners.filter((one) => !hidden[one.row]![one.column]);
			const held = cells.map((one) => table[one.row]![one.column]!);
			const noughts = held.filter((count) => count === 0).length;
			const lost = held.reduce((sum, count) => sum + count, 0);
			const isBetter =
				!best || noughts < best.noughts || (noughts === best.noughts && lost < best.lost);
			if (isBetter) best = { cells, noughts, lost };
		}
	}
	return best ? [best.cells] : [];
}
