import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOf } from '../support/axe.ts';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';
import { lengthen, sticksOut } from '../support/fits.ts';
import { post } from '../support/post.ts';
import { password } from '../support/room.ts';

// Goal: scenario 17: a funding officer imports a quarter, is told which row cannot be, mends it, and sees where the money is.
// Method: the built pages on a real room, a table from the disk.
let stage: Stage;
const until = { timeout: 25_000 };

beforeAll(async () => {
	stage = await Stage.open();
	const admin = await stage.cookieOf('admin');
	const fay = { signInName: 'fay', name: 'Fay O.', role: 'funding', deskIds: [], password };
	await post(`${stage.address}/api/people`, fay, admin);
});
afterAll(() => stage.close());

const head = 'line,stream,organization,community,deliverable,state,amount,date,evidence';
const quarter = (spent: string) =>
	[
		head,
		'52M-1,city_52m,City Services,North Lawndale,Lights on school walks,appropriated,"1,000,000",2026-01-05,Ordinance 7',
		'52M-1,city_52m,City Services,North Lawndale,Lights on school walks,awarded,800000,2026-01-20,Award 3',
		'52M-1,city_52m,City Services,North Lawndale,Lights on school walks,obligated,500000,2026-02-01,PO 12',
		`52M-1,city_52m,City Services,North Lawndale,Lights on school walks,expended,${spent},2026-03-31,Invoice 9`,
		'ARP-1,arp_slfrf,Pulaski Pantry,citywide,Food boxes,appropriated,300000,2024-01-05,Ordinance 2',
		'ARP-1,arp_slfrf,Pulaski Pantry,citywide,Food boxes,awarded,250000,2024-02-05,Award 1',
		'ARP-1,arp_slfrf,Pulaski Pantry,citywide,Food boxes,obligated,200000,2024-12-01,PO 4'
	].join('\n');
const table = (spent: string) => ({
	name: 'quarter.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from(quarter(spent))
});

test('17. Funding officer: a quarter is refused with its row, mended, and shown by stream, community and deadline', async () => {
	const page = await stage.page('fay', '/funds', deskSize);
	await page.getByRole('heading', { name: 'No money is in the books yet' }).waitFor(until);
	expect(await violationsOf(page)).toEqual([]);

	await page.getByLabel('Choose a table').setInputFiles(table('500000.01'));
	await page.getByRole('button', { name: 'Book all of it' }).click(until);
	await page.getByText('Row 5, amount: more is expended than is obligated.').waitFor(until);
	await page.getByText('Nothing was booked: one row cannot be.').waitFor(until);
	expect(await page.getByRole('heading', { name: 'No money is in the books yet' }).count()).toBe(1);

	await page.getByLabel('Choose a table').setInputFiles(table('200000'));
	await page.getByText('7 rows can be booked').waitFor(until);
	await page.getByRole('button', { name: 'Book all of it' }).click();
	await page.getByText('7 rows are booked.').waitFor(until);
	await page
		.getByRole('heading', { name: '$200,000 expended of $1,300,000 appropriated' })
		.waitFor(until);
	// The whole city is a row of its own.
	const city = page.getByRole('img', {
		name: /^Whole city: Appropriated \$300,000, Awarded \$250,000, Obligated \$200,000, Expended \$0/
	});
	await city.waitFor(until);
	await page
		.getByRole('heading', {
			name: 'American Rescue Plan: $100,000 not obligated in time, $200,000 not spent yet'
		})
		.waitFor(until);
	expect(await violationsOf(page)).toEqual([]);

	await page.getByText('52M-1').click();
	await page.getByRole('button', { name: 'Book on it' }).first().click();
	await page.getByLabel('What happened').selectOption('expended');
	await page.getByLabel('Amount, in dollars').fill('300,000.01');
	await page.getByLabel('On the day').fill('2026-06-30');
	await page.getByLabel('What shows it').fill('Invoice 10');
	await page.getByRole('button', { name: 'Book on it' }).first().click();
	await page.getByRole('alert').waitFor(until);
	await page.getByLabel('Amount, in dollars').fill('300,000');
	await page.getByRole('button', { name: 'Book on it' }).first().click();
	await page
		.getByRole('heading', { name: '$500,000 expended of $1,300,000 appropriated' })
		.waitFor(until);
	await page.close();
});

test('what a line pays for is said, and who was not helped for want of money stands beside what is left', async () => {
	const [rosa, noah] = [await stage.client('rosa'), await stage.client('noah')];
	const about = { category: 'lighting' as const, languages: [], hours: [], areas: [] };
	const agencyId = [...rosa.board.all('agency')].find(({ name }) => name === 'City Services')!.id;
	await rosa.give('capability.add', { ...about, agencyId, name: 'Lamps on school walks' });
	const logged = await noah.give('request.log', {
		title: 'Heat is off and rent is late',
		category: 'housing_assistance',
		channel: 'phone',
		communityArea: 29
	});
	const id = logged.ok ? (Object.keys(logged.versions)[0] ?? '') : '';
	await noah.give('request.triage', { id, version: 1 });
	const service = 'Two weeks of rent';
	await noah.give('referral.send', {
		requestId: id,
		requestVersion: 2,
		receiverId: agencyId,
		service
	});
	const referral = () => [...noah.board.all('referral')][0]!;
	await expect.poll(() => noah.board.referralsOf(id).length).toBe(1);
	await noah.give('referral.accept', { id: referral().id, version: 1 });
	const ended = { id: referral().id, version: 2, reason: 'no_funds' as const };
	const answer = await noah.give('referral.not_serve', ended);
	// Nothing of money, not even how often it was counted.
	expect(answer).toMatchObject({ ok: true });
	expect('versions' in answer && Object.keys(answer.versions)).toEqual([referral().id]);

	const page = await stage.page('fay', '/funds', deskSize);
	await page
		.getByRole('heading', {
			name: '1 person was taken on and not helped, because the money was gone'
		})
		.waitFor(until);
	const row = page.getByRole('row').filter({ hasText: 'North Lawndale' }).first();
	expect(await row.innerText()).toMatch(/Housing[\s\S]*City Services[\s\S]*1[\s\S]*\$300,000/);
	expect(await page.content()).not.toContain('rent is late');
	await page.getByText('52M-1').click();
	await page.getByRole('button', { name: 'Say what it pays for' }).first().click();
	await page.getByRole('checkbox', { name: /Lamps on school walks/ }).check();
	expect(await violationsOf(page)).toEqual([]);
	await page.getByRole('button', { name: 'Say what it pays for' }).first().click();
	await page.getByText('Pays for: Lamps on school walks').waitFor(until);
	await page.close();

	const directory = await stage.page('rosa', '/capabilities', deskSize);
	await directory.getByText('paid from 52M-1').first().waitFor(until);
	await directory.close();
	for (const client of [rosa, noah]) client.close();
});

test('managers see it on a phone in Spanish, and a desk has nothing of it', async () => {
	const page = await stage.page('rosa', '/funds', phoneSize, {
		locale: 'es-US',
		colorScheme: 'dark'
	});
	await page.getByRole('heading', { name: /Plan de Rescate/ }).waitFor(until);
	expect(await violationsOf(page)).toEqual([]);
	await lengthen(page, 0.4);
	expect(await sticksOut(page)).toEqual([]);
	await page.close();
	const desk = await stage.page('ana', '/funds', deskSize);
	await desk.getByText('There is nothing here for you.').waitFor(until);
	expect(await desk.getByText('52M-1').count()).toBe(0);
	await desk.close();
});
