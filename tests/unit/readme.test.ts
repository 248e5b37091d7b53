import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentPaths, withTables } from '../../scripts/readme.ts';
import { domainMoves, movedKinds, pairsOf } from '../support/rules-domain-tables.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

test.each(documentPaths)('%s has its tables as they are', (path) => {
	const text = readFileSync(join(root, path), 'utf8');

	expect(withTables(path, text)).toBe(text);
});

test.each(movedKinds)(
	'the documentation shows of a %s the moves of the domain and no others',
	(kind) => {
		const text = readFileSync(join(root, 'shared/rules/README.md'), 'utf8');
		const table = text.split(`<!-- ${kind}: `)[1]?.split(`<!-- /${kind} -->`)[0] ?? '';

		const shown = [...table.matchAll(/^\| `(\w+)` \| `(\w+)` \| `([\w.]+)` \|/gm)].map(
			([, from = '', to = '', command = '']) => ({ from, to, command })
		);

		expect(pairsOf(shown)).toEqual(pairsOf(domainMoves[kind]));
		const commands = domainMoves[kind].map(({ from, command }) => `${from} ${command}`);
		expect(shown.map(({ from, command }) => `${from} ${command}`).toSorted()).toEqual(
			commands.toSorted()
		);
	}
);

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
