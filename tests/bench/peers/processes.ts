import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const startLimitMs = 60_000;
const stopLimitMs = 5000;
const outputLimit = 64 * 1024 * 1024;
const programFolders = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin'];

/** A process that was started here, and how it is ended. */
export interface Started {
	pid: number;
	/** Asks it to end, forces it after five seconds, resolves when it is gone. */
	stop(): Promise<void>;
}

/** What to start, and how to see that it is ready. */
export interface StartOptions {
	command: string;
	args: readonly string[];
	/** Existing folder; the process runs in it and its output goes to `log.txt` there. */
	folder: string;
	/** Port on 127.0.0.1 that answers when it is ready. */
	port: number;
	/** Added to this process's own environment. */
	environment?: Readonly<Record<string, string>>;
}

/** Children that are still there: if this process ends without stopping them, they end with it. */
const children = new Set<ChildProcess>();
process.on('exit', () => {
	for (const child of children) child.kill('SIGKILL');
});

/**
 * Starts a process and waits until its port answers. Throws with the end of its log when it does not.
 * It ends with this process too, but only when that exits in order: a program that may be killed by a
 * signal turns it into `process.exit`.
 */
export async function startProcess(options: StartOptions): Promise<Started> {
	const logPath = join(options.folder, 'log.txt');
	const log = openSync(logPath, 'w');
	const child = spawn(options.command, [...options.args], {
		cwd: options.folder,
		env: { ...process.env, ...options.environment },
		stdio: ['ignore', log, log],
		detached: false
	});
	closeSync(log);
	children.add(child);
	child.once('exit', () => children.delete(child));
	let failure: Error | undefined;
	child.once('error', (error) => (failure = error));
	const limit = performance.now() + startLimitMs;
	while (!(await answers(options.port))) {
		const ended = child.exitCode !== null || child.signalCode !== null;
		if (failure || ended || performance.now() > limit) {
			await stopChild(child);
			const said = (await readFile(logPath, 'utf8')).slice(-2000);
			throw new Error(`${options.command} did not start: ${failure?.message ?? said}`);
		}
		await sleep(50);
	}
	return { pid: child.pid ?? 0, stop: () => stopChild(child) };
}

/** Runs a program to its end in `folder`. Throws with what it printed when it ends with an error. */
export async function runProgram(options: Omit<StartOptions, 'port'>): Promise<void> {
	await run(options.command, [...options.args], {
		cwd: options.folder,
		env: { ...process.env, ...options.environment },
		maxBuffer: outputLimit
	});
}

/** What `build` makes of a started process; when it throws, the process is stopped before that is passed on. */
export async function orStop<T>(started: Started, build: () => Promise<T>): Promise<T> {
	try {
		return await build();
	} catch (error) {
		await started.stop();
		throw error;
	}
}

async function stopChild(child: ChildProcess): Promise<void> {
	if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, 'exit');
	child.kill('SIGTERM');
	const force = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
	await gone;
	clearTimeout(force);
}

async function answers(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ host: '127.0.0.1', port });
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}

/** Ports on 127.0.0.1 that nobody listens on now, each another one. */
export async function freePorts(count: number): Promise<number[]> {
	const servers: Server[] = [];
	for (let index = 0; index < count; index += 1) {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		servers.push(server);
	}
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	for (const server of servers) {
		server.close();
		await once(server, 'close');
	}
	return ports;
}

/** Makes `name` under `folder` new and empty: no peer begins with what an earlier run left. */
export async function emptyFolder(folder: string, name: string): Promise<string> {
	const path = join(folder, name);
	await rm(path, { recursive: true, force: true });
	await mkdir(path, { recursive: true });
	return path;
}

/** What npm is asked for, as in a package.json. */
export interface Packages {
	/** Exact versions by package name. */
	dependencies: Readonly<Record<string, string>>;
	/** Packages that are replaced by an empty one, because the registry alone cannot give them. */
	without?: readonly string[];
	/** Packages whose own install script is run: those with a native part to compile. */
	compiled?: readonly string[];
	/** True to pass over what packages say of versions that they want beside them. */
	anyPeers?: boolean;
}

