import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chicagoDay } from '#shared/kernel/chicago-time.ts';
import { violationsOf } from '../support/axe.ts';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';
import { lengthen, sticksOut } from '../support/fits.ts';

// Goal: somebody at a desk finds help that fits a person, sees why other help does not, doubts what is wrong, and whoever asked
// settles it. Method: the built pages on a real room.
let stage: Stage;
const until = { timeout: 25_000 };

beforeAll(async () => {
	stage = await Stage.open();
	const rosa = await stage.client('rosa');
	const about = {
		category: 'mental_health_support',
		areas: [61],
		languages: ['es'],
		minAge: 12,
		maxAge: 17
	};
	for (const [name, hours, capacity] of [
		['Grief group', [{ weekday: 6, from: 540, to: 780 }], 'open'],
		['Evening group', [{ weekday: 2, from: 1020, to: 1200 }], 'full']
	] as const) {
		const added = await rosa.give('capability.add', {
			...about,
			agencyId: 'agency_pantry',
			name,
			hours: [...hours]
		} as never);
		const id = added.ok ? (Object.keys(added.versions)[0] ?? '') : '';
		await rosa.give('capability.confirm', { id, version: 1, state: 'active', capacity });
	}
	rosa.close();
});
afterAll(() => stage.close());

/** Opens a list of many and presses the boxes of some. */
async function choose(within: Locator, list: string, names: string[]): Promise<void> {
	const many = within.getByRole('group', { name: list });
	await many.locator('summary').click();
	for (const name of names) await many.getByLabel(name, { exact: true }).click();
}

test('18. help for a 15-year-old on a Saturday in Spanish is found, and what does not fit says why', async () => {
	const page = await stage.page('noah', '/capabilities', deskSize);
	await page.getByText('2 fit').or(page.getByText('1 fits, 1 not now')).first().waitFor(until);
	await page.getByRole('combobox', { name: 'Need' }).selectOption('mental_health_support');
	await page.getByRole('combobox', { name: 'Community' }).selectOption({ label: 'New City' });
	await page.getByRole('combobox', { name: 'Language' }).selectOption('es');
	await page.getByRole('spinbutton', { name: 'Age' }).fill('15');
	await page.getByLabel('Open at').fill('2027-01-09T10:30');
	await page.getByText('1 fits, 1 not now').waitFor(until);
	const rows = page.getByRole('region').or(page.locator('section')).first().getByRole('listitem');
	expect(await rows.first().innerText()).toContain('Grief group');
	expect(await rows.nth(1).innerText()).toMatch(
		/full[\s\S]*not open then|not open then[\s\S]*full/
	);
	expect(await violationsOf(page)).toEqual([]);

	await page.getByRole('spinbutton', { name: 'Age' }).fill('18');
	await page.getByText('Nothing that fits is known. This is a gap.').waitFor(until);
	await page.getByRole('spinbutton', { name: 'Age' }).fill('15');

	await rows.first().getByRole('button', { name: 'Doubt it' }).click();
	await page.getByLabel('A word on it').fill('The door was locked');
	await page.getByRole('button', { name: 'Doubt it' }).first().click();
	const next = page.locator('section').filter({ hasText: 'Call next' }).getByRole('listitem');
	await next.getByText('The door was locked').waitFor(until);
	expect(await next.first().innerText()).toContain('50% sure');

	await next.first().getByRole('button', { name: 'It is still so' }).click();
	await next.first().getByLabel('Room').selectOption('limited');
	await next.first().getByRole('button', { name: 'It is still so' }).click();
	await page.getByText('Everything was asked about lately.').waitFor(until);
	await page.close();
});

