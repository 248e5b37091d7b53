import { minuteMs, systemClock } from '#shared/kernel/clock.ts';
import { buildApp } from '../app.ts';
import type { Config } from '../config.ts';
import { drillClock } from '../drill-clock.ts';
import { answerForMetrics, serveMetrics } from '../metrics/endpoint.ts';
import { makeFirstLink } from './first-link.ts';

/** What has not ended by then is cut: whoever stops us waits ten seconds. */
const stopWithinMs = 9_000;

/** What a process of several tells the one that started it. */
export interface WorkerMessage {
	/** The address that it listens on; without one it only says that it still runs. */
	ready?: string;
}

/** How often a process of several says that it still runs, milliseconds. */
const stillRunsEveryMs = 1_000;

/** Runs the server in this process: alone, or as one of several that share a port. */
export async function runOne(config: Config): Promise<void> {
	const clock =
		config.DRILL_HOURS > 0
			? drillClock(systemClock, config.DRILL_HOURS, config.DRILL_MINUTES * minuteMs)
			: systemClock;
	const isAlone = process.send === undefined;
	const where = { host: config.HOST, port: config.METRICS_PORT };
	const metrics = isAlone ? await serveMetrics(where, 'own') : undefined;
	if (!isAlone) {
		answerForMetrics();
		// A terminal that closes tells everybody: what it means is decided by the one that began us.
		process.on('SIGHUP', () => undefined);
	}
	const app = await buildApp(config, clock);
	const stop = () => {
		setTimeout(() => process.exit(1), stopWithinMs).unref();
		metrics?.close();
		app.close().then(
			() => process.exit(0),
			(error: unknown) => {
				process.stderr.write(`${String(error)}\n`);
				process.exit(1);
			}
		);
	};
	process.once('SIGTERM', stop);
	// Ctrl-C reaches every process of the terminal; those of several are stopped by the one that began them.
	process.once('SIGINT', isAlone ? stop : () => undefined);
	// Whoever started this process is gone: nobody would stop it any more.
	process.once('disconnect', stop);
	let address: string;
	try {
		address = await app.listen();
	} catch (error) {
		await app.close();
		throw error;
	}
	if (!isAlone) {
		const tell = (message: WorkerMessage) => process.connected && process.send?.(message);
		tell({ ready: address });
		setInterval(() => tell({}), stillRunsEveryMs).unref();
		return;
	}
	process.stdout.write(`READY ${address}\n`);
	await makeFirstLink(app.http.store, address);
}
