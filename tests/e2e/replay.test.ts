import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { violationsOf } from '../support/axe.ts';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';
import { sticksOut } from '../support/fits.ts';

// Goal: somebody goes back to a moment, sees the wall as it was, is never in doubt that it is past, and cannot change
// anything. Method: the built pages on a real room, what they send listened to.
let stage: Stage;
const until = { timeout: 20_000 };

beforeAll(async () => {
	stage = await Stage.open();
	const noah = await stage.client('noah');
	for (const [title, priority] of [
		['Lamps out along the block', 3],
		['Entry door does not lock', 1],
		['Meals for nine', 2]
	] as const) {
		await noah.give('request.log', {
			title,
			priority,
			category: 'lighting',
			channel: 'phone',
			communityArea: 29
		});
		// Each in a second of its own: by time they can be told apart.
		await new Promise((resolve) => setTimeout(resolve, 1_100));
	}
	noah.close();
});
afterAll(() => stage.close());

/** The number above these words of the wall that is shown. */
async function headline(page: Page, words: string): Promise<string> {
	const label = page.locator('.wall .label', { hasText: words });
	return (await label.locator('xpath=preceding-sibling::p').innerText()).trim();
}

test('a moment is gone back to by keys, the wall is as it was, and the page says that it is past', async () => {
	const sent: string[] = [];
	const page = await stage.page('rosa', '/replay', deskSize, {
		listen: (one) =>
			one.on('request', (request) => {
				if (request.method() !== 'GET' || request.url().includes('socket.io'))
					sent.push(request.url());
			})
	});
	await page.getByText('need an owner').waitFor(until);
	await expect.poll(() => headline(page, 'need an owner'), until).toBe('3');
	expect(await page.getByText('REPLAY').count()).toBeGreaterThan(1);
	expect(await page.getByText('Live', { exact: true }).count()).toBe(0);
	// As it hangs in the room, in a window that is higher: what has its place there has it here.
	const { width, height } = (await page.locator('.frame').boundingBox())!;
	expect(width / height).toBeCloseTo(16 / 9, 2);

	// Three changes back: the last one logged, the urgent one, the first.
	await page.keyboard.press('ArrowLeft');
	await expect.poll(() => headline(page, 'need an owner'), until).toBe('2');
	await page.keyboard.press('ArrowLeft');
	await expect.poll(() => headline(page, 'need an owner'), until).toBe('1');
	expect(await headline(page, 'urgent open')).toBe('0');
	await page.keyboard.press('.');
	await expect.poll(() => headline(page, 'urgent open'), until).toBe('1');

	// The address is of this moment: somebody else with it sees the same.
	await page.waitForURL(/at=20/, until);
	const other = await stage.page(
		'noah',
		new URL(page.url()).pathname + new URL(page.url()).search,
		deskSize
	);
	await expect.poll(() => headline(other, 'need an owner'), until).toBe('2');
	await other.close();

	await page.getByRole('button', { name: 'Was this on the wall?' }).click();
	await page.getByText(/^(Yes: at|Nothing was kept)/).waitFor(until);

	expect(await violationsOf(page)).toEqual([]);
	expect(sent).toEqual([]);
	await page.close();
});

test('a day plays at the speed that was chosen, and stops at its end', async () => {
	const page = await stage.page('rosa', '/replay', deskSize);
	await page.getByText('need an owner').waitFor(until);
	const slider = page.getByRole('slider', { name: 'Moment of the day' });
	const now = async () => Number(await slider.getAttribute('aria-valuenow'));
	const end = Number(await slider.getAttribute('aria-valuemax'));
	await page.keyboard.press('Shift+ArrowLeft');
	await expect.poll(now, until).toBeLessThan(end - 200_000);

	await page.keyboard.press('3');
	await page.keyboard.press(' ');
	await page.getByRole('button', { name: /Pause/ }).waitFor(until);
	await page.getByRole('button', { name: /Play/ }).waitFor(until);
	expect(await now()).toBeGreaterThanOrEqual(end - 1_000);
	await page.close();
});

test('a note is of a moment and of this browser, and leads back to it', async () => {
	const page = await stage.page('rosa', '/replay?view=watch', deskSize);
	await page.getByRole('heading', { name: /open requests/ }).waitFor(until);
	await page.keyboard.press('n');
	await page.getByLabel(/What is to be remembered/).fill('=The door was told twice');
	await page.getByRole('button', { name: 'Keep the note' }).click();
	await page.getByText('=The door was told twice').waitFor(until);
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: /Download/ }).click();
	const text = readFileSync(await (await saved).path(), 'utf8');
	expect(text).toContain(`"'=The door was told twice"`);
	expect(await violationsOf(page)).toEqual([]);
	await page.getByRole('button', { name: 'Close' }).click();
	await page.reload();
	await page.getByRole('button', { name: '1 note' }).waitFor(until);
	await page.close();
});

test('on a phone it is the watch, and who has neither is told so', async () => {
	const page = await stage.page('rosa', '/replay', phoneSize);
	await page.getByText('Three things to know').waitFor(until);
	expect(await sticksOut(page)).toEqual([]);
	expect(await violationsOf(page)).toEqual([]);
	await page.close();
	const admin = await stage.page('admin', '/replay', deskSize);
	await admin.getByText('Looking back at the wall is not part of your role.').waitFor(until);
	await admin.close();
});
