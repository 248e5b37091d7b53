import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chicagoDay } from '#shared/kernel/chicago-time.ts';
import { hourMs, toInstant } from '#shared/kernel/clock.ts';
import { violationsOf } from '../support/axe.ts';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';
import { lengthen, sticksOut } from '../support/fits.ts';

// Goal: a desk takes along the forms that others ask for, and an after-action report with the moments that were marked in Replay.
// Method: the built pages on a real room, files that are downloaded.
let stage: Stage;
const until = { timeout: 25_000 };

beforeAll(async () => {
	stage = await Stage.open();
	const ana = await stage.client('ana');
	const answer = await ana.give('activation.plan', {
		title: 'Assistance at the school',
		site: 'School gym',
		communityArea: 29,
		opensAt: toInstant(Date.now() - hourMs),
		closesAt: toInstant(Date.now() + 3 * hourMs)
	});
	expect(answer.ok).toBe(true);
	ana.close();
});
afterAll(() => stage.close());

test('a desk makes the check-in list as a PDF and an after-action report with its own notes from Replay', async () => {
	const page = await stage.page('ana', '/forms', deskSize);
	await page.getByRole('heading', { name: 'Forms' }).waitFor(until);
	const id = await page.evaluate(async () => {
		const person = (await (await fetch('/api/session')).json()) as { id: string };
		return person.id;
	});
	const note = JSON.stringify([{ atMs: Date.now(), text: 'The line reached the corner' }]);
	await page.evaluate(
		([mark, kept]) => localStorage.setItem(mark!, kept!),
		[`cscc-replay-notes ${id} ${chicagoDay(Date.now())}`, note]
	);
	await page.reload();
	await page.getByText('1 note of yours from Replay is in its time and goes in.').waitFor(until);
	await page.getByText('No shift that you may take a log of.').waitFor(until);
	expect(await violationsOf(page)).toEqual([]);

	const box = (title: string) =>
		page.locator('section').filter({ has: page.getByRole('heading', { name: title }) });
	const take = async (title: string, way: string) => {
		const [download] = await Promise.all([
			page.waitForEvent('download', { timeout: 30_000 }),
			box(title).getByRole('button', { name: way }).click()
		]);
		return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
	};
	const list = await take('Incident check-in list (ICS 211)', 'PDF');
	expect(list.name).toBe('check-in.pdf');
	expect(list.bytes.subarray(0, 5).toString()).toBe('%PDF-');
	const report = await take('After-action report and improvement plan', 'Page');
	expect(report.name).toBe('after-action.html');
	expect(report.bytes.toString()).toContain('The line reached the corner');
	expect(report.bytes.toString()).toContain('Assistance at the school');
	await page.close();
});

test('it fits a phone in Spanish in the dark, and who does not work here has nothing of it', async () => {
	const page = await stage.page('rosa', '/forms', phoneSize, {
		locale: 'es-US',
		colorScheme: 'dark'
	});
	await page.getByRole('heading', { name: 'Formularios' }).waitFor(until);
	expect(await violationsOf(page)).toEqual([]);
	await lengthen(page, 0.4);
	expect(await sticksOut(page)).toEqual([]);
	await page.close();
	const admin = await stage.page('admin', '/forms', deskSize);
	await admin.getByText('There is nothing here for you.').waitFor(until);
	await admin.close();
});
