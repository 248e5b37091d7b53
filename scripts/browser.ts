import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium without a window; it draws maps in software where there is no graphics card. */
export async function launchBrowser(): Promise<Browser> {
	const executablePath = places.find((path) => existsSync(path));
	if (!executablePath)
		throw new Error('Chromium was not found: node scripts/prepare.js --chromium');
	return chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--use-gl=angle',
			'--use-angle=swiftshader',
			'--enable-unsafe-swiftshader',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run',
			// Pages in the background are watched too, and may not be slowed down.
			'--disable-background-timer-throttling',
			'--disable-renderer-backgrounding',
			'--disable-backgrounding-occluded-windows'
		]
	});
}
