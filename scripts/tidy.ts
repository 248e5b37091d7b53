/** The house's style as a program: `node scripts/tidy.ts`. Prints what is untidy; exit 1 when anything is. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const limits = { file: 300, function: 70, component: 200 };
/** Where the machine's clock and randomness may be asked: the kernel, and who begins a process or a page. */
const mayAskTheMachine =
	/^(shared\/kernel\/|scripts\/|tests\/|web\/src\/lib\/state\/clock\.svelte\.ts)/;
const mayPrint = /^(scripts\/|tests\/|server\/main\.ts)/;
const bannedNames = /\b(ticket|hotspot|utils?|helpers?|Manager[A-Z]|\w+Service)\b/;
const topFolders = ['shared', 'server', 'web', 'scripts', 'tests'];

const faults: string[] = [];
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
	cwd: root,
	encoding: 'utf8'
})
	.split('\n')
	.filter((path) => /^(shared|server|web|scripts|tests)\/.*\.(ts|js|svelte|lua)$/.test(path))
	.filter((path) => existsSync(join(root, path)));

for (const path of files) {
	const text = readFileSync(join(root, path), 'utf8');
	checkLength(path, text);
	checkLines(path, text);
	if (path.endsWith('.ts')) checkFunctions(path, text);
	if (path.endsWith('.svelte')) {
		const script = /<script[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '';
		checkFunctions(path, script);
	}
}
for (const folder of topFolders) {
	if (!existsSync(join(root, folder, 'README.md'))) faults.push(`${folder}: has no README.md`);
}
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`tidy: ${files.length} files, ${faults.length} faults\n`);
process.exit(faults.length > 0 ? 1 : 0);

/** A component is counted without its styles: they are long and say little. */
function checkLength(path: string, text: string): void {
	const isComponent = path.endsWith('.svelte');
	const counted = isComponent ? text.replace(/<style>[\s\S]*<\/style>/, '') : text;
	const lines = counted.trimEnd().split('\n').length;
	const limit = isComponent ? limits.component : limits.file;
	// A longer file says why in its first comment.
	const saysWhy = /^\s*(\/\*\*?|\/\/|--)[\s\S]{0,400}?long because/i.test(text.slice(0, 500));
	if (lines > limit && !saysWhy) faults.push(`${path}: ${lines} lines, at most ${limit}`);
}

function checkLines(path: string, text: string): void {
	for (const [index, line] of text.split('\n').entries()) {
		const say = (what: string) => faults.push(`${path}:${index + 1}: ${what}`);
		const code = line.replace(/\/\/.*$|^\s*\*.*$|'node:util'|'libxml2-utils'/, '');
		if (!mayAskTheMachine.test(path) && /Date\.now\(|new Date\(\)|Math\.random\(/.test(code)) {
			say('asks the machine for time or chance; both are handed in');
		}
		if (!mayPrint.test(path) && /\bconsole\.\w+\(/.test(code)) say('prints to the console');
		if (path !== 'scripts/tidy.ts' && /\b(TODO|FIXME|XXX)\b/.test(line)) say('leaves work undone');
		if (path !== 'scripts/tidy.ts' && bannedNames.test(code)) say('uses a word that says nothing');
	}
}

function checkFunctions(path: string, text: string): void {
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const visit = (node: ts.Node) => {
		if (ts.isFunctionLike(node) && 'body' in node && node.body) {
			const from = source.getLineAndCharacterOfPosition(node.getStart()).line;
			const to = source.getLineAndCharacterOfPosition(node.end).line;
			const length = to - from + 1;
			// A test is one story with its own paragraphs.
			const isStory = path.startsWith('tests/');
			if (length > limits.function && !isStory) {
				faults.push(
					`${path}:${from + 1}: a function of ${length} lines, at most ${limits.function}`
				);
			}
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
}
