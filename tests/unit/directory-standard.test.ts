import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Directory } from '#server/directory/directory.ts';
import { nested } from '#server/directory/nested.ts';
import type { SentFile } from '#server/directory/read-files.ts';
import { asJson, asPackage, read, roots, text } from '../support/directories.ts';

// Goal: what others publish by the Human Services Data Specification comes in, and what goes out fits its schemas.
// Method: its own examples of two versions and a real dirty export, checked by the published JSON Schemas.
const standards = join(import.meta.dirname, '../../../shared/standards/hsds');
const atHand = existsSync(standards);

const folder = (path: string) =>
	readdirSync(path).map((name): SentFile => ({ name, bytes: readFileSync(join(path, name)) }));

/** The published schemas of one version. */
function validators(version: string): Map<string, ValidateFunction> {
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	formatsPlugin.default(ajv);
	const path = join(standards, version, 'schema');
	const names = readdirSync(path).filter((name) => name !== 'openapi.json');
	for (const name of names) {
		ajv.addSchema(JSON.parse(readFileSync(join(path, name), 'utf8')) as object, name);
	}
	return new Map(names.map((name) => [basename(name, '.json'), ajv.getSchema(name)!]));
}

function expectValid(directory: Directory, version: string): void {
	const schemas = validators(version);
	for (const table of roots) {
		const valid = schemas.get(table)!;
		for (const node of directory.all(table)) {
			expect(valid(nested(directory, table, node)), JSON.stringify(valid.errors)).toBe(true);
		}
	}
}

describe.skipIf(!atHand)(
	'the specification’s own files (skipped where they are not at hand)',
	() => {
		test.for(['3.0', '3.1-dev'])('each JSON example of %s comes in without a note', (version) => {
			const files = folder(join(standards, version, 'examples/json')).filter(
				({ name }) => !['base.json', 'tabular.json'].includes(name)
			);

			expect(files.length).toBe(11);
			for (const one of files) expect(read([one]).notes.counts, one.name).toEqual({});
		});

		test.for([
			['3.0', { dangling: 4, loose: 2 }],
			['3.1-dev', { dangling: 7, loose: 2 }]
		] as const)('the tables of %s come in with what hangs on nothing told', ([version, notes]) => {
			const tables = read(folder(join(standards, version, 'examples/csv')));

			expect(tables.notes.counts).toEqual(notes);
			expect(text(read(asPackage(tables.directory), 'another').directory)).toBe(
				text(tables.directory)
			);
		});

		test('its whole package in one JSON file is the same as its tables', () => {
			const tabular = folder(join(standards, '3.0/examples/json')).filter(
				({ name }) => name === 'tabular.json'
			);

			const { counts, notes } = read(tabular);

			expect(notes.counts).toEqual({ dangling: 4, loose: 2 });
			expect(counts).toEqual(read(folder(join(standards, '3.0/examples/csv'))).counts);
		});

		test.for([
			['3.0', 'service_full.json'],
			['3.0', 'organization_full.json'],
			['3.0', 'service_at_location_full.json'],
			['3.0', 'location.json'],
			['3.0', 'taxonomy_term.json'],
			['3.1-dev', 'service_full.json'],
			['3.1-dev', 'organization_full.json']
		] as const)('%s %s goes out valid, and comes in again the same', ([version, name]) => {
			const files = folder(join(standards, version, 'examples/json')).filter(
				(one) => one.name === name
			);
			const { directory } = read(files);

			expectValid(directory, version);
			expect(text(read(asJson(directory), 'another').directory)).toBe(text(directory));
		});

		test('a real dirty export comes in whole with every fault counted, and goes out valid and the same', () => {
			const files = folder(join(standards, 'illinois-legal-aid-2019'));
			const { directory, counts, notes } = read(files, 'ilao');

			// 33 places more than the file has: organisations' own addresses need one.
			expect(counts).toEqual({
				organization: 33,
				service: 430,
				location: 520 + 33,
				phone: 982,
				address: 33,
				schedule: 2_492
			});
			expect(notes.counts).toEqual({ no_id: 3_508, dangling: 789, missing: 1_036 });
			const services = notes.listed.filter(
				({ code, table }) => code === 'no_id' && table === 'service'
			);
			expect(services.length).toBeLessThan(2);
			expectValid(directory, '3.0');
			expect(text(read(asPackage(directory), 'another').directory)).toBe(text(directory));
			expect(text(read(asJson(directory), 'another').directory)).toBe(text(directory));
		});
	}
);
