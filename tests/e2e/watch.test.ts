import { afterAll, beforeAll, test } from 'vitest';
import { chicagoDay } from '#shared/kernel/chicago-time.ts';
import { dayMs } from '#shared/kernel/clock.ts';
import { formatSpan } from '#shared/text/format.ts';
import { deskSize, phoneSize, Stage } from '../support/e2e.ts';

// Goal: a manager goes from the city to one request and back, every level with an address that shows the same to
// somebody else, and reads the same values in a chart and in its table. Method: the built pages on a real room.
const until = { timeout: 25_000 };
let stage: Stage;

beforeAll(async () => {
	stage = await Stage.open();
	const rosa = await stage.client('rosa');
	for (const [title, community] of [
		['Lamps out along the block', 29],
		['Entry door does not lock', 68]
	] as const) {
		const logged = await rosa.give('request.log', {
			title,
			category: 'lighting',
			channel: 'phone',
			communityArea: community,
			priority: 2
		});
		const id = logged.ok ? (Object.keys(logged.versions)[0] ?? '') : '';
		await rosa.give('request.triage', { id, version: 1 });
	}
	rosa.close();
});
afterAll(() => stage.close());

test.concurrent(
	'city, community, list and timeline are one way, and each address shows the same period',
	async ({ expect }) => {
		const today = chicagoDay(Date.now());
		const from = chicagoDay(Date.now() - 3 * dayMs);
		const page = await stage.page('rosa', `/watch?from=${from}&to=${today}`, deskSize);
		await page.getByRole('link', { name: 'Places' }).click(until);
		// The page that is left has a link of the same name.
		await page.getByRole('heading', { level: 1, name: 'Places' }).waitFor(until);
		await page.getByRole('link', { name: /N Lawndale/ }).click(until);
		await page.getByRole('heading', { name: 'North Lawndale' }).waitFor(until);
		expect(await page.getByText('Entry door does not lock').count()).toBe(0);

		await page.getByRole('link', { name: 'Lamps out along the block' }).click(until);
		await page.getByRole('heading', { name: 'What happened' }).waitFor(until);
		const steps = await page.getByRole('article').getByRole('listitem').allInnerTexts();
		expect(steps).toHaveLength(2);
		expect(page.url()).toContain(`from=${from}&to=${today}`);

		// Somebody else with the address sees the same.
		const other = await stage.page('rosa', new URL(page.url()).pathname, deskSize);
		await other.getByRole('heading', { name: 'Lamps out along the block' }).waitFor(until);
		await other.close();
		await page.goBack();
		await page.getByRole('heading', { name: 'North Lawndale' }).waitFor(until);
		await page.close();
	}
);

test.concurrent(
	'one period is chosen for all by dragging, by dates and by a press, and stands in the address',
	async ({ expect }) => {
		const page = await stage.page('rosa', '/watch/times', deskSize);
		await page.getByText('2 of 2').first().waitFor(until);

		await page.getByRole('link', { name: '7 days' }).click(until);
		await page.waitForURL(/from=/, until);
		expect(page.url()).toContain(`from=${chicagoDay(Date.now() - 6 * dayMs)}`);

		const bars = page.getByRole('img', { name: /by day/ });
		const box = (await bars.boundingBox())!;
		const middle = box.y + box.height / 2;
		await page.mouse.move(box.x + box.width * 0.5, middle);
		await page.mouse.down();
		await page.mouse.move(box.x + box.width * 0.25, middle, { steps: 3 });
		await page.mouse.up();
		// Of 91 days the one in the middle is the 46th, whichever side is first.
		await page.waitForURL(new RegExp(`to=${chicagoDay(Date.now() - 45 * dayMs)}`), until);
		await page.getByText('No requests in this period').first().waitFor(until);
		await page.getByRole('link', { name: 'Show 90 days' }).click(until);
		await page.getByText('2 of 2').first().waitFor(until);

		await page.getByLabel('From', { exact: true }).fill(chicagoDay(Date.now()));
		await page.keyboard.press('Enter');
		await page.waitForURL(new RegExp(`from=${chicagoDay(Date.now())}`), until);
		await page.close();
	}
);

test.concurrent(
	'charts are tables at a press of t, and both say what the server said',
	async ({ expect }) => {
		const page = await stage.page('rosa', '/watch/times', deskSize);
		const answered = page.waitForResponse(/api\/times/);
		await page.reload();
		const { days } = (await (await answered).json()) as {
			days: { priority: number; n: number; p50Ms: number; p90Ms: number }[];
		};
		const own = days.find(({ priority }) => priority === 2)!;
		await page.getByLabel('Move along the days, P2 Today').focus(until);
		await expect
			.poll(
				() => page.getByLabel('Move along the days, P2 Today').getAttribute('aria-valuetext'),
				until
			)
			.toContain(`n ${own.n}, p50 ${formatSpan(own.p50Ms)}, p90 ${formatSpan(own.p90Ms)}`);

		await page.getByRole('heading', { level: 1 }).click();
		await page.keyboard.press('t');

		const cells = await page
			.getByRole('row', { name: new RegExp(`^${'\\w+ \\d+ \\w+'}`) })
			.first()
			.innerText();
		expect(cells.split('\t').slice(1)).toEqual([
			String(own.n),
			formatSpan(own.p50Ms),
			formatSpan(own.p90Ms)
		]);
		await page.keyboard.press('t');
		await page.getByLabel('Move along the days, P2 Today').waitFor(until);
		await page.close();
	}
);

test.concurrent(
	'what cannot be had says so, keeps what was there, and comes back by itself',
	async ({ expect }) => {
		const page = await stage.page('rosa', '/watch/places/29', phoneSize);
		await page.getByRole('heading', { name: 'North Lawndale' }).waitFor(until);
		await page.route('**/api/places/29', (route) => route.abort());
		await page.getByRole('alert').waitFor({ timeout: 20_000 });
		expect(await page.getByRole('heading', { name: 'North Lawndale' }).count()).toBe(1);

		await page.unroute('**/api/places/29');
		await page.getByRole('alert').waitFor({ state: 'detached', timeout: 20_000 });
		await page.goto(new URL('/watch/places/3', page.url()).href);
		await page
			.getByRole('heading', { name: /Uptown|There is/ })
			.or(page.getByRole('alert'))
			.first()
			.waitFor(until);
		await page.close();
	}
);
