import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { chosen, press, slow, until } from '../support/desk-hand.ts';
import { deskSize, Stage } from '../support/e2e.ts';

// Goal: a desk is worked by few keys, and each can be taken back. Method: the built product, a real browser, keys that
// are counted, and the records as another client has them.
let stage: Stage;
let noah: DrillClient;
beforeAll(async () => {
	stage = await Stage.open();
	noah = await stage.client('noah');
	const rosa = await stage.client('rosa');
	for (const [id, name] of [
		['agency_hearth', 'Halsted Hearth'],
		['agency_circle', 'Tending Circle']
	] as const) {
		const leads = ['lighting' as const];
		await rosa.give('agency.enrol', { id, name, type: 'city_department', areas: [], leads });
	}
	rosa.close();
	// No list is empty: then its order would not be held.
	await noah.give('request.log', { title: 'First of all', category: 'other', channel: 'phone' });
});
afterAll(async () => {
	noah.close();
	await stage.close();
});

/** Key presses that the page itself has seen since it was asked last. */
async function pressed(page: Page): Promise<number> {
	return page.evaluate(() => {
		const counting = globalThis as typeof globalThis & { presses?: number };
		const { presses } = counting;
		counting.presses = 0;
		if (presses === undefined) {
			addEventListener('keydown', () => (counting.presses! += 1), { capture: true });
		}
		return presses ?? 0;
	});
}

const now = (id: string) => noah.board.get('request', id);

test('by when help comes is said by two keys, and taken back by one', async () => {
	const page = await stage.page('noah', '/desk', deskSize);
	const { id } = await chosen(page, noah);
	const promised = () => noah.board.get('request', id)?.promisedFor;
	const before = Date.now();
	await press(page, 'd', '2');
	await expect.poll(promised, until).toBeDefined();
	expect(Math.abs(Date.parse(promised()!) - before - 2 * 3_600_000)).toBeLessThan(10_000);
	await page.getByRole('button', { name: /Undo/ }).first().waitFor(until);
	// Nobody's shift ends here.
	await press(page, 'd', '3');
	await press(page, 'd', '4');
	await expect.poll(promised, until).toMatch(/T(00|23):00:00\.000Z$/);
	await press(page, 'z', 'z');
	await expect.poll(promised, until).toBeUndefined();
	await page.close();
});

test('one key accepts what is suggested and goes on; seven set a priority and an owner; three refer', async () => {
	const page = await stage.page('ana', '/desk', deskSize);
	await page.getByRole('row', { name: 'First of all' }).waitFor(until);
	const one = await chosen(page, noah);
	await pressed(page);
	await press(page, 'y');
	await expect.poll(() => now(one.id), until).toMatchObject({ state: 'accepted', priority: 3 });
	expect(await pressed(page)).toBe(1);

	const two = await chosen(page, noah);
	await pressed(page);
	await press(page, 'p', '2', 'a');
	await page.locator('form select').first().waitFor(until);
	// The keys of the list itself: as many letters as tell one organization from another.
	await press(page, 't', 'e', 'Enter');
	await expect
		.poll(() => now(two.id), until)
		.toMatchObject({ state: 'accepted', priority: 2, agencyId: 'agency_circle' });
	await page.locator('form').waitFor({ state: 'detached', ...until });
	await press(page, 'j');
	expect(await pressed(page)).toBe(7);

	const three = await chosen(page, noah);
	await pressed(page);
	await press(page, 'r');
	await page.locator('form select').first().waitFor(until);
	await press(page, '3', 'Enter');
	await expect.poll(() => noah.board.referralsOf(three.id).length, until).toBe(1);
	expect(await pressed(page)).toBe(3);
	const [referral] = noah.board.referralsOf(three.id);
	expect(referral).toMatchObject({ receiverId: 'agency_circle', service: 'Street lights' });
	await page.close();
});

