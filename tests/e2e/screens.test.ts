import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '#shared/kernel/result.ts';
import type { DrillClient } from '../../scripts/drill/client.ts';
import { violationsOf } from '../support/axe.ts';
import { deskSize, phoneSize, Stage, wallSize } from '../support/e2e.ts';

let stage: Stage;

beforeAll(async () => {
	stage = await Stage.open();
	const [ana, rosa] = await Promise.all([stage.client('ana'), stage.client('rosa')]);
	const needs = [
		['Entry door does not lock', 'housing_assistance', 68, 1],
		['Food for 9 families', 'food_assistance', 29, 1],
		['Help with a family', 'victim_assistance', 30, 1],
		['Street lights out', 'lighting', 26, 3],
		['Youth program seats', 'youth_program', 30, 2]
	] as const;
	for (const [title, category, communityArea, priority] of needs) {
		await ana.give('request.log', {
			title,
			category,
			communityArea,
			priority,
			channel: 'phone',
			drill: true
		});
	}
	const hour = 3_600_000;
	for (const [callSign, communityArea] of [
		['Garfield 1', 26],
		['Lawndale 1', 29]
	] as const) {
		const answer = await ana.give('deployment.request', {
			callSign,
			communityArea,
			headcount: 2,
			purpose: 'Walk',
			plannedFrom: new Date(Date.now() - hour).toISOString(),
			plannedTo: new Date(Date.now() + hour).toISOString(),
			drill: true
		});
		const id = answer.ok ? Object.keys(answer.versions)[0]! : '';
		await rosa.give('deployment.approve', { id, version: 1 });
		const moves = ['notify', 'acknowledge', 'set_out', 'check_in', 'start'] as const;
		for (const [index, move] of moves.entries()) {
			await ana.give(`deployment.${move}`, { id, version: index + 2 });
		}
	}
	await fillTheCentre(ana, rosa);
	ana.close();
	rosa.close();
});

/** A notice with its work, an activation with a provider, a shift, something to lend, hours in need. */
async function fillTheCentre(ana: DrillClient, rosa: DrillClient): Promise<void> {
	const must = async (answer: Promise<Answer>): Promise<string> => {
		const given = await answer;
		if (!given.ok) throw new Error(JSON.stringify(given));
		return Object.keys(given.versions)[0] ?? '';
	};
	const place = { communityArea: 26, block: '4231 W Madison St' };
	await must(ana.give('incident.log', { ...place, count: 2, source: 'hospital', drill: true }));
	await must(ana.give('task.raise_bundle', { ...place, drill: true }));
	const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
	const hours = { opensAt: at(48), closesAt: at(52) };
	const where = { title: 'Assistance center', site: 'A school', communityArea: 29 };
	const id = await must(ana.give('activation.plan', { ...where, ...hours, drill: true }));
	await must(ana.give('activation.invite', { id, agencyId: 'agency_pantry' }));
	await must(rosa.give('asset.enrol', { name: 'Van 3', type: 'vehicle', drill: true }));
	const staffId = await must(ana.give('staff.join', { callSign: 'Desk 1', drill: true }));
	const span = { plannedFrom: at(-4), plannedTo: at(4) };
	await must(rosa.give('shift.schedule', { deskId: 'city_services', staffId, ...span }));
	const needByHour = Array.from({ length: 168 }, (_, hour) => hour % 4);
	const need = { needByHour, needSource: 'practice figures', needAsOf: at(0) };
	await must(rosa.give('community.set_need', { id: 'community_26', version: 1, ...need }));
}
afterAll(() => stage.close());

