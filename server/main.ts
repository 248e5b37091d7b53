import { systemClock } from '#shared/kernel/clock.ts';
import { buildApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { drillClock } from './drill-clock.ts';
import { DataInUseError } from './store/data-lock.ts';
import { EmbeddedRedisError } from './store/embedded-redis.ts';
import { FormatError, VolatileRedisError } from './store/store.ts';

const drillCatchUpMs = 30_000;

/** Faults that are said in one sentence, with what to do, and without a stack. */
function sentenceFor(error: unknown): string | undefined {
	if (error instanceof ConfigError) return `The settings are not right:\n${error.message}`;
	const known = [DataInUseError, EmbeddedRedisError, FormatError, VolatileRedisError];
	if (known.some((kind) => error instanceof kind)) return (error as Error).message;
	const { code } = error as { code?: string };
	if (code === 'EADDRINUSE') {
		return `Port ${process.env['PORT'] ?? '8080'} is taken by another program. Stop it, or set PORT to another number.`;
	}
	if (code === 'ENOSPC')
		return 'There is no room left on the disk. Free some space and start again.';
	if (code === 'EACCES' || code === 'EROFS') {
		return 'The data folder cannot be written. Set DATA_DIR to a folder of yours.';
	}
	return undefined;
}

async function main(): Promise<void> {
	const config = readConfig(process.env);
	const clock =
		config.DRILL_HOURS > 0
			? drillClock(systemClock, config.DRILL_HOURS, drillCatchUpMs)
			: systemClock;
	const app = await buildApp(config, clock);
	const stop = () => {
		app.close().then(
			() => process.exit(0),
			(error: unknown) => {
				process.stderr.write(`${String(error)}\n`);
				process.exit(1);
			}
		);
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
	let address: string;
	try {
		address = await app.listen();
	} catch (error) {
		await app.close();
		throw error;
	}
	process.stdout.write(`READY ${address}\n`);
	const { people, sessions } = app.http.access;
	const hasAdministrator = (await people.all()).some(({ role }) => role === 'administrator');
	if (!hasAdministrator) {
		const link = await sessions.makeFirstLink();
		process.stdout.write(`First administrator, once, within a day: ${address}/first#${link}\n`);
	}
}

main().catch((error: unknown) => {
	const sentence = sentenceFor(error);
	process.stderr.write(`${sentence ?? (error as Error).stack ?? String(error)}\n`);
	process.exit(1);
});
