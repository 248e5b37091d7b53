import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { displayStates } from '#shared/rules/display-state.ts';
import { withoutWebGl } from '../../scripts/browser.ts';
import { Stage, wallSize } from '../support/e2e.ts';
import { greysOf } from '../support/page-frames.ts';

// Goal: every picture of the wall can be read from where people stand, and says a change as it should. Method: the
// gallery's still moments at their real sizes, and one real wall on which things change.
let stage: Stage;
beforeAll(async () => {
	stage = await Stage.open({ COMMANDS_PER_SECOND: '1000' });
});
afterAll(() => stage.close());

const sizes = [
	['1080 lines', { width: 1920, height: 1080 }],
	['2160 lines', { width: 3840, height: 2160 }],
	['three screens', { width: 5760, height: 1080 }]
] as const;
const scenes = ['overview', 'requests', 'people', 'trend', 'community'] as const;
const shows = ['wall', 'surge', 'quiet'] as const;

/** Texts of the wall with the size of their letters, and those that are cut off or run out of what holds them. */
function measure(page: Page): Promise<{ sizes: [number, string][]; cut: string[] }> {
	return page.evaluate(() => {
		const found: [number, string][] = [];
		const cut: string[] = [];
		const walker = document.createTreeWalker(
			document.querySelector('.wall')!,
			NodeFilter.SHOW_TEXT
		);
		while (walker.nextNode()) {
			const { textContent, parentElement: holder } = walker.currentNode;
			const words = textContent?.trim();
			if (!words || !holder || holder.closest('.unseen, .glyph, [data-away]')) continue;
			found.push([Number.parseFloat(getComputedStyle(holder).fontSize), words]);
			const range = document.createRange();
			range.selectNodeContents(walker.currentNode);
			const { left, right } = range.getBoundingClientRect();
			const box = holder.closest('.panel, .box, .changes > div, .headlines > div, .strip, .chart');
			const bounds = box?.getBoundingClientRect();
			const isOut = bounds && (right > bounds.right + 1 || left < bounds.left - 1);
			const isCut =
				getComputedStyle(holder).textOverflow === 'ellipsis' &&
				holder.scrollWidth > holder.clientWidth + 1;
			if (isOut || isCut) cut.push(words);
		}
		return { sizes: found, cut };
	});
}

test.concurrent.each(sizes)(
	'on %s no letter of any scene is too small and no word is cut off',
	async (_, size) => {
		const context = await stage.browser.newContext({ viewport: size, reducedMotion: 'reduce' });
		// Letters stand beside the canvas, and are the same whatever draws it.
		await withoutWebGl(context);
		const page = await context.newPage();
		const lines = size.height / 1080;
		// Twice as many lines are the same picture: the fullest of them will do.
		for (const show of size.height > 1080 ? (['surge'] as const) : shows) {
			for (const scene of size.width === 5760 ? (['overview'] as const) : scenes) {
				for (const language of ['en', 'es']) {
					await page.goto(
						`${stage.address}/gallery?show=${show}&scene=${scene}&language=${language}`
					);
					await page.locator('.wall .strip').waitFor();
					await page.evaluate(() => document.fonts.ready);

					const { sizes: letters, cut } = await measure(page);

					const where = `${show}, ${scene}, ${language}`;
					expect(letters.length, where).toBeGreaterThan(8);
					expect(
						letters.filter(([one]) => one < 33 * lines),
						where
					).toEqual([]);
					expect(cut, where).toEqual([]);
				}
			}
		}
		await context.close();
	}
);

test.concurrent(
	'the overview has five numbers, at most nine rows and at most three hues',
	async () => {
		const context = await stage.browser.newContext({ viewport: wallSize });
		await withoutWebGl(context);
		const page = await context.newPage();
		for (const show of shows) {
			await page.goto(`${stage.address}/gallery?show=${show}`);
			await page.locator('.headlines').waitFor();

			const found = await page.evaluate(() => {
				const hues = new Set<number>();
				for (const one of document.querySelectorAll('.wall *')) {
					const { color, fill, stroke, backgroundColor, borderTopColor } = getComputedStyle(one);
					for (const paint of [color, fill, stroke, backgroundColor, borderTopColor]) {
						const [red = 0, green = 0, blue = 0] = (paint.match(/\d+/g) ?? []).map(Number);
						const most = Math.max(red, green, blue);
						const least = Math.min(red, green, blue);
						// Grey with a breath of blue is grey.
						if (most < 90 || (most - least) / most < 0.35) continue;
						const turn =
							most === red
								? (green - blue) / (most - least)
								: most === green
									? 2 + (blue - red) / (most - least)
									: 4 + (red - green) / (most - least);
						hues.add(Math.round(((turn * 60 + 360) % 360) / 30));
					}
				}
				return {
					hues: hues.size,
					rows: document.querySelectorAll('.panels .row, .panels .panel > ul > li').length,
					numbers: document.querySelectorAll('.headlines .value').length
				};
			});

			expect(found.numbers, show).toBe(5);
			expect(found.rows, show).toBeLessThanOrEqual(9);
			expect(found.hues, show).toBeLessThanOrEqual(3);
		}
		await context.close();
	}
);

test.concurrent('without any colour each priority and each state is another shape', async () => {
	const context = await stage.browser.newContext({ viewport: wallSize, reducedMotion: 'reduce' });
	const page = await context.newPage();
	const pictures = new Map<string, number[]>();
	await page.goto(`${stage.address}/gallery`);
	const glyphs = page.locator('[data-priority]:not([data-empty]), [data-state][data-letter]');
	await glyphs.first().waitFor();
	await page.addStyleTag({ content: 'html { filter: grayscale(1); background: var(--bg) }' });
	await page.evaluate(() => Object.assign(document.documentElement.dataset, { surface: 'wall' }));
	for (const glyph of await glyphs.all()) {
		const { priority, state } = (await glyph.evaluate((one) => ({
			...(one as SVGElement).dataset
		}))) as { priority?: string; state?: string };
		const name = priority ? `priority ${priority}` : `state ${state}`;
		if (pictures.has(name)) continue;
		pictures.set(name, await greysOf(page, (await glyph.screenshot()).toString('base64')));
	}
	await context.close();

	const names = [...pictures.keys()];
	expect(names.filter((name) => name.startsWith('priority')).length).toBe(4);
	expect(names.filter((name) => name.startsWith('state')).length).toBe(displayStates.length);
	for (const [index, one] of names.entries()) {
		for (const other of names.slice(index + 1)) {
			const [a, b] = [pictures.get(one)!, pictures.get(other)!];
			const apart = a.filter((grey, at) => Math.abs(grey - b[at]!) > 0.25).length / a.length;
			expect(apart, `${one} and ${other}`).toBeGreaterThan(0.08);
		}
	}
});
