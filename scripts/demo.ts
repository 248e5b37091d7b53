/**
 * The room with a drill in it: `npm run demo`. Everything it shows came in through the same door as
 * people, and is marked DRILL on every screen.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hourMs } from '#shared/kernel/clock.ts';
import { drillPeople } from './drill/people.ts';
import { Drill } from './drill/drill.ts';
import { clearDrill, enterPeople, passwordIn, sealKeyIn } from './drill/enter-people.ts';
import { ServerProcess } from './server-process.ts';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: process.env['PORT'] ?? '8080' },
		seed: { type: 'string', default: '7' },
		intensity: { type: 'string', default: '3' },
		speed: { type: 'string', default: '10' },
		fresh: { type: 'boolean', default: false }
	}
});

const folder = resolve(process.env['DATA_DIR'] ?? 'data/demo');
const stamp = join(folder, 'last-seen');
/** A drill that nobody played for longer than this is put away: all of it would be overdue. */
const stillGoodMs = 2 * hourMs;
const morningHours = 26;

const say = (line = '') => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
	const isStale =
		!existsSync(stamp) || Date.now() - Number(readFileSync(stamp, 'utf8')) > stillGoodMs;
	const isFresh = values.fresh || isStale;
	if (isFresh && !(await isInUse())) clearDrill(folder);
	const password = passwordIn(folder);
	say(
		isFresh
			? 'Starting the room and playing the day so far (half a minute) …'
			: 'Starting the room …'
	);
	const server = await ServerProcess.start({
		DATA_DIR: folder,
		SERVER_LOG: join(folder, 'server.log'),
		PORT: values.port,
		LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
		SEAL_KEYS: process.env['SEAL_KEYS'] ?? sealKeyIn(folder),
		// A day in half a minute, and everybody on one machine: more than people ever do.
		COMMANDS_PER_SECOND: '1000',
		REQUESTS_PER_MINUTE: '100000',
		DRILL_HOURS: isFresh ? String(morningHours) : '0'
	});
	await enterPeople(server, password);
	const drill = new Drill({
		address: server.address,
		password,
		seed: Number(values.seed),
		intensity: Number(values.intensity),
		speed: Number(values.speed)
	});

	let stopping = false;
	const stop = async (code: number) => {
		if (stopping) return;
		stopping = true;
		drill.stop();
		writeFileSync(stamp, String(Date.now()));
		await server.stop();
		process.exit(code);
	};
	process.on('SIGINT', () => void stop(0));
	process.on('SIGTERM', () => void stop(0));
	server.child.once('exit', () => {
		if (!stopping) {
			process.stderr.write('The server ended by itself. Start the demo again.\n');
			void stop(1);
		}
	});

	try {
		await drill.start();
	} catch (error) {
		process.stderr.write(`The drill could not begin: ${(error as Error).message}\n`);
		await stop(1);
	}
	const running = drill.run();
	const keepStamp = () => writeFileSync(stamp, String(Date.now()));
	if (isFresh) await showProgress(drill);
	keepStamp();
	setInterval(keepStamp, 60_000).unref();
	printWhereToLook(server.address, password);
	await running;
}

async function showProgress(drill: Drill): Promise<void> {
	const seconds = 31;
	for (let second = 0; second <= seconds; second += 1) {
		const filled = Math.round((second / seconds) * 30);
		const bar = '█'.repeat(filled).padEnd(30, '·');
		const line = `  ${bar} ${drill.given} commands`;
		if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
		else if (second % 10 === 0) say(line);
		await new Promise((done) => setTimeout(done, 1_000));
	}
	if (process.stdout.isTTY) say();
}

function printWhereToLook(address: string, password: string): void {
	const pages: Record<string, string> = {
		desk: '/desk',
		victim_services: '/desk',
		manager: '/watch'
	};
	say();
	say('  The room is open. Everything in it is a DRILL.');
	say();
	for (const { signInName, name, role, forVisitors } of drillPeople) {
		if (!forVisitors) continue;
		const page = `${address}${pages[role] ?? '/'}`;
		say(`  ${page.padEnd(32)} sign in as ${signInName.padEnd(6)} (${name}, ${role})`);
	}
	say(`  ${`${address}/people`.padEnd(32)} sign in as admin  (accounts)`);
	say(`  ${`${address}/wall`.padEnd(32)} shows a code: type it at ${address}/displays as rosa`);
	say();
	say(`  Password for all of them: ${password}`);
	say('  Confidential details are kept with a key made for this drill, beside its data.');
	say('  Put each on a screen or in a browser profile of its own. Ctrl-C stops everything.');
	say();
}

/** True when another server has this folder: it is then left as it is, and the start says so. */
async function isInUse(): Promise<boolean> {
	const { DataLock, DataInUseError } = await import('../server/store/data-lock.ts');
	try {
		const lock = await DataLock.take(folder);
		await lock.release();
		return false;
	} catch (error) {
		if (error instanceof DataInUseError) return true;
		throw error;
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`${(error as Error).message}\n`);
	process.exit(1);
});
