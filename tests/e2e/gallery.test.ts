import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutWebGl } from '../../scripts/browser.ts';
import { violationsOf } from '../support/axe.ts';
import { deskSize, phoneSize, Stage, wallSize } from '../support/e2e.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await Stage.open();
});
afterAll(() => stage.close());

const states = ['live', 'late', 'not-live', 'connecting'] as const;
/** What a wall shows beside its overview, and in which colours. */
const scenes = [
	['surge&scene=requests', 'live'],
	['wall&scene=requests&theme=bright', 'late'],
	['wall&scene=people&unchecked=20', 'live'],
	['wall&scene=people&theme=night', 'not-live'],
	['wall&scene=trend&theme=bright&message&pushed', 'live'],
	['wall&scene=community&missed', 'live'],
	['quiet&scene=community&theme=night', 'connecting'],
	['wall&theme=bright', 'not-live'],
	['visitors&theme=bright', 'live'],
	['surge&unchecked=40', 'live']
] as const;
const visits = [
	...['wall', 'quiet', 'surge', 'drill', 'visitors', 'covered'].flatMap((show) =>
		states
			// What differs by state differs in the same way on each of them.
			.filter((state) => state !== 'connecting' || show === 'wall')
			.map((state) => [show, state, 'en', 'dark'] as const)
	),
	...scenes.map(([show, state]) => [show, state, 'en', 'dark'] as const),
	...scenes.slice(1, 6).map(([show]) => [show, 'live', 'es', 'dark'] as const),
	...states.map((state) => ['watch', state, 'en', 'light'] as const),
	['pairing', 'live', 'en', 'dark'],
	['pairing', 'connecting', 'es', 'dark'],
	['identify', 'live', 'en', 'dark'],
	['fleet', 'live', 'en', 'light'],
	['fleet', 'live', 'es', 'dark'],
	['prove', 'live', 'en', 'light'],
	['prove', 'live', 'es', 'dark'],
	['visitors', 'live', 'es', 'dark'],
	['wall', 'live', 'es', 'dark'],
	['watch', 'live', 'es', 'dark'],
	['desk', 'live', 'en', 'light'],
	['desk', 'live', 'es', 'dark']
] as const;

test.concurrent.each(visits)(
	'the gallery shows %s, %s, in %s and %s, without an accessibility violation',
	async (show, state, language, colorScheme) => {
		const size = show === 'desk' || show === 'watch' ? deskSize : wallSize;
		const context = await stage.browser.newContext({
			viewport: size,
			colorScheme,
			reducedMotion: 'reduce'
		});
		// What the map draws is on a canvas, and that has no part here.
		await withoutWebGl(context);
		const page = await context.newPage();
		const complaints: string[] = [];
		page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
		page.on('pageerror', (error) => complaints.push(error.message));
		await page.goto(`${stage.address}/gallery?show=${show}&state=${state}&language=${language}`);
		await page.locator('h1').first().waitFor({ state: 'attached' });
		// Letters of another font are wider: what runs out of its ground has another one behind it.
		await page.evaluate(() => document.fonts.ready);
		await page.waitForTimeout(300);

		expect(await violationsOf(page)).toEqual([]);
		// Nobody is signed in here, and the page is told so once.
		expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
		await context.close();
	}
);

test('no wall text of the gallery is cut off or runs into another, in either language', async () => {
	const context = await stage.browser.newContext({ viewport: wallSize });
	const page = await context.newPage();
	for (const language of ['en', 'es']) {
		await page.goto(`${stage.address}/gallery?show=wall&language=${language}`);
		await page.locator('.headlines').waitFor();
		await page.waitForTimeout(300);

		const cut = await page.evaluate(() =>
			[
				...document.querySelectorAll<HTMLElement>(
					'.headlines p, .row > span, .changes p, .box b, .panel header > *, .others > span, .note span'
				)
			]
				.filter(
					(one) =>
						one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'
				)
				.map((one) => `${one.className}: ${one.textContent?.trim()}`)
		);

		expect(cut, language).toEqual([]);
	}
	await context.close();
});

test('the gallery fits a phone', async () => {
	const context = await stage.browser.newContext({ viewport: phoneSize });
	const page = await context.newPage();
	await page.goto(`${stage.address}/gallery?show=watch`);
	await page.locator('h1').first().waitFor();

	expect(
		await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
	).toBeLessThanOrEqual(0);
	await context.close();
});
