import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';

// Goal: whoever goes through a page by Tab sees where they are: no bar that stays in place lies over it (WCAG 2.4.11), and
// the way ends where it began. Method: the built pages with more on them than fits, and what is drawn at each stop.
const until = { timeout: 25_000 };
const mostStops = 120;
let stage: Stage;
beforeAll(async () => {
	stage = await Stage.open();
	const ana = await stage.client('ana');
	for (let index = 0; index < 30; index += 1) {
		const title = `A lamp is out, the ${index + 1}. of thirty`;
		await ana.give('request.log', {
			title,
			category: 'lighting',
			channel: 'phone',
			communityArea: 29
		});
	}
	ana.close();
});
afterAll(() => stage.close());

/** What has the focus, and whether anything of it is in sight. */
const atFocus = (page: Page) =>
	page.evaluate(() => {
		const one = document.activeElement;
		if (!one || one === document.body) return undefined;
		const { left, right, top, bottom } = one.getBoundingClientRect();
		const inSight = [0.1, 0.5, 0.9].some((across) =>
			[0.1, 0.5, 0.9].some((down) => {
				const [x, y] = [left + (right - left) * across, top + (bottom - top) * down];
				const drawn = document.elementFromPoint(x, y);
				return drawn !== null && (one.contains(drawn) || drawn.contains(one));
			})
		);
		const name = one.getAttribute('aria-label') ?? one.textContent?.trim().slice(0, 40) ?? '';
		return { what: `${one.tagName} ${name}`, inSight };
	});

/** What moves there is looked at again: lists come in while somebody goes on through the page. */
const comesInSight = (page: Page) =>
	expect
		.poll(async () => (await atFocus(page))?.inSight, { timeout: 5_000 })
		.toBe(true)
		.then(
			() => true,
			() => false
		);

test.concurrent.each([
	['ana', '/desk', deskSize],
	['ana', '/desk', phoneSize],
	['noah', '/desk/teams', phoneSize],
	['rosa', '/watch', phoneSize],
	['rosa', '/watch/places/29', phoneSize],
	['rosa', '/watch/times', deskSize],
	['admin', '/people', phoneSize]
] as const)('of %s on %s whatever has the focus is in sight', async (who, path, size) => {
	const page = await stage.page(who, path, size);
	await page
		.locator('h1')
		.first()
		.waitFor({ state: 'attached', ...until });
	if (!path.startsWith('/people')) await page.getByText(/Live/).first().waitFor(until);
	const stops: string[] = [];
	const hidden: string[] = [];
	for (let stop = 0; stop < mostStops; stop += 1) {
		await page.keyboard.press('Tab');
		const found = await atFocus(page);
		// Past the last one: the browser itself has it.
		if (!found && stops.length > 0) break;
		if (!found) continue;
		stops.push(found.what);
		if (!found.inSight && !(await comesInSight(page))) hidden.push(found.what);
	}

	expect(hidden).toEqual([]);
	expect(stops.length).toBeGreaterThan(5);
	await page.close();
});
