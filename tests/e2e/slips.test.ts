import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { deskSize, Stage } from '../support/e2e.ts';
import { readLog } from '../support/witness.ts';

// Goal: forty slips of a town hall are entered without a line and are in the room once each, however often the line is
// cut while they are sent (scenario 4). Method: the built product over a line that is refused, comes back, and is cut;
// the log as an independent client reads it.
let stage: Stage;
let noah: DrillClient;
const until = { timeout: 40_000 };
const soon = { timeout: 10_000 };
const count = 40;
beforeAll(async () => {
	stage = await Stage.open();
	noah = await stage.client('noah');
});
afterAll(async () => {
	noah.close();
	await stage.close();
});

/** Block of a slip: every tenth is the same as one before it. */
const blockOf = (index: number) => `${1000 + 100 * (index % 36)} W MADISON ST`;

async function enter(page: Page, index: number): Promise<void> {
	const form = page.locator('.enter form');
	await form.getByLabel('In a few words').fill(`Slip number ${index}`);
	await form.getByLabel('Category').selectOption('lighting');
	await form.getByLabel('Block').fill(blockOf(index));
	if (index === 0) await form.getByLabel('Community').selectOption('26');
	await page.keyboard.press('Control+Enter');
	await page.locator('[data-slip]').nth(index).waitFor(soon);
}

test('forty slips entered without a line are sent once each, though the line is cut and the page reloaded', async () => {
	const proxy = await stage.openLine();
	const page = await stage.page(
		'noah',
		'/desk/slips',
		deskSize,
		{ serviceWorkers: 'allow' },
		`http://127.0.0.1:${proxy.port}`
	);
	await page.locator('.enter form').waitFor(soon);
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	proxy.set({ kind: 'refuse' });
	for (let index = 0; index < count; index += 1) await enter(page, index);
	await page.getByRole('heading', { name: '40 slips, 0 have their reference' }).waitFor(soon);
	await page.reload();
	await page.getByText('40 wait to be sent').waitFor(soon);

	const logged = () =>
		[...noah.board.all('request')].filter(({ title }) => title?.startsWith('Slip number'));
	// Cut in the middle of sending, twice, and reloaded in between.
	proxy.set({ kind: 'slow', bytesPerSecond: 9_000 });
	await expect.poll(() => logged().length, until).toBeGreaterThan(3);
	proxy.set({ kind: 'refuse' });
	expect(logged().length).toBeLessThan(count);
	await page.reload();
	proxy.set({ kind: 'well' });
	await page.getByRole('heading', { name: '40 slips, 40 have their reference.' }).waitFor(until);

	// Another screen hears of them a little later.
	await expect.poll(() => logged().length, until).toBe(count);
	expect(
		logged()
			.map(({ title }) => title)
			.toSorted()
	).toEqual(Array.from({ length: count }, (_, index) => `Slip number ${index}`).toSorted());
	expect(
		logged().every(({ channel, communityArea }) => channel === 'town_hall' && communityArea === 26)
	).toBe(true);
	const entries = (await readLog({ folder: stage.folder })).filter(
		({ entry }) => entry.command === 'request.log'
	);
	expect(entries).toHaveLength(count);
	const shown = await page.locator('[data-slip] .code').allTextContents();
	expect(new Set(shown)).toEqual(new Set(logged().map(({ reference }) => reference)));
	// Slips of one block may be one thing: the later one says so.
	expect(await page.getByText('maybe the same as').count()).toBeGreaterThanOrEqual(4);

	await page.getByRole('button', { name: 'Begin a new batch' }).click();
	await page.getByText('No slip yet.').waitFor(soon);
	await page.close();
	await proxy.close();
});

test('slips of a file are looked through first, taken in one go, and printed with their codes', async () => {
	const page = await stage.page('noah', '/desk/slips', deskSize);
	await page.getByText('From a file').click();
	const rows = [
		'title,category,block,community',
		'Filed one,lighting,4231 W Madison St,',
		'Filed two,Food,,Austin',
		'No,x,,'
	];
	await page.getByLabel('The file').setInputFiles({
		name: 'slips.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(rows.join('\r\n'))
	});
	await page.getByText('2 slips can be taken, 1 row cannot.').waitFor(soon);
	await page.getByText('Row 4: what it is about has 3 to 120 letters.').waitFor(soon);
	await page.getByRole('button', { name: 'Take 2 slips' }).click();
	await page.getByRole('heading', { name: '2 slips, 2 have their reference' }).waitFor(soon);
	await page.evaluate(() => (globalThis.print = () => {}));
	await page.getByRole('button', { name: 'Print the references' }).click();
	await page
		.getByText(/^Code [0-9A-Z]{4}-[0-9A-Z]{4}$/)
		.nth(1)
		.waitFor(soon);
	const reference = await page.locator('[data-slip] a.code').first().textContent();
	const code = (await page.getByText(/^Code/).first().textContent())!.slice(5);
	// Whoever is given the slip sees with it where their request stands.
	const shown = await page.request.post(`${stage.address}/help/status`, {
		form: { reference: reference!, secret: code, go: 'look', language: 'en' }
	});
	expect(await shown.text()).toContain('Where it stands');
});
