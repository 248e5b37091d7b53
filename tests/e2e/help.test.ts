import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { helpTexts } from '#shared/text/help.ts';
import { languages, type Language } from '#shared/text/language.ts';
import { violationsOf } from '../support/axe.ts';
import { phoneSize, Stage } from '../support/e2e.ts';

// Goal (UX-22): somebody with a poor phone and a poor line asks for help in their language, with or without scripts,
// in six steps, safely, and hears where it stands. Method: the built product in a real browser as narrow as a phone,
// on the line that 3G is.
const until = { timeout: 25_000 };
const mostBytes = 60 * 1024;
/** Slow 3G by the figures of browsers' own tools. */
const slow3G = {
	offline: false,
	latency: 400,
	downloadThroughput: 50_000,
	uploadThroughput: 50_000
};
let stage: Stage;
beforeAll(async () => {
	stage = await Stage.open();
});
afterAll(() => stage.close());

const typed = {
	address: '4231 W Madison St',
	phone: '312 555 0142',
	words: { en: 'It is dark by the school.', es: 'Está oscuro junto a la escuela.' }
};

/** Presses the button that goes on, and waits until another page is there. */
async function goOn(page: Page, shows: string): Promise<void> {
	await page.locator('button.main').click();
	await page.getByText(shows, { exact: false }).first().waitFor(until);
}

/** Fills in every step, looking at each; answers with number and code, and the steps that it took. */
async function askForHelp(page: Page, language: Language, look: (page: Page) => Promise<void>) {
	const text = helpTexts(language);
	let steps = 0;
	const next = async (shows: string) => {
		steps += 1;
		await look(page);
		await goOn(page, shows);
	};
	await page.getByLabel(text.tiles.street).check();
	await page.getByLabel(text.needs.alley_lights).check();
	await next(text.place.title);
	await page.getByLabel(text.place.address).check();
	await page.getByLabel(text.place.addressLine).fill(typed.address);
	await next(text.soon.title);
	await page.getByLabel(text.soons.today).check();
	await next(text.reach.title);
	await page.getByLabel(text.reaches.text).check();
	await page.getByLabel(text.reach.phone).fill(typed.phone);
	await next(text.words.title);
	await page.locator('#words').fill(typed.words[language]);
	await next(text.check.title);
	await next(text.sent.title);
	await look(page);
	const [reference = '', secret = ''] = await page.locator('.slip .code').allTextContents();
	return { reference: reference.trim(), secret: secret.trim(), steps };
}

/** What came over the wire, as it was sent. */
async function countBytes(page: Page): Promise<() => number> {
	const session = await page.context().newCDPSession(page);
	let bytes = 0;
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', slow3G);
	session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
	return () => bytes;
}

