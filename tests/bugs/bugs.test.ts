import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../support/room.ts';
import { accessBugs } from './access-bugs.ts';
import { bugs, type Bug } from './bugs.ts';
import { workBugs } from './work-bugs.ts';

// Goal: each mistake of the list is noticed. Method: it is made in a copy of the product, and the test that
// should tell is run there: it must be red with the mistake. That it is green without it, the suite shows.
const root = join(import.meta.dirname, '../..');
const copy = temporaryFolder();

beforeAll(() => {
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
});
afterAll(() => copy.remove());

function runIn(bug: Bug): { failed: number; passed: number; said: string } {
	const result = join(copy.path, 'result.json');
	writeFileSync(result, '{}');
	const done = spawnSync(
		process.execPath,
		[
			join(copy.path, 'node_modules/vitest/vitest.mjs'),
			'run',
			`--root=${copy.path}`,
			'--config=tests/vitest.config.ts',
			`--project=${bug.project}`,
			'--reporter=json',
			`--outputFile=${result}`,
			'--testTimeout=60000',
			'--bail=1',
			...(bug.named ? ['--testNamePattern', bug.named] : []),
			`tests/${bug.project}/${bug.tests}`
		],
		{ cwd: copy.path, encoding: 'utf8', timeout: 150_000 }
	);
	const {
		numFailedTests = 0,
		numPassedTests = 0,
		numFailedTestSuites = 0
	} = JSON.parse(readFileSync(result, 'utf8')) as Record<string, number>;
	const failed = numFailedTests + (numPassedTests === 0 ? numFailedTestSuites : 0);
	return { failed, passed: numPassedTests, said: `${done.stdout}${done.stderr}`.slice(-2_000) };
}

test.each([...bugs, ...accessBugs, ...workBugs])('$name: a test tells', (bug) => {
	const path = join(copy.path, bug.file);
	const sound = readFileSync(path, 'utf8');
	expect(sound.split(bug.find), 'the place of the mistake is there once').toHaveLength(2);

	writeFileSync(
		path,
		sound.replace(bug.find, () => bug.replace)
	);
	const { failed, said } = runIn(bug);
	writeFileSync(path, sound);

	expect(failed, said).toBeGreaterThan(0);
});
