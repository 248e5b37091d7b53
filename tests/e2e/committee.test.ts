import { afterAll, beforeAll, expect, test } from 'vitest';
import { password } from '../support/room.ts';
import { post } from '../support/post.ts';
import { violationsOf } from '../support/axe.ts';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';
import { lengthen, sticksOut } from '../support/fits.ts';

// Goal: somebody of the launch committee plans a meeting, takes attendance, decides a phase and sees it done, and others see
// it at once. Method: the built pages on a real room.
let stage: Stage;
const until = { timeout: 25_000 };

beforeAll(async () => {
	stage = await Stage.open();
	const admin = await stage.cookieOf('admin');
	const cleo = { signInName: 'cleo', name: 'Cleo V.', role: 'committee', deskIds: [], password };
	await post(`${stage.address}/api/people`, cleo, admin);
});
afterAll(() => stage.close());

test('a meeting decides a phase, and the community is in it on every screen', async () => {
	const page = await stage.page('cleo', '/committee', deskSize);
	await page.getByRole('heading', { name: 'No meeting is planned' }).waitFor(until);
	expect(await violationsOf(page)).toEqual([]);
	const watching = await stage.page('rosa', '/committee', deskSize);
	await watching.getByText('Nobody is a member yet.').waitFor(until);

	for (const name of ['Lawndale Porch', 'Resident seat']) {
		await page.getByRole('button', { name: 'Invite', exact: true }).click();
		await page.getByLabel('Name').fill(name);
		await page.getByLabel('Which side').selectOption('community');
		await page.getByRole('button', { name: 'Invite', exact: true }).click();
		const seat = page.getByRole('listitem').filter({ hasText: name });
		await seat.getByText('has not said yes').waitFor(until);
		await seat.getByRole('button', { name: 'Said yes' }).click();
	}
	await watching.getByRole('heading', { name: '2 members' }).waitFor(until);

	await page.getByRole('button', { name: 'Plan a meeting' }).click();
	await page.getByLabel('Begins').fill('2027-01-05T18:00');
	await page.getByLabel('Where').fill('Douglass library');
	await page.getByRole('button', { name: 'Plan a meeting' }).click();
	await page.getByRole('heading', { name: 'Next meeting: Tue 5 Jan, 6:00 PM' }).waitFor(until);

	await page.getByRole('button', { name: 'Propose a phase: Englewood', exact: true }).click();
	await page.getByRole('combobox', { name: 'Next phase' }).selectOption('sustained');
	await page.getByLabel('In a few words').fill('Englewood goes on');
	await page.getByLabel('Who coordinates').selectOption({ label: 'City Services · 1' });
	await page.getByRole('button', { name: 'Propose a phase', exact: true }).click();
	await page.getByText('It can be decided in a meeting that is under way.').waitFor(until);

	await page.getByRole('button', { name: 'Open the meeting' }).click();
	await page.getByText('0 are there: it cannot decide yet (2 needed)').waitFor(until);
	for (const name of ['Lawndale Porch', 'Resident seat']) {
		await page.getByRole('checkbox', { name: new RegExp(name) }).check();
	}
	await page.getByText('2 are there: it can decide (2 needed)').waitFor(until);
	await page.getByRole('button', { name: 'Adopt', exact: true }).click();
	await page.getByLabel('In favor').fill('2');
	await page.getByRole('button', { name: 'Adopt', exact: true }).click();

	await watching.getByText('2 in favor, 0 against, 0 abstained').waitFor(until);
	const englewood = watching.getByRole('listitem').filter({ hasText: 'by decision' });
	await englewood.getByText('Support is sustained').waitFor(until);
	await englewood.getByText('City Services').waitFor(until);

	await page.getByRole('button', { name: 'Close the meeting' }).click();
	await page.getByLabel('What was said, in short').fill('All agreed');
	await page.getByRole('button', { name: 'Close the meeting' }).click();
	const saved = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Public summary' }).click(until);
	expect((await saved).suggestedFilename()).toBe('meeting.txt');
	expect(await violationsOf(page)).toEqual([]);
	await page.close();
	await watching.close();
});

