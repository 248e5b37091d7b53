import { Directory, hang, type Node } from './directory.ts';
import { foreignKeys } from './foreign-keys.ts';
import { Notes } from './notes.ts';
import { allTables, tables, type Part, type TableName, type ValueType } from './tables.ts';
import { idFrom, isUuid, readValue } from './values.ts';

/** An object or a row as it was found. */
export type Given = Readonly<Record<string, unknown>>;

/** Where it was found: `row` counts from 1, as people count in a table or a list. */
export interface Where {
	file: string;
	row: number;
}

const maxObjects = 300_000;
const maxText = 200_000;
const maxDepth = 12;

/** A file with more in it than a directory holds: nothing of it is taken. */
export class TooMuch extends Error {}

/**
 * Takes objects in, nested ones and rows alike, from one source. What is not as it should be is repaired where it is
 * plain what was meant, set aside under a name of its own where it is not, and told either way. The same source read
 * again gives the same ids.
 */
export class Intake {
	readonly directory = new Directory();
	readonly notes = new Notes();
	readonly #source: string;
	/** Ids that were given for those that were not of the specification's kind. */
	readonly #mapped = new Map<string, string>();
	/** Objects without an id, by what they say: how many said so. */
	readonly #withoutId = new Map<string, number>();
	readonly #found = new Map<Node, { table: TableName; where: Where }>();

	constructor(source: string) {
		this.#source = source;
	}

	get mappedIds(): number {
		return this.#mapped.size;
	}

