import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { communityAreas } from '#shared/geo/community-areas.ts';
import { violationsOf } from '../support/axe.ts';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';
import { temporaryFolder, password } from '../support/room.ts';
import { runTool } from '../support/tool.ts';
import { sticksOut } from '../support/fits.ts';

// Goal: somebody finds what is known of a community by its everyday name, each number with its period, its source and the city beside
// it, and what is not known says so. Method: made files through the real script, the built pages in a real browser.
let stage: Stage;
const folder = temporaryFolder();
const until = { timeout: 25_000 };
beforeAll(async () => {
	stage = await Stage.open();
	const file = (name: string, rows: readonly string[]) => {
		writeFileSync(join(folder.path, name), `${rows.join('\n')}\n`);
		return join(folder.path, name);
	};
	const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
	const victims = Array.from({ length: 120 }, (_, index) => {
		const on = `${day(3 + index * 8)} 02:00:00`;
		return `V${index},C${index},${on},BATTERY,YES,${index % 3 === 0 ? 'SOUTH LAWNDALE' : 'AUSTIN'},${on}`;
	});
	const bands = 'under_25_000,_25_000_to_49_999,_50_000_to_74_999,_75_000_to_125_000,_125_000';
	const head =
		'unique_id,case_number,date,victimization_primary,gunshot_injury_i,community_area,updated';
	const socio =
		'Community Area Number,PERCENT OF HOUSING CROWDED,PERCENT HOUSEHOLDS BELOW POVERTY,PERCENT AGED 16+ UNEMPLOYED,PER CAPITA INCOME ,HARDSHIP INDEX';
	const files: [string, string][] = [
		['violence_victims', file('victims.csv', [head, ...victims])],
		[
			'acs_by_area',
			file('acs.csv', [
				`community_area,total_population,${bands}`,
				...communityAreas.map(({ name }) => `${name},30000,10,10,10,10,10`)
			])
		],
		[
			'socioeconomic_2012',
			file('socio.csv', [
				socio,
				...communityAreas.map(
					({ number }) => `${number},${number === 30 ? 'NA' : 4},20.5,9,20000,50`
				)
			])
		]
	];
	for (const [source, path] of files) {
		const done = await runTool('datasets', ['load', source, path, '--address', stage.address], {
			DATA_DIR: folder.path,
			CSCC_NAME: 'admin',
			CSCC_PASSWORD: password
		});
		if (done.code !== 0) throw new Error(`${done.said}${done.complained}`);
	}
});
afterAll(async () => {
	await stage.close();
	folder.remove();
});

test('what is known of Little Village is found by its everyday name, beside the city, with its age and its source', async () => {
	const page = await stage.page('rosa', '/watch', deskSize);
	await page.getByRole('link', { name: 'Need', exact: true }).click();
	await page.getByRole('heading', { name: /People hurt by gunfire: from 0\.0 to/ }).waitFor(until);
	await page.getByText('Up to date').first().waitFor(until);
	expect(await violationsOf(page)).toEqual([]);

	await page.getByLabel('Find a community').fill('garfield park');
	await page.keyboard.press('Enter');
	await page.getByText('“garfield park” can mean:').waitFor(until);
	await page.getByLabel('Find a community').fill('little village');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/watch/need/30', until);

	await page.getByRole('heading', { name: 'Little Village', exact: true }).waitFor(until);
	await page.getByText('These numbers do not measure whether a program works.').waitFor(until);
	const shot = page.getByRole('img', {
		name: /^People hurt by gunfire: \d+,.* per 10,000 residents; whole city/
	});
	await shot.waitFor(until);
	expect(await page.getByText(/^Violence Reduction - Victims/).count()).toBeGreaterThan(0);
	const crowded = page.locator('.row', { hasText: 'Crowded homes' });
	expect(await crowded.getByText('not known', { exact: true }).count()).toBe(1);
	expect(await crowded.getByText('2008–2012').count()).toBe(1);
	await page
		.locator('section', { hasText: 'Power' })
		.getByText('Of the whole county only')
		.waitFor(until);
	expect(await violationsOf(page)).toEqual([]);

	// The table says the same as the picture.
	await page.keyboard.press('t');
	const rows = page.locator('.panel').first().locator('tbody tr');
	await expect.poll(() => rows.count(), until).toBe(24);
	await page.close();
});

test('the table of the map has all 77, and a phone shows both without running over', async () => {
	const page = await stage.page('rosa', '/watch/need?indicator=below_poverty', phoneSize, {
		colorScheme: 'dark'
	});
	await page
		.getByRole('heading', { name: /Households below poverty: from 20\.5% to 20\.5%/ })
		.waitFor(until);
	expect(await page.locator('main table').first().locator('tbody tr').count()).toBe(77);
	expect(await page.getByRole('region', { name: 'View as table' }).count()).toBe(1);
	expect(await sticksOut(page)).toEqual([]);
	expect(await violationsOf(page)).toEqual([]);
	await page.getByRole('combobox', { name: 'Indicator' }).selectOption('low_food_access');
	await page.getByRole('heading', { name: 'Low food access: not known yet' }).waitFor(until);
	await page.goto(`${stage.address}/watch/need/30`);
	await page.getByRole('heading', { name: 'Little Village', exact: true }).waitFor(until);
	expect(await sticksOut(page)).toEqual([]);
	expect(await violationsOf(page)).toEqual([]);
	await page.close();
});

test('a manager takes the hours in which people were hurt, changes nothing unseen, and gives them', async () => {
	const page = await stage.page('rosa', '/committee', deskSize);
	const row = page.getByRole('listitem').filter({ hasText: 'Austin' }).first();
	await row.getByRole('button', { name: 'Set need by hour: Austin' }).click(until);
	await row.getByText('It is for you to change.').waitFor(until);
	await row.getByRole('button', { name: 'Take the hours in which people were hurt' }).click();

	const spans = row.getByRole('group', { name: /^Hours \d+$/ });
	await expect.poll(() => spans.count(), until).toBeGreaterThan(1);
	expect(await row.getByLabel('Where it is known from').inputValue()).toMatch(
		/^People shot and killed until .*, of five years at most \(gumc-mgzr\)$/
	);
	expect(await violationsOf(page)).toEqual([]);
	await row.getByRole('button', { name: 'Set need by hour', exact: true }).click();
	await row.getByText(/^Need by hour: People shot and killed until/).waitFor(until);
	await page.close();
});
