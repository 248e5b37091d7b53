import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOf } from '../support/axe.ts';
import { Stage } from '../support/e2e.ts';
import { password } from '../support/room.ts';

// Goal: somebody makes a passkey and comes in with it, alone and beside the password. Method: the built product in a
// real browser, with the browser's own virtual authenticator in place of a finger.
let stage: Stage;
let page: Page;
let origin = '';

beforeAll(async () => {
	stage = await Stage.open();
	// Passkeys are bound to a name, never to an address of digits.
	origin = stage.address.replace('127.0.0.1', 'localhost');
	page = await stage.page('', '/wall', { width: 1024, height: 800 });
	const devices = await page.context().newCDPSession(page);
	await devices.send('WebAuthn.enable');
	await devices.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
});
afterAll(() => stage.close());

async function typePassword(): Promise<void> {
	await page.goto(`${origin}/sign-in?next=/account`);
	await page.getByLabel('Sign-in name').fill('rosa');
	await page.getByLabel('Password', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(): Promise<void> {
	await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }));
}

async function prove(): Promise<void> {
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Current password').fill(password);
	await dialog.getByRole('button', { name: 'Go on' }).click();
	await dialog.waitFor({ state: 'detached' });
}

test('a passkey is made by whoever shows that it is them', async () => {
	await typePassword();
	await page.getByText('No passkeys yet.').waitFor();
	await page.getByRole('button', { name: 'Add a passkey' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Current password').fill('somebody at an open desk');
	await dialog.getByRole('button', { name: 'Go on' }).click();
	await dialog.getByText('Name or password is not right.', { exact: false }).waitFor();
	expect(await violationsOf(page)).toEqual([]);

	await prove();

	await page.getByText('The passkey is kept.').waitFor();
	await page.getByText('not used yet').waitFor();
	expect(await violationsOf(page)).toEqual([]);
});

test('the passkey opens the account without a name', async () => {
	await signOut();
	await page.goto(`${origin}/sign-in?next=/account`);
	await page.getByRole('button', { name: 'Use a passkey' }).click();

	await page.getByRole('heading', { name: 'Your account' }).waitFor();
	await page.getByText('Rosa T.').waitFor();
	await page.getByText(/^used /).waitFor();
});

test('an account that needs both asks for the passkey once the password is right', async () => {
	await page.getByLabel('password and passkey').click();
	await prove();
	await page.getByText('Saved.', { exact: true }).waitFor();
	await page.getByLabel('password and passkey').and(page.locator(':checked')).waitFor();
	await signOut();

	await page.goto(`${origin}/sign-in`);
	await page.getByRole('button', { name: 'Use a passkey' }).click();
	await page.getByText('This account also asks for its password.', { exact: false }).waitFor();
	expect(await violationsOf(page)).toEqual([]);
	await typePassword();

	await page.getByRole('heading', { name: 'Your account' }).waitFor();
});

test('the last passkey is taken away and the password opens alone again', async () => {
	await page.getByRole('button', { name: 'Remove' }).click();
	await prove();
	await page.getByText('Your password alone opens', { exact: false }).waitFor();
	await page.getByText('No passkeys yet.').waitFor();
	await signOut();
	await typePassword();

	await page.getByRole('heading', { name: 'Your account' }).waitFor();
});
