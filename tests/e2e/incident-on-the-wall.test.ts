import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskSize, Stage, wallSize } from '../support/e2e.ts';
import { pressToWords } from '../support/key-to-paint.ts';

// Goal: scenario 3 of domain.md, with its seconds. Method: the built product with a real Redis, a browser profile for each of
// them, keys and clicks, and nothing else at work.
let stage: Stage;
beforeAll(async () => void (stage = await Stage.open()));
afterAll(() => stage.close());

const until = { timeout: 25_000 };

test('3. The wall during an incident: one more urgent in two seconds, no place, no number; then the shutter', async () => {
	const wall = await stage.page('wall', '/wall', wallSize);
	const desk = await stage.page('noah', '/desk/response', deskSize);
	const manager = await stage.page('rosa', '/displays', deskSize);
	await wall.getByText('Open requests').first().waitFor(until);
	await desk.getByText('No open incident notices.').waitFor(until);

	await desk.keyboard.press('i');
	await desk.getByLabel('Community').selectOption({ label: 'West Garfield Park' });
	await desk.getByLabel('Block').fill('4231 W Madison St');
	await desk.getByLabel('People hurt').fill('2');
	await desk.getByLabel('Told by').selectOption('police_notification');
	const shownMs = await pressToWords(
		desk,
		() => desk.keyboard.press('Control+Enter'),
		wall,
		'Incident'
	);
	expect(shownMs).toBeLessThanOrEqual(2_000);

	await desk.getByRole('heading', { name: /4200 block, W Madison St/ }).waitFor(until);
	await desk.getByText('Outreach presence').waitFor(until);
	const words = await wall.evaluate(() => document.documentElement.outerHTML);
	expect(words).not.toMatch(/Madison|4200|people hurt|Crisis response|I-[0-9A-Z]{6}/);
	expect(await wall.locator('body').textContent()).toContain('West Garfield Park');
	const cover = manager.getByRole('button', { name: 'Cover all screens', exact: true });
	const closed = 'The shutter is closed.';
	const coveredMs = await pressToWords(manager, () => cover.click(until), wall, closed);
	expect(coveredMs).toBeLessThanOrEqual(1_000);
	await wall.getByText(closed, { exact: false }).waitFor(until);
	process.stdout.write(
		`incident on the wall after ${shownMs.toFixed(0)} ms, covered after ${coveredMs.toFixed(0)} ms\n`
	);
	await manager.getByRole('button', { name: 'Uncover' }).click();
	await wall.getByText('Open requests').first().waitFor(until);
	for (const page of [wall, desk, manager]) await page.close();
});
