import { expect, test } from 'vitest';
import { centsOf, faultAt, fundsColumns, readFundsFile } from '#lib/funds/funds-file.ts';

// Goal: a quarter's table is read as it says, and what could be read in two ways is not read at all. Method: cases.
const find = (name: string) => (name.toLowerCase() === 'lights' ? 'agency_lights' : undefined);
const good = {
	line: '52M-1',
	stream: 'city_52m',
	organization: 'Lights',
	community: 'Little Village',
	deliverable: 'Outreach',
	state: 'appropriated',
	amount: '$1,234.50',
	date: '2026-01-05',
	evidence: 'Ordinance 7'
};

function read(rows: readonly object[], columns: readonly string[] = fundsColumns) {
	const cells = rows.map((row) =>
		columns.map((one) => `"${(row as Record<string, string>)[one] ?? ''}"`).join(',')
	);
	const text = [columns.join(','), ...cells].join('\r\n');
	return readFundsFile(new TextEncoder().encode(`\ufeff${text}`).buffer as ArrayBuffer, find);
}

test('a row is read with its community by any of its names, and the whole city only where it is said', async () => {
	const { rows, places, faults } = await read([
		good,
		{ ...good, community: 'Citywide' },
		{ ...good, community: '30' }
	]);
	expect(faults).toEqual([]);
	expect(places).toEqual([2, 3, 4]);
	expect(rows[0]).toEqual({
		code: '52M-1',
		stream: 'city_52m',
		agencyId: 'agency_lights',
		communityArea: 30,
		deliverable: 'Outreach',
		step: 'appropriated',
		cents: 123_450,
		on: '2026-01-05',
		evidence: 'Ordinance 7'
	});
	expect(rows[1]).toMatchObject({ citywide: true });
	expect(rows[1]).not.toHaveProperty('communityArea');
	expect(rows[2]).toMatchObject({ communityArea: 30 });
});

test.each([
	['stream', 'lottery', 'stream'],
	['state', 'invested', 'step'],
	['organization', 'Nobody', 'known'],
	['amount', '1.234,50', 'amount'],
	['date', '3/31/2026', 'day'],
	['community', 'Garfield Park', 'one_place'],
	['community', '', 'one_place'],
	['evidence', '', 'length'],
	['line', '1', 'length']
])('what cannot be read is named with its row: %s "%s"', async (column, value, rule) => {
	const { rows, faults } = await read([good, { ...good, [column]: value }]);
	expect(rows).toHaveLength(1);
	expect(faults).toEqual([{ row: 3, column, rule }]);
});

test('a table without a column, or with too many rows, is not read', async () => {
	const { faults } = await read(
		[good],
		fundsColumns.filter((one) => one !== 'evidence')
	);
	expect(faults).toEqual([{ row: 1, column: 'evidence', rule: 'column' }]);
	expect(await read(Array.from({ length: 501 }, () => good))).toMatchObject({
		tooMany: true,
		rows: []
	});
});

test.each([
	['1', 100],
	['0.01', 1],
	['$1,234,567.8', 123_456_780],
	['12,34', undefined],
	['1.234', undefined],
	['1e3', undefined],
	['-5', undefined],
	['0', undefined],
	['10,000,000,001', undefined]
])('money is read exactly or not at all: %s', (words, cents) => {
	expect(centsOf(words)).toBe(cents);
});

test('what the room refuses is found in the file again', () => {
	expect(faultAt({ path: '/rows/2/cents', rule: 'expended_over' }, [2, 3, 7])).toEqual({
		row: 7,
		column: 'amount',
		rule: 'expended_over'
	});
});
