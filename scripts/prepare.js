/**
 * Gets a bare clone ready: packages, Redis, Chromium, the built pages. Does only what is missing.
 *
 *   node scripts/prepare.js [--redis] [--chromium] [--nginx] [--xmllint] [--build]
 *
 * Plain JavaScript without dependencies, because it runs before there are any, on whatever Node is there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { keepRelease } from './keep-release.js';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const wanted = new Set(process.argv.slice(2));
const folders = [
	...(process.env.PATH ?? '').split(delimiter),
	'/usr/bin',
	'/usr/local/bin',
	'/usr/sbin',
	'/opt/homebrew/bin'
];

const say = (message) => process.stdout.write(`${message}\n`);

function fail(message) {
	process.stderr.write(`${message}\n`);
	process.exit(1);
}

const has = (...names) =>
	names.some((name) => folders.some((folder) => existsSync(join(folder, name))));

/** Runs a program with its output kept back; answers with whether it ended well, and its last words. */
function run(program, args, options = {}) {
	const done = spawnSync(program, args, { cwd: root, encoding: 'utf8', ...options });
	const words = `${done.stdout ?? ''}${done.stderr ?? ''}`.trim().split('\n');
	return { ok: done.status === 0, last: done.error?.message ?? words.slice(0, 8).join('\n') };
}

/** One sentence for what most often goes wrong, with what to do. */
function explain(what, last) {
	if (/ENOSPC|No space left/i.test(last)) {
		return `${what}: there is no room left on the disk. Free some space and start again.`;
	}
	if (
		/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|Temporary failure|Could not resolve/i.test(last)
	) {
		return `${what}: the network cannot be reached. Connect once, then start again.`;
	}
	return `${what}:\n${last}`;
}

function installPackages() {
	const stamp = join(root, 'node_modules', '.prepared');
	const lock = hashOf([join(root, 'package-lock.json')]);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
	say('Installing packages (about a minute, once) …');
	const npm = process.env.npm_execpath;
	const [program, ...first] = npm ? [process.execPath, npm] : ['npm'];
	// `install` and not `ci`: some registries do not carry the optional binaries of every platform, and
	// `ci` then refuses a lock file without them. Nothing is saved, so the lock file still decides.
	const done = run(program, [
		...first,
		'install',
		'--no-save',
		'--no-audit',
		'--no-fund',
		'--loglevel=error'
	]);
	if (!done.ok) fail(explain('The packages could not be installed', done.last));
	writeFileSync(stamp, lock);
}

function installSystemPackage({ programs, apt, brew, name }) {
	if (has(...programs)) return;
	const isRoot = process.getuid?.() === 0;
	const command =
		process.platform === 'darwin' ? `brew install ${brew}` : `sudo apt-get install -y ${apt}`;
	say(`Installing ${name} (once) …`);
	if (process.platform === 'darwin' && has('brew')) {
		if (run('brew', ['install', brew]).ok) return;
	} else if (has('apt-get') && (isRoot || run('sudo', ['-n', 'true']).ok)) {
		const [program, ...first] = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
		const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
		run(program, [...first, 'update', '-qq'], options);
		// The room starts its own Redis: the system's service is neither needed nor started by us.
		const args = [...first, 'install', '-y', '-qq', '--no-install-recommends', apt];
		const done = run(program, args, options);
		if (done.ok && has(...programs)) return;
		fail(explain(`${name} could not be installed; type "${command}"`, done.last));
	}
	fail(`${name} is needed and was not found. Type "${command}", then start again.`);
}

function buildPages() {
	const stamp = join(root, 'web', 'build', '.built-from');
	const source = hashOf([
		...filesUnder(join(root, 'web', 'src')),
		...filesUnder(join(root, 'web', 'static')),
		...filesUnder(join(root, 'shared')),
		join(root, 'web', 'vite.config.ts'),
		join(root, 'package-lock.json')
	]);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === source) return;
	say('Building the pages …');
	const node = join(root, 'node_modules', 'node', 'bin', 'node');
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	keepRelease(join(root, 'web', 'build'), () => {
		const done = run(node, [vite, 'build', '--logLevel', 'error'], { cwd: join(root, 'web') });
		if (!done.ok) fail(explain('The pages could not be built', done.last));
	});
	mkdirSync(join(root, 'web', 'build'), { recursive: true });
	writeFileSync(stamp, source);
}

function filesUnder(folder) {
	return readdirSync(folder, { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((path) => statSync(path).isFile())
		.sort();
}

function hashOf(paths) {
	const hash = createHash('sha256');
	for (const path of paths) hash.update(path.slice(root.length)).update(readFileSync(path));
	return hash.digest('hex');
}

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) fail(`Node 20 or newer is needed to begin with; this is ${process.version}.`);
installPackages();
if (wanted.has('--redis') && !process.env.REDIS_URL) {
	installSystemPackage({
		programs: ['redis-server', 'valkey-server'],
		apt: 'redis-server',
		brew: 'valkey',
		name: 'Redis'
	});
}
if (wanted.has('--chromium')) {
	installSystemPackage({
		programs: ['chromium', 'chromium-browser', 'google-chrome'],
		apt: 'chromium',
		brew: '--cask chromium',
		name: 'Chromium'
	});
	// The same without a window takes a quarter of the processor; elsewhere the whole one does all.
	if (has('apt-get'))
		installSystemPackage({
			programs: ['chromium-headless-shell'],
			apt: 'chromium-headless-shell',
			name: 'Chromium without a window'
		});
}
if (wanted.has('--nginx')) {
	installSystemPackage({
		programs: ['nginx'],
		apt: 'nginx-light',
		brew: 'nginx',
		name: 'nginx (for the test of the balancer)'
	});
}
if (wanted.has('--xmllint')) {
	installSystemPackage({
		programs: ['xmllint'],
		apt: 'libxml2-utils',
		brew: 'libxml2',
		name: 'xmllint (for the tests of alerts)'
	});
}
if (wanted.has('--build')) buildPages();