/** Packages that are installed: their folder, and a way to load one of them. */
export interface Installed {
	folder: string;
	load(name: string): unknown;
}

/**
 * Installs packages with npm into `folder`/packages, once: a stamp file says what is there. No install
 * scripts are run but those of `compiled`. The reason, in npm's own words, when npm refuses.
 */
export async function installPackages(
	folder: string,
	packages: Packages
): Promise<Installed | { skipped: string }> {
	const target = join(folder, 'packages');
	const stamp = join(target, 'installed.json');
	const without = packages.without ?? [];
	const manifest = JSON.stringify({
		name: 'bench-peer',
		private: true,
		dependencies: packages.dependencies,
		overrides: Object.fromEntries(without.map((name) => [name, 'file:./empty']))
	});
	const there = await readFile(stamp, 'utf8').catch(() => '');
	if (there !== manifest) {
		await emptyFolder(folder, 'packages');
		await writeFile(join(target, 'package.json'), manifest);
		const empty = await emptyFolder(target, 'empty');
		await writeFile(join(empty, 'package.json'), '{"name":"empty","version":"1.0.0"}');
		await writeFile(join(empty, 'index.js'), '');
		const how = ['--no-save', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'];
		if (packages.anyPeers) how.push('--legacy-peer-deps');
		const options = { cwd: target, maxBuffer: outputLimit };
		try {
			await run('npm', ['install', ...how], options);
			for (const name of packages.compiled ?? []) await run('npm', ['rebuild', name], options);
		} catch (error) {
			return { skipped: `npm cannot install it: ${String(error).slice(-500)}` };
		}
		await writeFile(stamp, manifest);
	}
	const load = createRequire(join(target, 'package.json'));
	return { folder: target, load: (name) => load(name) as unknown };
}

/**
 * Finds a program of Debian's, or installs it when this is root. A server that the installation itself
 * started is ended again. The program's path, or the reason why it is not here.
 */
export async function installProgram(
	name: string,
	aptPackage: string
): Promise<string | { skipped: string }> {
	const found = await findProgram(name);
	if (found) return found;
	if (process.getuid?.() !== 0) return { skipped: `${name} is not installed, and only root may` };
	const before = new Set(await processesNamed(name));
	const install = ['install', '--yes', '--no-install-recommends', aptPackage];
	try {
		// A new machine has no list of packages yet.
		await apt(install).catch(async () => {
			await apt(['update']);
			await apt(install);
		});
	} catch (error) {
		return { skipped: `apt-get cannot install ${aptPackage}: ${String(error).slice(0, 300)}` };
	} finally {
		for (const pid of await processesNamed(name)) {
			if (!before.has(pid)) process.kill(pid, 'SIGTERM');
		}
	}
	return (await findProgram(name)) ?? { skipped: `${aptPackage} brought no program ${name}` };
}

async function apt(args: readonly string[]): Promise<void> {
	await run('apt-get', ['-o', 'DPkg::Lock::Timeout=60', ...args], {
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		maxBuffer: outputLimit
	});
}

async function findProgram(name: string): Promise<string | undefined> {
	for (const folder of programFolders) {
		if ((await readdir(folder).catch((): string[] => [])).includes(name)) return join(folder, name);
	}
	return undefined;
}

async function processesNamed(name: string): Promise<number[]> {
	const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
	const named: number[] = [];
	for (const pid of pids) {
		const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
		if (command.trim() === name) named.push(Number(pid));
	}
	return named;
}

/** The first version number that a program prints, with `args`; empty when it prints none. */
export async function programVersion(path: string, args: readonly string[]): Promise<string> {
	// Some print their version and end with an error code: what they print counts.
	const printed = await run(path, [...args]).catch((error: { stdout?: string }) => error);
	return /\d+\.\d+\.\d+/.exec(printed.stdout ?? '')?.[0] ?? '';
}
