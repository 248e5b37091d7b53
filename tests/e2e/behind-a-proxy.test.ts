import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { deskSize, Stage, wallSize } from '../support/e2e.ts';
import { StrictProxy } from '../support/strict-proxy.ts';

// Goal: behind a proxy that lets no socket through, screens are live by a stream, desks work, and nothing held back on the
// way looks new. Method: the built product in Chromium, through a proxy of the test's.
let stage: Stage;
let proxy: StrictProxy;
let luis: DrillClient;
beforeAll(async () => {
	stage = await Stage.open();
	proxy = await StrictProxy.open(stage.address);
	luis = await stage.client('luis');
});
afterAll(async () => {
	luis.close();
	proxy.close();
	await stage.close();
});

const until = { timeout: 20_000 };

test('a wall and a desk without a socket are live, told of each change, and what is done there is done', async () => {
	const wall = await stage.page('wall', '/wall', wallSize, {}, proxy.address);
	const desk = await stage.page('ana', '/desk', deskSize, {}, proxy.address);
	for (const page of [wall, desk]) {
		await page
			.getByText(/Live \d/)
			.first()
			.waitFor(until);
	}
	expect(proxy.upgrades).toBeGreaterThan(0);
	expect(proxy.streams).toBe(2);
	await luis.give('request.log', {
		title: 'Alley dark by the school',
		category: 'lighting',
		channel: 'phone',
		communityArea: 29
	});
	const row = desk.getByRole('row', { name: /Alley dark/ });
	await row.click(until);
	await desk.getByRole('button', { name: /Accept/ }).waitFor(until);

	await desk.keyboard.press('y');

	await wall.getByText('N Lawndale: Street lights has an owner').waitFor(until);
	await expect
		.poll(() => [...luis.board.all('request')].map(({ state }) => state), until)
		.toEqual(['accepted']);
	await wall.close();
	await desk.close();
});

test('what a proxy holds back makes a wall late and not live; when sockets come through again, it has one', async () => {
	const wall = await stage.page('wall', '/wall', wallSize, {}, proxy.address);
	const live = wall.getByText(/Live \d/).first();
	await live.waitFor(until);

	proxy.lateMs = 18_000;
	const heldAt = performance.now();
	await wall.getByText('NOT LIVE').waitFor(until);
	const notLiveAfterMs = performance.now() - heldAt;
	// Heartbeats come again, each as late as the first: what they say is old.
	await expect.poll(() => proxy.passedLate, until).toBeGreaterThanOrEqual(2);
	expect(await wall.getByText('NOT LIVE').count()).toBe(1);
	expect(await live.count()).toBe(0);
	proxy.lateMs = 0;
	await live.waitFor(until);
	// The last heartbeat may have come just before, or a whole interval before.
	expect(notLiveAfterMs).toBeGreaterThan(9_000);
	expect(notLiveAfterMs).toBeLessThan(15_800);

	proxy.passesSockets = true;
	await expect.poll(() => proxy.streams, until).toBe(0);
	await live.waitFor(until);
	await wall.close();
});

test('a page that was left begins no stream, however long its browser goes on', async () => {
	proxy.passesSockets = true;
	const streamsBefore = proxy.streamsEver;
	const page = await stage.page('rosa', '/watch', deskSize, {}, proxy.address);
	await page
		.getByText(/Live \d/)
		.first()
		.waitFor(until);
	await page.getByRole('link', { name: 'CSCC' }).first().click();
	await page.getByText('Good to see you').waitFor(until);

	// Longer than a socket that was lost has to come back.
	await new Promise((resolve) => setTimeout(resolve, 14_000));

	expect(proxy.streamsEver).toBe(streamsBefore);
	await page.close();
});
