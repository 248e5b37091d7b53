import type { Node } from './directory.ts';
import { allTables, tables, type Part, type TableName } from './tables.ts';

/** One thing that a column may tie a row to. */
interface End {
	/** The table of what is named. */
	at: TableName;
	/** The table whose object has the part: the row's own, or that of what is named. */
	table: TableName;
	part: Part;
	isOwn: boolean;
}

interface ForeignKey {
	column: string;
	/** What a row's column may name, the likeliest first. */
	ends: (row: Node) => End[];
	/** Whether the specification's package declares it: a row that names nothing is then at fault. */
	isDeclared: boolean;
}

/** Columns that name an object of any table, and the column beside them that says of which. */
const anywhere: Readonly<Record<string, string>> = {
	link_id: 'link_entity',
	resource_id: 'resource_type'
};

const known = new Map<TableName, ForeignKey[]>();

/** The columns of a table's rows that name another object. */
export function foreignKeys(table: TableName): ForeignKey[] {
	const keys = known.get(table) ?? find(table);
	known.set(table, keys);
	return keys;
}

function find(table: TableName): ForeignKey[] {
	const ends = new Map<string, End[]>();
	const add = (column: string, end: End) => ends.set(column, [...(ends.get(column) ?? []), end]);
	for (const part of tables[table].parts) {
		if (part.single) add(part.column, { at: part.table, table, part, isOwn: true });
	}
	for (const owner of allTables) {
		for (const part of tables[owner].parts) {
			const isHere = part.table === table && !part.single;
			if (isHere) add(part.column, { at: owner, table: owner, part, isOwn: false });
		}
	}
	return [...ends].map(([column, all]) => ({
		column,
		isDeclared: !Object.hasOwn(anywhere, column),
		ends: (row) => likeliestFirst(all, row.fields[anywhere[column] ?? ''])
	}));
}

function likeliestFirst(ends: End[], said: unknown): End[] {
	return ends.toSorted((a, b) => Number(b.at === said) - Number(a.at === said));
}

/** By which column of its own row a part is tied to what it hangs at, and which column says what that is. */
export function columnsOf(part: Part): { id: string; table?: string } {
	const table = anywhere[part.column];
	return { id: part.column, ...(table ? { table } : {}) };
}
