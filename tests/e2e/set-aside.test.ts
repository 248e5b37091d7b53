import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { chosen, press, until } from '../support/desk-hand.ts';
import { deskSize, Stage } from '../support/e2e.ts';

// Goal: what waits for something leaves the queue and is not lost; what is asked for twice becomes one. Method: the built product, a real browser, and the
// records as another client has them.
let stage: Stage;
let noah: DrillClient;
beforeAll(async () => {
	stage = await Stage.open();
	noah = await stage.client('noah');
	// No list is empty: then its order would not be held.
	await noah.give('request.log', { title: 'First of all', category: 'other', channel: 'phone' });
});
afterAll(async () => {
	noah.close();
	await stage.close();
});

test('what waits for something is set aside by a key with why, counts as open, and comes back by itself', async () => {
	const page = await stage.page('ana', '/desk', deskSize);
	const { id, title } = await chosen(page, noah);
	await noah.give('request.triage', { id, version: 1 });
	// What is set aside is what stands there: not what it was a moment before.
	await page.getByRole('row', { name: title }).filter({ hasText: 'Triaged' }).waitFor(until);
	const open = page.locator('footer').getByText(/^\d+ open$/);
	const before = await open.textContent();
	await press(page, 'h');
	await page.getByLabel('Reason').fill('Calls at two');
	await press(page, 'Enter');
	await expect
		.poll(() => noah.board.get('request', id)?.snoozed, until)
		.toMatchObject({ reason: 'Calls at two', by: expect.any(String) });
	await page.getByText('1 set aside', { exact: true }).waitFor(until);
	expect(await open.textContent()).toBe(before);
	// It stands where it stood until the list is shown anew.
	await page.getByRole('row', { name: title }).waitFor(until);
	await press(page, '.');
	await page.getByRole('row', { name: title }).waitFor({ state: 'detached', ...until });
	await press(page, 'g', '5');
	await page.getByRole('row', { name: title }).click();
	await page.getByText(/^Ana R. set it aside until .*: Calls at two/).waitFor(until);

	await noah.give('note.add', { subjectId: id, text: 'They called' });
	await page.getByText('1 set aside', { exact: true }).waitFor({ state: 'detached', ...until });
	await press(page, 'g', '1');
	await page.getByRole('row', { name: title }).click();
	await press(page, 'h');
	await page.getByLabel('Reason').fill('Calls at three');
	await press(page, 'Enter');
	await page.getByText('1 set aside', { exact: true }).waitFor(until);
	await press(page, 'h');
	await page.getByText('1 set aside', { exact: true }).waitFor({ state: 'detached', ...until });
	expect(noah.board.get('request', id)?.snoozed).toBeUndefined();
	await page.close();
});

test('while an answer is on its way the next keys are the page’s, and the answer takes the focus from nobody', async () => {
	const page = await stage.page('ana', '/desk', deskSize, {
		listen: (opened) =>
			opened.routeWebSocket(/live/, (line) => {
				const server = line.connectToServer();
				// Nothing is lost and nothing overtakes: it comes half a second later.
				server.onMessage((message) => void setTimeout(() => line.send(message), 500));
			})
	});
	const { id } = await chosen(page, noah);
	await press(page, 'h');
	await page.getByLabel('Reason').fill('Calls at four');
	await press(page, 'Enter', 'n');
	const note = page.locator('main').getByPlaceholder('Add a note');
	await expect
		.poll(() => note.evaluate((field) => field === document.activeElement), until)
		.toBe(true);
	await page.keyboard.type('They called');
	await expect
		.poll(() => noah.board.get('request', id)?.snoozed, until)
		.toMatchObject({ reason: 'Calls at four' });
	// Its form has closed: the answer has come.
	await page.getByLabel('Reason').waitFor({ state: 'detached', ...until });
	await page.keyboard.type(' at night');
	expect(await note.inputValue()).toBe('They called at night');
	await page.close();
});

test('two that may be one stand beside each other, with what tells them apart, before one closes', async () => {
	const about = { category: 'lighting', channel: 'phone', communityArea: 29 } as const;
	const log = async (title: string, block: string) => {
		const answer = await noah.give('request.log', { ...about, title, block });
		if (!answer.ok) throw new Error(answer.code);
		return Object.keys(answer.versions)[0]!;
	};
	const first = await log('Lamp out at the corner', '3300 W OGDEN AVE');
	const second = await log('Corner is dark', '3300 W OGDEN AVE');
	const page = await stage.page('ana', '/desk', deskSize);
	await page.getByRole('row', { name: 'Corner is dark' }).click();
	await press(page, 'b');
	await page.locator('form select').waitFor(until);
	// The nearest is offered first, by its digit.
	await press(page, '1');
	const compared = page.locator('form table');
	await compared.waitFor(until);
	const differ = await compared.locator('tbody tr:not([data-same])').allTextContents();
	expect(differ.join(' ')).toContain('Corner is dark');
	expect(differ.join(' ')).toContain('Lamp out at the corner');
	expect(differ.join(' ')).not.toContain('Ogden');
	await page.getByText('On the same block.').waitFor(until);
	await page.getByText(/2 then asked for it/).waitFor(until);
	await press(page, 'Enter');
	await expect
		.poll(() => noah.board.get('request', second), until)
		.toMatchObject({ state: 'duplicate', parentId: first });
	await page.close();
});