test('a manager aims the work at a block, which stands on its community’s page with its mark, and ends it', async () => {
	const page = await stage.page('rosa', '/committee', deskSize);
	const phases = page.locator('section').filter({ hasText: 'Communities and their phases' });
	const lawndale = phases.getByRole('listitem').filter({ hasText: 'North Lawndale' }).first();
	await lawndale.getByRole('button', { name: /Focus on a place/ }).click(until);
	await lawndale.getByLabel('What it is').selectOption('block_face');
	await lawndale.getByRole('textbox', { name: 'Name' }).fill('behind the school');
	await lawndale.getByLabel('Why').fill('Shots on three nights');
	await lawndale.getByRole('button', { name: 'Focus on a place' }).click();
	await lawndale.getByRole('alert').waitFor(until);
	await lawndale.getByRole('textbox', { name: 'Name' }).fill('1534 S Pulaski Rd');
	await lawndale.getByRole('button', { name: 'Focus on a place' }).click();
	await lawndale.getByText('1500 S PULASKI RD', { exact: true }).waitFor(until);
	expect(await violationsOf(page)).toEqual([]);

	const place = await stage.page('rosa', '/watch/places/29', deskSize);
	await place.getByRole('heading', { name: '1 place in focus' }).waitFor(until);
	expect(await place.locator('svg circle').count()).toBe(1);
	await place.getByText('0 open there').waitFor(until);
	await place.getByText('Nobody has said yet how much presence the hours need.').waitFor(until);
	expect(await violationsOf(place)).toEqual([]);
	await place.close();

	await lawndale.getByRole('button', { name: 'End: 1500 S PULASKI RD' }).click();
	await lawndale.getByText('1 earlier place').waitFor(until);
	await page.close();
});

test('a manager says which hours need presence, and the community’s week ahead is measured by it', async () => {
	const page = await stage.page('rosa', '/committee', deskSize);
	const phases = page.locator('section').filter({ hasText: 'Communities and their phases' });
	const row = phases.getByRole('listitem').filter({ hasText: 'West Garfield Park' }).first();
	await row.getByRole('button', { name: /Set need by hour/ }).click(until);
	await row.getByLabel('Fri').check();
	await row.getByLabel('Sat').check();
	await row.getByLabel('from', { exact: true }).selectOption('22');
	await row.getByLabel('to', { exact: true }).selectOption('4');
	await row.getByLabel('need', { exact: true }).selectOption('3');
	await row.getByLabel('Where it is known from').fill('Shootings of three summers');
	expect(await violationsOf(page)).toEqual([]);
	await row.getByRole('button', { name: 'Set need by hour' }).click();
	await row.getByText(/Need by hour: Shootings of three summers/).waitFor(until);

	await row.getByRole('button', { name: /Set need by hour/ }).click();
	expect(await row.locator('legend').count(), 'a night over midnight is two').toBe(2);
	await page.keyboard.press('Escape');
	const place = await stage.page('rosa', '/watch/places/26', deskSize);
	await place.getByText(/Shootings of three summers/).waitFor(until);
	await place.getByText('Nobody with room:').waitFor(until);
	expect(await violationsOf(place)).toEqual([]);
	await place.close();
	await page.close();
});

test('a lesson goes from noted to seen to help, by different people, on a phone as well', async () => {
	const page = await stage.page('ana', '/committee', phoneSize, { colorScheme: 'dark' });
	await page.getByRole('button', { name: 'Note a lesson' }).click(until);
	await page.getByLabel('In words').fill('Nobody had the key to the gym');
	await page.getByLabel('What it is').selectOption('improvement');
	await page.getByLabel('Told by').selectOption('incident_review');
	await page.getByRole('button', { name: 'Note a lesson' }).click();
	const lesson = page.getByRole('listitem').filter({ hasText: 'Nobody had the key' });
	await lesson.last().waitFor(until);
	expect(await lesson.getByRole('button').count()).toBe(0);
	expect(await violationsOf(page)).toEqual([]);
	await lengthen(page, 0.4);
	expect(await sticksOut(page)).toEqual([]);
	await page.close();

	const other = await stage.page('cleo', '/committee', deskSize);
	const same = other.getByRole('listitem').filter({ hasText: 'Nobody had the key' }).last();
	await same.getByRole('button', { name: 'Confirm it' }).click(until);
	await same.getByRole('button', { name: 'Take it on' }).click(until);
	await same.getByLabel('Organization').selectOption({ label: 'City Services · 1' });
	await same.getByLabel('By when').fill('2027-01-05T18:00');
	await same.getByRole('button', { name: 'Take it on' }).click();
	await same.getByText('by Tue 5 Jan').waitFor(until);
	await other.close();
});
