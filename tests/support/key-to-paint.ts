import type { Page } from 'playwright-core';

interface Painted {
	text: string;
	/** After the frame that drew it, milliseconds of the machine's clock. */
	at: number;
}
type Noting = typeof globalThis & {
	painted: Painted[];
	pressedAt: number;
	shown: Promise<number>;
};

/** From now on a page notes each new text of an element, once it was painted. */
export async function notePaints(page: Page, within: string, element: string): Promise<void> {
	await page.evaluate(
		([root, shown]) => {
			const painted: Painted[] = [];
			Object.assign(window, { painted });
			new MutationObserver(() => {
				const text = document.querySelector(shown)?.textContent ?? '';
				if (painted.at(-1)?.text === text) return;
				requestAnimationFrame(() =>
					setTimeout(() => painted.push({ text, at: performance.timeOrigin + performance.now() }))
				);
			}).observe(document.querySelector(root)!, {
				subtree: true,
				childList: true,
				characterData: true
			});
		},
		[within, element] as const
	);
}

/**
 * Presses keys on one page, one right after the other; answers with how long it took from the last until the other had painted,
 * milliseconds.
 */
export async function keyToPaint(desk: Page, keys: string[], wall: Page): Promise<number> {
	const seen = await wall.evaluate(() => (window as unknown as Noting).painted.length);
	await desk.evaluate(() => {
		const note = () =>
			Object.assign(window, { pressedAt: performance.timeOrigin + performance.now() });
		// The last press is what counts; the same listener again is none.
		const { noting = note } = window as unknown as { noting?: () => void };
		Object.assign(window, { noting });
		addEventListener('keydown', noting, { capture: true });
	});
	for (const key of keys) await desk.keyboard.press(key);
	const pressedAt = await desk.evaluate(() => (window as unknown as Noting).pressedAt);
	const paintedAt = await wall.waitForFunction(
		(count) => {
			const { painted } = window as unknown as Noting;
			return painted.length > count ? painted[count]!.at : 0;
		},
		seen,
		{ timeout: 10_000, polling: 10 }
	);
	return Number(await paintedAt.jsonValue()) - pressedAt;
}

/** Presses something on one page; answers with how long it took until the other had painted these words, milliseconds. */
export async function pressToWords(
	by: Page,
	press: () => Promise<unknown>,
	screen: Page,
	words: string
): Promise<number> {
	await by.evaluate(() => {
		const note = () =>
			Object.assign(window, { pressedAt: performance.timeOrigin + performance.now() });
		for (const kind of ['keydown', 'click']) addEventListener(kind, note, { capture: true });
	});
	// Stamped where it is painted: whoever asks again and again sees it half a second later.
	await screen.evaluate((text) => {
		const isThere = () => document.body.innerText.includes(text);
		if (isThere()) throw new Error(`"${text}" is there already`);
		const shown = new Promise<number>((resolve, reject) => {
			setTimeout(() => reject(new Error(`"${text}" was not painted in 10 s`)), 10_000);
			new MutationObserver((_, observer) => {
				if (!isThere()) return;
				observer.disconnect();
				requestAnimationFrame(() =>
					setTimeout(() => resolve(performance.timeOrigin + performance.now()))
				);
			}).observe(document.body, { subtree: true, childList: true, characterData: true });
		});
		shown.catch(() => undefined);
		Object.assign(window, { shown });
	}, words);
	await press();
	const pressedAt = await by.evaluate(() => (window as unknown as Noting).pressedAt);
	return (await screen.evaluate(() => (window as unknown as Noting).shown)) - pressedAt;
}
