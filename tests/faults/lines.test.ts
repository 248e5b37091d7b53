import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomSource } from '../../scripts/drill/random.ts';
import { runFaults } from '../support/fault-run.ts';
import { FaultWorld } from '../support/fault-world.ts';

// Goal: whatever breaks, everybody who was told yes finds it in the log once and where it was said, and
// every screen ends as the log says and never says live when it is not. Method: real processes and lines.
const seeds = Array.from({ length: 12 }, (_, index) => 100 + index);
/** Seeds that once failed. 200255: a line that was slow for 17 s brought heartbeats that were old and looked new. */
const once = [200255];

let world: FaultWorld;
beforeAll(async () => {
	world = await FaultWorld.open(6, randomSource(1));
});
afterAll(() => world.close());

test.each([...once, ...seeds])(
	'seed %i: faults of processes and lines break no promise',
	async (seed) => {
		const run = await runFaults(world, seed);

		expect(run.faults, run.broken.join('; ')).toEqual([]);
		expect(run.acknowledged).toBeGreaterThan(0);
	}
);
