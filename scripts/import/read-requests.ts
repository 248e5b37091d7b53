import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { chicagoToMs } from '#shared/kernel/chicago-time.ts';
import { toInstant } from '#shared/kernel/clock.ts';
import { communityAreas } from '#shared/geo/community-areas.ts';
import { placeBlock } from '#shared/geo/place-block.ts';
import { areaAt } from '#shared/geo/point-in-area.ts';
import type { Category } from '#shared/model/terms.ts';
import type { ImportedRequest } from '#shared/wire/imported-request.ts';
import { FileRefused } from './file-refused.ts';

/** One row as it was understood, or why it was not. */
export type Row =
	| { kind: 'request'; line: number; request: ImportedRequest; located: Located }
	| { kind: 'refused'; line: number; reason: string };

/** How a row's place was found: stated in the file, by the grid in one of the 15, elsewhere, or not. */
export type Located = 'stated' | 'grid' | 'elsewhere' | 'not_known';

interface Layout {
	name: string;
	/** Columns without which it is another file. */
	columns: readonly string[];
	read: (cell: (column: string) => string, line: number) => Row;
}

/** Short codes of service requests that matter here, and what they are to the room. */
const categoryOfCode: Readonly<Record<string, Category>> = {
	SFD: 'lighting',
	SFA: 'lighting',
	SFC: 'lighting',
	SFK: 'lighting',
	BBK: 'vacant_property',
	BBA: 'housing_assistance',
	SCT: 'vacant_lot_cleanup',
	SCP: 'vacant_lot_cleanup',
	GRAF: 'graffiti_dumping',
	SDR: 'graffiti_dumping',
	SKA: 'abandoned_vehicle',
	RBL: 'problem_business',
	LIQUORCO: 'problem_business'
};
/** Information calls and aircraft noise carry placeholder addresses. */
const leftOut = new Set(['311IOC', 'AVN']);

const noHeat: Layout = {
	name: '311 no-heat release',
	columns: [
		'Service Request Number',
		'Date/Time Opened',
		'Date/Time Closed',
		'Service Request Status',
		'Street Block',
		'Zip Code'
	],
	read(cell, line) {
		const sourceNumber = cell('Service Request Number');
		const receivedAt = readTime(cell('Date/Time Opened'));
		if (!/^SR\d{2}-\d{6,}$/.test(sourceNumber)) return refused(line, 'no service request number');
		if (!receivedAt) return refused(line, 'opened: not a date');
		const outcome = outcomeOf(cell('Service Request Status'));
		if (!outcome) return refused(line, 'status: not known');
		const place = placed(cell('Street Block'));
		return finish(line, place, {
			sourceNumber,
			sourceState: cell('Service Request Status'),
			title: cell('Service Request: Type Name') || 'No Heat Complaint',
			category: 'housing_assistance',
			receivedAt,
			closedAt: readTime(cell('Date/Time Closed')),
			outcome
		});
	}
};

const portal: Layout = {
	name: '311 service requests (v6vf-nfxy)',
	columns: [
		'sr_number',
		'sr_type',
		'sr_short_code',
		'status',
		'created_date',
		'closed_date',
		'street_address',
		'community_area',
		'duplicate'
	],
	read(cell, line) {
		const code = cell('sr_short_code').toUpperCase();
		const receivedAt = readTime(cell('created_date'));
		if (cell('sr_number') === '') return refused(line, 'no service request number');
		if (leftOut.has(code)) return refused(line, 'left out: information call');
		if (!receivedAt) return refused(line, 'created_date: not a date');
		const outcome = outcomeOf(cell('status'));
		if (!outcome) return refused(line, 'status: not known');
		if (/^(true|t|1)$/i.test(cell('duplicate')))
			return refused(line, 'left out: marked as duplicate');
		const area = Number(cell('community_area'));
		const stated = Number.isInteger(area) && area >= 1 && area <= communityAreas.length;
		const place = stated
			? { located: 'stated' as const, communityArea: area, block: blockOf(cell('street_address')) }
			: placed(cell('street_address'));
		return finish(line, place, {
			sourceNumber: cell('sr_number'),
			sourceState: cell('status'),
			title: cell('sr_type') || code,
			category: categoryOfCode[code] ?? 'other',
			receivedAt,
			closedAt: readTime(cell('closed_date')),
			outcome
		});
	}
};

const layouts = [noHeat, portal];

