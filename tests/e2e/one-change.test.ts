import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { categories, categoryCodes } from '#shared/model/terms.ts';
import { priorityAreaNumbers } from '#shared/geo/community-areas.ts';
import { deskSize, Stage, wallSize } from '../support/e2e.ts';
import { keyToPaint, notePaints } from '../support/key-to-paint.ts';
import { DrillClient } from '../../scripts/drill/client.ts';

let stage: Stage;
let ana: DrillClient;
beforeAll(async () => {
	stage = await Stage.open({}, 'whole');
	ana = await stage.client('ana');
});
afterAll(async () => {
	ana.close();
	await stage.close();
});

const until = { timeout: 25_000 };
const press = async (page: Page, ...keys: string[]) => {
	for (const key of keys) await page.keyboard.press(key);
};

test('a desk takes a request to a finished task by keyboard and mouse, and every screen shows it', async () => {
	await ana.give('request.log', {
		title: 'Alley dark by the school',
		category: 'lighting',
		channel: 'phone',
		communityArea: 29
	});
	const desk = await stage.page('ana', '/desk', deskSize);
	const second = await stage.page('noah', '/desk', deskSize);
	const wall = await stage.page('wall', '/wall', wallSize);
	const watch = await stage.page('rosa', '/watch', deskSize);
	await desk.getByRole('row', { name: /Alley dark/ }).click();

	await desk.getByRole('button', { name: /Accept/ }).waitFor(until);
	await press(desk, 'y');
	await wall.getByText('N Lawndale: Street lights has an owner').waitFor(until);
	await press(desk, 't');
	await desk.getByRole('button', { name: 'Raise task' }).last().click();
	const task = desk.locator('[data-task]');
	for (const name of ['Accept', 'Start']) {
		await task.getByRole('button', { name, exact: true }).click(until);
	}
	await wall.getByText('N Lawndale: Street lights is under way').waitFor(until);
	await task.getByRole('button', { name: 'Complete' }).click(until);
	await desk.getByLabel('What was done').fill('New lamp');
	await desk.getByLabel('How many').fill('2');
	await desk.getByLabel('Of what').selectOption('lights');
	await desk.locator('form').getByRole('button', { name: 'Complete' }).click();

	await wall.getByText('N Lawndale: Street lights work done').waitFor(until);
	await second.getByRole('row', { name: /Alley dark/ }).click();
	await second.locator('[data-task]').getByText('Done, not confirmed').waitFor(until);
	await watch.getByText(/of 1 open requests/).waitFor(until);
	// Whoever did the work does not confirm it: the first desk has no such key.
	expect(await task.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
	await second.locator('[data-task]').getByRole('button', { name: 'Confirm' }).click();
	await second.getByLabel('How it was confirmed').selectOption('site_visit');
	await second.locator('form').getByRole('button', { name: 'Confirm' }).click();
	await wall.getByText('N Lawndale: Street lights work confirmed').waitFor(until);
	for (const page of [desk, second, wall, watch]) await page.close();
});

test('p95 of 200 changes from key press on a desk to painted text on a wall, with 50 clients, is at most 250 ms', async () => {
	const others = await Promise.all(
		Array.from({ length: 47 }, () => DrillClient.enter(stage.address, ana.cookie))
	);
	const plain = categoryCodes.filter((code) => !categories[code].restricted && code !== 'other');
	const wanted = Array.from({ length: 200 }, (_, index) => ({
		category: plain[index % plain.length]!,
		communityArea: priorityAreaNumbers[Math.floor(index / plain.length) % 15]!
	}));
	for (const one of wanted) {
		const { ok } = await ana.give('request.log', {
			title: `Change ${one.category} ${one.communityArea}`,
			channel: 'phone',
			priority: 3,
			...one
		});
		expect(ok).toBe(true);
		// Slower than the limit on what one person may give.
		await new Promise((resolve) => setTimeout(resolve, 28));
	}
	const desk = await stage.page('ana', '/desk', deskSize);
	const wall = await stage.page('wall', '/wall', wallSize);
	const second = await stage.page('luis', '/desk', deskSize);
	await desk.getByRole('button', { name: /Needs owner/ }).click();
	await desk
		.getByRole('row', { name: /Change/ })
		.first()
		.click();
	await wall.getByText('Just changed').waitFor(until);
	await notePaints(wall, '.changes', '.changes .what');

	const times: number[] = [];
	for (let change = 0; change < 200; change += 1) {
		// A key that waits for another waits a second or two: nothing comes between them.
		times.push(await keyToPaint(desk, ['s', '1'], wall));
		await press(desk, 'j');
	}
	const sorted = times.toSorted((a, b) => a - b);
	const p = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1]!);
	process.stdout.write(
		`key to paint over ${times.length} changes, ${others.length + 3} clients: p50 ${p(0.5)} ms, p95 ${p(0.95)} ms, max ${p(1)} ms\n`
	);
	expect(p(0.95)).toBeLessThanOrEqual(250);
	const digests = others.map(({ digest }) => digest);
	await expect.poll(() => new Set(others.map((one) => one.digest)).size, until).toBe(1);
	expect(digests.length).toBe(47);
	for (const other of others) other.close();
	for (const page of [desk, wall, second]) await page.close();
});
