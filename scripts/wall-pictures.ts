/**
 * Every scene of the wall in every state and theme, as one sheet a theme: `npm run pictures`. They go to `.pictures`
 * and are shown in web/README.md; the single ones at their real size go to tests/results/wall.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { scenes } from '#shared/model/display.ts';
import { launchBrowser, withoutWebGl } from './browser.ts';
import { ServerProcess } from './server-process.ts';

interface State {
	name: string;
	query: string;
	/** Not of a scene: the whole wall is this. */
	whole?: boolean;
	/** A machine that cannot draw the map with its graphics. */
	plain?: boolean;
}

const states: State[] = [
	{ name: 'normal', query: 'show=wall' },
	{ name: 'quiet', query: 'show=quiet' },
	{ name: 'surge', query: 'show=surge' },
	{ name: 'late', query: 'show=wall&state=late' },
	{ name: 'not live', query: 'show=wall&state=cut' },
	{ name: 'not live, grey', query: 'show=wall&state=not-live' },
	{ name: 'nobody looks for the silent', query: 'show=wall&unchecked=20' },
	{ name: 'drill', query: 'show=drill&message&pushed' },
	{ name: 'no WebGL', query: 'show=wall', plain: true },
	{ name: 'visitors', query: 'show=visitors', whole: true },
	{ name: 'shutter', query: 'show=covered', whole: true }
];
const themes = ['dark', 'bright', 'night'] as const;
const full = { width: 1920, height: 1080 };
const small = { width: 400, height: 225 };
const results = join(import.meta.dirname, '../tests/results/wall');
const sheets = join(import.meta.dirname, '../.pictures');
const settleMs = 300;

const wanted = process.argv.slice(2);
const data = mkdtempSync(join(tmpdir(), 'cscc-pictures-'));
mkdirSync(results, { recursive: true });
const server = await ServerProcess.start({ DATA_DIR: data, PORT: '0', LOG_LEVEL: 'error' });
const browser = await launchBrowser();
try {
	for (const theme of themes) {
		if (wanted.length > 0 && !wanted.includes(theme)) continue;
		const sheet = await sheetOf(browser, theme);
		const path = join(sheets, `wall-${theme}.webp`);
		writeFileSync(path, sheet);
		process.stdout.write(`${path} (${Math.round(sheet.length / 1_024)} kB)\n`);
	}
} finally {
	await browser.close();
	await server.stop();
	rmSync(data, { recursive: true, force: true });
}

async function sheetOf(browser: Browser, theme: string): Promise<Buffer> {
	const [usual, plain] = [await contextOf(browser), await contextOf(browser)];
	await withoutWebGl(plain);
	const rows: { name: string; pictures: string[] }[] = [];
	for (const state of states) {
		const page = await (state.plain ? plain : usual).newPage();
		const pictures: string[] = [];
		for (const scene of state.whole ? [scenes[0]] : scenes) {
			const path = join(results, `${theme}-${state.name.replaceAll(/\W+/g, '-')}-${scene}.png`);
			await take(page, `${state.query}&theme=${theme}&scene=${scene}`, path);
			pictures.push(readFileSync(path).toString('base64'));
		}
		rows.push({ name: state.name, pictures });
		await page.close();
	}
	const page = await usual.newPage();
	const sheet = await page.evaluate(drawSheet, { rows, small, columns: [...scenes] });
	await usual.close();
	await plain.close();
	return Buffer.from(sheet, 'base64');
}

function contextOf(browser: Browser): Promise<BrowserContext> {
	return browser.newContext({ viewport: full, reducedMotion: 'reduce' });
}

async function take(page: Page, query: string, path: string): Promise<void> {
	await page.goto(`${server.address}/gallery?${query}`);
	await page.locator('.wall').waitFor();
	await page.evaluate(() => document.fonts.ready);
	const isMap = (await page.locator('.canvas').count()) > 0;
	if (isMap)
		await page
			.locator('.canvas:not([data-drawn])')
			.waitFor({ timeout: 3_000 })
			// A machine without WebGL keeps the drawn one.
			.catch(() => undefined);
	await page.waitForTimeout(settleMs);
	await page.screenshot({ path });
}

/** In the browser: rows of pictures with their names, as WebP in base64. */
async function drawSheet({
	rows,
	small: { width, height },
	columns
}: {
	rows: { name: string; pictures: string[] }[];
	small: { width: number; height: number };
	columns: string[];
}): Promise<string> {
	const [gap, caption] = [12, 26];
	const canvas = new OffscreenCanvas(
		columns.length * (width + gap) + gap,
		rows.length * (height + gap + caption) + gap
	);
	const context = canvas.getContext('2d')!;
	context.fillStyle = '#6d737b';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.font = '600 17px sans-serif';
	context.fillStyle = '#fff';
	context.imageSmoothingQuality = 'high';
	for (const [row, { name, pictures }] of rows.entries()) {
		const top = gap + row * (height + gap + caption);
		for (const [column, base64] of pictures.entries()) {
			const left = gap + column * (width + gap);
			const label = pictures.length > 1 ? `${name}: ${columns[column]}` : name;
			context.fillText(label, left, top + caption - 8);
			const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
			const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
			context.drawImage(bitmap, left, top + caption, width, height);
		}
	}
	const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.72 });
	const bytes = new Uint8Array(await blob.arrayBuffer());
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return btoa(text);
}
