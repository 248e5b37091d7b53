import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBoundaries } from '../../scripts/import/read-boundaries.ts';
import { sampleBoundaries } from '../support/boundaries.ts';
import { Stage, wallSize } from '../support/e2e.ts';
import { greysOf } from '../support/page-frames.ts';
import { temporaryFolder } from '../support/room.ts';
import { sampleTiles } from '../support/tiles.ts';

// Goal: a wall draws a finer map and the City's outlines where a room has them. Method: the built product with a made
// archive and a made file, and what its canvas and its drawing show.
const folder = temporaryFolder();
let stage: Stage;
beforeAll(async () => {
	mkdirSync(join(folder.path, 'tiles'));
	writeFileSync(join(folder.path, 'tiles', 'made.pmtiles'), sampleTiles(2_000));
	stage = await Stage.open({
		DATA_DIR: folder.path,
		MAP_PMTILES_URL: '/tiles/made.pmtiles'
	});
});
afterAll(async () => {
	await stage.close();
	folder.remove();
});

test('a wall draws the tiles of its own server under what happens, and the outlines that were imported', async () => {
	const page = await stage.page('wall', '/health/live', wallSize);
	const elsewhere: string[] = [];
	const parts: number[] = [];
	page.on('request', (request) => {
		if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(stage.address))
			elsewhere.push(request.url());
	});
	page.on('response', (response) => {
		if (response.url().includes('/tiles/')) parts.push(response.status());
	});
	const mistakes: string[] = [];
	page.on('pageerror', (error) => mistakes.push(error.message));
	const stands = () => page.locator('.canvas:not([data-drawn])').waitFor({ timeout: 20_000 });
	/** A piece of the map in which there is nothing but ground, and one of Englewood. */
	const ground = () => page.screenshot({ clip: { x: 380, y: 640, width: 60, height: 60 } });
	const englewood = () => page.screenshot({ clip: { x: 540, y: 580, width: 80, height: 110 } });
	await page.route('**/tiles/**', (route) => route.abort());
	await page.goto(`${stage.address}/wall`);
	await stands();
	const without = await ground();
	expect(await page.getByText('Map © OpenStreetMap').count()).toBe(0);
	await page.unroute('**/tiles/**');
	await page.reload();
	await stands();

	await expect
		.poll(async () => (await ground()).equals(without), { timeout: 15_000, interval: 300 })
		.toBe(false);
	await page.getByText('Map © OpenStreetMap').waitFor();
	expect(parts.length).toBeGreaterThan(2);
	expect(new Set(parts)).toEqual(new Set([206]));

	const before = await englewood();
	await page.getByText('Outlines approximate').waitFor();
	const path = join(folder.path, 'boundaries.geojson');
	writeFileSync(path, JSON.stringify(sampleBoundaries()));
	const put = await fetch(`${stage.address}/api/map/boundaries`, {
		method: 'PUT',
		headers: { cookie: await stage.cookieOf('admin'), 'content-type': 'application/json' },
		body: JSON.stringify(await readBoundaries(path))
	});
	expect(put.status).toBe(200);
	await page.reload();
	await stands();

	await expect.poll(() => page.getByText('Outlines approximate').count()).toBe(0);
	await expect
		.poll(async () => (await englewood()).equals(before), { timeout: 15_000, interval: 300 })
		.toBe(false);
	expect(elsewhere).toEqual([]);
	expect(mistakes).toEqual([]);
	await page.close();
});

test('outlines that come sooner than the library that draws them are drawn all the same', async () => {
	const page = await stage.page('wall', '/health/live', wallSize);
	const englewood = () => page.screenshot({ clip: { x: 540, y: 580, width: 80, height: 110 } });
	const stands = () => page.locator('.canvas:not([data-drawn])').waitFor({ timeout: 20_000 });
	await page.route('**/api/map', (route) => route.fulfill({ json: {} }));
	await page.goto(`${stage.address}/wall`);
	await stands();
	const approximate = await englewood();
	await page.unroute('**/api/map');

	await page.route('**/api/map', async (route) => {
		const { boundaries } = (await (await route.fetch()).json()) as { boundaries: string };
		await route.fulfill({ json: { boundaries } });
	});
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		const response = await route.fetch();
		const isLarge = (await response.body()).length > 500_000;
		if (isLarge) await new Promise((resolve) => setTimeout(resolve, 3_000));
		await route.fulfill({ response });
	});
	await page.goto(`${stage.address}/wall`);
	await stands();

	await expect
		.poll(async () => (await englewood()).equals(approximate), { timeout: 20_000, interval: 300 })
		.toBe(false);
	await page.close();
});

test('a map has the colours of its wall from the first picture, and takes others when a manager does', async () => {
	const page = await stage.page('wall', '/wall', wallSize);
	const stands = () => page.locator('.canvas:not([data-drawn])').waitFor({ timeout: 20_000 });
	/** How light the ground is, 0 to 1. */
	const light = () => lightAt({ x: 880, y: 640 });
	/** In the outline of the code and in the one that another test imports, clear of both edges. */
	const englewood = { x: 576, y: 663 };
	const lightAt = async (at: { x: number; y: number }) => {
		const clip = { ...at, width: 6, height: 6 };
		const picture = await page.screenshot({ clip });
		const greys = await greysOf(page, picture.toString('base64'));
		return greys.reduce((sum, one) => sum + one, 0) / greys.length;
	};
	const give = async (theme: string) => {
		const cookie = await stage.cookieOf('rosa');
		const list = await fetch(`${stage.address}/api/displays`, { headers: { cookie } });
		const { displays } = (await list.json()) as { displays: { id: string }[] };
		for (const { id } of displays) {
			const change = { method: 'PATCH', body: JSON.stringify({ theme }) };
			const headers = { cookie, 'content-type': 'application/json' };
			const answer = await fetch(`${stage.address}/api/displays/${id}`, { ...change, headers });
			expect(answer.status).toBe(200);
		}
	};
	await stands();
	expect(await light()).toBeLessThan(0.3);

	await give('bright');

	await expect.poll(light, { timeout: 10_000, interval: 300 }).toBeGreaterThan(0.7);
	// The areas have kept how they stand: an active one is darker than the ground beside it.
	await expect
		.poll(async () => (await light()) - (await lightAt(englewood)), { timeout: 10_000 })
		.toBeGreaterThan(0.04);
	await page.reload();
	await stands();
	await expect.poll(light, { timeout: 10_000, interval: 300 }).toBeGreaterThan(0.7);
	// The gallery's is bright from the beginning.
	await page.goto(`${stage.address}/gallery?show=wall&theme=bright`);
	await stands();
	expect(await light()).toBeGreaterThan(0.7);
	await page.close();
});
