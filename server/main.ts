/** The server: `node server/main.ts [--processes N]`. Settings come from the environment (`config.ts`). */
import cluster from 'node:cluster';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { runMany } from './processes/many.ts';
import { runOne } from './processes/one.ts';
import { sentenceFor, UsageError } from './processes/sentences.ts';

const maxProcesses = 64;

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { processes: { type: 'string', default: '1' } } });
	const count = Number(values.processes);
	if (!Number.isInteger(count) || count < 1 || count > maxProcesses) {
		throw new UsageError(`--processes is a number from 1 to ${maxProcesses}.`);
	}
	const config = readConfig(process.env);
	if (count === 1 || cluster.isWorker) await runOne(config);
	else await runMany(config, count);
}

main().catch((error: unknown) => {
	const sentence = sentenceFor(error);
	process.stderr.write(`${sentence ?? (error as Error).stack ?? String(error)}\n`);
	process.exit(1);
});
