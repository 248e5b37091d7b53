import type { TestProjectInlineConfiguration } from 'vitest/config';

/** As the server runs: Node reads the TypeScript itself, and nothing is made of it first. */
export const node = {
	environment: 'node' as const,
	pool: 'forks' as const,
	experimental: { viteModuleRunner: false, nodeLoader: false }
};

/** Most of these tests wait: two at once take half the time on two cores. */
export const abreast = { maxWorkers: 2, fileParallelism: true };

/** A machine with two cores may be busy for seconds; what has to come is awaited, and not measured by this. */
export const expectOf = { poll: { timeout: 20_000 } };

/** What needs no browser. */
export const projectsOfNode: TestProjectInlineConfiguration[] = [
	{
		test: {
			...node,
			name: 'unit',
			include: ['tests/unit/**/*.test.ts'],
			...abreast,
			// They are of rules alone: nothing of one file is left for the next.
			isolate: false,
			// A property is tried some hundred times, also on a machine that does other work.
			testTimeout: 120_000,
			hookTimeout: 60_000
		}
	},
	{
		test: {
			...node,
			name: 'simulation',
			include: ['tests/simulation/**/*.test.ts'],
			testTimeout: 120_000
		}
	},
	{
		test: {
			...node,
			name: 'integration',
			expect: expectOf,
			include: ['tests/integration/**/*.test.ts'],
			...abreast,
			// Some of them wait for clocks and lines.
			maxWorkers: 3,
			// Each has a room of its own in a folder of its own: the code is read once for all of a worker's files.
			isolate: false,
			testTimeout: 120_000,
			hookTimeout: 120_000
		}
	},
	{
		test: {
			...node,
			name: 'faults',
			expect: expectOf,
			include: ['tests/faults/**/*.test.ts'],
			...abreast,
			// Much of it is waiting for what was killed to come back: with one more, servers are not up again in time.
			maxWorkers: 3,
			testTimeout: 400_000,
			hookTimeout: 60_000
		}
	}
];
