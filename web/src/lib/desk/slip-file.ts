import { hundredBlock } from '#shared/geo/hundred-block.ts';
import { findAreas } from '#shared/geo/community-areas.ts';
import { categoryCodes, type Category } from '#shared/model/terms.ts';
import type { Texts } from '#shared/text/text.ts';

/** Columns of the file, in the order of the template; the first two must be filled. */
export const slipColumns = ['title', 'category', 'block', 'community'] as const;
type Column = (typeof slipColumns)[number];

/** What stands against a row: said with its number, and the row is left out. */
export type SlipFault = 'title' | 'category' | 'block' | 'community' | 'cells';

/** A file that was read: slips to take, rows that could not be, and what the file as a whole is not. */
export interface SlipFile {
	slips: Record<string, unknown>[];
	faults: { row: number; what: SlipFault }[];
	problem?: 'too_large' | 'no_columns' | 'too_many';
	/** It was no UTF-8: letters were read as older programs write them. */
	isOld: boolean;
}

const mostBytes = 512 * 1024;
export const mostRows = 200;

/** Reads slips of a meeting out of a table, whichever program wrote it. */
export async function readSlipFile(bytes: ArrayBuffer, text: Texts): Promise<SlipFile> {
	const empty = { slips: [], faults: [], isOld: false };
	if (bytes.byteLength > mostBytes) return { ...empty, problem: 'too_large' };
	const { content, isOld } = decoded(bytes);
	const { parse } = await import('csv-parse/browser/esm/sync');
	const rows = parse(content, {
		bom: true,
		delimiter: [',', ';', '\t'],
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: true,
		trim: true
	});
	const [head = [], ...body] = rows;
	const names = head.map((name) => name.toLowerCase());
	if (!names.includes('title') || !names.includes('category')) {
		return { ...empty, isOld, problem: 'no_columns' };
	}
	if (body.length > mostRows) return { ...empty, isOld, problem: 'too_many' };
	const file: SlipFile = { ...empty, slips: [], faults: [], isOld };
	for (const [index, cells] of body.entries()) {
		const slip = cells.length > names.length ? 'cells' : readRow(rowOf(names, cells), text);
		// The head is the first row of the file as people see it.
		if (typeof slip === 'string') file.faults.push({ row: index + 2, what: slip });
		else file.slips.push(slip);
	}
	return file;
}

/** Older programs write no UTF-8: what is none is read in the way in which they do. */
function decoded(bytes: ArrayBuffer): { content: string; isOld: boolean } {
	try {
		return { content: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isOld: false };
	} catch {
		return { content: new TextDecoder('windows-1252').decode(bytes), isOld: true };
	}
}

function rowOf(names: readonly string[], cells: readonly string[]): Record<Column, string> {
	const cell = (column: Column) => plain(cells[names.indexOf(column)] ?? '');
	return Object.fromEntries(slipColumns.map((column) => [column, cell(column)])) as Record<
		Column,
		string
	>;
}

/** An apostrophe that only keeps a cell from being a formula is none of its words; nothing that cannot be seen stays. */
const plain = (cell: string) =>
	cell
		.replace(/^'(?=[=+\-@\t\r])/, '')
		.replace(/[^\P{C}\u200c\u200d]/gu, ' ')
		.trim();

function readRow(
	{ title, category, block, community }: Record<Column, string>,
	text: Texts
): Record<string, unknown> | SlipFault {
	if (title.length < 3 || title.length > 120) return 'title';
	const kind = categoryOf(category, text);
	if (!kind) return 'category';
	const known = block === '' ? undefined : hundredBlock(block);
	if (block !== '' && known === undefined) return 'block';
	const areas = community === '' ? [] : findAreas(community);
	// A name that is of two communities is asked for again, and never guessed.
	if (community !== '' && areas.length !== 1) return 'community';
	return {
		title,
		category: kind,
		...(known === undefined ? {} : { block: known }),
		...(areas[0] ? { communityArea: areas[0].number } : {})
	};
}

/** By its code or by what it is called on the desk, whatever the capitals. */
function categoryOf(name: string, text: Texts): Category | undefined {
	const wanted = name.toLowerCase();
	return categoryCodes.find(
		(code) => code === wanted || text.categories[code].toLowerCase() === wanted
	);
}

/** The empty file with its columns, and one row that shows how. */
export function slipTemplate(text: Texts): string {
	const example = [
		'Alley light out',
		text.categories.lighting,
		'4200 W Madison St',
		'West Garfield Park'
	];
	return `\ufeff${slipColumns.join(',')}\r\n${example.map((cell) => `"${cell}"`).join(',')}\r\n`;
}
