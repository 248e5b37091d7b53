import type { Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { workUnderLoad } from '../support/desk-load.ts';
import { deskSize, Stage } from '../support/e2e.ts';

// Goal: a desk stays calm while the room changes fifty times a second, and says at once what it does itself. Method: the
// built product, four people who change and log, a line that is slow, and what the browser itself measured.
const until = { timeout: 25_000 };
const slowMs = 700;
let stage: Stage;
let noah: DrillClient;
beforeAll(async () => {
	stage = await Stage.open({ COMMANDS_PER_SECOND: '1000' });
	noah = await stage.client('noah');
});
afterAll(async () => {
	noah.close();
	await stage.close();
});

test.concurrent(
	'through a hundred new requests at fifty changes a second nothing moves, and little is said',
	async ({ expect }) => {
		const plan = { open: 120, seconds: 32, eventsPerSecond: 50, newOneIn: 8 };

		const calm = await workUnderLoad(stage, plan);

		expect(calm.made, 'new requests').toBeGreaterThanOrEqual(100);
		expect(calm.looks, 'looks at what is chosen and at the order').toBeGreaterThan(20);
		expect(calm.moved).toBe(0);
		expect(calm.shifted).toEqual([]);
		expect(calm.layoutShift).toBeLessThanOrEqual(0.02);
		// One summary in half a minute, of what waits behind the button; nothing is called out.
		expect(calm.said.length).toBeGreaterThan(0);
		for (const { how, words } of calm.said) {
			expect(how).toBe('polite');
			expect(words).toMatch(/^\d+ new requests?\. \d+ urgent open\. \d+ need an owner\.$/);
		}
		for (const [index, { atMs }] of calm.said.entries()) {
			const before = calm.said[index - 1];
			if (before) expect(atMs - before.atMs).toBeGreaterThanOrEqual(29_500);
		}
	}
);

/** Milliseconds from a key until the row's words are marked as on their way, and for how long they are. */
async function measureEcho(page: Page, title: string, keys: string[]) {
	await page.evaluate((words) => {
		const noted = { keyAt: 0, markedAt: 0, clearedAt: 0 };
		Object.assign(globalThis, { echo: noted });
		const isMarked = () =>
			[...document.querySelectorAll('[data-pending]')].some((one) =>
				one.textContent?.includes(words)
			);
		addEventListener('keydown', () => (noted.keyAt = performance.now()), true);
		const look = () => {
			if (noted.markedAt === 0 && isMarked()) noted.markedAt = performance.now();
			else if (noted.markedAt > 0 && !isMarked()) noted.clearedAt = performance.now();
			if (noted.clearedAt === 0) requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	}, title);
	for (const key of keys) await page.keyboard.press(key);
	type Noting = typeof globalThis & {
		echo: { keyAt: number; markedAt: number; clearedAt: number };
	};
	await page.waitForFunction(() => (globalThis as Noting).echo.clearedAt > 0, undefined, until);
	const { keyAt, markedAt, clearedAt } = await page.evaluate(() => (globalThis as Noting).echo);
	return { echoMs: markedAt - keyAt, pendingMs: clearedAt - markedAt };
}

test.concurrent(
	'a key is answered within a tenth of a second, and marked as on its way until the room said yes',
	async ({ expect }) => {
		const line = await stage.openLine();
		const title = 'A stair without light';
		const about = { category: 'other', channel: 'phone', priority: 3 } as const;
		await noah.give('request.log', { title, ...about });
		const through = `http://127.0.0.1:${line.port}`;
		const page = await stage.page('dana', '/desk', deskSize, {}, through);
		await page.getByRole('row', { name: title }).click(until);
		line.set({ kind: 'delay', ms: slowMs });

		const times: { echoMs: number; pendingMs: number }[] = [];
		for (const key of ['2', '3', '4']) {
			times.push(await measureEcho(page, title, ['p', key]));
		}

		// Others load the machine meanwhile: the middle one of three is the page's own.
		const echoes = times.map(({ echoMs }) => echoMs).toSorted((a, b) => a - b);
		expect(echoes[1]).toBeLessThanOrEqual(100);
		for (const { pendingMs } of times) expect(pendingMs).toBeGreaterThan(slowMs);
		await page.close();
		await line.close();
	}
);
