import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stage, wallSize } from '../support/e2e.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await Stage.open({ COMMANDS_PER_SECOND: '1000' });
});
afterAll(() => stage.close());

test('under fifty changes a second no number changes sooner than two seconds after it did', async () => {
	const page = await stage.page('wall', '/wall', wallSize);
	await page.locator('.frame[data-freshness=live]').waitFor();
	await page.evaluate(() => {
		const changes: Record<string, number[]> = {};
		Object.assign(window, { changes });
		const last: string[] = [];
		const look = () => {
			document.querySelectorAll('.headlines .value, .box .counts').forEach((one, index) => {
				const text = one.textContent?.trim() ?? '';
				if (last[index] !== undefined && last[index] !== text)
					(changes[index] ??= []).push(performance.now());
				last[index] = text;
			});
			requestAnimationFrame(look);
		};
		look();
	});
	const clients = await Promise.all(
		['ana', 'noah', 'luis', 'dana'].map((name) => stage.client(name))
	);

	const endAt = performance.now() + 12_000;
	let given = 0;
	await Promise.all(
		clients.map(async (client) => {
			while (performance.now() < endAt) {
				const begun = performance.now();
				await client.give('request.log', {
					title: 'A light is out',
					category: 'lighting',
					communityArea: 68,
					priority: 4,
					channel: 'phone'
				});
				given += 1;
				const waitMs = Math.max(0, 80 - (performance.now() - begun));
				await new Promise((resolve) => setTimeout(resolve, waitMs));
			}
			client.close();
		})
	);

	const changes = await page.evaluate(
		() => (window as unknown as { changes: Record<string, number[]> }).changes
	);
	const gaps = Object.values(changes).flatMap((times) =>
		times.slice(1).map((time, index) => time - times[index]!)
	);
	process.stdout.write(
		`${given} changes in 12 s; a number stood for ${Math.min(...gaps).toFixed(0)} ms at least\n`
	);
	expect(given).toBeGreaterThan(300);
	expect(gaps.length, 'numbers changed').toBeGreaterThan(3);
	// A frame may be drawn a little late, and the next in time.
	expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_900);
	await page.close();
});
