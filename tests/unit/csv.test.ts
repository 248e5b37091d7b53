import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from '#server/csv.ts';

// Goal: what leaves the room as a table comes back as it was, and starts no formula. Method: any texts, read by a
// library that did not write them.
const formula = /^[=+\-@\t\r\0]/;

test('every cell comes back as it was, but for the apostrophe before what would be a formula', () => {
	const cell = fc.oneof(
		fc.string(),
		fc.constantFrom('=1+1', '+1', '-1', '@x', '\t=', 'a,"b"\r\nc')
	);
	fc.assert(
		fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
			const read = parse(csvOf([['a', 'b'], ...rows]), { record_delimiter: '\r\n' }) as string[][];

			const meant = rows.map((row) => row.map((one) => (formula.test(one) ? `'${one}` : one)));
			expect(read).toEqual([['a', 'b'], ...meant]);
			for (const one of read.flat()) expect(formula.test(one)).toBe(false);
		})
	);
});

test('numbers are numbers, below nought too', () => {
	expect(csvOf([[-3, 'x']])).toBe('-3,x\r\n');
});
