import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutWebGl } from '../../scripts/browser.ts';
import { sticksOut, smallTargetsOf } from '../support/fits.ts';
import { violationsOf } from '../support/axe.ts';
import { deskSize, phoneSize, Stage, wallSize } from '../support/e2e.ts';

/** Pages that live from the room's records. */
const ofRoom = ['committee', 'capabilities', 'reports', 'forms', 'outages'] as const;
/** Faces other than the desk and the watch. */
const ofWalls = [
	'wall',
	'quiet',
	'surge',
	'alerts',
	'drill',
	'visitors',
	'covered',
	'pairing',
	'identify'
];
const ofWatch: readonly string[] = [
	'watch',
	'notices',
	'places',
	'place',
	'times',
	'timeline',
	'need',
	'needarea',
	'equity',
	'funds',
	'replay',
	...ofRoom
];
const surfaceOf = (show: string) =>
	ofWalls.includes(show) ? 'wall' : ofWatch.includes(show) ? 'watch' : 'desk';

let stage: Stage;

/** A page of its own profile that shows a part of the gallery. What maps draw is on a canvas, and has no part here. */
async function open(
	options: BrowserContextOptions,
	path: string
): Promise<{ page: Page; complaints: string[]; close: () => Promise<void> }> {
	const context = await stage.browser.newContext({ reducedMotion: 'reduce', ...options });
	await withoutWebGl(context);
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	page.on('pageerror', (error) => complaints.push(error.message));
	await page.goto(`${stage.address}${path}`);
	await ready(page);
	return { page, complaints, close: () => context.close() };
}

/** Letters of another font are wider: what runs out of its ground has another one behind it. What moves has come to rest. */
async function ready(page: Page): Promise<void> {
	await page.locator('h1').first().waitFor({ state: 'attached' });
	if (page.url().includes('show=notices')) await page.getByRole('dialog').waitFor();
	await page.evaluate(async () => {
		await document.fonts.ready;
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		await frame();
		const moving = document
			.getAnimations()
			.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
		await Promise.allSettled(moving.map(({ finished }) => finished));
		await frame();
	});
}

/** Goes on to another state, as somebody does who chooses it from the list. */
async function showNext(page: Page, path: string): Promise<void> {
	if (page.url() === `${stage.address}${path}`) return;
	await page.evaluate((href) => {
		// What stands there until then goes with it.
		document.querySelector('h1')!.dataset['before'] = '';
		const link = document.createElement('a');
		link.href = href;
		document.body.append(link);
		link.click();
		link.remove();
	}, path);
	await page.waitForURL((url) => url.pathname + url.search === path);
	await page.locator('h1[data-before]').waitFor({ state: 'detached' });
	await ready(page);
}

const address = ([show, state, language]: readonly [string, string, string, ...unknown[]]) =>
	`/gallery?show=${show}&state=${state}&language=${language}`;

beforeAll(async () => {
	stage = await Stage.open();
});
afterAll(() => stage.close());

const states = ['live', 'late', 'not-live', 'connecting'] as const;
/** What a wall shows beside its overview, and in which colours. */
const scenes = [
	['surge&scene=requests', 'live'],
	['wall&scene=requests&theme=bright', 'late'],
	['wall&scene=people&unchecked=20', 'live'],
	['wall&scene=people&theme=night', 'not-live'],
	['wall&scene=trend&theme=bright&message&pushed', 'live'],
	['wall&scene=community&missed', 'live'],
	['quiet&scene=community&theme=night', 'connecting'],
	['wall&theme=bright', 'not-live'],
	['visitors&theme=bright', 'live'],
	['surge&unchecked=40', 'live']
] as const;
const visits = [
	...['wall', 'quiet', 'surge', 'alerts', 'drill', 'visitors', 'covered'].flatMap((show) =>
		states
			// What differs by state differs in the same way on each of them.
			.filter((state) => state !== 'connecting' || show === 'wall')
			.map((state) => [show, state, 'en', 'dark'] as const)
	),
	...scenes.map(([show, state]) => [show, state, 'en', 'dark'] as const),
	...scenes.slice(1, 6).map(([show]) => [show, 'live', 'es', 'dark'] as const),
	...states.map((state) => ['watch', state, 'en', 'light'] as const),
	...(['live', 'late', 'not-live', 'connecting', 'empty', 'totals', 'error'] as const).flatMap(
		(state, index) => [
			['times', state, index % 2 === 0 ? 'en' : 'es', index % 3 === 0 ? 'dark' : 'light'] as const,
			['place', state, index % 2 === 0 ? 'es' : 'en', index % 3 === 0 ? 'light' : 'dark'] as const
		]
	),
	['places', 'live', 'en', 'light'],
	['places', 'live', 'es', 'dark'],
	['need', 'live', 'en', 'light'],
	['need', 'empty', 'es', 'light'],
	['need', 'connecting', 'en', 'dark'],
	['need', 'live', 'es', 'dark'],
	['needarea', 'live', 'en', 'light'],
	['needarea', 'error', 'es', 'light'],
	['needarea', 'live', 'es', 'dark'],
	['equity', 'live', 'en', 'light'],
	['equity', 'empty', 'es', 'light'],
	['equity', 'live', 'es', 'dark'],
	['funds', 'live', 'en', 'light'],
	['funds', 'empty', 'en', 'light'],
	['funds', 'live', 'es', 'dark'],
	...ofRoom.flatMap((show) => [
		[show, 'live', 'en', 'light'] as const,
		[show, 'empty', 'es', 'light'] as const,
		[show, 'live', 'es', 'dark'] as const
	]),
	['outages', 'not-live', 'en', 'light'],
	['committee', 'connecting', 'en', 'dark'],
	['replay', 'live', 'en', 'light'],
	['replay', 'not-live', 'es', 'light'],
	['replay', 'connecting', 'en', 'light'],
	['replay', 'totals', 'en', 'dark'],
	['replay', 'empty', 'es', 'dark'],
	['replay', 'error', 'en', 'dark'],
	['timeline', 'live', 'en', 'dark'],
	['timeline', 'error', 'es', 'light'],
	['pairing', 'live', 'en', 'dark'],
	['pairing', 'connecting', 'es', 'dark'],
	['identify', 'live', 'en', 'dark'],
	['fleet', 'live', 'en', 'light'],
	['fleet', 'live', 'es', 'dark'],
	['prove', 'live', 'en', 'light'],
	['prove', 'live', 'es', 'dark'],
	['visitors', 'live', 'es', 'dark'],
	['wall', 'live', 'es', 'dark'],
	['watch', 'live', 'es', 'dark'],
	['teams', 'live', 'en', 'light'],
	['teams', 'moved', 'es', 'dark'],
	['teams', 'not-live', 'en', 'dark'],
	['teams', 'empty', 'es', 'light'],
	['notices', 'live', 'en', 'light'],
	['notices', 'live', 'es', 'dark'],
	['notices', 'empty', 'en', 'dark'],
	['slips', 'live', 'en', 'dark'],
	['slips', 'empty', 'es', 'light'],
	['desk', 'live', 'en', 'light'],
	['desk', 'live', 'es', 'dark']
] as const;