test('18. whoever was found is asked from there to take a request on, and what others publish is found by its words', async () => {
	const noah = await stage.client('noah');
	const logged = await noah.give('request.log', {
		title: 'Food for a family of five',
		category: 'food_assistance',
		channel: 'phone',
		communityArea: 29
	});
	const id = logged.ok ? (Object.keys(logged.versions)[0] ?? '') : '';
	await noah.give('request.triage', { id, version: 1 });
	const rosa = await stage.client('rosa');
	const about = { category: 'food_assistance' as const, languages: [], hours: [] };
	for (const [name, areas] of [
		['Food boxes', [29]],
		['Soup kitchen', [68]]
	] as const) {
		await rosa.give('capability.add', {
			...about,
			agencyId: 'agency_pantry',
			name,
			areas: [...areas]
		});
	}
	const form = new FormData();
	const services =
		'id,organization_id,name,status,assured_date\n1,7,Legal help at the door,active,2026-10-02\n';
	form.append('files', new Blob(['id,name,description\n7,Harbor Law,Help\n']), 'organizations.csv');
	form.append('files', new Blob([services]), 'services.csv');
	const admin = await stage.cookieOf('admin');
	const brought = await fetch(`${stage.address}/api/directory/harbor`, {
		method: 'POST',
		headers: { cookie: admin },
		body: form
	});
	expect(brought.status, await brought.text()).toBe(200);

	const page = await stage.page('noah', '/capabilities', deskSize);
	await page.getByRole('combobox', { name: 'Need' }).selectOption('food_assistance', until);
	const row = (name: string) =>
		page.locator('section').first().getByRole('listitem').filter({ hasText: name });
	await row('Soup kitchen').getByRole('button', { name: 'Refer' }).click(until);
	await row('Soup kitchen')
		.getByText('No request of this kind waits here that could be referred.')
		.waitFor(until);
	await row('Food boxes').getByRole('button', { name: 'Refer' }).click();
	const which = page.getByRole('combobox', { name: 'For which request' });
	await which.selectOption({
		label: await which.getByRole('option', { name: /family of five/ }).innerText()
	});
	expect(await violationsOf(page)).toEqual([]);
	await row('Food boxes').getByRole('button', { name: 'Refer' }).click();
	await expect
		.poll(() =>
			[...noah.board.all('referral')].map(({ requestId, service }) => [requestId, service])
		)
		.toEqual([[id, 'Food boxes']]);

	// From the request itself, with what is known of it.
	const second = await noah.give('request.log', {
		title: 'Food for two until Monday',
		category: 'food_assistance',
		channel: 'phone',
		communityArea: 29
	});
	const other = second.ok ? (Object.keys(second.versions)[0] ?? '') : '';
	await noah.give('request.triage', { id: other, version: 1 });
	await page.goto(`${stage.address}/desk?request=${other}`);
	await page.getByRole('heading', { name: 'Food for two until Monday' }).waitFor(until);
	await page.getByRole('button', { name: 'Refer' }).first().click();
	// What was begun there is there again after a look at the directory.
	await page.getByLabel('Asked for').fill('A box for two, without nuts');
	const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
	await expect.poll(kept).toContain('without nuts');
	await page.getByRole('link', { name: 'Who fits, from the directory' }).click();
	await page.getByRole('link', { name: /Food for two until Monday/ }).click(until);
	await page.getByRole('button', { name: 'Refer' }).first().click();
	expect(await page.getByLabel('Asked for').inputValue()).toBe('A box for two, without nuts');
	await page.getByRole('link', { name: 'Who fits, from the directory' }).click();
	await page.getByRole('link', { name: /Food for two until Monday/ }).waitFor(until);
	expect(await page.getByRole('combobox', { name: 'Community' }).inputValue()).toBe('29');
	expect(await violationsOf(page)).toEqual([]);
	await row('Food boxes').getByRole('button', { name: 'Refer' }).click();
	await row('Food boxes').getByRole('button', { name: 'Refer' }).click();
	await expect
		.poll(() => [...noah.board.all('referral')].map(({ requestId }) => requestId))
		.toContain(other);

	await page.getByRole('searchbox', { name: 'Words to look for' }).fill('legal help');
	const others = page.locator('section').filter({ hasText: 'Directories from elsewhere' });
	await others.getByText('1 of 1').waitFor(until);
	expect(await others.getByRole('listitem').innerText()).toMatch(
		/Legal help at the door\s*Harbor Law[\s\S]*checked by its publisher 2026-10-02/
	);
	await page.getByRole('searchbox').fill('zebra crossing');
	await others.getByText('Nothing has these words.').waitFor(until);
	await page.close();
	for (const client of [noah, rosa]) client.close();
});

