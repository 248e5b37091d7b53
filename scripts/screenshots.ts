/**
 * Pictures of the running demo's screens at their real sizes: `npm run screenshots [-- NAME …]`.
 * They go to tests/results/screenshots; whatever a page complains about is printed.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchBrowser } from './browser.ts';
import { signIn } from './client/room-client.ts';
import { pairDisplay } from './pair-display.ts';

interface Shot {
	/** A sign-in name, `display` for a screen that is paired, or nobody. */
	who: string;
	path: string;
	size: [width: number, height: number];
	scheme?: 'light' | 'dark';
	keys?: string[];
}

const shots: Record<string, Shot> = {
	'wall-1920': { who: 'display', path: '/wall', size: [1920, 1080] },
	'wall-3840': { who: 'display', path: '/wall', size: [3840, 2160] },
	'pairing-1920': { who: '', path: '/wall', size: [1920, 1080] },
	'pairing-390': { who: '', path: '/wall', size: [390, 844] },
	'displays-1440': { who: 'rosa', path: '/displays', size: [1440, 1100] },
	'displays-390': { who: 'rosa', path: '/displays', size: [390, 844] },
	'displays-desk': { who: 'ana', path: '/displays', size: [1440, 900] },
	'desk-1440': { who: 'ana', path: '/desk', size: [1440, 900], keys: ['j', 'j', 'j'] },
	'desk-1440-dark': {
		who: 'ana',
		path: '/desk',
		size: [1440, 900],
		scheme: 'dark',
		keys: ['j', 'j']
	},
	'desk-390': { who: 'ana', path: '/desk', size: [390, 844] },
	'desk-390-detail': { who: 'ana', path: '/desk', size: [390, 844], keys: ['j', 'Enter'] },
	'desk-palette': {
		who: 'ana',
		path: '/desk',
		size: [1440, 900],
		keys: ['j', 'Control+k', 'o', 'w']
	},
	'desk-palette-dark': {
		who: 'ana',
		path: '/desk',
		size: [1440, 900],
		scheme: 'dark',
		keys: ['j', 'Control+k']
	},
	'desk-keys': { who: 'ana', path: '/desk', size: [1440, 900], keys: ['j', '?'] },
	'desk-undo': {
		who: 'ana',
		path: '/desk',
		size: [1440, 900],
		keys: ['j', 'p', '2', 'p', '3', 'z']
	},
	'desk-bulk': {
		who: 'ana',
		path: '/desk',
		size: [1440, 900],
		keys: ['j', 'x', 'J', 'J', 'J', 's', 't']
	},
	'desk-aside': { who: 'ana', path: '/desk', size: [1440, 900], keys: ['j', 'j', 'j', 'j', 'h'] },
	'desk-care': { who: 'sol', path: '/desk', size: [1440, 900], keys: ['j'] },
	'desk-log': { who: 'ana', path: '/desk', size: [1440, 900], keys: ['c'] },
	'desk-tasks': { who: 'noah', path: '/desk/tasks', size: [1440, 900], keys: ['j', 'j'] },
	'desk-tasks-390': { who: 'noah', path: '/desk/tasks', size: [390, 844] },
	'desk-tasks-bundle': { who: 'noah', path: '/desk/tasks', size: [1440, 900], keys: ['b'] },
	'desk-response': { who: 'noah', path: '/desk/response', size: [1440, 900], keys: ['j'] },
	'desk-response-dark': {
		who: 'noah',
		path: '/desk/response',
		size: [1440, 1100],
		scheme: 'dark',
		keys: ['k', 'j', 'j', 'j', 'j', 'j', 'j']
	},
	'desk-response-log': { who: 'noah', path: '/desk/response', size: [1440, 900], keys: ['i'] },
	'desk-handover': { who: 'ana', path: '/desk/handover', size: [1440, 900], keys: ['j'] },
	'desk-handover-390': { who: 'ana', path: '/desk/handover', size: [390, 844] },
	'desk-teams': { who: 'noah', path: '/desk/teams', size: [1440, 900] },
	'desk-teams-moved': {
		who: 'noah',
		path: '/desk/teams',
		size: [1440, 900],
		scheme: 'dark',
		keys: ['j', 'j', 'j', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight']
	},
	'desk-teams-390': { who: 'noah', path: '/desk/teams', size: [390, 844] },
	'watch-1440': { who: 'rosa', path: '/watch', size: [1440, 900] },
	'watch-1440-dark': { who: 'rosa', path: '/watch', size: [1440, 900], scheme: 'dark' },
	'watch-390': { who: 'rosa', path: '/watch', size: [390, 844] },
	'places-1440': { who: 'rosa', path: '/watch/places', size: [1440, 900] },
	'place-1440': { who: 'rosa', path: '/watch/places/29', size: [1440, 900] },
	'place-390': { who: 'rosa', path: '/watch/places/29', size: [390, 844], scheme: 'dark' },
	'times-1440': { who: 'rosa', path: '/watch/times', size: [1440, 900] },
	'times-1440-dark': { who: 'rosa', path: '/watch/times', size: [1440, 900], scheme: 'dark' },
	'times-390': { who: 'rosa', path: '/watch/times', size: [390, 844] },
	'see-as-1440': { who: 'admin', path: '/people/see-as', size: [1440, 900] },
	'account-390': { who: 'rosa', path: '/account', size: [390, 844] },
	'audit-1440': { who: 'admin', path: '/audit', size: [1440, 900] },
	'audit-390': { who: 'admin', path: '/audit', size: [390, 844] },
	'account-1440': { who: 'rosa', path: '/account', size: [1440, 1100] },
	'sign-in-390': { who: '', path: '/sign-in', size: [390, 844] },
	'people-1440': { who: 'admin', path: '/people', size: [1440, 900] },
	'start-390': { who: 'rosa', path: '/', size: [390, 844] }
};

const address = process.env['ADDRESS'] ?? 'http://127.0.0.1:8080';
const folder = resolve(process.env['DATA_DIR'] ?? 'data/demo');
const password = readFileSync(join(folder, 'drill-password'), 'utf8').trim();
const results = join(import.meta.dirname, '../tests/results/screenshots');
const settleMs = 4_000;

const wanted = process.argv.slice(2);
const chosen = Object.entries(shots).filter(
	([name]) => wanted.length === 0 || wanted.includes(name)
);
mkdirSync(results, { recursive: true });
const browser = await launchBrowser();
for (const [name, shot] of chosen) {
	const context = await browser.newContext({
		viewport: { width: shot.size[0], height: shot.size[1] },
		colorScheme: shot.scheme ?? 'light'
	});
	const page = await context.newPage();
	page.on('console', (message) => {
		const isNews = message.type() === 'error' || message.type() === 'warning';
		// A note of the software renderer, on machines without a graphics card.
		if (isNews && !message.text().includes('GPU stall')) {
			process.stdout.write(`${name}: ${message.text().slice(0, 300)}\n`);
		}
	});
	page.on('pageerror', (error) => process.stdout.write(`${name}: ${error.message}\n`));
	await context.addCookies(await cookiesOf(shot.who));
	await page.goto(`${address}${shot.path}`);
	await page.waitForTimeout(settleMs);
	for (const key of shot.keys ?? []) {
		await page.keyboard.press(key);
		await page.waitForTimeout(200);
	}
	const path = join(results, `${name}.png`);
	await page.screenshot({ path });
	process.stdout.write(`${path}\n`);
	await context.close();
}
await browser.close();

/** What lets a browser in as somebody. */
async function cookiesOf(who: string): Promise<{ name: string; value: string; url: string }[]> {
	if (who === '') return [];
	const signInName = who === 'display' ? 'rosa' : who;
	const session = await signIn(address, { signInName, password });
	const site = { name: 'Picture', site: 'Downtown' };
	const held = who === 'display' ? await pairDisplay(address, session, site) : session;
	return held.split('; ').map((one) => {
		const [name = '', value = ''] = one.split('=');
		return { name, value, url: address };
	});
}
