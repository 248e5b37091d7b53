/**
 * Runs every test, project by project, and ends with what failed and one line of counts: `npm test [-- PROJECT …]`.
 * The exit code is 0 only when something ran and nothing failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const results = join(root, 'tests/results');
const projects = process.argv.slice(2);
/** One after another, so that no project's load disturbs another's measurements. */
const all = 'unit simulation integration component faults bugs silence pace looks e2e'.split(' ');

interface Report {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	testResults: {
		name: string;
		message: string;
		assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
	}[];
}

let [passed, failed, skipped] = [0, 0, 0];
let broken = false;
/** Told again at the end: among a thousand lines it is not found. */
const failures: string[] = [];
mkdirSync(results, { recursive: true });
for (const project of projects.length > 0 ? projects : all) {
	const file = join(results, `${project}.json`);
	rmSync(file, { force: true });
	const args = ['run', '--config', 'tests/vitest.config.ts', '--project', project];
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const vitest = join(root, 'node_modules/vitest/vitest.mjs');
	const done = spawnSync(process.execPath, [vitest, ...args, ...reporters], {
		cwd: root,
		// Hundreds of servers are started: what Node made of the code is made once.
		env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node') },
		stdio: 'inherit'
	});
	try {
		const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
		passed += report.numPassedTests;
		failed += report.numFailedTests;
		failures.push(...failuresOf(project, report));
		skipped += report.numPendingTests + report.numTodoTests;
		// A file that could not be loaded fails without a single test.
		if (done.status !== 0 && report.numFailedTests === 0) broken = true;
	} catch {
		broken = true;
	}
}
if (broken) failed += 1;
for (const failure of failures) process.stdout.write(`\n${failure}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

function failuresOf(project: string, { testResults }: Report): string[] {
	return testResults.flatMap(({ name, message, assertionResults }) => {
		const file = relative(root, name);
		const tests = assertionResults.filter(({ status }) => status === 'failed');
		// A file that could not be loaded has no tests, only words.
		if (tests.length === 0) return message ? [`FAILED ${project} ${file}\n${message}`] : [];
		return tests.map(
			({ fullName, failureMessages = [] }) =>
				`FAILED ${project} ${file}: ${fullName}\n${failureMessages.join('\n').slice(0, 2_000)}`
		);
	});
}
