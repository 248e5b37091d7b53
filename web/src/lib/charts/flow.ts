import { linkHorizontal } from 'd3';

/** Money of one line: through three hands, how much of it, and how much of that is spent. In cents. */
export interface FlowLine {
	hands: readonly [from: string, by: string, to: string];
	awarded: number;
	expended: number;
}

export interface FlowNode {
	id: string;
	column: number;
	awarded: number;
	x: number;
	y: number;
	height: number;
}

/** Two strokes that begin at the same upper edge: what is awarded, and within it what is spent. */
export interface FlowLink {
	key: string;
	awarded: { path: string; width: number };
	expended: { path: string; width: number };
}

export interface Flow {
	nodes: FlowNode[];
	links: FlowLink[];
	height: number;
}

export const nodeWidth = 10;
/** A node has so much room at least, for its name. */
const leastRoom = 34;
const gap = 8;

/**
 * From streams by organizations to places: as wide as the money is. The order within a column follows where its money
 * comes from, so that few links cross. `bodyHeight`: of all the money together.
 */
export function flowOf(
	lines: readonly FlowLine[],
	{ width, bodyHeight }: { width: number; bodyHeight: number }
): Flow {
	const some = lines.filter(({ awarded }) => awarded > 0);
	const total = some.reduce((sum, { awarded }) => sum + awarded, 0);
	if (total === 0) return { nodes: [], links: [], height: 0 };
	const scale = bodyHeight / total;
	const columns: FlowNode[][] = [];
	for (const column of [0, 1, 2]) {
		const before = columns[column - 1];
		const x = (column * (width - nodeWidth)) / 2;
		columns.push(stacked(ordered(sumsOf(some, column), some, before), { column, x, scale }));
	}
	const nodes = columns.flat();
	const ends = nodes.map(({ y, height }) => y + Math.max(height, leastRoom));
	return { nodes, links: linksOf(some, columns, scale), height: Math.max(...ends) };
}

interface Sum {
	id: string;
	awarded: number;
}

function sumsOf(lines: readonly FlowLine[], column: number): Sum[] {
	const sums = new Map<string, number>();
	for (const { hands, awarded } of lines)
		sums.set(hands[column]!, (sums.get(hands[column]!) ?? 0) + awarded);
	return [...sums].map(([id, awarded]) => ({ id, awarded }));
}

/** The first by how much it is; each after it by the middle of where its money comes from. */
function ordered(
	sums: readonly Sum[],
	lines: readonly FlowLine[],
	before: readonly FlowNode[] | undefined
): Sum[] {
	if (!before) return sums.toSorted((a, b) => b.awarded - a.awarded);
	const [column, middles] = [before[0]!.column + 1, new Map<string, number>()];
	const middleOf = new Map(before.map(({ id, y, height }) => [id, y + height / 2]));
	for (const { hands, awarded } of lines) {
		const middle = middleOf.get(hands[column - 1]!) ?? 0;
		middles.set(hands[column]!, (middles.get(hands[column]!) ?? 0) + middle * awarded);
	}
	const at = ({ id, awarded }: Sum) => (middles.get(id) ?? 0) / awarded;
	return sums.toSorted((a, b) => at(a) - at(b) || b.awarded - a.awarded);
}

function stacked(
	sums: readonly Sum[],
	{ column, x, scale }: { column: number; x: number; scale: number }
): FlowNode[] {
	let y = 0;
	return sums.map(({ id, awarded }) => {
		const node = { id, column, awarded, x, y, height: Math.max(1, awarded * scale) };
		y += Math.max(node.height, leastRoom) + gap;
		return node;
	});
}

/** Lines between the same two hands are one link; links leave and arrive in the order of their other ends. */
function linksOf(
	lines: readonly FlowLine[],
	columns: readonly (readonly FlowNode[])[],
	scale: number
): FlowLink[] {
	const draw = linkHorizontal<unknown, [number, number]>();
	return [0, 1].flatMap((column) => {
		const byEnds = Map.groupBy(lines, ({ hands }) =>
			JSON.stringify(hands.slice(column, column + 2))
		);
		const [left, right] = [columns[column]!, columns[column + 1]!];
		const leaves = new Map(left.map(({ id, y }) => [id, y]));
		const arrives = new Map(right.map(({ id, y }) => [id, y]));
		return left.flatMap((from) =>
			right.flatMap((to): FlowLink[] => {
				const key = JSON.stringify([from.id, to.id]);
				const some = byEnds.get(key);
				if (!some) return [];
				const awarded = some.reduce((sum, one) => sum + one.awarded, 0) * scale;
				const expended = some.reduce((sum, one) => sum + one.expended, 0) * scale;
				const [fromY, toY] = [leaves.get(from.id)!, arrives.get(to.id)!];
				leaves.set(from.id, fromY + awarded);
				arrives.set(to.id, toY + awarded);
				const stroke = (width: number) => ({
					width,
					path: draw({
						source: [from.x + nodeWidth, fromY + width / 2],
						target: [to.x, toY + width / 2]
					})!
				});
				return [{ key: `${column} ${key}`, awarded: stroke(awarded), expended: stroke(expended) }];
			})
		);
	});
}
