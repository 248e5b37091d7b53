import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { deskSize, Stage, wallSize } from '../support/e2e.ts';

// Goal: in real browsers people open what is theirs, and nothing else ever reaches a page. Method: the built product;
// every byte that a page receives and all of its document are searched for words that stand where it may not look.
let stage: Stage;
const title = 'quokka title';
const child = 'quokka child';
const noteText = 'quokka note';

beforeAll(async () => {
	stage = await Stage.open();
	const ana = await stage.client('ana');
	const place = { communityArea: 29, priority: 1, channel: 'phone' } as const;
	const logged = await ana.give('request.log', { title, category: 'lighting', ...place });
	const id = logged.ok ? Object.keys(logged.versions)[0]! : '';
	await ana.give('note.add', { subjectId: id, text: noteText });
	await ana.give('request.log', { title: child, category: 'victim_assistance', ...place });
	ana.close();
});
afterAll(() => stage.close());

/** Everything that a page received over HTTP and its sockets, and the document that it made of it. */
async function received(who: string, path: string, size: typeof wallSize): Promise<string> {
	const page = await stage.page(who, path, size);
	const heard: string[] = [];
	page.on('websocket', (socket) =>
		socket.on('framereceived', ({ payload }) => heard.push(payload.toString()))
	);
	page.on('response', (response) => {
		if (!response.url().startsWith(stage.address)) return;
		response.text().then(
			(text) => heard.push(text),
			() => undefined
		);
	});
	await page.reload();
	await page.getByText(/Live/).first().waitFor();
	// A heartbeat follows everything that a join brings.
	await expect.poll(() => heard.some((text) => text.startsWith('42["beat"'))).toBe(true);
	heard.push(await page.content());
	await page.close();
	return heard.join('\n');
}

test.each([
	['the wall', 'wall', '/wall', wallSize, []],
	['a manager’s watch', 'rosa', '/watch', deskSize, []],
	['the desk of another organization', 'luis', '/desk', deskSize, [title, noteText]],
	['a manager’s desk', 'rosa', '/desk', deskSize, [title, noteText]]
] as const)('what reaches %s is what its people may read', async (_, who, path, size, readable) => {
	const all = await received(who, path, size);

	expect(all.length).toBeGreaterThan(1_000);
	const words = [title, noteText, child];
	expect(words.filter((word) => all.includes(word))).toEqual([...readable]);
});

/** The row of the light, opened. */
async function openLight(page: Page): Promise<void> {
	await page.getByRole('row', { name: new RegExp(title) }).click();
	await page.getByText('Contact and address').waitFor();
}

test('a contact is kept and opened at the desk with a reason, and hidden from the next organization', async () => {
	const page = await stage.page('ana', '/desk', deskSize);
	await openLight(page);

	await page.getByRole('button', { name: 'Add contact' }).click();
	await page.getByLabel('Name').fill('Quokka Caller');
	expect(await page.getByLabel('How to reach them safely').inputValue()).toBe('');
	await page.getByRole('button', { name: 'Keep' }).click();
	await page.getByRole('button', { name: 'Show contact' }).waitFor();
	await page.keyboard.press('u');
	await page.getByLabel('Reason').fill('To agree on a time');
	await page.keyboard.press('Enter');

	await page.getByText('Quokka Caller').waitFor();
	await page.getByText(/Hidden again in \d+ s/).waitFor();
	expect(await page.getByText('is safe').count(), 'nobody said what is safe').toBe(0);
	await page.close();
	const other = await stage.page('luis', '/desk', deskSize);
	await other.getByRole('row', { name: new RegExp(title) }).click();
	await other.getByText('quokka note').waitFor();
	expect(await other.getByRole('button', { name: 'Show contact' }).count()).toBe(0);
	await other.close();
});

test('an administrator invites somebody, who comes in by the link and is signed out when switched off', async () => {
	const page = await stage.page('admin', '/people', deskSize);
	await page.getByLabel('Name', { exact: true }).fill('New Hire');
	await page.getByLabel('Sign-in name').fill('newhire');
	await page.getByRole('button', { name: 'Add and make a link' }).click();
	const link = await page.locator('code').innerText();

	const context = await stage.browser.newContext({ viewport: deskSize, locale: 'en-US' });
	const guest = await context.newPage();
	await guest.goto(link);
	await guest.locator('input[autocomplete=new-password]').fill('nine herons over the river');
	await guest.getByRole('button', { name: 'Save and sign in' }).click();
	await guest.getByText('Good to see you, New Hire').waitFor();
	await guest.goto(`${stage.address}/desk`);
	await guest.getByText(/Live/).first().waitFor();

	const row = page.getByRole('row', { name: /New Hire/ });
	await row.getByRole('button', { name: 'Switch off' }).click();

	await guest.waitForURL(/\/sign-in/, { timeout: 5_000 });
	await row.getByText('Switched off').waitFor();
	await context.close();
	await page.close();
});
