import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chicagoParts } from '#shared/kernel/chicago-time.ts';
import { hourMs, toInstant } from '#shared/kernel/clock.ts';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';

// Goal: a manager who looks elsewhere is told once what cannot wait, by one of their pages, and finds what it is about.
const until = { timeout: 25_000 };
let stage: Stage;

beforeAll(async () => {
	// Only a whole browser tells the device.
	stage = await Stage.open({}, 'whole');
});
afterAll(() => stage.close());

/** What this device was told, as the browser itself has it. */
const toldOutside = (page: Page) =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		const told = (await registration?.getNotifications()) ?? [];
		return told.map(({ title, body, data }) => ({ title, body, data: data as unknown }));
	});

/** A team is planned for now, and nobody sets out. */
async function planTeam(communityArea: number): Promise<void> {
	const rosa = await stage.client('rosa');
	const nowMs = Date.now();
	const answer = await rosa.give('deployment.request', {
		communityArea,
		callSign: `Alpha ${communityArea}`,
		purpose: 'Resource table',
		headcount: 3,
		plannedFrom: toInstant(nowMs - hourMs),
		plannedTo: toInstant(nowMs + 4 * hourMs)
	});
	const id = answer.ok ? (Object.keys(answer.versions)[0] ?? '') : '';
	const approved = await rosa.give('deployment.approve', { id, version: 1 });
	expect(approved.ok).toBe(true);
	rosa.close();
}

test('what cannot wait is told once, on one of several pages and on the device, and opens its place', async () => {
	const page = await stage.page('rosa', '/watch/times', deskSize, { serviceWorkers: 'allow' });
	await page.context().grantPermissions(['notifications']);
	await page.getByRole('button', { name: 'Notices', exact: true }).click(until);
	await page.getByText('Nothing in the last 24 hours.').waitFor(until);
	await page.getByText('What you are told', { exact: true }).click(until);
	const rule = page.getByRole('checkbox', { name: 'Nobody is out where people are planned' });
	expect(await rule.isChecked()).toBe(true);
	const hold = page.locator('.rule').filter({ has: rule }).getByLabel('Told after, minutes');
	await hold.fill('500');
	await hold.blur();
	expect(await hold.inputValue(), 'more than there is').toBe('10');
	await hold.fill('0');
	await hold.blur();
	await page.getByLabel('Also outside of this page').check(until);
	await page.getByRole('button', { name: 'Close' }).click(until);
	// A second page of the same browser hears the same and calls nothing out.
	const second = await page.context().newPage();
	await second.goto(`${stage.address}/watch`);
	await second.getByRole('button', { name: 'Notices', exact: true }).waitFor(until);

	await planTeam(68);

	await page.getByRole('button', { name: 'Notices, 1 not seen' }).waitFor(until);
	await second.getByRole('button', { name: 'Notices, 1 not seen' }).waitFor(until);
	await expect
		.poll(() => toldOutside(page), until)
		.toEqual([
			{
				title: 'Englewood: 0 of 3 are out',
				body: 'Ask the organization who is on the way.',
				data: { href: '/watch/places/68' }
			}
		]);
	expect(
		await page.locator('header ~ * [role=status], header [role=status]').first().innerText()
	).toContain('Englewood: 0 of 3 are out');

	// Opened again it is not told again, and what was chosen stays.
	await page.reload();
	await page.getByRole('button', { name: 'Notices, 1 not seen' }).click(until);
	await page.getByRole('link', { name: 'Open: Englewood: 0 of 3 are out' }).click(until);
	await page.getByRole('heading', { name: 'Englewood', exact: true }).waitFor(until);
	await second.getByRole('button', { name: 'Notices, 1 not seen' }).click(until);
	await second.getByRole('button', { name: 'Mark all as seen' }).click(until);
	await page.getByRole('button', { name: 'Notices', exact: true }).waitFor(until);
	expect(await toldOutside(page)).toHaveLength(1);
	await page.context().close();
});

test('in quiet hours it stands in the list and nothing is called out; signing out takes the list away', async () => {
	const page = await stage.page('rosa', '/watch', phoneSize, { serviceWorkers: 'allow' });
	await page.context().grantPermissions(['notifications']);
	await page.getByRole('button', { name: /^Notices/ }).click(until);
	await page.getByText('What you are told', { exact: true }).click(until);
	const rule = page.getByRole('checkbox', { name: 'Nobody is out where people are planned' });
	await page.locator('.rule').filter({ has: rule }).getByLabel('Told after, minutes').fill('0');
	await page.getByLabel('Also outside of this page').check(until);
	await page.getByRole('checkbox', { name: 'Quiet hours' }).check(until);
	// All day but for one minute, which is twelve hours away.
	const away = String((chicagoParts(Date.now()).hour + 12) % 24).padStart(2, '0');
	await page.getByLabel('From').fill(`${away}:01`);
	await page.getByLabel('to', { exact: true }).fill(`${away}:00`);
	await page.getByRole('button', { name: 'Close' }).focus();

	await planTeam(29);

	await page.getByRole('dialog').getByText('N Lawndale: 0 of 3 are out').waitFor(until);
	await page.getByText('Not called out: quiet hours.').first().waitFor(until);
	const outside = await toldOutside(page);
	expect(outside.filter(({ title }) => title.includes('Lawndale'))).toEqual([]);
	const kept = () =>
		page.evaluate(() => Object.keys(localStorage).filter((one) => one.startsWith('cscc-told')));
	expect(await kept()).not.toEqual([]);

	await page.goto(`${stage.address}/`);
	await page.getByRole('button', { name: 'Sign out' }).click(until);
	await page.getByRole('button', { name: 'Sign in' }).waitFor(until);

	expect(await kept()).toEqual([]);
	await page.context().close();
});
