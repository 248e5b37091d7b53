import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOf } from '../support/axe.ts';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';
import { lengthen, sticksOut } from '../support/fits.ts';

// Goal: what homes are without is noted at one desk, seen and ended at another, and stands on the community's page beside what is
// known of years. Method: the built pages on a real room.
let stage: Stage;
const until = { timeout: 25_000 };

beforeAll(async () => {
	stage = await Stage.open();
});
afterAll(() => stage.close());

test('an outage is noted by keyboard, seen elsewhere at once, said again, and is back', async () => {
	const desk = await stage.page('ana', '/outages', deskSize);
	const other = await stage.page('luis', '/outages', deskSize);
	await other.getByText('No community is known to be without').waitFor(until);
	await desk.getByText('Not known: nobody has told').waitFor(until);
	expect(await violationsOf(desk)).toEqual([]);

	await desk.getByRole('button', { name: 'Note an outage' }).press('Enter');
	await desk.getByLabel('Without').selectOption('power');
	await desk.getByLabel('Community').selectOption({ label: 'North Lawndale' });
	await desk.getByLabel('Who says so').selectOption('company');
	await desk.getByLabel('Homes, about').fill('240');
	expect(await violationsOf(desk)).toEqual([]);
	await desk.getByLabel('Homes, about').press('Enter');
	const key = desk.getByRole('button', { name: 'Note an outage' });
	await expect.poll(() => key.evaluate((it) => it === document.activeElement), until).toBe(true);

	const row = other.getByRole('listitem').filter({ hasText: 'North Lawndale' });
	await row.getByText('about 240 homes').waitFor(until);
	await other.getByText('1 outage is known').waitFor(until);
	await row.getByRole('button', { name: 'Still out' }).click();
	const form = other.locator('form');
	await form.getByText('North Lawndale').waitFor(until);
	await form.getByLabel('Who says so').selectOption('seen');
	await form.getByRole('button', { name: 'Still out' }).click();
	await row.getByText('said by one of us, there').waitFor(until);
	// Only who noted it, or a manager, can call it a mistake.
	expect(await row.getByRole('button', { name: 'It was a mistake' }).count()).toBe(0);
	await row.getByRole('button', { name: 'It is back' }).click();
	await desk.getByRole('heading', { name: 'Back, in the last two days' }).waitFor(until);
	await desk.getByText('No community is known to be without').waitFor(until);
	expect(await violationsOf(desk)).toEqual([]);
	await desk.close();
	await other.close();
});

test('15. the community’s page says what is out there and that power is known for the county alone', async () => {
	const ana = await stage.client('ana');
	await ana.give('outage.note', { what: 'internet', communityArea: 30, source: 'resident' });
	ana.close();

	const page = await stage.page('rosa', '/watch/need/30', deskSize);
	await page.getByText('Of the whole county only').waitFor(until);
	const internet = page
		.locator('section')
		.filter({ has: page.getByRole('heading', { name: 'Internet' }) });
	await internet.getByText('said by a resident').waitFor(until);
	await page.getByRole('link', { name: 'All outages' }).click();
	await page.getByText('1 outage is known').waitFor(until);
	await page.close();
});

test('on a phone in Spanish and in the dark everything has its place', async () => {
	const page = await stage.page('ana', '/outages', phoneSize, {
		locale: 'es-US',
		colorScheme: 'dark'
	});
	await page.getByRole('button', { name: 'Anotar un corte' }).click(until);
	expect(await violationsOf(page)).toEqual([]);
	await lengthen(page, 0.4);
	expect(await sticksOut(page)).toEqual([]);
	await page.close();
});
