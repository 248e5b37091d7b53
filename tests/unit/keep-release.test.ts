import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepRelease } from '../../scripts/keep-release.js';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'release-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, '_app/immutable', name);

/** A build as Kit makes one: it empties the folder first. */
function release(files: Record<string, string>): void {
	keepRelease(folder, () => {
		rmSync(folder, { recursive: true, force: true });
		for (const [name, text] of Object.entries(files)) {
			mkdirSync(dirname(at(name)), { recursive: true });
			writeFileSync(at(name), text);
		}
	});
}

test('a page of the release before finds its files, a page of the one before that does not', () => {
	release({ 'chunks/a.js': 'first', 'chunks/both.js': 'same' });
	release({ 'chunks/b.js': 'second', 'chunks/both.js': 'same' });
	const afterSecond = ['a', 'b', 'both'].map((name) => existsSync(at(`chunks/${name}.js`)));
	release({ 'chunks/c.js': 'third' });

	expect(afterSecond).toEqual([true, true, true]);
	expect(existsSync(at('chunks/a.js'))).toBe(false);
	expect(readFileSync(at('chunks/b.js'), 'utf8')).toBe('second');
	expect(readFileSync(at('chunks/c.js'), 'utf8')).toBe('third');
});

test('the first build of all has nothing to keep', () => {
	release({ 'entry/start.js': 'first' });

	expect(readFileSync(at('entry/start.js'), 'utf8')).toBe('first');
});
