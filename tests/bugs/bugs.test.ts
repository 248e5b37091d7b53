import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../support/room.ts';
import { accessBugs } from './access-bugs.ts';
import { bugs, type Bug } from './bugs.ts';
import { wallBugs } from './wall-bugs.ts';
import { workBugs } from './work-bugs.ts';

// Goal: each mistake of the list is noticed. Method: it is made in a copy of the product, and the test that
// should tell is run there: it must be red with the mistake. That it is green without it, the suite shows.
const root = join(import.meta.dirname, '../..');
/** As many copies as mistakes are made at a time: two for each core, since some of them wait. */
const copies = [1, 2, 3, 4].map(() => temporaryFolder());
const free = [...copies];
const waiting: (() => void)[] = [];

beforeAll(() => copies.forEach(fill));
afterAll(() => copies.forEach((copy) => copy.remove()));

function fill(copy: { path: string }): void {
	for (const folder of ['server', 'shared', 'scripts', 'tests', 'web/src']) {
		mkdirSync(join(copy.path, folder), { recursive: true });
		const isSource = (path: string) => !path.includes('/results');
		cpSync(join(root, folder), join(copy.path, folder), { recursive: true, filter: isSource });
	}
	for (const file of ['package.json', 'tsconfig.json']) {
		cpSync(join(root, file), join(copy.path, file));
	}
	for (const folder of ['node_modules', 'web/build']) {
		symlinkSync(join(root, folder), join(copy.path, folder));
	}
}

/** A copy that nobody else is in. */
async function taken(): Promise<(typeof copies)[number]> {
	const copy = free.pop();
	if (copy) return copy;
	await new Promise<void>((resolve) => waiting.push(resolve));
	return taken();
}

function giveBack(copy: (typeof copies)[number]): void {
	free.push(copy);
	waiting.shift()?.();
}

async function runIn(copy: { path: string }, bug: Bug): Promise<{ failed: number; said: string }> {
	const result = join(copy.path, 'result.json');
	writeFileSync(result, '{}');
	const args = [
		join(copy.path, 'node_modules/vitest/vitest.mjs'),
		'run',
		`--root=${copy.path}`,
		'--config=tests/bugs/projects.config.ts',
		`--project=${bug.project}`,
		'--reporter=json',
		`--outputFile=${result}`,
		'--testTimeout=60000',
		'--bail=1',
		...(bug.named ? ['--testNamePattern', bug.named] : []),
		`tests/${bug.project}/${bug.tests}.test.ts`
	];
	const said = await new Promise<string>((resolve) =>
		execFile(
			process.execPath,
			args,
			{ cwd: copy.path, timeout: 150_000, maxBuffer: 64 * 2 ** 20 },
			(_, stdout, stderr) => resolve(`${stdout}${stderr}`.slice(-2_000))
		)
	);
	const {
		numFailedTests = 0,
		numPassedTests = 0,
		numFailedTestSuites = 0
	} = JSON.parse(readFileSync(result, 'utf8')) as Record<string, number>;
	const failed = numFailedTests + (numPassedTests === 0 ? numFailedTestSuites : 0);
	return { failed, said };
}

test.concurrent.each([...bugs, ...accessBugs, ...workBugs, ...wallBugs])(
	'$name: a test tells',
	async (bug) => {
		const copy = await taken();
		try {
			const path = join(copy.path, bug.file);
			const sound = readFileSync(path, 'utf8');
			expect(sound.split(bug.find), 'the place of the mistake is there once').toHaveLength(2);
			writeFileSync(
				path,
				sound.replace(bug.find, () => bug.replace)
			);

			const { failed, said } = await runIn(copy, bug);

			writeFileSync(path, sound);
			expect(failed, said).toBeGreaterThan(0);
		} finally {
			giveBack(copy);
		}
	}
);
