import type { Page } from 'playwright-core';
import type { DrillClient } from '../../scripts/drill/client.ts';

export const until = { timeout: 10_000 };

let count = 0;

/** A request of its own, logged by `client`, and its row on the page, chosen. */
export async function chosen(
	page: Page,
	client: DrillClient
): Promise<{ id: string; title: string }> {
	// The order of the list is held from its first rows on.
	await page.getByRole('row').first().waitFor(until);
	count += 1;
	const title = `Dark street no ${count}`;
	const about = { category: 'lighting', channel: 'phone', communityArea: 29 } as const;
	const answer = await client.give('request.log', { title, ...about });
	if (!answer.ok) throw new Error(answer.code);
	await page.getByRole('button', { name: /Show \d+ new/ }).waitFor(until);
	await page.keyboard.press('.');
	await page.getByRole('row', { name: title }).click();
	return { id: Object.keys(answer.versions)[0]!, title };
}

/** One key after the other, as fast as they can be pressed. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
	for (const key of keys) await page.keyboard.press(key);
}

/** From now on frames come late, as on a machine that is busy: what is pressed comes before what is drawn. */
export async function slow(page: Page, lateMs = 400): Promise<void> {
	await page.evaluate((ms) => {
		const draw = window.requestAnimationFrame.bind(window);
		window.requestAnimationFrame = (callback) => window.setTimeout(() => draw(callback), ms);
		window.cancelAnimationFrame = (id) => window.clearTimeout(id);
	}, lateMs);
}
