import { partOf, type Directory, type Node } from './directory.ts';
import { tables, type TableName } from './tables.ts';

/** An object as the interface tells it. */
export type Nested = Record<string, unknown>;

const maxDepth = 12;

/** An object with all that hangs at it, and with what hangs at that. */
export function nested(directory: Directory, table: TableName, node: Node, depth = 0): Nested {
	const told = alone(node);
	if (depth >= maxDepth) return told;
	for (const part of tables[table].parts) {
		const parts = directory
			.partsOf(node, part)
			.map((one) => nested(directory, part.table, one, depth + 1));
		if (parts.length === 0) continue;
		told[part.key] = part.single ? parts[0] : parts;
	}
	return told;
}

/** An object with those of its parts of which there is one, each by itself: as lists have it. */
export function listed(directory: Directory, table: TableName, node: Node): Nested {
	const told = alone(node);
	for (const part of tables[table].parts) {
		const one = part.single ? directory.partsOf(node, part)[0] : undefined;
		if (one) told[part.key] = alone(one);
	}
	return told;
}

/** An object by itself. */
export function alone(node: Node): Nested {
	return { id: node.id, ...node.fields };
}

/** What has this object among its parts, and under which key: by table. */
export function owners(
	directory: Directory,
	{ table, key }: { table: TableName; key: string }
): ReadonlyMap<string, Node> {
	const part = partOf(table, key);
	const found = new Map<string, Node>();
	if (!part) return found;
	for (const node of directory.all(table)) {
		for (const id of node.parts[part.key] ?? []) found.set(id, node);
	}
	return found;
}
