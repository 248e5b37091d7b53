/** The simulation over fresh seeds until stopped: `npm run soak`. Prints the seed that fails. */
import { runSeed } from '../tests/support/simulation-run.ts';

const reportEvery = 500;
let seed = Number(process.argv[2] ?? Date.now() % 1_000_000_000);
for (let runs = 1; ; runs += 1) {
	const { fault } = runSeed(seed);
	if (fault) {
		process.stdout.write(`${fault}\nPut ${seed} into the list of seeds that once failed.\n`);
		process.exit(1);
	}
	if (runs % reportEvery === 0) process.stdout.write(`${runs} seeds, no fault; now at ${seed}\n`);
	seed += 1;
	// Lets Ctrl-C in between two seeds.
	await new Promise((resolve) => setImmediate(resolve));
}
