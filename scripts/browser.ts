import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium without a window; it draws maps in software where there is no graphics card. */
export function launchBrowser(): Promise<Browser> {
	return chromium.launch(browserOptions());
}

/** Where Chromium is and how it is started. Throws when there is none. */
export function browserOptions(): { executablePath: string; args: string[] } {
	const executablePath = places.find((path) => existsSync(path));
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
