import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOf } from '../support/axe.ts';
import { deskSize, Stage, wallSize } from '../support/e2e.ts';

// Goal: a screen without a keyboard is let in from a desk, and is shut from one. Method: the built product and two
// real browsers, a wall and a manager; what is seen on both.
let stage: Stage;
let wall: Page;
let fleet: Page;

beforeAll(async () => {
	stage = await Stage.open();
	const ana = await stage.client('ana');
	const place = { communityArea: 29, channel: 'phone' } as const;
	await ana.give('request.log', { title: 'A light', category: 'lighting', ...place });
	ana.close();
	wall = await stage.page('', '/wall', wallSize);
	fleet = await stage.page('rosa', '/displays', deskSize);
});
afterAll(() => stage.close());

const row = () => fleet.getByRole('row', { name: /North wall/ });

test('a screen shows a code, a manager types it, and the wall is live without anybody touching it', async () => {
	await wall.getByText('This screen is not paired').waitFor();
	const code = (await wall.locator('.code').innerText()).replaceAll(/\s/g, '');
	expect(code).toMatch(/^[A-Z2-9]{6}$/);

	await fleet.getByText('No walls paired yet.', { exact: false }).waitFor();
	await fleet.getByLabel('Code on the screen').fill(code.toLowerCase());
	await fleet.getByText('The code is on a screen with Chrome.').waitFor();
	await fleet.getByLabel('What this screen is called').fill('North wall');
	await fleet.getByLabel('Site').fill('Downtown');
	await fleet.getByRole('button', { name: 'Pair', exact: true }).click();

	await wall.getByText('Open requests').waitFor();
	await row().getByText('Live', { exact: true }).waitFor();
	await row().getByText('The room', { exact: true }).waitFor();
});

test('the page of screens has no accessibility violation', async () => {
	expect(await violationsOf(fleet)).toEqual([]);
});

test('a desk closes the shutter, and the page says that the screen says so', async () => {
	const desk = await stage.page('ana', '/displays', deskSize);
	await desk.getByRole('button', { name: 'Cover all screens' }).click();

	await wall.getByText('The shutter is closed.', { exact: false }).waitFor();
	expect(await wall.getByText('Open requests').count()).toBe(0);
	await fleet.getByText('1 of 1 screens say they are covered').waitFor();
	expect(await desk.getByRole('button', { name: 'Uncover' }).count()).toBe(0);
	await desk.close();
	await fleet.getByRole('button', { name: 'Uncover' }).click();
	await wall.getByText('Open requests').waitFor();
});

test('a covered wall that loads its page anew is covered before it shows anything', async () => {
	await fleet.getByRole('button', { name: 'Cover all screens' }).click();
	await wall.getByText('The shutter is closed.', { exact: false }).waitFor();
	const seen: string[] = [];
	wall.on('websocket', (socket) =>
		socket.on('framereceived', ({ payload }) => seen.push(payload.toString()))
	);
	await wall.reload();
	await wall.getByText('The shutter is closed.', { exact: false }).waitFor();

	expect(seen.join('\n')).toContain('covered');
	expect(seen.join('\n')).not.toContain('headline');
	expect(seen.join('\n')).not.toContain('totals');
	await fleet.getByRole('button', { name: 'Uncover' }).click();
	await wall.getByText('Open requests').waitFor();
});

test('visitors see counts, and the screen says which one it is when asked', async () => {
	await fleet.getByRole('button', { name: 'Visitors are here' }).click();
	await wall.getByRole('heading', { name: 'Open now' }).waitFor();
	expect(await wall.getByText('Just changed').count()).toBe(0);
	await row().getByText('Visitors', { exact: true }).waitFor();
	await fleet.getByRole('button', { name: 'Visitors have left' }).click();
	await wall.getByText('Open requests').waitFor();

	await row().getByRole('button', { name: 'Identify' }).click();
	await wall.getByRole('heading', { name: 'North wall' }).waitFor();
});

test('a desk has the wall show the requests and a line; the wall says whose wish it is and until when', async () => {
	const desk = await stage.page('ana', '/displays', deskSize);
	await desk.getByLabel('Picture').selectOption('Requests');
	await desk.getByRole('button', { name: 'Show', exact: true }).click();

	await wall.getByText(/^Requests · City services, until \d/).waitFor();
	await wall.locator('.overview').waitFor({ state: 'hidden' });
	await wall
		.getByText('Triaged')
		.or(wall.getByText('New', { exact: true }))
		.first()
		.waitFor();
	await desk.getByText(/Requests · City services, until/).waitFor();
	await desk.getByLabel('A line for the room').fill('Briefing 14:00');
	await desk.getByRole('button', { name: 'Put on the walls' }).click();
	await wall.getByText('Briefing 14:00').waitFor();
	await wall.getByText(/^City services, until \d/).waitFor();

	await desk.getByRole('button', { name: 'Take away' }).click();
	await desk.getByRole('button', { name: 'Back to usual' }).click();
	await wall.locator('.overview').waitFor();
	expect(await wall.getByText('Briefing 14:00').count()).toBe(0);
	await row().getByText('Overview', { exact: true }).waitFor();
	await desk.close();
});

test('one community is shown alone, and a screen keeps what a manager gave it', async () => {
	await fleet.getByLabel('Picture').selectOption('One community');
	await fleet.getByRole('combobox', { name: 'Community' }).selectOption('North Lawndale');
	await fleet.getByLabel('For how long').first().selectOption('until it is changed');
	await fleet.getByRole('button', { name: 'Show', exact: true }).click();
	await wall.getByText('Open in North Lawndale').waitFor();
	await wall.getByText('North Lawndale · Manager, pinned').waitFor();
	await fleet.getByRole('button', { name: 'Back to usual' }).click();
	await wall.locator('.overview').waitFor();

	await row().getByRole('button', { name: 'Change' }).click();
	const dialog = fleet.getByRole('dialog');
	await dialog.getByLabel('Shows as usual').selectOption('Last 24 hours');
	await dialog.getByLabel('Colours').selectOption('Bright, for lit rooms');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await wall.getByText('1 open, 1 more than a day ago').waitFor();
	await expect.poll(() => wall.locator('html').getAttribute('data-theme')).toBe('bright');

	await row().getByRole('button', { name: 'Change' }).click();
	await dialog.getByLabel('Shows as usual').selectOption('Overview');
	await dialog.getByLabel('Colours').selectOption('Dark');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await wall.locator('.overview').waitFor();
});

test('a screen is renamed, loads anew when told, and asks to be paired when it is revoked', async () => {
	await row().getByRole('button', { name: 'Change' }).click();
	const dialog = fleet.getByRole('dialog');
	await dialog.getByLabel('What this screen is called').fill('North wall, left');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await fleet.getByText('North wall, left is saved.').waitFor();

	const loaded = wall.waitForEvent('load');
	await row().getByRole('button', { name: 'Reload' }).click();
	await loaded;
	await wall.getByText('Open requests').waitFor();

	await row().getByRole('button', { name: 'Change' }).click();
	const revoke = dialog.getByRole('button', { name: 'Revoke' });
	expect(await revoke.isDisabled()).toBe(true);
	await dialog.getByLabel(/Type its name/).fill('North wall, left');
	await revoke.click();
	await wall.getByText('This screen is not paired').waitFor();
	await fleet.getByText('North wall, left is revoked.').waitFor();
});
