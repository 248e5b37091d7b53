import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withTables } from '../../scripts/readme.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

test('the README has the tables of settings and metrics as they are', () => {
	expect(withTables(readme)).toBe(readme);
});

test('every file that the README names is there', () => {
	const named = [
		...readme.matchAll(/`((?:shared|server|web|scripts|tests)\/[\w./+-]+)`|\]\(([\w./-]+)\)/g)
	].map(([, code, link]) => (code ?? link) as string);

	expect(named.length).toBeGreaterThan(20);
	expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('every command that the README names is there', () => {
	const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name as string);

	expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
