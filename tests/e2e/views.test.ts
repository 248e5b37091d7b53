import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { press, until } from '../support/desk-hand.ts';
import { deskSize, Stage } from '../support/e2e.ts';

// Goal: a list is narrowed, kept under a name and passed on by its address, and nothing urgent is ever narrowed away.
// Method: the built product, a real browser, and a second person who opens the address.
let stage: Stage;
let noah: DrillClient;
beforeAll(async () => {
	stage = await Stage.open();
	noah = await stage.client('noah');
	const about = { channel: 'phone' } as const;
	const all = [
		{ title: 'Dark in North Lawndale', category: 'lighting', communityArea: 29, priority: 3 },
		{ title: 'Dark in Englewood', category: 'lighting', communityArea: 68, priority: 3 },
		{
			title: 'Paint in North Lawndale',
			category: 'graffiti_dumping',
			communityArea: 29,
			priority: 4
		},
		{ title: 'Urgent in Englewood', category: 'other', communityArea: 68, priority: 1 }
	] as const;
	for (const one of all) await noah.give('request.log', { ...about, ...one });
});
afterAll(async () => {
	noah.close();
	await stage.close();
});

test('a list is narrowed by a key, kept under a name with a key of its own, and opened by another from its address', async () => {
	const page = await stage.page('ana', '/desk', deskSize);
	const titles = () => page.locator('.list [role="row"] .words').allTextContents();
	await expect.poll(async () => (await titles()).length, until).toBe(3);

	await press(page, 'f');
	await page.getByLabel('Community').selectOption('29');
	await page.getByLabel('Category').selectOption('lighting');
	await page.getByText('1 in the list.').waitFor(until);
	await page.getByPlaceholder('A name for this view').fill('Our lamps');
	await page.getByRole('button', { name: 'Keep this view' }).click();
	await page.getByText('Kept as Our lamps.').waitFor(until);
	await press(page, 'Escape');
	expect(await titles()).toEqual(['Dark in North Lawndale']);
	await page.getByText('Only North Lawndale, Street lights').waitFor(until);
	// Whatever the list is narrowed to: what is urgent stays above it.
	await page.locator('.lane').getByText('Urgent in Englewood').waitFor(until);
	const address = page.url();
	expect(new URL(address).search).toBe('?communityArea=29&category=lighting');

	await press(page, 'g', '1');
	await expect.poll(titles, until).toHaveLength(3);
	await page.reload();
	await expect.poll(async () => (await titles()).length, until).toBe(3);
	await press(page, 'g', '7');
	await expect.poll(titles, until).toEqual(['Dark in North Lawndale']);
	// What no longer belongs stays in its place, told apart, until the list is shown anew.
	await noah.give('request.edit', {
		id: [...noah.board.all('request')].find(({ title }) => title === 'Dark in North Lawndale')!.id,
		edits: { communityArea: { from: 29, to: 68 } }
	});
	await page.locator('.list [data-gone]').waitFor(until);
	await press(page, '.');
	await page.getByText('Nothing waiting in this view').waitFor(until);
	await page.getByRole('button', { name: 'Show all' }).click();
	await expect.poll(titles, until).toHaveLength(3);

	const other = await stage.page(
		'dana',
		new URL(address).pathname + new URL(address).search,
		deskSize
	);
	await other.getByText('Only North Lawndale, Street lights').waitFor(until);
	await press(other, 'v');
	await other.getByText('No view of your own yet.').waitFor(until);
	await other.close();
	await page.close();
});
