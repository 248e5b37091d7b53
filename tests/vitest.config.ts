import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserOptions } from '../scripts/browser.ts';
import { abreast, expectOf, node, projectsOfNode } from './projects-of-node.ts';

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
function filesOf(...names: string[]): string[] {
	return names.map((name) => `tests/e2e/${name}.test.ts`);
}

/** Each project asks one kind of question; see README.md of this folder. */
export default defineConfig({
	root: new URL('..', import.meta.url).pathname,
	test: {
		reporters: ['default'],
		projects: [
			...projectsOfNode,
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
					// All of them wait for the processor: more at once end no sooner, and each of them later.
					maxConcurrency: 3,
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
