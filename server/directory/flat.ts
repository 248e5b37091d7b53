import { csvOf } from '../csv.ts';
import type { Directory, Node } from './directory.ts';
import { columnsOf } from './foreign-keys.ts';
import { allTables, tables, type Part, type TableName } from './tables.ts';
import { idFrom } from './values.ts';

type Row = Record<string, string | number>;

/** A tabular package: every table that has rows as a file, by its name, and the description that tells what they are. */
export function packageOf(directory: Directory): ReadonlyMap<string, string> {
	const files = new Map<string, string>();
	const described: object[] = [];
	for (const table of allTables) {
		const rows = rowsOf(directory, table);
		if (rows.length === 0) continue;
		const columns = ['id', ...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
			(column, index, all) => all.indexOf(column) === index
		);
		const { file } = tables[table];
		files.set(file, csvOf([columns, ...rows.map((row) => columns.map((one) => row[one] ?? ''))]));
		described.push({
			name: table,
			path: file,
			profile: 'tabular-data-resource',
			schema: {
				primaryKey: 'id',
				fields: columns.map((name) => ({ name, type: typeOf(table, name) }))
			}
		});
	}
	const about = {
		name: 'human_services_data',
		profile: 'tabular-data-package',
		resources: described
	};
	files.set('datapackage.json', `${JSON.stringify(about, undefined, '\t')}\n`);
	return files;
}

/** The rows of a table: what hangs at several of one kind has a row for each, the others under ids of their own. */
function rowsOf(directory: Directory, table: TableName): Row[] {
	const parents = parentsOf(directory, table);
	return directory.all(table).flatMap((node) => {
		const row = ownRow(directory, table, node);
		const above = parents.get(node.id) ?? [];
		const rows: Row[] = [row];
		for (const { table: parent, part, id } of above) {
			const columns = columnsOf(part);
			const free = rows.find((one) => one[columns.id] === undefined);
			const taken = free ?? { ...row, id: idFrom(node.id, parent, part.key, id) };
			if (!free) rows.push(taken);
			taken[columns.id] = id;
			if (columns.table) taken[columns.table] ??= parent;
		}
		return rows;
	});
}

function ownRow(directory: Directory, table: TableName, node: Node): Row {
	const row: Row = { id: node.id };
	for (const [key, value] of Object.entries(node.fields)) row[key] = cell(value);
	for (const part of tables[table].parts) {
		const first = part.single ? directory.partsOf(node, part)[0] : undefined;
		if (first) row[part.column] = first.id;
	}
	return row;
}

interface Above {
	table: TableName;
	part: Part;
	id: string;
}

/** What each row of a table hangs at. */
function parentsOf(directory: Directory, table: TableName): Map<string, Above[]> {
	const parents = new Map<string, Above[]>();
	for (const owner of allTables) {
		for (const part of tables[owner].parts) {
			if (part.table !== table || part.single) continue;
			for (const node of directory.all(owner)) {
				for (const id of node.parts[part.key] ?? []) {
					const above = parents.get(id) ?? [];
					above.push({ table: owner, part, id: node.id });
					parents.set(id, above);
				}
			}
		}
	}
	return parents;
}

function cell(value: unknown): string | number {
	if (typeof value === 'number' || typeof value === 'string') return value;
	return JSON.stringify(value);
}

function typeOf(table: TableName, column: string): string {
	const type = tables[table].types[column];
	if (type === 'number' || type === 'date' || type === 'time')
		return type === 'time' ? 'string' : type;
	return type === 'instant' ? 'datetime' : 'string';
}