test('a call is logged in seven fields by keys alone', async () => {
	const page = await stage.page('ana', '/desk', deskSize);
	await page.getByText('Nothing new').first().waitFor(until);
	await press(page, 'c');
	const dialog = page.getByRole('dialog');
	await dialog.waitFor(until);
	expect(await dialog.locator('input, select, textarea').count()).toBeLessThanOrEqual(7);
	await page.keyboard.type('Dog loose at school');
	await page.waitForFunction(() =>
		Object.values(localStorage).some((kept) => String(kept).includes('Dog loose at school'))
	);
	// What was begun is there again after a crash, and can be thrown away.
	await page.reload();
	await page.getByRole('row').first().waitFor(until);
	await press(page, 'c');
	await dialog.getByText('What you had begun is back.').waitFor(until);
	expect(await dialog.locator('input').first().inputValue()).toBe('Dog loose at school');
	await page.keyboard.press('End');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Street li');
	await page.keyboard.press('Control+Enter');
	await dialog.waitFor({ state: 'detached', ...until });
	await page.getByRole('heading', { name: /Dog loose at school/ }).waitFor(until);
	await page.close();
});

test('z takes back twenty acts one after the other, each within a second, also after a reload; Shift+z redoes', async () => {
	const page = await stage.page('ana', '/desk', deskSize);
	const { id, title } = await chosen(page, noah);
	const priorities: number[] = [now(id)!.priority];
	for (let act = 0; act < 20; act += 1) {
		const next = (priorities.at(-1)! % 3) + 1;
		await press(page, 'p', String(next));
		await expect.poll(() => now(id)!.priority, until).toBe(next);
		await page.getByRole('button', { name: `P${next}`, pressed: true }).waitFor(until);
		priorities.push(next);
	}
	await expect.poll(() => page.getByRole('button', { name: /^Undo/ }).count(), until).toBe(20);
	await page.reload();
	await page.getByRole('row', { name: title }).waitFor(until);

	const slowest: number[] = [];
	for (const was of priorities.slice(0, -1).toReversed()) {
		const from = performance.now();
		await press(page, 'z');
		await expect.poll(() => now(id)!.priority, { ...until, interval: 10 }).toBe(was);
		slowest.push(performance.now() - from);
		await expect.poll(() => page.getByText('Sending').count(), until).toBe(0);
	}
	expect(Math.max(...slowest)).toBeLessThan(1_000);

	// However fast they are pressed.
	await press(page, 'Shift+Z', 'Shift+Z', 'Shift+Z', 'z', 'z');
	await expect.poll(() => now(id)!.priority, until).toBe(priorities[1]);
	await press(page, 'z');
	await expect.poll(() => now(id)!.priority, until).toBe(priorities[0]);
	// What y did with two commands goes back by one key.
	await page.getByRole('row', { name: title }).click();
	await page.getByRole('button', { name: `P${priorities[0]}`, pressed: true }).waitFor(until);
	await press(page, 'y');
	await expect.poll(() => now(id)!.state, until).toBe('accepted');
	await expect.poll(() => page.getByText('Sending').count(), until).toBe(0);
	await press(page, 'z');
	await expect.poll(() => now(id)!.state, until).toBe('received');
	const history = await fetch(`${stage.address}/api/records/${id}/history`, {
		headers: { cookie: await stage.cookieOf('noah') }
	});
	const entries = (await history.json()) as { command: string }[];
	expect(entries.filter(({ command }) => command === 'change.undo').length).toBe(20 + 6 + 2);
	await page.close();
});

test('the palette reaches actions, pages and requests by name, and hands the keyboard on', async () => {
	const page = await stage.page('ana', '/desk', deskSize);
	const { id } = await chosen(page, noah);
	await slow(page);
	await press(page, 'Control+k');
	await page.keyboard.type('prio p1');
	await page.getByRole('option', { name: /Set priority P1/ }).waitFor(until);
	await press(page, 'Enter');
	await expect.poll(() => now(id)!.priority, until).toBe(1);

	await press(page, 'Control+k');
	await page.keyboard.type('first of');
	await page.getByRole('option', { name: /First of all/ }).waitFor(until);
	await press(page, 'Enter');
	await page.getByRole('heading', { name: /First of all/ }).waitFor(until);

	await press(page, 'Control+k');
	await page.keyboard.type('add a note');
	await page.getByRole('option', { name: /Add a note/ }).waitFor(until);
	await press(page, 'Enter');
	await page.locator('textarea:focus').waitFor(until);
	await page.keyboard.type('jjj');
	expect(await page.locator('textarea:focus').inputValue()).toBe('jjj');
	await press(page, 'Escape', 'Control+k');
	await page.keyboard.type('handover');
	await press(page, 'Enter');
	await page.waitForURL('**/desk/handover', until);
	await page.close();
});