/** Reads a file row by row, in constant memory. Throws `FileRefused` before the first row when it is another. */
export async function* readRequests(path: string): AsyncGenerator<Row> {
	const parser = createReadStream(path).pipe(
		parse({ bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, info: true })
	);
	let layout: Layout | undefined;
	let columns = new Map<string, number>();
	let width = 0;
	try {
		for await (const { record, info } of parser as AsyncIterable<{
			record: string[];
			info: { lines: number };
		}>) {
			if (!layout) {
				columns = new Map(record.map((name, index) => [normal(name), index]));
				layout = layoutFor(columns);
				width = record.length;
				continue;
			}
			if (record.length !== width) {
				yield refused(info.lines, `${record.length} columns instead of ${width}`);
				continue;
			}
			const cell = (column: string) => record[columns.get(normal(column)) ?? -1] ?? '';
			yield layout.read(cell, info.lines);
		}
	} catch (error) {
		if (error instanceof FileRefused) throw error;
		throw new FileRefused(`The file is not whole: ${(error as Error).message}`);
	}
	if (!layout) throw new FileRefused('The file is empty.');
}

function layoutFor(columns: ReadonlyMap<string, number>): Layout {
	const missing = layouts.map((layout) =>
		layout.columns.filter((name) => !columns.has(normal(name)))
	);
	const fitting = missing.findIndex((names) => names.length === 0);
	const layout = layouts[fitting];
	if (layout) return layout;
	const nearest = missing.reduce(
		(best, names, index) => (names.length < (missing[best]?.length ?? 99) ? index : best),
		0
	);
	throw new FileRefused(
		`These are not the columns of a known export. Nearest is "${layouts[nearest]?.name}", in which these are missing: ${missing[nearest]?.join(', ')}.`
	);
}

function finish(
	line: number,
	place: { located: Located; communityArea?: number | undefined; block?: string | undefined },
	row: Omit<ImportedRequest, 'placeBasis' | 'closedAt'> & { closedAt: string | undefined }
): Row {
	const { closedAt, ...rest } = row;
	const request: ImportedRequest = {
		...rest,
		...(closedAt ? { closedAt } : {}),
		...(place.communityArea === undefined ? {} : { communityArea: place.communityArea }),
		...(place.block ? { block: place.block } : {}),
		placeBasis: place.located === 'stated' || place.located === 'grid' ? place.located : 'not_known'
	};
	return { kind: 'request', line, request, located: place.located };
}

/** Places a block by the address grid. Outside the 15 outlines its community is honestly not known. */
function placed(text: string): {
	located: Located;
	communityArea?: number | undefined;
	block?: string | undefined;
} {
	const block = blockOf(text);
	const placement = placeBlock(text);
	if (!placement.known) return { located: 'not_known', block };
	const area = areaAt(placement.lngLat);
	return area === undefined
		? { located: 'elsewhere', block }
		: { located: 'grid', communityArea: area, block };
}

/** The hundred-block of an address: an exact number never enters the room. */
function blockOf(text: string): string | undefined {
	const block = text
		.replace(/^0*(\d+)/, (_, digits: string) => `${digits.slice(0, -2) || '0'}00`)
		.trim();
	return block === '' ? undefined : block.slice(0, 80);
}

function outcomeOf(status: string): ImportedRequest['outcome'] | undefined {
	switch (status.toLowerCase()) {
		case 'open':
			return 'open';
		case 'completed':
		case 'closed':
			return 'completed';
		case 'canceled':
		case 'cancelled':
			return 'cancelled';
		default:
			return undefined;
	}
}

/** Portal times carry no zone and are Chicago's: `9/15/2020 2:41 PM` or `2024-03-10T02:30:00.000`. */
export function readTime(text: string): string | undefined {
	const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))? ([AP])M$/i.exec(text);
	if (us) {
		const [, month, day, year, hour, minute, second = '0', half] = us;
		const hour24 = (Number(hour) % 12) + (half?.toUpperCase() === 'P' ? 12 : 0);
		return instant([year, month, day, hour24, minute, second]);
	}
	const iso = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})/.exec(text);
	return iso ? instant(iso.slice(1)) : undefined;
}

function instant(parts: readonly (string | number | undefined)[]): string | undefined {
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
	if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) return undefined;
	return toInstant(chicagoToMs({ year, month, day, hour, minute, second }));
}

const refused = (line: number, reason: string): Row => ({ kind: 'refused', line, reason });
const normal = (name: string) => name.toLowerCase().replace(/\s+/g, ' ').trim();
