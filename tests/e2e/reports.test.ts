import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOf } from '../support/axe.ts';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';
import { lengthen, sticksOut } from '../support/fits.ts';

// Goal: a manager writes a situation report, sees the paper as it will be, signs it and takes it along; two who write at once lose
// nothing. Method: the built pages on a real room, the page in its frame, a PDF that is downloaded.
let stage: Stage;
const until = { timeout: 25_000 };

beforeAll(async () => {
	stage = await Stage.open();
});
afterAll(() => stage.close());

test('a manager begins, writes, signs and takes the PDF; the paper beside it is what is kept', async () => {
	const page = await stage.page('rosa', '/reports', deskSize);
	await page.getByRole('heading', { name: 'No situation report yet' }).waitFor(until);
	expect(await violationsOf(page)).toEqual([]);
	await page.getByRole('button', { name: 'Begin a report' }).click();
	await page.getByRole('heading', { name: 'Situation report 1 is being written' }).waitFor(until);
	const paper = page.frameLocator('iframe');
	await paper.getByText('DRAFT, not signed').waitFor(until);

	await page.getByLabel('Situation, in three sentences').fill('Quiet so far. Two crews are out.');
	expect(await page.getByRole('button', { name: 'Sign a report' }).count()).toBe(0);
	await page.getByLabel('What has to be decided').fill('Who covers Saturday');
	await page.getByRole('button', { name: 'Keep the text' }).click();
	await paper.getByText('Quiet so far. Two crews are out.').waitFor(until);
	await paper.getByText('Who covers Saturday').waitFor(until);
	expect(await violationsOf(page)).toEqual([]);

	await page.getByRole('button', { name: 'Sign a report' }).click();
	await page.getByRole('heading', { name: /^Situation report 1 was signed/ }).waitFor(until);
	await paper.getByText(/Signed by Rosa/).waitFor(until);
	const [download] = await Promise.all([
		page.waitForEvent('download', { timeout: 30_000 }),
		page.getByRole('button', { name: 'PDF' }).click()
	]);
	expect(download.suggestedFilename()).toBe('report-1-1.pdf');
	expect(await page.getByRole('alert').count()).toBe(0);
	await page.close();
});

test('what somebody else kept meanwhile stands beside what is typed here, and neither is lost', async () => {
	const page = await stage.page('rosa', '/reports', deskSize);
	await page.getByRole('button', { name: 'Begin a report' }).click(until);
	const summary = page.getByLabel('Situation, in three sentences');
	await summary.waitFor(until);
	await summary.fill('Mine: three crews.');
	const other = await stage.page('rosa', '/reports', deskSize);
	await other.getByLabel('Situation, in three sentences').fill('Theirs: two crews.');
	await other.getByRole('button', { name: 'Keep the text' }).click();
	await other.getByText('Kept.', { exact: true }).waitFor(until);

	await page.getByText('Somebody else changed it meanwhile. Theirs:').waitFor(until);
	await page.getByRole('blockquote').getByText('Theirs: two crews.').waitFor(until);
	expect(await summary.inputValue()).toBe('Mine: three crews.');
	expect(await violationsOf(page)).toEqual([]);
	await page.getByRole('button', { name: 'Keep mine' }).click();
	await page.frameLocator('iframe').getByText('Mine: three crews.').waitFor(until);
	await page.close();
	await other.close();
});

test('a signature never lands on words that were not shown to whoever signs', async () => {
	// What comes down is held from a moment on, until her signature is on its way.
	let held: (() => void)[] | undefined;
	const letGo = () => {
		for (const send of held?.splice(0) ?? []) send();
		held = undefined;
	};
	const slow = await stage.page('rosa', '/reports', deskSize, {
		listen: (opened) =>
			opened.routeWebSocket(/live/, (line) => {
				const server = line.connectToServer();
				server.onMessage((message) => {
					if (held) held.push(() => line.send(message));
					else line.send(message);
				});
				line.onMessage((message) => {
					server.send(message);
					if (String(message).includes('report.sign')) letGo();
				});
			})
	});
	const sign = slow.getByRole('button', { name: 'Sign a report' });
	await sign.waitFor(until);
	const rosa = await stage.client('rosa');
	const drafts = () => [...rosa.board.all('report')].filter(({ state }) => state === 'draft');
	const { id, version } = drafts()[0]!;
	held = [];
	const answer = await rosa.give('report.write', { id, version, summary: 'Not read by her.' });
	expect(answer.ok).toBe(true);

	await sign.click();

	const summary = slow.getByLabel('Situation, in three sentences');
	await expect.poll(() => summary.inputValue(), until).toBe('Not read by her.');
	await slow.getByRole('alert').first().waitFor(until);
	expect(drafts()).toHaveLength(1);
	rosa.close();
	await slow.close();
});

test('it fits a phone in Spanish, and a desk has nothing of it', async () => {
	const page = await stage.page('rosa', '/reports', phoneSize, {
		locale: 'es-US',
		colorScheme: 'dark'
	});
	await page
		.getByRole('heading', { name: 'Informe de situación 2 se está escribiendo' })
		.waitFor(until);
	await page.frameLocator('iframe').getByText('BORRADOR, sin firmar').waitFor(until);
	expect(await violationsOf(page)).toEqual([]);
	await lengthen(page, 0.4);
	expect(await sticksOut(page)).toEqual([]);
	await page.close();
	const desk = await stage.page('ana', '/reports', deskSize);
	await desk.getByText('There is nothing here for you.').waitFor(until);
	await desk.close();
});