describe.concurrent.each(languages)('in %s', (language) => {
	const text = helpTexts(language);

	// Most of it is waiting for the line: all of them at once take hardly longer than one.
	test.concurrent.each([true, false])('on slow 3G, with scripts: %s', async (javaScriptEnabled) => {
		const page = await stage.page('', '/health/live', phoneSize, { javaScriptEnabled });
		const bytes = await countBytes(page);
		await page.goto(`${stage.address}/help?language=${language}`);
		expect(bytes()).toBeGreaterThan(3_000);
		expect(bytes()).toBeLessThanOrEqual(mostBytes);
		const widths: number[] = [];

		const asked = await askForHelp(page, language, async () => {
			widths.push((await page.locator('main').boundingBox())!.width);
		});

		expect(asked.steps).toBeLessThanOrEqual(6);
		expect(asked.reference).toMatch(/^R-[0-9A-Z]{6}$/);
		expect(asked.secret).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
		// The whole way is less than what one page may bring.
		expect(bytes()).toBeLessThanOrEqual(2 * mostBytes);
		expect(Math.max(...widths)).toBeLessThanOrEqual(phoneSize.width);

		await page.getByRole('link', { name: text.sent.status }).first().click();
		await page.getByLabel(text.status.reference).fill(asked.reference);
		await page.getByLabel(text.status.secret, { exact: true }).fill(asked.secret);
		await goOn(page, text.status.stands);
		expect(page.url()).not.toContain(asked.secret);
	});

	// Each way once: in one language with scripts, in the other without.
	test.concurrent.each([language === 'en'])(
		'a block is picked on the map, with scripts: %s',
		async (javaScriptEnabled) => {
			const size = { width: 320, height: 640 };
			const page = await stage.page('', '/health/live', size, { javaScriptEnabled });
			const bytes = await countBytes(page);
			await page.goto(`${stage.address}/help?language=${language}`);
			await page.getByLabel(text.tiles.street).check();
			await page.getByLabel(text.needs.alley_lights).check();
			await goOn(page, text.place.title);
			await page.getByLabel(text.place.map, { exact: true }).check();
			const map = page.getByRole('button', { name: text.place.mapAlt });
			// A browser takes no key on a page that it has not drawn yet.
			const answered = async (act: Promise<void>) => {
				await Promise.all([page.waitForResponse((one) => one.request().method() === 'POST'), act]);
				await page.waitForLoadState();
			};
			await answered(page.getByRole('button', { name: text.place.mapShow }).click());
			await page.getByText(text.place.mapFar).waitFor(until);
			if (javaScriptEnabled) expect(await violationsOf(page)).toEqual([]);
			// By keyboard it says nothing of a place.
			await answered(map.press('Enter'));
			await page.getByText(text.place.mapFar).waitFor(until);

			await answered(map.click({ position: { x: 143, y: 190 } }));
			await page.getByText(text.place.mapNear).waitFor(until);
			await goOn(page, text.faults.map);
			await page.waitForLoadState();
			await answered(map.click({ position: { x: 170, y: 120 } }));
			await page.getByText(/13th St, North Lawndale/).waitFor(until);

			const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(over).toBeLessThanOrEqual(0);
			await goOn(page, text.soon.title);
			expect(bytes()).toBeLessThanOrEqual(4 * mostBytes);
			expect(page.url()).not.toContain('at.x');
		}
	);

	test.concurrent(
		'no page breaks a rule of WCAG 2.2, light or dark, or runs over at 320 px',
		async ({ expect }) => {
			for (const colorScheme of ['light', 'dark'] as const) {
				const size = { width: 320, height: 640 };
				const page = await stage.page('', `/help?language=${language}`, size, { colorScheme });
				const faults: string[] = [];
				const look = async () => {
					faults.push(...(await violationsOf(page)));
					const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
					if (over > 0) faults.push(`${await page.title()}: ${over} px over`);
				};
				// What is wrong is said as well as what is right.
				await goOn(page, text.faults.need);
				await look();
				const asked = await askForHelp(page, language, look);
				await page.goto(`${stage.address}/help/status?language=${language}`);
				await page.getByLabel(text.status.reference).fill(asked.reference);
				await goOn(page, text.status.wrong);
				await look();
				await page.getByLabel(text.status.secret, { exact: true }).fill(asked.secret);
				await goOn(page, text.status.stands);
				await look();
				expect(faults, colorScheme).toEqual([]);
			}
		}
	);
});

test('what can be pressed is as large as a thumb', async () => {
	const page = await stage.page('', '/help?language=es', phoneSize);
	const small = await page.evaluate(() =>
		[...document.querySelectorAll('button, .choice, .leave, footer a, .language')]
			.filter((one) => one.checkVisibility() && !one.matches('.away'))
			.map((one) => ({ what: one.textContent, height: one.getBoundingClientRect().height }))
			.filter(({ height }) => height < 44)
	);
	expect(small).toEqual([]);
});