test('a key can be chosen, is kept, and does not take another’s; all can be switched off; a view is an address', async () => {
	const page = await stage.page('ana', '/desk', deskSize);
	await page.getByText('Nothing new').first().waitFor(until);
	await press(page, '?');
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: /Next row$/ }).click();
	await press(page, 'n');
	await sheet.getByText('n is taken by “Add a note”').waitFor(until);
	await press(page, 'w');
	await sheet.getByText('“Next row” is now w.').waitFor(until);
	await press(page, 'Escape');
	await page.reload();
	await page.getByRole('row').first().waitFor(until);
	await press(page, 'j');
	expect(await page.locator('[role="row"][aria-selected="true"]').count()).toBe(0);
	await press(page, 'w');
	await page.locator('[role="row"][aria-selected="true"]').waitFor(until);

	await press(page, 'Escape', '?');
	await sheet.getByRole('button', { name: 'Usual keys again' }).click();
	await sheet.getByRole('checkbox').uncheck();
	await press(page, 'Escape');
	await press(page, 'j');
	expect(await page.locator('[role="row"][aria-selected="true"]').count()).toBe(0);
	await press(page, 'Control+k');
	await page.getByRole('option').first().waitFor(until);
	await press(page, 'Escape');

	await page.getByRole('button', { name: /Needs owner/ }).click();
	await page.waitForURL('**/desk?view=unowned', until);
	await page.reload();
	await page.getByRole('button', { name: /Needs owner/, pressed: true }).waitFor(until);
	await page.close();
});

test('several are chosen by keys, what will change is told first, each has its answer, and one key takes all back', async () => {
	const page = await stage.page('ana', '/desk', deskSize);
	const ids: string[] = [];
	for (let index = 0; index < 4; index += 1) ids.push((await chosen(page, noah)).id);
	// Somebody has one of them already.
	await noah.give('request.triage', { id: ids[1]!, version: 1 });
	await noah.give('request.accept', { id: ids[1]!, version: 2, agencyId: 'agency_hearth' });
	for (const [index, id] of ids.entries()) {
		await page.locator(`#row-${id}`).click(index === 0 ? {} : { modifiers: ['ControlOrMeta'] });
		if (index === 0) await press(page, 'x');
	}
	await page.getByRole('heading', { name: '4 requests chosen' }).waitFor(until);

	await press(page, 's', 't');
	await page.getByText('3 will change.').waitFor(until);
	await page.getByText('1 stays: not from where it stands.').waitFor(until);
	await press(page, 'Enter');
	await page.getByText('3 changed.').waitFor(until);
	await expect
		.poll(() => ids.map((id) => now(id)!.state), until)
		.toEqual(['triaged', 'accepted', 'triaged', 'triaged']);
	// One has that priority already: it stays, and does not stand in the way of the others.
	const before = { from: 3, to: 2 } as const;
	await noah.give('request.edit', { id: ids[2]!, edits: { priority: before } });
	await press(page, 'p', '2');
	await page.locator('form select').waitFor(until);
	await press(page, 'Enter');
	await page.getByText('4 changed.').waitFor(until);
	await expect.poll(() => ids.map((id) => now(id)!.priority), until).toEqual([2, 2, 2, 2]);

	await press(page, 'z');
	await expect.poll(() => ids.map((id) => now(id)!.priority), until).toEqual([3, 3, 2, 3]);
	await press(page, 'z');
	await expect
		.poll(() => ids.map((id) => now(id)!.state), until)
		.toEqual(['received', 'accepted', 'triaged', 'received']);
	// What was begun with some is not gone on with for others, and says nothing in another form.
	await press(page, 'p', '1');
	await page.locator('form select').waitFor(until);
	await page.getByRole('button', { name: 'Choose none' }).click();
	await page.getByRole('heading', { name: '4 requests chosen' }).waitFor({ state: 'detached' });
	await page.locator(`#row-${ids[0]}`).click();
	await press(page, 'x', 's', 't');
	await page.getByText('1 will change.').waitFor(until);
	expect(await page.locator('form select').first().inputValue()).toBe('');
	await page.close();
});
