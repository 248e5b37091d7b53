import type { Page } from 'playwright-core';

/** One thing that a screen reader would say of its own accord. */
export interface Said {
	/** Milliseconds since the page began to listen. */
	atMs: number;
	how: 'polite' | 'assertive';
	words: string;
}

type Listening = typeof globalThis & { said: Said[] };

/**
 * Notes from now on what the live regions of a page say: at each change of a region its words, as they are read whole.
 * What stands in a part that keeps silent (`aria-live="off"`) says nothing; an empty region neither.
 */
export async function listen(page: Page): Promise<void> {
	await page.evaluate(() => {
		const said: Said[] = [];
		const sinceMs = performance.now();
		Object.assign(globalThis, { said });
		const regions = '[role="status"], [role="alert"], [role="log"], [aria-live]';
		const howOf = (region: Element): Said['how'] | undefined => {
			const live = region.getAttribute('aria-live');
			if (live === 'off') return undefined;
			const isAlert = region.getAttribute('role') === 'alert';
			return live === 'assertive' || (isAlert && live === null) ? 'assertive' : 'polite';
		};
		const regionOf = (node: Node) =>
			(node instanceof Element ? node : node.parentElement)?.closest(regions) ?? undefined;
		new MutationObserver((changes) => {
			const touched = new Set<Element>();
			for (const { target, addedNodes } of changes) {
				for (const node of [target, ...addedNodes]) {
					const region = regionOf(node);
					if (region) touched.add(region);
				}
			}
			for (const region of touched) {
				const how = howOf(region);
				const words = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
				if (!how || words === '' || !region.isConnected) continue;
				said.push({ atMs: performance.now() - sinceMs, how, words });
			}
		}).observe(document.body, { subtree: true, childList: true, characterData: true });
	});
}

/** Everything that was said since then. */
export function transcriptOf(page: Page): Promise<Said[]> {
	return page.evaluate(() => (globalThis as Listening).said);
}
