import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { press, slow, until } from '../support/desk-hand.ts';
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

test('a word is put on a request by a key, offered to the next, found by it, and taken back', async () => {
	const page = await stage.page('ana', '/desk', deskSize);
	const tagsOf = (title: string) =>
		[...noah.board.all('request')].find((one) => one.title === title)?.tags;
	await page.locator('.list').getByText('Paint in North Lawndale').click();

	await press(page, 'l');
	await page.keyboard.type('Block  Club\n');
	await expect.poll(() => tagsOf('Paint in North Lawndale'), until).toEqual(['block club']);
	await page.keyboard.type('winter\n');
	await expect.poll(() => tagsOf('Paint in North Lawndale'), until).toHaveLength(2);
	await press(page, 'Enter', 'z');
	await expect.poll(() => tagsOf('Paint in North Lawndale'), until).toEqual(['block club']);

	await page.locator('.list').getByText('Dark in Englewood').click();
	await press(page, 'l');
	expect(
		await page
			.locator('datalist option')
			.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
	).toContain('block club');
	await press(page, 'Escape', '/');
	await page.keyboard.type('block club');
	await expect
		.poll(() => page.locator('.list [role="row"] .words').allTextContents(), until)
		.toEqual(['Paint in North Lawndale']);
	expect(page.url(), 'what is searched for may be a name').not.toContain('block');
	await page.locator('.list').getByText('Paint in North Lawndale').click();
	await page.getByRole('button', { name: 'Take out block club' }).click();
	await expect.poll(() => tagsOf('Paint in North Lawndale'), until).toBeUndefined();
	await page.getByText('none', { exact: true }).waitFor(until);
	// What is no tag is said, and stays to be mended.
	await page.locator('main.main h2').click();
	await press(page, 'l');
	await page.keyboard.type('food, water\n');
	await page.getByRole('status').getByText('A word or two; no names').waitFor(until);
	await page.close();
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
	await press(page, 'g', '8');
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

	// With more room for each row, which belongs to the view as well; the detail beside it takes room by a key.
	await press(page, 'f');
	await page.getByLabel('Rows with more room').check();
	await slow(page);
	const row = page.locator('.list [role="row"]').first();
	const widthOf = async () => (await page.locator('main.main').boundingBox())!.width;
	const before = await widthOf();
	// Pressed before the sheet is away.
	await press(page, 'Escape', ']', ']');
	expect((await row.boundingBox())!.height).toBe(44);
	expect(new URL(page.url()).search).toBe('?rows=roomy');
	await expect.poll(widthOf, until).toBe(before + 112);
	expect((await row.locator('.words').boundingBox())!.width).toBeGreaterThan(100);
	await page.reload();
	await row.waitFor(until);
	expect((await row.boundingBox())!.height).toBe(44);
	await expect.poll(widthOf, until).toBe(before + 112);
	await press(page, '[', '[', '[', '[');
	await expect.poll(widthOf, until).toBe(before - 48);

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