const screens: [
	name: string,
	who: string,
	path: string,
	size: { width: number; height: number },
	scheme: 'light' | 'dark',
	/** Pressed once it stands. */
	...keys: string[]
][] = [
	['the wall', 'wall', '/wall', wallSize, 'light'],
	['the wall at 4K', 'wall', '/wall', { width: 3840, height: 2160 }, 'light'],
	['the desk', 'ana', '/desk', deskSize, 'light'],
	['the desk in the dark', 'ana', '/desk', deskSize, 'dark'],
	['every action by name', 'ana', '/desk', deskSize, 'light', 'Control+k', 'o'],
	['the keys', 'ana', '/desk', deskSize, 'dark', '?'],
	['several requests', 'ana', '/desk', deskSize, 'light', 'x', 'J', 's', 'w'],
	['the desk on a phone', 'ana', '/desk', phoneSize, 'light'],
	['the teams', 'ana', '/desk/teams', deskSize, 'light'],
	['the teams in the dark', 'noah', '/desk/teams', deskSize, 'dark'],
	['the teams on a phone', 'noah', '/desk/teams', phoneSize, 'light'],
	['the tasks', 'noah', '/desk/tasks', deskSize, 'light'],
	['the tasks on a phone', 'noah', '/desk/tasks', phoneSize, 'dark'],
	['the response', 'noah', '/desk/response', deskSize, 'light'],
	['the response in the dark', 'noah', '/desk/response', deskSize, 'dark'],
	['the response on a phone', 'noah', '/desk/response', phoneSize, 'light'],
	['the handover', 'ana', '/desk/handover', deskSize, 'light'],
	['the handover on a phone', 'ana', '/desk/handover', phoneSize, 'dark'],
	['the form for a call', 'noah', '/desk/log', deskSize, 'light'],
	['the watch', 'rosa', '/watch', deskSize, 'light'],
	['the watch in the dark', 'rosa', '/watch', deskSize, 'dark'],
	['the watch on a phone', 'rosa', '/watch', phoneSize, 'light'],
	['places', 'rosa', '/watch/places', deskSize, 'dark'],
	['a place', 'rosa', '/watch/places/29', deskSize, 'light'],
	['a place on a phone', 'rosa', '/watch/places/29', phoneSize, 'dark'],
	['times', 'rosa', '/watch/times', deskSize, 'light'],
	['times as tables', 'rosa', '/watch/times', deskSize, 'dark', 't'],
	['the start page', 'rosa', '/', phoneSize, 'light'],
	['the accounts', 'admin', '/people', deskSize, 'light'],
	['the accounts on a phone', 'admin', '/people', phoneSize, 'dark'],
	['other systems on a phone', 'admin', '/clients', phoneSize, 'light'],
	['who looked at what', 'admin', '/audit', deskSize, 'light'],
	['what a role sees', 'admin', '/people/see-as', deskSize, 'dark'],
	['what a role sees on a phone', 'admin', '/people/see-as', phoneSize, 'light'],
	['one’s own account', 'rosa', '/account', phoneSize, 'light'],
	['a link to come in by', 'rosa', '/link', phoneSize, 'dark']
];

test.concurrent.each(screens)(
	'%s has no accessibility violation and does not scroll sideways',
	async (_name, who, path, size, colorScheme, ...keys) => {
		const complaints: string[] = [];
		const elsewhere: string[] = [];
		const listen = (page: Page) => {
			page.on(
				'console',
				(message) => message.type() === 'error' && complaints.push(message.text())
			);
			page.on('request', (request) => {
				const { origin, protocol } = new URL(request.url());
				if (protocol.startsWith('http') && origin !== stage.address) elsewhere.push(request.url());
			});
		};
		const page = await stage.page(who, path, size, { colorScheme, listen });
		if (/^\/(desk|wall|watch)/.test(path)) await page.getByText(/Live/).first().waitFor();
		if (path === '/desk' && size.width > 900)
			await page.getByRole('row', { name: /Youth program/ }).click();
		// The first of a list, with all that is known of it.
		if (/^\/desk\/(tasks|response|handover)/.test(path)) await page.keyboard.press('j');
		for (const key of keys) await page.keyboard.press(key);
		await page.waitForTimeout(1_500);

		const violations = await violationsOf(page);

		expect(violations).toEqual([]);
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
		).toBeLessThanOrEqual(0);
		expect(complaints).toEqual([]);
		expect(elsewhere, 'nothing is fetched from another host').toEqual([]);
		await page.close();
	}
);

