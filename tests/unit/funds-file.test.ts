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

const readText = (text: string) =>
	readFundsFile(new TextEncoder().encode(text).buffer as ArrayBuffer, find);

test('what stands between cells is what stands in the heading: a comma in an amount is part of it', async () => {
	const values = { ...good, amount: '1,234.50' };
	const cells = fundsColumns.map((one) => values[one]);
	for (const between of ['\t', ';']) {
		const { rows, faults } = await readText(
			[fundsColumns, cells].map((row) => row.join(between)).join('\n')
		);
		expect(faults).toEqual([]);
		expect(rows[0]).toMatchObject({ cents: 123_450 });
	}
});

test('a row with more cells than the heading is not read, and blank rows are counted', async () => {
	const amountLast = [...fundsColumns.filter((one) => one !== 'amount'), 'amount'];
	const text = [
		amountLast.join(','),
		'',
		amountLast
			.map((one) => (one === 'amount' ? '1,234.50' : good[one as keyof typeof good]))
			.join(',')
	].join('\n');
	const { rows, faults } = await readText(text);
	expect(rows).toEqual([]);
	expect(faults).toEqual([{ row: 3, column: 'amount', rule: 'cells' }]);
});

test('what is no table is told, and a day that there is not is no day', async () => {
	const { rows, faults } = await readText(`${fundsColumns.join(',')}\n"52M-1,city_52m`);
	expect([rows, faults]).toEqual([[], [{ row: 1, column: '', rule: 'unreadable' }]]);
	const { faults: days } = await read([{ ...good, date: '2026-06-31' }]);
	expect(days).toEqual([{ row: 2, column: 'date', rule: 'day' }]);
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
