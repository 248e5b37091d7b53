import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layers, namedFlavor } from '@protomaps/basemaps';
import type { Page } from 'playwright-core';
import {
	arterialFeatures,
	cityFeature,
	lakeFeature,
	outlineFeatures
} from '#shared/geo/basemap.ts';
import { wallCamera } from '#lib/map/camera.ts';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { Stage, wallSize } from '../support/e2e.ts';
import { temporaryFolder } from '../support/room.ts';
import { sampleTiles } from '../support/tiles.ts';
import { pause } from './measure.ts';

export interface WallPageResult {
	/** From the address to a picture that is true and live, in a browser that has never been here; milliseconds. */
	firstPicture: number[];
	/** What came over the line for it, compressed. */
	bytes: number[];
	/** Frames a second and cores while something changes every second: the wall, and a bare map of the same layers. */
	wall: { fps: number[]; cores: number[] };
	bare: { fps: number[]; cores: number[] };
}

const ticksPerSecond = 100;
const map = { width: 936, height: 664 };
/** Roads on the map beside what is in the code. */
const roads = 2_000;
const tiles = '/tiles/bench.pmtiles';

/** The wall's page in real Chromium, software drawing; cost in turns with the barest page that has its map. */
export async function measureWallPage(plan: {
	loads: number;
	pairs: number;
	seconds: number;
}): Promise<WallPageResult> {
	const folder = temporaryFolder();
	mkdirSync(join(folder.path, 'tiles'));
	writeFileSync(join(folder.path, tiles), sampleTiles(roads));
	const stage = await Stage.open({ DATA_DIR: folder.path, MAP_PMTILES_URL: tiles });
	try {
		const first = [];
		for (let load = 0; load < plan.loads; load += 1) first.push(await firstPicture(stage));
		const result: WallPageResult = {
			firstPicture: first.map(({ ms }) => ms),
			bytes: first.map(({ bytes }) => bytes),
			wall: { fps: [], cores: [] },
			bare: { fps: [], cores: [] }
		};
		const ana = await stage.client('ana');
		const change = await urgentEveryOtherSecond(ana);
		for (let pair = 0; pair < plan.pairs; pair += 1) {
			for (const side of ['wall', 'bare'] as const) {
				const page = side === 'wall' ? await openWall(stage) : await openBare(stage);
				await pause(6_000);
				const { fps, cores } = await costOf(page, plan.seconds, async () => {
					if (side === 'wall') await change();
				});
				result[side].fps.push(fps);
				result[side].cores.push(cores);
				await page.context().close();
			}
		}
		ana.close();
		return result;
	} finally {
		await stage.close();
		folder.remove();
	}
}

/** One request becomes urgent and ordinary in turns: a row, two numbers, a chip and an outline on the map change. */
async function urgentEveryOtherSecond(client: DrillClient): Promise<() => Promise<void>> {
	const about = { title: 'A light', category: 'other', channel: 'phone' } as const;
	const answer = await client.give('request.log', { ...about, communityArea: 29, priority: 3 });
	if (!answer.ok) throw new Error(`refused: ${answer.code}`);
	const id = Object.keys(answer.versions)[0]!;
	let priority = 3;
	return async () => {
		const next = priority === 3 ? 1 : 3;
		const given = { id, edits: { priority: { from: priority, to: next } } };
		const edited = await client.give('request.edit', given as never);
		if (!edited.ok) throw new Error(`refused: ${edited.code}`);
		priority = next;
	};
}

