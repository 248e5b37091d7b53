import { closeSync, openSync, readSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { quoted } from './engine.ts';
import { columnName } from './readings.ts';
import { SourceRefused } from './source-refused.ts';
import type { Raw } from './stage.ts';

const headerBytesAtMost = 64 * 1024;
/** Larger pieces than by itself: a large file is read a little sooner. */
const bufferBytes = 64 * 1024 * 1024;
/** How files say that they do not know. */
const notKnown = ['', 'None', 'NA', 'N/A', '.', 'null', 'NULL'];

/** A CSV file as DuckDB reads it, by its own header. Throws `SourceRefused` when it has none. */
export function csvRows(path: string): Raw {
	// DuckDB would read every file that fits.
	if (/[*?[\]]/.test(path))
		throw new SourceRefused(
			'unreachable',
			'A path with * ? [ or ] cannot be read: give the file another name.'
		);
	const header = headerOf(path);
	const names = header.map((_, at) => `c${at}`);
	const columns = new Map(header.map((name, at) => [columnName(name), names[at]!]));
	const types = names.map((name) => `'${name}': 'VARCHAR'`).join(', ');
	const nulls = notKnown.map(quoted).join(', ');
	return {
		columns,
		relation: `read_csv(${quoted(path)}, header = true, auto_detect = false, columns = {${types}},
			delim = ',', quote = '"', escape = '"', nullstr = [${nulls}], strict_mode = true, null_padding = false, buffer_size = ${bufferBytes})`
	};
}

function headerOf(path: string): string[] {
	const text = beginningOf(path);
	try {
		const [header] = parse(text, { to: 1, bom: true, relax_column_count: true }) as string[][];
		if (header && header.length > 1 && header.some((name) => /[a-z]/i.test(name))) return header;
	} catch {
		// Told below in the same words as a file that is something else.
	}
	throw new SourceRefused('unreadable', 'This is no CSV file with a header.');
}

function beginningOf(path: string): string {
	let file: number;
	try {
		file = openSync(path, 'r');
	} catch {
		throw new SourceRefused('unreachable', 'The file cannot be opened.');
	}
	try {
		const bytes = Buffer.alloc(headerBytesAtMost);
		const read = readSync(file, bytes, 0, headerBytesAtMost, 0);
		const text = bytes.subarray(0, read).toString('utf8');
		if (text.includes('\0')) throw new SourceRefused('unreadable', 'This is no text.');
		// Whole lines, or the last one may end in a quotation.
		const end = text.lastIndexOf('\n');
		return end < 0 || read < headerBytesAtMost ? text : text.slice(0, end);
	} finally {
		closeSync(file);
	}
}

/** What DuckDB says of a file that it cannot read holds whole rows of it: only the kind and the line are told on. */
export function refusalOf(error: unknown): SourceRefused {
	if (error instanceof SourceRefused) return error;
	const message = error instanceof Error ? error.message : String(error);
	const line = /Line:? (\d+)/i.exec(message)?.[1];
	const where = line === undefined ? '' : ` at line ${line}`;
	if (/interrupt|abort/i.test(message)) return new SourceRefused('cut_off', 'The load was ended.');
	if (/unicode|utf-?8|encod/i.test(message))
		return new SourceRefused('unreadable', `The file is not UTF-8${where}.`);
	if (/expected number of columns|too many columns|too few columns|quote/i.test(message))
		return new SourceRefused(
			'cut_off',
			`A row does not have as many columns as the header${where}.`
		);
	if (/no files found|could not open|cannot open/i.test(message))
		return new SourceRefused('unreachable', 'The file cannot be opened.');
	if (/out of memory|memory/i.test(message))
		return new SourceRefused('unreadable', 'The file needs more memory than a load may take.');
	return new SourceRefused('unreadable', `The file cannot be read${where}.`);
}
