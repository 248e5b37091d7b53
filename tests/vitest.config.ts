import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserOptions } from '../scripts/browser.ts';

const node = { environment: 'node' as const, pool: 'forks' as const };

/** Most of these tests wait: two at once take half the time on two cores. */
const abreast = { maxWorkers: 2, fileParallelism: true };

/** What a screen says after so many seconds of silence: real seconds, in which nothing is to be done. */
const byTheClock = filesOf('behind-a-proxy', 'freshness', 'just-changed', 'truth', 'watch');
/** What is measured in milliseconds: nothing else is done meanwhile. */
const byTheMillisecond = filesOf(
	'budget',
	'calm',
	'incident-on-the-wall',
	'lost-map',
	'one-change',
	'wall-numbers'
);
/** What looks at many pictures, several at once: the processor is all that it waits for, and nothing else runs beside it. */
const byThePicture = filesOf('gallery', 'map', 'screens', 'states', 'wall-scenes');
/** A machine with two cores may be busy for seconds; what has to come is awaited, and not measured by this. */
const expectOf = { poll: { timeout: 20_000 } };
function filesOf(...names: string[]): string[] {
	return names.map((name) => `tests/e2e/${name}.test.ts`);
}

/** Each project asks one kind of question; see README.md of this folder. */
export default defineConfig({
	root: new URL('..', import.meta.url).pathname,
	test: {
		reporters: ['default'],
		projects: [
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
				plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
				resolve: { conditions: ['browser', 'svelte'] },
				test: {
					name: 'component',
					include: ['tests/component/**/*.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						provider: playwright({ launchOptions: browserOptions() }),
						instances: [{ browser: 'chromium' }],
						screenshotFailures: false
					}
				}
			},
			{
				test: {
					...node,
					name: 'faults',
					expect: expectOf,
					include: ['tests/faults/**/*.test.ts'],
					...abreast,
					// Much of it is waiting for what was killed to come back.
					maxWorkers: 4,
					testTimeout: 400_000,
					hookTimeout: 60_000
				}
			},
			{
				test: {
					...node,
					name: 'bugs',
					include: ['tests/bugs/**/*.test.ts'],
					testTimeout: 180_000,
					fileParallelism: false
				}
			},
			{
				test: {
					...node,
					name: 'silence',
					// Several walls of each at once, and each of them drawn: more are late by themselves.
					maxConcurrency: 3,
					include: byTheClock,
					expect: expectOf,
					...abreast,
					testTimeout: 240_000,
					hookTimeout: 120_000
				}
			},
			{
				test: {
					...node,
					name: 'pace',
					include: byTheMillisecond,
					testTimeout: 240_000,
					hookTimeout: 120_000,
					fileParallelism: false
				}
			},
			{
				test: {
					...node,
					name: 'looks',
					include: byThePicture,
					expect: expectOf,
					testTimeout: 240_000,
					hookTimeout: 120_000,
					fileParallelism: false
				}
			},
			{
				test: {
					...node,
					name: 'e2e',
					include: ['tests/e2e/**/*.test.ts'],
					expect: expectOf,
					exclude: [...byTheClock, ...byTheMillisecond, ...byThePicture],
					...abreast,
					testTimeout: 240_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
