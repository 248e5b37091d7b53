import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOf } from '../support/axe.ts';
import { Stage } from '../support/e2e.ts';
import { TestProvider } from '../support/provider.ts';
import { freePorts } from '../support/redis-server.ts';

// Goal: people come in by their organization's own sign-in and go out by it. Method: the built product, a real
// provider and a real browser, on three addresses of this machine.
let stage: Stage;
let provider: TestProvider;
let page: Page;
const dana = {
	sub: 'u-1',
	name: 'Dana Q.',
	email: 'dana@example.org',
	groups: ['Desks'],
	agency: 'CSCC'
};

beforeAll(async () => {
	const [port = 0] = await freePorts(1);
	// Another host than the room's: what is strict about cookies is so here too.
	const origin = `http://localhost:${port}`;
	provider = await TestProvider.open(origin);
	provider.knows(dana);
	provider.here = dana.sub;
	stage = await Stage.open({ PORT: String(port), ...provider.settings(origin) });
	page = await stage.page('', '/wall', { width: 1024, height: 800 });
	await page.goto(`${origin}/desk`);
});
afterAll(async () => {
	await stage.close();
	await provider.close();
});

test('whoever is known there is at the desk that they asked for, without a password here', async () => {
	await page.getByRole('link', { name: 'Sign in with Example City' }).waitFor();
	expect(await violationsOf(page)).toEqual([]);
	await page.getByRole('link', { name: 'Sign in with Example City' }).click();

	await page.getByText(/Live/).first().waitFor();
	expect(new URL(page.url()).pathname).toBe('/desk');
	expect(page.url()).not.toContain('code=');
});

test('their account has no password here, and signing out ends it at the provider too', async () => {
	const { origin } = new URL(page.url());
	await page.goto(`${origin}/account`);
	await page.getByText('Your organization signs you in.', { exact: false }).waitFor();
	expect(await page.getByText('Change password').count()).toBe(0);
	await page.goto(`${origin}/`);
	await page.getByRole('button', { name: 'Sign out' }).click();

	await page.waitForURL((url) => url.origin === provider.issuer);
	await page.evaluate(() => document.forms[0]?.submit());
	await page.getByRole('link', { name: 'Sign in with Example City' }).waitFor();
	expect(new URL(page.url()).pathname).toBe('/sign-in');
});

test('whoever has no role in this room is told so in words', async () => {
	provider.knows({ ...dana, groups: [] });
	await page.getByRole('link', { name: 'Sign in with Example City' }).click();

	await page.getByText('gives you no role in this room', { exact: false }).waitFor();
});