const withoutAnswer = [
	['admin', '/people', 'cannot be had now'],
	['admin', '/clients', 'cannot be had now'],
	['admin', '/audit', 'cannot be had now'],
	['admin', '/people/see-as', 'cannot be had now'],
	['rosa', '/account', 'cannot be had now'],
	['rosa', '/displays', 'The server does not answer']
] as const;

test.concurrent.each(withoutAnswer)(
	'to %s, where the server has no answer, %s says so without an accessibility violation',
	async (who, path, words) => {
		const page = await stage.page(who, '/nowhere', deskSize);
		const isAsked = ({ pathname }: URL) =>
			pathname.startsWith('/api/') && pathname !== '/api/session';
		await page.route(isAsked, (route) => route.abort());
		await page.goto(`${stage.address}${path}`);
		await page.getByText(words).first().waitFor();

		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			expect(await violationsOf(page), colorScheme).toEqual([]);
		}
		await page.close();
	}
);

test('a page that does not exist says so and leads back', async () => {
	const page = await stage.page('ana', '/nowhere', deskSize);

	await page.getByText('There is no such page').waitFor();
	await page.getByRole('link', { name: 'Go to the start page' }).click();

	await page.getByText('Good to see you').waitFor();
	await page.close();
});

test('the sign-in page works in Spanish, says what is wrong and then lets people in', async () => {
	const context = await stage.browser.newContext({ locale: 'es-US', viewport: phoneSize });
	const page = await context.newPage();
	await page.goto(`${stage.address}/desk`);
	await page.getByRole('button', { name: 'English' }).waitFor();
	expect(await violationsOf(page)).toEqual([]);
	await page.locator('input[name=username]').fill('ana');
	await page.locator('input[name=password]').fill('not this one');

	await page.locator('form button').click();

	await expect.poll(() => page.getByRole('alert').innerText()).not.toBe('');
	await page.locator('input[name=password]').fill('a password for tests');
	await page.locator('form button').click();
	await page.waitForURL(/\/desk$/);
	await context.close();
});

test('every text on a wall of the reference profile is as large as the distances ask for', async () => {
	const page = await stage.page('wall', '/wall', { width: 3840, height: 2160 });
	await page.getByText(/Live/).first().waitFor();

	const sizes = await page.evaluate(() => {
		const walker = document.createTreeWalker(
			document.querySelector('.wall')!,
			NodeFilter.SHOW_TEXT
		);
		const found: [number, string][] = [];
		while (walker.nextNode()) {
			const { textContent, parentElement } = walker.currentNode;
			if (!textContent?.trim() || !parentElement || parentElement.closest('.unseen, svg')) continue;
			found.push([parseFloat(getComputedStyle(parentElement).fontSize), textContent.trim()]);
		}
		return found;
	});

	expect(sizes.length).toBeGreaterThan(20);
	expect(sizes.filter(([size]) => size < 53)).toEqual([]);
	const sizeOf = (text: string) => sizes.find(([, one]) => one === text)?.[0] ?? 0;
	expect(sizeOf('urgent open')).toBeGreaterThanOrEqual(66);
	expect(sizeOf('Food')).toBeGreaterThanOrEqual(88);
	expect(Math.max(...sizes.map(([size]) => size))).toBeGreaterThanOrEqual(142);
	await page.close();
});

test('a sensitive request never reaches a wall: not by name, not by place', async () => {
	const page = await stage.page('wall', '/wall', wallSize);
	const frames: string[] = [];
	page.on('websocket', (socket) =>
		socket.on('framereceived', ({ payload }) => frames.push(String(payload)))
	);
	await page.reload();
	await page.getByText('Support').first().waitFor();

	const everything = frames.join('\n') + (await page.content());

	for (const word of [
		'Help with a family',
		'victim_assistance',
		'Entry door',
		'request_',
		'person_',
		'Walk'
	]) {
		expect(everything).not.toContain(word);
	}
	expect(everything).not.toMatch(/R-[0-9A-Z]{6}/);
	await page.close();
});
