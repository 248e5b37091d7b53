import { parse } from 'csv-parse/sync';
import type { Directory } from './directory.ts';
import { readerOf } from './former.ts';
import { Intake, TooMuch, countsOf, type Given } from './intake.ts';
import type { Notes } from './notes.ts';
import { allTables, tables, type TableName } from './tables.ts';

/** A file as it was sent. */
export interface SentFile {
	name: string;
	bytes: Uint8Array;
}

/** What was read: the directory, how much of what is in it, and all that was not as it should be. */
export interface Reading {
	ok: true;
	directory: Directory;
	counts: Partial<Record<TableName, number>>;
	/** Ids that were not of the specification's kind, and have one now. */
	mappedIds: number;
	notes: Notes;
}

/** Why nothing of it can be read. */
export interface Unread {
	ok: false;
	file: string;
	why: 'not_csv' | 'not_json' | 'nothing' | 'too_much';
}

/** Files of a tabular package, of the interface's answers, or both: one source, read whole before it is anything. */
export function readFiles(source: string, files: readonly SentFile[]): Reading | Unread {
	const intake = new Intake(source);
	for (const file of files) {
		try {
			const wrong = readFile(intake, file);
			if (wrong) return { ok: false, file: file.name, why: wrong };
		} catch (error) {
			if (error instanceof TooMuch) return { ok: false, file: file.name, why: 'too_much' };
			throw error;
		}
	}
	const directory = intake.finish();
	if (directory.size === 0) return { ok: false, file: files[0]?.name ?? '', why: 'nothing' };
	const { mappedIds, notes } = intake;
	return { ok: true, directory, counts: countsOf(directory), mappedIds, notes };
}

function readFile(intake: Intake, file: SentFile): Unread['why'] | undefined {
	const text = textOf(intake, file);
	if (/\.csv$/i.test(file.name)) return readTable(intake, file.name, text);
	if (!/\.json$/i.test(file.name)) {
		intake.notes.add('not_known', { file: file.name });
		return undefined;
	}
	return readJson(intake, file.name, text);
}

function textOf(intake: Intake, { name, bytes }: SentFile): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		intake.notes.add('not_utf8', { file: name });
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

function readTable(intake: Intake, name: string, text: string): Unread['why'] | undefined {
	let cells: string[][];
	try {
		cells = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
	} catch {
		return 'not_csv';
	}
	const [header = [], ...body] = cells;
	const columns = header.map((column) => column.trim());
	const rows = body.map((row, index) => {
		if (row.length > columns.length)
			intake.notes.add('wrong_width', { file: name, row: index + 1 });
		return Object.fromEntries(
			columns.flatMap((column, at) => (row[at] ? [[column, plain(row[at])]] : []))
		);
	});
	takeRows(intake, name, rows);
	return undefined;
}

/** Rows of a file by its name; those with nothing in them are none. */
function takeRows(intake: Intake, name: string, rows: readonly unknown[]): void {
	const reader = readerOf(name);
	if (!reader) {
		intake.notes.add('not_known', { file: name });
		return;
	}
	rows.forEach((given, index) => {
		const where = { file: name, row: index + 1 };
		if (!isObject(given)) intake.notes.add('not_an_object', where);
		else if (Object.keys(given).length > 0) {
			for (const { table, row } of reader(given)) intake.take(table, row, where);
		}
	});
}

/** Without the apostrophe by which a table is safe to open, where that is what it is there for. */
function plain(cell: string): string {
	return /^'[=+\-@\t\r\0]/.test(cell) ? cell.slice(1) : cell;
}

function readJson(intake: Intake, name: string, text: string): Unread['why'] | undefined {
	let json: unknown;
	try {
		json = JSON.parse(text.replace(/^\ufeff/, ''));
	} catch {
		return 'not_json';
	}
	if (!isObject(json) && !Array.isArray(json)) return 'not_json';
	// A whole package in one file: by file name, its rows.
	const packed = isObject(json) ? Object.keys(json).filter((key) => key.endsWith('.csv')) : [];
	if (isObject(json) && packed.length > 0) {
		for (const file of packed) {
			const rows = json[file];
			takeRows(intake, file, Array.isArray(rows) ? rows : [rows]);
		}
		return undefined;
	}
	// What is about an interface or a package, and nothing of the directory itself.
	if (isObject(json) && (has(json, 'openapi_url') || has(json, 'resources'))) return undefined;
	const contents = isObject(json) ? json['contents'] : undefined;
	const list: unknown[] = Array.isArray(json) ? json : Array.isArray(contents) ? contents : [json];
	const table = tableNamed(name) ?? tableLike(list[0]);
	if (!table) {
		intake.notes.add('not_known', { file: name });
		return undefined;
	}
	takeAll(intake, table, { file: name, list });
	return undefined;
}

function takeAll(
	intake: Intake,
	table: TableName,
	{ file, list }: { file: string; list: readonly unknown[] }
): void {
	list.forEach((one, index) => {
		const where = { file, row: index + 1 };
		if (isObject(one)) intake.take(table, one, where);
		else intake.notes.add('not_an_object', { ...where, table });
	});
}

/** By its name: `service_full.json`, `services.json`, `service_list.json`. The longest name that fits is meant. */
function tableNamed(path: string): TableName | undefined {
	const name = path.split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
	return allTables
		.filter((table) => {
			const plural = tables[table].file.replace('.csv', '');
			return new RegExp(`^(${table}|${plural})(_full|_list|s)?\\.json$`).test(name);
		})
		.toSorted((a, b) => b.length - a.length)[0];
}

/** By what is in it, where its name says nothing. */
function tableLike(one: unknown): TableName | undefined {
	if (!isObject(one)) return undefined;
	if (has(one, 'location_type')) return 'location';
	if (has(one, 'service_at_locations') || (has(one, 'status') && has(one, 'name')))
		return 'service';
	if (has(one, 'location') && !has(one, 'name')) return 'service_at_location';
	if (has(one, 'taxonomy_detail')) return 'taxonomy_term';
	if (has(one, 'name') && has(one, 'description')) return 'organization';
	return undefined;
}

const has = (object: Given, key: string) => Object.hasOwn(object, key);

function isObject(value: unknown): value is Given {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