async function firstPicture(stage: Stage): Promise<{ ms: number; bytes: number }> {
	const page = await stage.page('wall', 'about:blank', wallSize, {}, '');
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	let bytes = 0;
	session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
	await page.addInitScript(() => {
		const look = () => {
			const isLive = document.querySelector('.frame[data-freshness=live]');
			const number = document.querySelector('.headlines .value')?.textContent ?? '—';
			if (isLive && !number.includes('—')) Object.assign(window, { pictureAt: performance.now() });
			else requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
	await page.goto(`${stage.address}/wall`);
	const ms = await page
		.waitForFunction(() => (window as unknown as { pictureAt?: number }).pictureAt)
		.then((handle) => handle.jsonValue());
	await page.locator('.canvas:not([data-drawn])').waitFor({ timeout: 30_000 });
	await page.context().close();
	return { ms: ms ?? Number.NaN, bytes };
}

async function openWall(stage: Stage): Promise<Page> {
	const page = await stage.page('wall', '/wall', wallSize);
	await page.locator('.canvas:not([data-drawn])').waitFor({ timeout: 30_000 });
	return page;
}

/** Nothing but MapLibre, the wall's layers, and one area that changes once a second. */
async function openBare(stage: Stage): Promise<Page> {
	const page = await stage.page('', '/health/live', wallSize);
	const modules = join(import.meta.dirname, '../../node_modules');
	await page.route('**/bare/**', (route) => {
		const name = new URL(route.request().url()).pathname.split('/').at(-1)!;
		if (name === 'page') return route.fulfill({ contentType: 'text/html', body: bareHtml });
		return route.fulfill({
			contentType: 'text/javascript',
			body: readFileSync(
				join(modules, name === 'pmtiles.js' ? 'pmtiles/dist' : 'maplibre-gl/dist', name),
				'utf8'
			)
		});
	});
	await page.goto(`${stage.address}/bare/page`);
	await page.addScriptTag({ url: '/bare/pmtiles.js' });
	await page.evaluate(
		async ({ sources, center, zoom, tiles, tileLayers }) => {
			const library = (await import('/bare/maplibre-gl.mjs' as string)) as {
				Map: new (options: object) => {
					once(event: string, done: () => void): void;
					setFeatureState(feature: object, state: object): void;
				};
				setWorkerUrl(url: string): void;
				addProtocol(name: string, load: unknown): void;
			};
			const { pmtiles } = window as unknown as {
				pmtiles: { Protocol: new () => { tile: unknown } };
			};
			library.addProtocol('pmtiles', new pmtiles.Protocol().tile);
			library.setWorkerUrl('/bare/maplibre-gl-worker.mjs');
			const line = (id: string, source: string, width: number) => ({
				id,
				type: 'line',
				source,
				paint: { 'line-color': '#71808e', 'line-width': width }
			});
			const fill = (id: string, source: string) => ({
				id,
				type: 'fill',
				source,
				paint: { 'fill-color': '#1b232b' }
			});
			const isUrgent = ['boolean', ['feature-state', 'urgent'], false];
			const drawn = new library.Map({
				container: 'map',
				center,
				zoom,
				interactive: false,
				attributionControl: false,
				fadeDuration: 0,
				style: {
					version: 8,
					sources: {
						...Object.fromEntries(
							Object.entries(sources).map(([name, data]) => [name, { type: 'geojson', data }])
						),
						tiles: { type: 'vector', url: `pmtiles://${location.origin}${tiles}` }
					},
					layers: [
						fill('city', 'city'),
						line('city-edge', 'city', 1.5),
						line('streets', 'streets', 1.5),
						fill('lake', 'lake'),
						line('shore', 'lake', 2),
						...tileLayers,
						fill('areas', 'areas'),
						line('areas-edge', 'areas', 1.8),
						line('halo', 'areas', 9),
						{
							...line('active', 'areas', 3),
							paint: { 'line-color': '#dce3ea', 'line-width': ['case', isUrgent, 5, 3] }
						}
					]
				}
			});
			await new Promise<void>((resolve) => drawn.once('idle', resolve));
			let isOn = false;
			setInterval(() => {
				isOn = !isOn;
				drawn.setFeatureState({ source: 'areas', id: 29 }, { urgent: isOn });
			}, 1_000);
		},
		{
			sources: {
				city: cityFeature(),
				lake: lakeFeature(),
				streets: arterialFeatures(),
				areas: outlineFeatures()
			},
			tiles,
			tileLayers: tileLayersOf(),
			center: wallCamera(map.width, map.height).center,
			zoom: wallCamera(map.width, map.height).zoom
		}
	);
	return page;
}

/** As many layers of an archive as the wall draws. */
function tileLayersOf(): object[] {
	return layers('tiles', namedFlavor('black')).filter(
		({ type, id }) =>
			(type === 'fill' || type === 'line') && !(id.startsWith('roads_') && id.includes('casing'))
	);
}

const bareHtml = `<!doctype html><body style="margin:0;background:#0e1318">
<div id="map" style="width:${map.width}px;height:${map.height}px"></div></body>`;

/** Frames that the page could draw, and processor time of the whole browser, while something happens every second. */
async function costOf(
	page: Page,
	seconds: number,
	everySecond: () => Promise<void>
): Promise<{ fps: number; cores: number }> {
	await page.evaluate(() => {
		const counted = { frames: 0 };
		Object.assign(window, { counted });
		const count = () => {
			counted.frames += 1;
			requestAnimationFrame(count);
		};
		requestAnimationFrame(count);
	});
	const frames = () =>
		page.evaluate(() => (window as unknown as { counted: { frames: number } }).counted.frames);
	const [framesBefore, ticksBefore, begunAt] = [await frames(), browserTicks(), performance.now()];
	for (let second = 0; second < seconds; second += 1) {
		await everySecond();
		await pause(Math.max(0, begunAt + (second + 1) * 1_000 - performance.now()));
	}
	const tookSeconds = (performance.now() - begunAt) / 1_000;
	const ticks = browserTicks() - ticksBefore;
	return {
		fps: ((await frames()) - framesBefore) / tookSeconds,
		cores: ticks / ticksPerSecond / tookSeconds
	};
}

/** Processor time of the browser that this process has started, in the kernel's hundredths of a second. */
function browserTicks(): number {
	const seen = new Map<number, { parent: number; ticks: number; isBrowser: boolean }>();
	for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
		try {
			const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
			const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			seen.set(Number(pid), {
				parent: Number(fields[1]),
				ticks: Number(fields[11]) + Number(fields[12]),
				isBrowser: /\((chromium|chrome)/.test(stat)
			});
		} catch {
			// It ended while it was looked at.
		}
	}
	const isOurs = (pid: number): boolean =>
		pid === process.pid || (seen.has(pid) && isOurs(seen.get(pid)!.parent));
	return [...seen]
		.filter(([pid, { isBrowser }]) => isBrowser && isOurs(pid))
		.reduce((sum, [, { ticks }]) => sum + ticks, 0);
}