	/** A row or an object, with all that is nested in it. Answers with its id. */
	take(table: TableName, given: Given, where: Where, depth = 0): string | undefined {
		if (depth > maxDepth) {
			this.notes.add('too_deep', { ...where, table });
			return undefined;
		}
		const id = this.#idOf(table, given, where);
		const node = this.directory.node(table, id);
		if (this.directory.size > maxObjects) throw new TooMuch();
		if (!this.#found.has(node)) this.#found.set(node, { table, where });
		const { above = {} } = tables[table];
		const keys = new Map(tables[table].parts.map((part) => [part.key, part]));
		for (const [key, value] of Object.entries(given)) {
			if (key === 'id' || value === null || value === undefined) continue;
			const part = keys.get(key);
			const owner = above[key];
			const isNested = typeof value === 'object';
			if (part && isNested) this.#takeParts(node, part, { value, where, depth, table });
			else if (owner && isNested) this.#takeAbove(node, owner, { value, where, depth, table });
			else this.#takeValue(node, table, { key, value, where });
		}
		return id;
	}

	/** When all is taken: ids become ties, and what has to be there is. */
	finish(): Directory {
		for (const [node, { table, where }] of this.#found) {
			this.#tie(node, table, where);
			this.#require(node, table, where);
		}
		return this.directory;
	}

	#takeParts(
		node: Node,
		part: Part,
		{ value, where, depth, table }: { value: object; where: Where; depth: number; table: TableName }
	): void {
		for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
			if (typeof one !== 'object' || one === null || Array.isArray(one)) {
				this.notes.add('not_an_object', { ...where, table, column: part.key });
				continue;
			}
			const id = this.take(part.table, one as Given, where, depth + 1);
			if (id) hang(node, part, id);
		}
	}

	/** What an object hangs at, nested in it: the other way round. */
	#takeAbove(
		node: Node,
		owner: TableName,
		{ value, where, depth, table }: { value: object; where: Where; depth: number; table: TableName }
	): void {
		const part = tables[owner].parts.find((one) => one.table === table && !one.single);
		const id = this.take(owner, value as Given, where, depth + 1);
		if (part && id) hang(this.directory.node(owner, id), part, node.id);
	}

	#takeValue(
		node: Node,
		table: TableName,
		{ key: name, value: given, where }: { key: string; value: unknown; where: Where }
	): void {
		const { types, formerColumns = {} } = tables[table];
		const key = formerColumns[name] ?? name;
		if (typeof given === 'string' && given.length > maxText) {
			this.notes.add('too_long', { ...where, table, column: key });
			return;
		}
		const type: ValueType | undefined = Object.hasOwn(types, key) ? types[key] : undefined;
		// Nothing is no number and no address: it is as if it were not there.
		if (type !== undefined && given === '') return;
		const read = readValue(type, given);
		if (read.ok && read.repaired) {
			this.notes.add('repaired', { ...where, table, column: key });
		}
		if (!read.ok) this.notes.add('set_aside', { ...where, table, column: key });
		const kept = read.ok ? { key, value: read.value } : { key: `${key}_as_given`, value: given };
		const known = node.fields[kept.key];
		if (known !== undefined && JSON.stringify(known) !== JSON.stringify(kept.value)) {
			this.notes.add('told_twice', { ...where, table, column: key });
			return;
		}
		node.fields[kept.key] = kept.value;
	}

	#idOf(table: TableName, given: Given, where: Where): string {
		const { id } = given;
		const said = id === undefined || id === null ? '' : idText(id);
		// Of spaces alone is none.
		if (said === '') {
			this.notes.add('no_id', { ...where, table });
			// Two that say the same are two all the same; another order of them changes nothing.
			const words = JSON.stringify(given);
			const count = (this.#withoutId.get(words) ?? 0) + 1;
			this.#withoutId.set(words, count);
			return idFrom(this.#source, table, 'says', words, String(count));
		}
		return this.#mappedId(table, said, given);
	}

	#mappedId(table: TableName, id: string, given?: Given): string {
		const lower = id.toLowerCase();
		if (isUuid(lower)) return lower;
		const mark = `${table}/${id}`;
		const known = this.#mapped.get(mark);
		if (known) return known;
		const mapped = idFrom(this.#source, table, id);
		// Only of what is there itself: an id that is merely named is no object of this source.
		if (given) {
			this.#mapped.set(mark, mapped);
			this.directory.node(table, mapped).fields['source_id'] ??= id;
		}
		return mapped;
	}

	/** Columns that name another object: where it is there, one hangs at the other; else the column stays. */
	#tie(node: Node, table: TableName, where: Where): void {
		for (const { column, ends, isDeclared } of foreignKeys(table)) {
			const given = node.fields[column];
			if (given === undefined) continue;
			const tied = ends(node).some(({ at, part, table: other, isOwn }) => {
				const id = this.#mappedId(at, idText(given));
				const target = this.directory.get(at, id);
				if (!target) return false;
				if (isOwn) hang(node, part, id);
				else hang(this.directory.node(other, id), part, node.id);
				return true;
			});
			if (tied) {
				delete node.fields[column];
				continue;
			}
			this.notes.add(isDeclared ? 'dangling' : 'loose', { ...where, table, column });
			this.#keepAsId(node, column, ends(node)[0]?.at ?? table);
		}
		for (const [column, at] of Object.entries(tables[table].ids ?? {})) {
			this.#keepAsId(node, column, at);
		}
	}

	/** What has to be an id is one: the one that the other would have, if it came from this source. */
	#keepAsId(node: Node, column: string, at: TableName): void {
		const given = node.fields[column];
		if (given === undefined) return;
		const id = this.#mappedId(at, idText(given));
		if (id === given) return;
		node.fields[column] = id;
		node.fields[`${column}_as_given`] ??= given;
	}

	#require(node: Node, table: TableName, where: Where): void {
		for (const column of tables[table].required) {
			if (node.fields[column] !== undefined) continue;
			node.fields[column] = missing(table, column);
			this.notes.add('missing', { ...where, table, column });
		}
	}
}

/** What stands where something has to and does not: nothing, unless the specification allows only some values. */
function missing(table: TableName, column: string): unknown {
	const type = tables[table].types[column];
	if (Array.isArray(type)) return (type as readonly string[])[0];
	return type === 'number' ? 0 : type === 'instant' ? '1970-01-01T00:00:00Z' : '';
}

function idText(id: unknown): string {
	return (typeof id === 'string' ? id : JSON.stringify(id)).trim().slice(0, 200);
}

/** Every table has its rows counted, those without one too. */
export function countsOf(directory: Directory): Partial<Record<TableName, number>> {
	return Object.fromEntries(
		allTables
			.map((table) => [table, directory.all(table).length] as const)
			.filter(([, count]) => count > 0)
	);
}
