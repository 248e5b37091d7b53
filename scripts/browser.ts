import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumHere, wholeChromiumHere } from '#server/reports/print.ts';

/**
 * `light` is the Chromium that is made to have no window: the same pages for a quarter of the processor. `whole` is as people have it,
 * with what a device shows outside of a page.
 */
export type Kind = 'light' | 'whole';

/** The system's Chromium without a window; it draws maps in software where there is no graphics card. */
export function launchBrowser(kind?: Kind): Promise<Browser> {
	return chromium.launch(browserOptions(kind));
}

/** Where Chromium is and how it is started. Throws when there is none. */
export function browserOptions(kind: Kind = 'light'): { executablePath: string; args: string[] } {
	const executablePath = kind === 'light' ? chromiumHere() : wholeChromiumHere();
	if (!executablePath) {
		throw new Error('Chromium was not found: node scripts/prepare.js --chromium');
	}
	return {
		executablePath,
		args: [
			'--no-sandbox',
			'--use-gl=angle',
			'--use-angle=swiftshader',
			'--enable-unsafe-swiftshader',
			// Pages are put together by the processor, as Chromium does by itself without a graphics card;
			// only the map's WebGL is drawn by SwiftShader. Through it a page would take ten times as long.
			'--disable-gpu-compositing',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run',
			// Nothing is asked for outside of this machine.
			'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
			// Pages in the background are watched too, and may not be slowed down.
			'--disable-background-timer-throttling',
			'--disable-renderer-backgrounding',
			'--disable-backgrounding-occluded-windows'
		]
	};
}

/** From now on pages are on a machine that cannot draw with its graphics card. */
export function withoutWebGl(where: Page | BrowserContext): Promise<unknown> {
	return where.addInitScript(() => {
		const real = HTMLCanvasElement.prototype.getContext;
		HTMLCanvasElement.prototype.getContext = function (
			this: HTMLCanvasElement,
			...args: unknown[]
		) {
			return /webgl/.test(String(args[0])) ? null : (real as never as Function).apply(this, args);
		} as never;
	});
}
