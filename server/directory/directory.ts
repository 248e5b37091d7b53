import { allTables, tables, type Part, type TableName } from './tables.ts';

/** One object: what it says of itself, and by key the ids of what hangs at it. */
export interface Node {
	readonly id: string;
	/** Its own values, those that the specification does not know among them. */
	fields: Record<string, unknown>;
	parts: Record<string, string[]>;
}

/** A directory as it is kept: by table, its objects. */
export type Plain = Partial<Record<TableName, Node[]>>;

/** Organisations, services, places and all that hangs at them: a graph of objects that know each other by id. */
export class Directory {
	readonly #nodes = new Map<TableName, Map<string, Node>>(
		allTables.map((table) => [table, new Map()])
	);

	/** The object with this id; a new one where there is none. */
	node(table: TableName, id: string): Node {
		const known = this.get(table, id);
		if (known) return known;
		const node: Node = { id, fields: {}, parts: {} };
		this.#table(table).set(id, node);
		return node;
	}

	get(table: TableName, id: string): Node | undefined {
		return this.#table(table).get(id);
	}

	all(table: TableName): Node[] {
		return [...this.#table(table).values()];
	}

	/** Objects of every table. */
	get size(): number {
		return allTables.reduce((sum, table) => sum + this.#table(table).size, 0);
	}

	/** What hangs at an object under this key, without what is not there. */
	partsOf(node: Node, { key, table }: Part): Node[] {
		return (node.parts[key] ?? []).flatMap((id) => this.get(table, id) ?? []);
	}

	/** Takes in what another has. What is there already stays as it is. */
	join(other: Directory): void {
		for (const table of allTables) {
			for (const node of other.all(table)) {
				if (!this.get(table, node.id)) this.#table(table).set(node.id, node);
			}
		}
	}

	/** In one order whatever the order in which it was read: equal directories are equal texts. */
	toPlain(): Plain {
		const plain: Plain = {};
		for (const table of allTables) {
			const nodes = this.all(table).toSorted((a, b) => (a.id < b.id ? -1 : 1));
			if (nodes.length > 0) plain[table] = nodes.map(inOrder);
		}
		return plain;
	}

	static from(plain: Plain): Directory {
		const directory = new Directory();
		for (const table of allTables) {
			for (const node of plain[table] ?? []) directory.#table(table).set(node.id, node);
		}
		return directory;
	}

	#table(table: TableName): Map<string, Node> {
		const nodes = this.#nodes.get(table);
		if (!nodes) throw new Error(`no table ${table}`);
		return nodes;
	}
}

export function partOf(table: TableName, key: string): Part | undefined {
	return tables[table].parts.find((part) => part.key === key);
}

/** Hangs one object at another; hanging there already, it hangs there once. */
export function hang(node: Node, { key, single }: Part, id: string): void {
	const ids = node.parts[key] ?? [];
	if (ids.includes(id)) return;
	if (single && ids.length > 0) return;
	node.parts[key] = [...ids, id];
}

function inOrder({ id, fields, parts }: Node): Node {
	return {
		id,
		fields: sorted(fields),
		parts: sorted(
			Object.fromEntries(Object.entries(parts).map(([key, ids]) => [key, ids.toSorted()]))
		)
	};
}

function sorted<T>(object: Record<string, T>): Record<string, T> {
	return Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
