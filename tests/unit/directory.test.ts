import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nested } from '#server/directory/nested.ts';
import { readFiles } from '#server/directory/read-files.ts';
import type { TableName } from '#server/directory/tables.ts';
import { asJson, asPackage, file, read, text } from '../support/directories.ts';

// Goal: a directory of others comes in whole, clean or dirty, is told what was wrong row by row, and goes out valid and
// the same. Method: samples made here.

const clean = [
	file(
		'organizations.csv',
		'id,name,description,website,our_own_column\r\n' +
			'6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0001,North Star,"Grief, and after",https://star.example.org,kept\r\n'
	),
	file(
		'services.csv',
		'id,organization_id,name,status,minimum_age\r\n' +
			'6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0002,6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0001,Counselling,active,12\r\n'
	),
	file(
		'phones.csv',
		"id,service_id,number\r\n6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0003,6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0002,'+1 312 555 0100\r\n"
	)
];

describe('a directory that is as it should be', () => {
	test('comes in without a note, tied together, with columns that nobody knows', () => {
		const { directory, notes, counts } = read(clean);

		expect(notes.counts).toEqual({});
		expect(counts).toEqual({ organization: 1, service: 1, phone: 1 });
		const [service] = directory.all('service');
		expect(nested(directory, 'service', service!)).toMatchObject({
			name: 'Counselling',
			minimum_age: 12,
			phones: [{ number: '+1 312 555 0100' }],
			organization: { name: 'North Star', our_own_column: 'kept' }
		});
	});

	test('goes out and comes in again the same, as tables and as JSON', () => {
		const { directory } = read(clean);

		expect(text(read(asPackage(directory), 'another').directory)).toBe(text(directory));
		expect(text(read(asJson(directory), 'another').directory)).toBe(text(directory));
	});
});

describe('a directory that is not', () => {
	const dirty = [
		file('organizations.csv', 'id,name,url\r\n7,Hope House,hope.example.org\r\n'),
		file(
			'services.csv',
			'id,organization_id,name,status,email,assured_date,minimum_age\r\n' +
				'1,7,Food box,,not an address,2026-02-30,twelve\r\n2,99,Shelter,Active,,,\r\n'
		),
		file('phones.csv', 'id,service_id,number\r\n,1,311\r\n,1,311\r\n'),
		file(
			'regular_schedules.csv',
			'service_id,weekday,opens_at,closes_at\r\n1,Monday,9:00,17:00\r\n'
		),
		file(
			'postal_addresses.csv',
			'organization_id,address_1,city,state_province\r\n7,1 Main,Chicago,IL\r\n'
		),
		file('photo.png', 'x')
	];

	test('is told row by row, repaired where it is plain what was meant, and loses nothing', () => {
		const { directory, notes, mappedIds } = read(dirty);

		expect(notes.counts).toEqual({
			no_id: 4,
			// A description; a status; what an address has to have and has not.
			missing: 4,
			repaired: 2,
			set_aside: 3,
			dangling: 1,
			not_known: 1
		});
		expect(notes.listed).toContainEqual({
			code: 'dangling',
			file: 'services.csv',
			row: 2,
			table: 'service',
			column: 'organization_id'
		});
		expect(mappedIds).toBe(4);
		const ids = directory.all('service').map(({ id }) => id);
		expect(ids).toEqual(ids.map(() => expect.stringMatching(/^.{14}5.{4}[89ab].{16}$/) as string));
		const food = directory.all('service').find(({ fields }) => fields['name'] === 'Food box')!;
		expect(nested(directory, 'service', food)).toMatchObject({
			source_id: '1',
			status: 'active',
			email_as_given: 'not an address',
			assured_date_as_given: '2026-02-30',
			minimum_age_as_given: 'twelve',
			phones: [{ number: '311' }, { number: '311' }],
			schedules: [{ freq: 'WEEKLY', byday: 'MO', opens_at: '09:00', closes_at: '17:00' }],
			organization: {
				website: 'http://hope.example.org',
				locations: [{ location_type: 'postal', addresses: [{ city: 'Chicago' }] }]
			}
		});
	});

	test('has the same ids whenever the same source is read, and others when another is', () => {
		const once = text(read(dirty).directory);

		expect(text(read(dirty).directory)).toBe(once);
		expect(text(read(dirty, 'other').directory)).not.toBe(once);
	});

	test.for([
		['not_csv', [file('services.csv', 'id,name\r\n1,"never closed\r\n')]],
		['not_json', [file('services.json', '{"id":')]],
		['not_json', [file('services.json', '"words"')]],
		['nothing', [file('readme.txt', 'hello')]],
		['nothing', [file('services.csv', '')]]
	] as const)('is refused whole where nothing can be read of a file: %s', ([why, files]) => {
		expect(readFiles('sample', files)).toMatchObject({ ok: false, why });
	});

	test('in another encoding is read as what it is', () => {
		const bytes = Buffer.from('id,name,description\r\n1,Consejería,x\r\n', 'latin1');

		const { directory, notes } = read([{ name: 'organizations.csv', bytes }]);

		expect(directory.all('organization')[0]!.fields['name']).toBe('Consejería');
		expect(notes.counts.not_utf8).toBe(1);
	});

	test('whatever is in it: an answer, and what comes in goes out and comes in the same', () => {
		const cell = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.constantFrom('1', '', ' ', '=1+1', "'-x")
		);
		const row = fc.array(cell, { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
				const table = ['id,name,status,organization_id,url,minimum_age'];
				for (const cells of rows) {
					table.push(cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','));
				}
				const reading = readFiles('sample', [file('services.csv', table.join('\r\n'))]);
				if (!reading.ok) return;
				const again = read(asPackage(reading.directory), 'another');
				expect(text(again.directory)).toBe(text(reading.directory));
			}),
			{ numRuns: 200 }
		);
	});
});

test('what hangs at two has a row for each in a table', () => {
	const phone = { id: '6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0009', number: '1' };
	const service = (id: string) => ({ id, name: 'S', status: 'active', phones: [phone] });
	const { directory } = read([
		file(
			'services.json',
			JSON.stringify([
				service('6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0001'),
				service('6f0a3a1e-58f0-4d55-9b06-0a4e5a5d0002')
			])
		)
	]);

	const again = read(asPackage(directory)).directory;

	const phonesOf = (table: TableName) =>
		again.all(table).map((node) => (nested(again, table, node)['phones'] as object[]).length);
	expect(phonesOf('service')).toEqual([1, 1]);
	expect(again.all('phone').length).toBe(2);
});
