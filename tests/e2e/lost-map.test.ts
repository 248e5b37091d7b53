import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stage, wallSize } from '../support/e2e.ts';

// Goal: a wall whose graphics fail is never without its map. Method: the built wall in a real browser whose context is taken away,
// with nothing else at work.
let stage: Stage;
beforeAll(async () => void (stage = await Stage.open()));
afterAll(() => stage.close());

test('a map that loses its context is drawn at once and stands again within five seconds', async () => {
	const page = await stage.page('wall', '/wall', wallSize);
	await page.locator('.canvas:not([data-drawn])').waitFor({ timeout: 20_000 });
	const canvas = () => page.evaluate(() => document.querySelectorAll('.canvas canvas').length);
	const lostAt = performance.now();
	await page.evaluate(() => {
		const found = document.querySelector<HTMLCanvasElement>('.canvas canvas')!;
		found.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
	});

	await page.locator('.canvas[data-drawn]').waitFor({ state: 'attached', timeout: 1_000 });
	const drawnMs = performance.now() - lostAt;
	expect(await page.locator('.map svg .active').count()).toBeGreaterThan(0);
	await page.locator('.canvas:not([data-drawn])').waitFor({ timeout: 10_000 });
	const rebuiltSeconds = (performance.now() - lostAt) / 1_000;

	process.stdout.write(
		`context lost: drawn after ${drawnMs.toFixed(0)} ms, rebuilt after ${rebuiltSeconds.toFixed(1)} s\n`
	);
	expect(rebuiltSeconds).toBeLessThanOrEqual(5);
	expect(await canvas()).toBe(1);
	await page.close();
});
