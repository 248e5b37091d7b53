import { isDay } from '#shared/kernel/chicago-time.ts';
import { findAreas } from '#shared/geo/community-areas.ts';
import {
	fundingSteps,
	fundingStreams,
	type FundingStep,
	type FundingStream
} from '#shared/model/funding.ts';
import { mostFundingRows, type FundingRow } from '#shared/wire/funding-creations.ts';

/** Columns of the table, in any order. */
export const fundsColumns = [
	...(['line', 'stream', 'organization', 'community', 'deliverable'] as const),
	...(['state', 'amount', 'date', 'evidence'] as const)
] as const;
type Column = (typeof fundsColumns)[number];

/** What stands against a row, named by its place in the file as people see it; 1 is the heading. */
export interface FundsFault {
	row: number;
	column: string;
	rule: string;
}

export interface FundsFile {
	rows: FundingRow[];
	/** Where in the file each of them stands. */
	places: number[];
	faults: FundsFault[];
	tooMany: boolean;
}

/** Whom a name in the table means: an organisation by its name or its id. */
export type FindAgency = (name: string) => string | undefined;

const mostBytes = 1024 * 1024;
const citywideWords = ['citywide', 'city-wide', 'whole city', 'toda la ciudad'];

/** Reads a quarter's books out of a table. Nothing is guessed: what cannot be read is named, with its row. */
export async function readFundsFile(
	bytes: ArrayBuffer,
	findAgency: FindAgency
): Promise<FundsFile> {
	const file: FundsFile = { rows: [], places: [], faults: [], tooMany: false };
	if (bytes.byteLength > mostBytes) return { ...file, tooMany: true };
	const { parse } = await import('csv-parse/browser/esm/sync');
	const content = new TextDecoder('utf-8').decode(bytes);
	let table: string[][];
	try {
		table = parse(content, {
			bom: true,
			delimiter: delimiterOf(content),
			relax_column_count: true,
			relax_quotes: true,
			trim: true
		});
	} catch {
		// What the parser says of it may hold words of the file.
		return { ...file, faults: [{ row: 1, column: '', rule: 'unreadable' }] };
	}
	const [head = [], ...body] = table;
	const names = head.map((name) => name.toLowerCase());
	const missing = fundsColumns.filter((column) => !names.includes(column));
	file.faults.push(...missing.map((column) => ({ row: 1, column, rule: 'column' })));
	if (body.length > mostFundingRows) return { ...file, tooMany: true };
	if (missing.length > 0) return file;
	body.forEach((cells, index) => {
		const row = index + 2;
		if (cells.every((value) => value === '')) return;
		// A comma that nobody put in quotes: every cell after it is another's.
		if (cells.slice(names.length).some((value) => value !== '')) {
			file.faults.push({ row, column: head.at(-1) ?? '', rule: 'cells' });
			return;
		}
		const cell = (column: Column) => cells[names.indexOf(column)] ?? '';
		const read = readRow(cell, findAgency);
		if ('rule' in read) file.faults.push({ row, ...read });
		else {
			file.rows.push(read);
			file.places.push(row);
		}
	});
	return file;
}

/** What stands between the cells, by the heading: no name in it has any of these. */
function delimiterOf(content: string): string {
	const heading = content.slice(0, content.search(/[\r\n]|$/));
	return ['\t', ';'].find((one) => heading.includes(one)) ?? ',';
}

function readRow(
	cell: (column: Column) => string,
	findAgency: FindAgency
): FundingRow | { column: Column; rule: string } {
	const wrong = (column: Column, rule: string) => ({ column, rule });
	const stream = fundingStreams.find((one) => one === cell('stream').toLowerCase());
	if (!stream) return wrong('stream', 'stream');
	const step = fundingSteps.find((one) => one === cell('state').toLowerCase());
	if (!step) return wrong('state', 'step');
	const agencyId = findAgency(cell('organization'));
	if (!agencyId) return wrong('organization', 'known');
	const cents = centsOf(cell('amount'));
	if (cents === undefined) return wrong('amount', 'amount');
	const on = cell('date');
	if (!/^20\d\d-\d\d-\d\d$/.test(on) || !isDay(on)) return wrong('date', 'day');
	const place = placeOf(cell('community'));
	if (!place) return wrong('community', 'one_place');
	const [code, deliverable, evidence] = [cell('line'), cell('deliverable'), cell('evidence')];
	if (code.length < 2 || code.length > 40) return wrong('line', 'length');
	if (deliverable.length < 3 || deliverable.length > 120) return wrong('deliverable', 'length');
	if (evidence.length < 3 || evidence.length > 120) return wrong('evidence', 'length');
	const line = { code, stream: stream as FundingStream, agencyId, deliverable, ...place };
	return { ...line, step: step as FundingStep, cents, on, evidence };
}

/** A community by its number or any of its names; or the whole city, which has to be said. */
function placeOf(words: string): { communityArea: number } | { citywide: true } | undefined {
	if (citywideWords.includes(words.toLowerCase())) return { citywide: true };
	const number = Number(words);
	if (Number.isInteger(number) && number >= 1 && number <= 77) return { communityArea: number };
	const [found, another] = findAreas(words);
	return found && !another ? { communityArea: found.number } : undefined;
}

/** Cents of what people write for dollars: `1,234.50`, `$1234`. Nothing for what could be read in two ways. */
export function centsOf(words: string): number | undefined {
	const plain = words.replace(/^\$\s*/, '');
	const isPlain = /^(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/.test(plain);
	if (!isPlain) return undefined;
	const [dollars = '0', rest = ''] = plain.replaceAll(',', '').split('.');
	const cents = Number(dollars) * 100 + Number(rest.padEnd(2, '0'));
	return cents >= 1 && cents <= 1_000_000_000_000 ? cents : undefined;
}

/** Where a refusal of the room points, in the file: `/rows/3/cents`. */
export function faultAt(
	{ path, rule }: { path: string; rule: string },
	places: readonly number[]
): FundsFault {
	const [, , at = '0', field = ''] = path.split('/');
	const columns: Record<string, Column> = {
		cents: 'amount',
		on: 'date',
		agencyId: 'organization',
		communityArea: 'community',
		code: 'line'
	};
	return { row: places[Number(at)] ?? 0, column: columns[field] ?? field, rule };
}
