import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';

// Goal: teams are planned on the board of hours, by key and by hand, nothing is given before somebody says so, and
// the list beside it says the same. Method: the built product, a real browser, and the records as another client has
// them.
let stage: Stage;
let rosa: DrillClient;
let noah: DrillClient;
const until = { timeout: 25_000 };
const quarterMs = 15 * 60_000;
const hourMs = 4 * quarterMs;
beforeAll(async () => {
	stage = await Stage.open();
	rosa = await stage.client('rosa');
	noah = await stage.client('noah');
});
afterAll(async () => {
	rosa.close();
	noah.close();
	await stage.close();
});

/** A team that is planned from the next full hour on, for two hours. */
async function planned(callSign: string, communityArea = 29): Promise<string> {
	const from = Math.ceil(Date.now() / hourMs) * hourMs;
	const answer = await rosa.give('deployment.request', {
		callSign,
		headcount: 2,
		communityArea,
		purpose: 'Resource table',
		plannedFrom: new Date(from).toISOString(),
		plannedTo: new Date(from + 2 * hourMs).toISOString()
	});
	if (!answer.ok) throw new Error(answer.code);
	const id = Object.keys(answer.versions)[0]!;
	expect(await rosa.give('deployment.approve', { id, version: 1 })).toMatchObject({ ok: true });
	// Whoever goes on with it has seen it: the room decides on nothing older than that.
	await expect.poll(() => noah.board.get('deployment', id)?.version, until).toBe(2);
	return id;
}

const hours = (id: string) => {
	const { plannedFrom = '', plannedTo = '' } = noah.board.get('deployment', id) ?? {};
	return [Date.parse(plannedFrom), Date.parse(plannedTo)] as const;
};
const bar = (page: Page, id: string) => page.locator(`[data-bar="${id}"]`);
async function press(page: Page, ...keys: string[]): Promise<void> {
	for (const key of keys) await page.keyboard.press(key);
}

test('arrows move a team by quarter hours and change its end, Enter gives it, z takes it back', async () => {
	const id = await planned('Alpha 1');
	const page = await stage.page('noah', '/desk/teams', deskSize);
	await bar(page, id).waitFor(until);
	await expect.poll(() => hours(id)[0], until).toBeGreaterThan(0);
	const [from, to] = hours(id);

	await press(page, 'j', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'ArrowLeft');
	await page.getByText(/instead of .* not saved yet/).waitFor(until);
	expect(hours(id)).toEqual([from, to]);
	// The bar that was chosen by key has the focus: Enter is pressed on it.
	await press(page, 'Enter');
	await expect.poll(() => hours(id), until).toEqual([from + quarterMs, to + 2 * quarterMs]);
	await page.getByText(/instead of .* not saved yet/).waitFor({ state: 'detached', ...until });

	await press(page, 'z');
	await expect.poll(() => hours(id), until).toEqual([from, to]);
	await press(page, 'ArrowRight', 'Escape');
	await page.getByText(/instead of .* not saved yet/).waitFor({ state: 'detached', ...until });
	expect(hours(id)).toEqual([from, to]);
	await page.close();
});

test('a bar is drawn elsewhere by hand, and given or left by a press', async () => {
	const id = await planned('Bravo 2');
	const page = await stage.page('noah', '/desk/teams', deskSize);
	const box = await bar(page, id)
		.boundingBox()
		.then((found) => found!);
	await expect.poll(() => hours(id)[0], until).toBeGreaterThan(0);
	const [from, to] = hours(id);
	const hourPx = box.width / 2;
	const y = box.y + 10;

	await page.mouse.move(box.x + 30, y);
	await page.mouse.down();
	await page.mouse.move(box.x + 30 + hourPx * 1.5, y, { steps: 8 });
	await page.mouse.up();
	await page.getByRole('button', { name: /Save these hours/ }).click();
	await expect.poll(() => hours(id), until).toEqual([from + 6 * quarterMs, to + 6 * quarterMs]);

	const moved = (await bar(page, id).boundingBox())!;
	await page.mouse.move(moved.x + moved.width - 3, y);
	await page.mouse.down();
	await page.mouse.move(moved.x + moved.width - 3 - hourPx, y, { steps: 8 });
	await page.mouse.up();
	await page.getByText(/instead of .* not saved yet/).waitFor(until);
	await page.getByRole('button', { name: /Leave them/ }).click();
	await page.getByText(/instead of .* not saved yet/).waitFor({ state: 'detached', ...until });
	expect(hours(id)).toEqual([from + 6 * quarterMs, to + 6 * quarterMs]);
	await page.close();
});