/** What each is shown as, by what it is and its colours: its page is opened once, and goes from one state to the next. */
const byPage = Map.groupBy(visits, ([show, , , scheme]) => `${show.split('&')[0]!} ${scheme}`);
const ofDesks: readonly string[] = [
	'desk',
	'teams',
	'slips',
	'watch',
	'notices',
	'times',
	'place',
	'places',
	'timeline',
	'need',
	'needarea',
	'equity',
	'funds',
	'replay',
	...ofRoom
];

test.concurrent.each([...byPage])(
	'the gallery shows %s in each of its states without an accessibility violation',
	async (_, states) => {
		const [first, , , colorScheme] = states[0]!;
		const show = first.split('&')[0]!;
		const viewport = ofDesks.includes(show) ? deskSize : wallSize;
		const surface = surfaceOf(show);
		const { page, complaints, close } = await open({ viewport, colorScheme }, address(states[0]!));
		for (const visit of states) {
			await showNext(page, address(visit));
			expect(await violationsOf(page), visit.join(', ')).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.dataset['surface'])).toBe(surface);
		}
		// Nobody is signed in here, and the page is told so once.
		expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
		await close();
	}
);

test('no wall text of the gallery is cut off or runs into another, in either language', async () => {
	const context = await stage.browser.newContext({ viewport: wallSize });
	const page = await context.newPage();
	for (const language of ['en', 'es']) {
		await page.goto(`${stage.address}/gallery?show=wall&language=${language}`);
		await page.locator('.headlines').waitFor();
		await ready(page);

		const cut = await page.evaluate(() =>
			[
				...document.querySelectorAll<HTMLElement>(
					'.headlines p, .row > span, .changes p, .box b, .panel header > *, .others > span, .note span'
				)
			]
				.filter(
					(one) =>
						one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'
				)
				.map((one) => `${one.className}: ${one.textContent?.trim()}`)
		);

		expect(cut, language).toEqual([]);
	}
	await context.close();
});

/** A phone, a laptop enlarged four times, and the same where people read from the right. */
const narrow = [
	['390 px wide', phoneSize, 'ltr'],
	['320 px wide, as a laptop at 400 %', { width: 320, height: 256 }, 'ltr'],
	['390 px wide, read from the right', phoneSize, 'rtl']
] as const;
const watchPages = [
	'watch',
	'places',
	'place',
	'times',
	'timeline',
	'notices',
	'need',
	'needarea',
	'equity',
	'funds',
	...ofRoom
] as const;

test.concurrent.each(narrow)(
	'every page of the watch fits a page %s, and whatever is pressed there can be met',
	async (_, viewport, dir) => {
		const { page, close } = await open({ viewport }, address(['watch', 'live', 'es']));
		await page.evaluate((one) => (document.documentElement.dir = one), dir);
		for (const show of [...watchPages, 'replay'] as const) {
			await showNext(page, address([show, 'live', 'es']));

			expect(await sticksOut(page), show).toEqual([]);
			expect(await smallTargetsOf(page), show).toEqual([]);
		}
		await close();
	}
);

test('every page of the watch keeps its marks where the system chooses the colours', async () => {
	const options = { viewport: deskSize, forcedColors: 'active' } as const;
	const { page, close } = await open(options, address(['watch', 'live', 'en']));
	for (const show of watchPages) {
		await showNext(page, address([show, 'live', 'en']));

		expect(await violationsOf(page), show).toEqual([]);
		// Two are reached from others, and are not in the bar.
		if (show === 'forms' || show === 'outages') continue;
		// Where somebody is has a mark besides its shade.
		const current = await page
			.locator('[aria-current="page"]')
			.first()
			.evaluate((one) => getComputedStyle(one).borderBottomStyle);
		expect(current, show).toBe('solid');
	}
	await close();
});
