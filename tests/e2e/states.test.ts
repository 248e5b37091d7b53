import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { violationsOf } from '../support/axe.ts';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';
import type { FaultProxy } from '../support/fault-proxy.ts';
import { lengthen, sticksOut, smallTargetsOf } from '../support/fits.ts';

// Goal: every page of desk and watch can be read and worked in every state that it can be in: empty, not live, without
// a line at all; in both schemes, on a phone, from the right, in longer words. Method: the built product over a line
// that stalls, and axe.
let stage: Stage;
let noah: DrillClient;
const until = { timeout: 25_000 };
beforeAll(async () => {
	stage = await Stage.open({ DUTY_PHONE: '312-555-0142' });
	noah = await stage.client('noah');
});
afterAll(async () => {
	noah.close();
	await stage.close();
});

const desks = [
	'/desk',
	'/desk/tasks',
	'/desk/response',
	'/desk/teams',
	'/desk/handover',
	'/desk/log'
];
// Its other pages hang in the gallery in each of these states.
const watches = ['/watch'];
const pages = [
	...desks.map((path) => ['ana', path] as const),
	...watches.map((path) => ['rosa', path] as const)
];

async function openAll(scheme: 'light' | 'dark', line: FaultProxy): Promise<[string, Page][]> {
	const opened: [string, Page][] = [];
	for (const [who, path] of pages) {
		const through = `http://127.0.0.1:${line.port}`;
		const options = { colorScheme: scheme, serviceWorkers: 'allow' } as const;
		const page = await stage.page(who, path, deskSize, options, through);
		await page.getByText(/Live/).first().waitFor(until);
		opened.push([path, page]);
	}
	return opened;
}

async function wrongIn(opened: readonly [string, Page][]): Promise<string[]> {
	const found: string[] = [];
	for (const [path, page] of opened) {
		for (const one of await violationsOf(page)) found.push(`${path} ${one}`);
		for (const one of await sticksOut(page)) found.push(`${path} ${one}`);
	}
	return found;
}

test.concurrent.each(['light', 'dark'] as const)(
	'empty, not live and without a line every page is as it should be, in %s',
	async (scheme) => {
		const line = await stage.openLine();
		const opened = await openAll(scheme, line);
		// In the dark other colours are all that differs: one state of it is enough.
		if (scheme === 'light') expect(await wrongIn(opened), 'empty').toEqual([]);
		for (const [, page] of opened) {
			await page.evaluate(async () => void (await navigator.serviceWorker.ready));
		}

		line.set({ kind: 'stall' });
		for (const [, page] of opened) await page.getByText('NOT LIVE').first().waitFor(until);
		expect(await wrongIn(opened), 'not live').toEqual([]);

		if (scheme === 'dark') return void (await line.close());
		line.set({ kind: 'refuse' });
		for (const [path, page] of opened) {
			await page.reload();
			const word = path.startsWith('/desk') ? 'No line to the room' : 'Connecting';
			await page.getByText(word).first().waitFor(until);
		}
		expect(await wrongIn(opened), 'without a line').toEqual([]);
		for (const [, page] of opened) await page.close();
		await line.close();
	}
);

/** As soon as the page itself is as large. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
	await page.setViewportSize(size);
	await page.evaluate(
		() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
	);
}

test.concurrent.each(desks)(
	'%s fits a phone, also in longer words and from the right',
	async (path) => {
		const page = await stage.page('noah', path, phoneSize, { locale: 'es-US' });
		await page
			.getByText(/En vivo|Live/)
			.first()
			.waitFor(until);
		expect(await sticksOut(page)).toEqual([]);
		expect(await smallTargetsOf(page)).toEqual([]);
		await page.evaluate(() => (document.documentElement.dir = 'rtl'));
		expect(await sticksOut(page), 'from the right').toEqual([]);
		await page.evaluate(() => (document.documentElement.dir = 'ltr'));
		// A laptop at 400 %.
		await resize(page, { width: 320, height: 256 });
		expect(await sticksOut(page), 'at 400 %').toEqual([]);
		// A small laptop, and a large one cut in half.
		for (const width of [1180, 960]) {
			await resize(page, { width, height: 800 });
			expect(await sticksOut(page), `${width} px wide`).toEqual([]);
		}
		await resize(page, phoneSize);
		await lengthen(page, 0.4);
		expect(await sticksOut(page), 'in longer words').toEqual([]);
		await page.close();
	}
);