test('of one that has begun only the end is moved, and the reason is said', async () => {
	const id = await planned('Charlie 3');
	let version = 2;
	for (const name of ['notify', 'acknowledge', 'set_out', 'check_in'] as const) {
		const answer = await noah.give(`deployment.${name}`, { id, version: version++ });
		expect(answer, name).toMatchObject({ ok: true });
	}
	const page = await stage.page('noah', '/desk/teams', deskSize);
	await bar(page, id).click();
	// The key is about what is chosen.
	await page.locator(`[data-bar="${id}"][aria-current="true"]`).waitFor(until);
	const [from, to] = hours(id);
	await press(page, 'ArrowRight');
	await page.getByText('Charlie 3 has begun: only its end can be moved.').waitFor(until);
	await press(page, 'Shift+ArrowRight', 'Enter');
	await expect.poll(() => hours(id), until).toEqual([from, to + quarterMs]);
	await page.close();
});

test('two who move one team both see both, and nothing is lost', async () => {
	const id = await planned('Delta 4');
	const page = await stage.page('noah', '/desk/teams', deskSize);
	await bar(page, id).click();
	await press(page, 'Shift+ArrowRight');
	await page.getByText(/instead of .* not saved yet/).waitFor(until);
	const [, to] = hours(id);
	const theirs = new Date(to + hourMs).toISOString();
	await rosa.give('deployment.edit', {
		id,
		edits: { plannedTo: { from: new Date(to).toISOString(), to: theirs } }
	});
	await expect.poll(() => hours(id)[1], until).toBe(to + hourMs);
	await press(page, 'Enter');
	const conflict = page.locator('[data-conflict="plannedTo"]');
	await conflict.waitFor(until);
	await conflict.getByRole('button', { name: 'Use mine' }).click();
	await expect.poll(() => hours(id)[1], until).toBe(to + quarterMs);
	await page.close();
});

test('the list says what the board says, a phone has the list alone, and n adds the next team', async () => {
	await planned('Echo 5', 68);
	const page = await stage.page('noah', '/desk/teams', deskSize);
	await page
		.getByRole('button', { name: /^Echo 5/ })
		.first()
		.waitFor(until);
	const ids = (name: string) =>
		page
			.locator(`[${name}]`)
			.evaluateAll((all, attribute) => all.map((one) => one.getAttribute(attribute)), name);
	expect(await ids('data-bar')).toEqual(await ids('data-row'));

	await press(page, 'n');
	const form = page.locator('form').filter({ hasText: 'Call sign' });
	await form.getByLabel('Call sign').fill('Foxtrot 6');
	await form.locator('select').first().selectOption('29');
	await form.getByLabel('What for').fill('Bus stop watch');
	await form.getByRole('button', { name: 'Ask for a team' }).click();
	await page
		.getByRole('button', { name: /^Foxtrot 6 Asked for.*1 person, North Lawndale/ })
		.waitFor(until);
	await page.close();

	const phone = await stage.page('noah', '/desk/teams', phoneSize);
	await phone.locator('[data-row]').first().waitFor(until);
	expect(await phone.locator('[data-bar]').first().isVisible()).toBe(false);
	await phone.locator('[data-row]').first().click();
	await phone.locator('[data-team-detail]').waitFor(until);
	await phone.getByRole('button', { name: '← Teams' }).click();
	await phone.locator('[data-team-detail]').waitFor({ state: 'detached', ...until });
	await phone.close();
});
