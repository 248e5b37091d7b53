import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stage, wallSize } from '../support/e2e.ts';

// Goal: a page that nobody touches begins anew where that helps, and never again and again. Method: the built product in
// a browser whose clock the test moves on; a newer release and a full memory are what the browser is told.
let stage: Stage;
beforeAll(async () => {
	stage = await Stage.open();
});
afterAll(() => stage.close());

const minuteMs = 60_000;

/** A wall whose clock is the test's, and how often it was loaded since it was live. */
async function wallWithClock(
	prepare: (page: Page) => Promise<unknown> = async () => undefined
): Promise<{ page: Page; loads: () => number }> {
	const page = await stage.page('wall', '/health/live', wallSize);
	await page.clock.install();
	await prepare(page);
	await page.goto(`${stage.address}/wall`);
	await page.locator('.frame[data-freshness=live]').waitFor();
	let loads = 0;
	page.on('load', () => (loads += 1));
	return { page, loads: () => loads };
}

/** Lets this much time go by for the page, in steps that what it waits for can follow. */
async function pass(page: Page, ms: number): Promise<void> {
	for (let left = ms; left > 0; left -= 5_000) {
		await page.clock.runFor(Math.min(left, 5_000));
		await new Promise((resolve) => setTimeout(resolve, 30));
	}
}

test.concurrent('a wall takes a new release within two minutes, once', async () => {
	const { page, loads } = await wallWithClock();
	await pass(page, 2 * minuteMs);
	expect(loads(), 'nothing new, nothing done').toBe(0);

	await page.route('**/_app/version.json', (route) =>
		route.fulfill({ json: { version: 'newer' } })
	);
	const [asked, loaded] = [page.waitForResponse('**/_app/version.json'), page.waitForEvent('load')];
	await pass(page, minuteMs);
	await asked;
	await pass(page, minuteMs + 5_000);
	await loaded;
	expect(loads()).toBe(1);
	await page.locator('.frame[data-freshness=live]').waitFor();

	await pass(page, 5 * minuteMs);
	expect(loads(), 'a release that cannot be had is not asked for again and again').toBe(1);
	await page.close();
});

test.concurrent(
	'a wall that holds more than half a gigabyte begins anew within a minute, once',
	async () => {
		const { page, loads } = await wallWithClock((one) =>
			one.addInitScript(() => {
				Object.defineProperty(performance, 'memory', { value: { usedJSHeapSize: 600 * 2 ** 20 } });
			})
		);

		const loaded = page.waitForEvent('load');
		await pass(page, minuteMs + 10_000);
		await loaded;
		expect(loads()).toBe(1);
		await page.locator('.frame[data-freshness=live]').waitFor();

		await pass(page, 5 * minuteMs);
		expect(loads()).toBe(1);
		await page.close();
	}
);