describe('who has to leave', () => {
	test.each(['the button', 'three Shifts'])(
		'by %s is gone at once, and Back does not lead here',
		async (by) => {
			const page = await stage.page('', '/sign-in', phoneSize);
			await page.context().route('https://www.weather.gov/**', (route) =>
				route.fulfill({
					contentType: 'text/html',
					body: '<title>Weather</title><h1>Weather</h1>'
				})
			);
			await page.goto(`${stage.address}/help?language=en`);
			await page.getByRole('link', { name: 'See where it stands' }).click();
			await page.getByRole('link', { name: 'Community Safety Coordination Center' }).click();
			await page.getByRole('radio', { name: 'Food', exact: true }).check();
			await goOn(page, 'Where is it?');
			await page.getByLabel('I would rather not say').check();
			await goOn(page, 'How soon');
			if (by === 'the button') await page.locator('#leave').click();
			else for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
			await page.getByRole('heading', { name: 'Weather' }).waitFor(until);
			await page.goBack();
			await page.waitForURL(/sign-in/, until);
		}
	);

	test('without a script goes by a link, and Back shows nothing that was typed', async () => {
		const page = await stage.page('', '/help?language=en', phoneSize, { javaScriptEnabled: false });
		await page.getByRole('radio', { name: 'Food', exact: true }).check();
		await goOn(page, 'Where is it?');
		// There is no line to it here; that it is where people are taken is enough.
		const away = page.waitForRequest(/weather\.gov/, until);
		await page.locator('#leave').click();
		await away;
		await page.waitForURL((url) => !url.href.startsWith(stage.address), until);
		await page.goBack({ waitUntil: 'commit', timeout: 3_000 }).catch(() => undefined);
		const shown = () => page.content().catch(() => 'Where is it?');
		await expect.poll(shown, until).not.toContain('Where is it?');
	});
});

test.each([true, false])(
	'Enter goes on, in the same language, with scripts: %s',
	async (javaScriptEnabled) => {
		const page = await stage.page('', '/help?language=en', phoneSize, { javaScriptEnabled });
		await page.getByRole('radio', { name: 'Food', exact: true }).check();
		await goOn(page, 'Where is it?');
		await page.getByLabel('At an address or on a block').check();
		await page.getByLabel('Address or block').fill('4200 W Madison St');
		await page.getByLabel('Address or block').press('Enter');
		await page.getByText('How soon do you need this?').waitFor(until);
	}
);

test('words of danger show the number while they are typed', async () => {
	const page = await stage.page('', '/help?language=en', phoneSize);
	await page.getByRole('radio', { name: 'Food', exact: true }).check();
	await goOn(page, 'Where is it?');
	await page.getByLabel('I would rather not say').check();
	await goOn(page, 'How soon');
	await page.getByLabel('Today').check();
	await goOn(page, 'answer you safely');
	await page.getByLabel('Do not contact me').check();
	await goOn(page, 'Is there more');
	await page.locator('#words').fill('All is well');
	expect(await page.locator('#words-danger').isVisible()).toBe(false);
	await page.locator('#words').fill('There is a man with a gun');
	await page.locator('#words-danger').waitFor(until);
});

test('without a network nothing is sent, nothing is lost, and it is said', async () => {
	const page = await stage.page('', '/help?language=es', phoneSize);
	const context = page.context();
	await page.getByRole('radio', { name: 'Comida', exact: true }).check();
	await goOn(page, '¿Dónde es?');
	await page.getByLabel('En una dirección').check();
	await page.getByLabel('Dirección o cuadra').fill('4200 W Madison St');
	await context.setOffline(true);
	await goOn(page, 'No se envió: no hay red.');
	expect(await page.getByLabel('Dirección o cuadra').inputValue()).toBe('4200 W Madison St');
	await context.setOffline(false);
	await goOn(page, '¿Para cuándo lo necesita?');
});

test('what is printed is the slip and what happens next, on one sheet', async () => {
	const page = await stage.page('', '/help?language=en', phoneSize);
	await askForHelp(page, 'en', async () => {});
	await page.emulateMedia({ media: 'print' });
	expect(await page.locator('.slip .code').first().isVisible()).toBe(true);
	expect(await page.locator('#leave').isVisible()).toBe(false);
	const pdf = (await page.pdf({ format: 'Letter' })).toString('latin1');
	expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
