/** Everything that is quick: `npm run check`. The parts run side by side, two at a time, and all are reported. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);

/** Longest first, so that two processors are done at about the same time. */
const parts: readonly [name: string, command: string, args: string[], folder?: string][] = [
	[
		'unit',
		process.execPath,
		[
			'node_modules/vitest/vitest.mjs',
			'run',
			'--config',
			'tests/vitest.config.ts',
			'--project',
			'unit',
			'--reporter=dot'
		]
	],
	[
		'pages',
		bin('svelte-check'),
		['--tsconfig', './tsconfig.json', '--threshold', 'warning'],
		'web'
	],
	['types', bin('tsc'), ['--noEmit', '-p', '.']],
	['shell', bin('tsc'), ['-p', 'web/src/service-worker']],
	['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
	[
		'layers',
		bin('depcruise'),
		['--config', '.dependency-cruiser.cjs', 'shared', 'server', 'web/src', 'scripts', 'tests']
	],
	['dead code', bin('knip'), ['--no-progress']],
	['tidy', process.execPath, ['scripts/tidy.ts']],
	['lint', bin('oxlint'), ['--quiet', 'shared', 'server', 'web/src', 'scripts', 'tests']]
];

/** The tools run on the project's own Node, whatever the machine has. */
const environment = {
	...process.env,
	FORCE_COLOR: '0',
	PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH']}`
};
const startedAt = performance.now();
const waiting = [...parts];
const failed: string[] = [];
await Promise.all([work(), work()]);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
process.stdout.write(
	failed.length > 0
		? `\nnot well: ${failed.join(', ')} (${seconds} s)\n`
		: `\nall well (${seconds} s)\n`
);
process.exit(failed.length > 0 ? 1 : 0);

async function work(): Promise<void> {
	for (let part = waiting.shift(); part; part = waiting.shift()) {
		const [name, command, args, folder = '.'] = part;
		const partAt = performance.now();
		const { code, said } = await run(command, args, join(root, folder));
		const took = ((performance.now() - partAt) / 1000).toFixed(1);
		process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${took} s\n`);
		if (code === 0) continue;
		failed.push(name);
		process.stdout.write(`${said.trim()}\n`);
	}
}

function run(
	command: string,
	args: string[],
	cwd: string
): Promise<{ code: number; said: string }> {
	return new Promise((resolve) => {
		let said = '';
		const child = spawn(command, args, { cwd, env: environment });
		child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
		child.once('error', (error) => resolve({ code: 1, said: String(error) }));
		child.once('exit', (code) => resolve({ code: code ?? 1, said }));
	});
}