test('a manager writes down what somebody offers, and puts it right', async () => {
	const page = await stage.page('rosa', '/capabilities', deskSize);
	await page.getByRole('button', { name: 'Add what exists' }).click(until);
	const next = page.locator('section').filter({ hasText: 'Call next' });
	await next.getByLabel('Organization').selectOption({ label: 'Pulaski Pantry' });
	await next.getByLabel('Need').selectOption('housing_assistance');
	await next.getByLabel('In a few words').fill('Beds for a night');
	await choose(next, 'Community', ['Austin', 'New City']);
	await choose(next, 'Languages', ['Spanish']);
	await next.getByLabel('Fri').check();
	await next.getByLabel('from', { exact: true }).fill('18:00');
	await next.getByLabel('to', { exact: true }).fill('00:00');
	expect(await violationsOf(page)).toEqual([]);
	await next.getByRole('button', { name: 'Add what exists' }).click();
	const row = next.getByRole('listitem').filter({ hasText: 'Beds for a night' });
	await row.getByText('nobody has asked yet').waitFor(until);
	expect(await row.innerText()).toMatch(/Austin, .*English, Spanish · Fri 6:00 PM – 12:00 AM/);

	await row.getByRole('button', { name: 'Put it right' }).click();
	expect(await row.getByLabel('to', { exact: true }).inputValue()).toBe('00:00');
	await row.getByRole('button', { name: 'Other hours on other days' }).click();
	await row.getByLabel('Sat').nth(1).check();
	await row.getByRole('button', { name: 'Put it right' }).click();
	await row.getByText(/Fri 6:00 PM – 12:00 AM, Sat 9:00 AM – 5:00 PM/).waitFor(until);
	await page.close();
});

test('a manager adds an organization, looks into it, works with it, and sees an agreement end before it does', async () => {
	const page = await stage.page('rosa', '/capabilities', deskSize);
	const section = page.locator('section').filter({ hasText: 'organizations work with the room' });
	await section.getByRole('button', { name: 'Add organization' }).click(until);
	await section.getByLabel('Name').fill('Harbor House');
	await section.getByLabel('Kind of organization').selectOption('youth_services');
	await choose(section, 'Leads in', ['Housing', 'Youth program']);
	await section.getByRole('button', { name: 'Add organization' }).click();
	const row = section.getByRole('listitem').filter({ hasText: 'Harbor House' });
	await row.getByText('might work with us').waitFor(until);
	await row.getByText('no agreement noted').waitFor(until);
	await row.getByText('Harbor House').click();
	await row.getByRole('button', { name: 'Look into it' }).click();
	await row.getByText('being looked into').waitFor(until);
	await row.getByRole('button', { name: 'Work with them' }).click();
	await row.getByText('being looked into').waitFor({ ...until, state: 'detached' });

	await row.getByRole('button', { name: 'Note an agreement' }).click();
	await row.getByLabel('What is agreed').selectOption('mou');
	const last = chicagoDay(Date.now() + 10 * 86_400_000);
	await row.getByLabel('Last day').fill(last);
	await row.getByLabel('Filed as').fill('MOU 17');
	expect(await violationsOf(page)).toEqual([]);
	await row.getByRole('button', { name: 'Note an agreement' }).click();
	await row.getByText(/Memorandum until .*, 10 days left/).waitFor(until);
	// Whose agreement ends soon stands first.
	expect(await section.getByRole('listitem').first().innerText()).toContain('Harbor House');

	await row.getByRole('button', { name: 'Change what it does' }).click();
	await choose(row, 'Leads in', ['Housing']);
	await choose(row, 'Where', ['Austin', 'New City']);
	expect(await violationsOf(page)).toEqual([]);
	await row.getByRole('button', { name: 'Change what it does' }).click();
	await row.getByText('Youth program · Austin, New City').waitFor(until);
	// What was opened from here gives the focus back.
	const summary = row.locator('summary').first();
	await expect
		.poll(() => summary.evaluate((it) => it === document.activeElement), until)
		.toBe(true);

	await row.getByRole('button', { name: 'Suspend' }).click();
	await row.getByLabel('Reason').selectOption('papers_missing');
	await row.getByRole('button', { name: 'Suspend' }).click();
	await row.locator('p', { hasText: 'Papers are missing' }).waitFor(until);
	await page.close();
	const desk = await stage.page('ana', '/capabilities', deskSize);
	await desk.getByText('Harbor House').click(until);
	expect(await desk.getByRole('button', { name: 'Work with them' }).count()).toBe(0);
	await desk.close();
});

test('on a phone in Spanish everything has its place', async () => {
	const page = await stage.page('ana', '/capabilities', phoneSize, {
		locale: 'es-US',
		colorScheme: 'dark'
	});
	await page.getByRole('heading', { name: 'Lo que existe' }).waitFor(until);
	expect(await violationsOf(page)).toEqual([]);
	await lengthen(page, 0.4);
	expect(await sticksOut(page)).toEqual([]);
	await page.close();
});
