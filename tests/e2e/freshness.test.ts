import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Stage, deskSize, wallSize } from '../support/e2e.ts';
import { blindMoments, watchPage } from '../support/wall-truth.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await Stage.open();
});
afterAll(() => stage.close());
// Whatever a test holds up goes on after it, also when it fails.
afterEach(() => goOn());

let stopped: number | undefined;
function stop(pid: number): void {
	process.kill(pid, 'SIGSTOP');
	stopped = pid;
}
function goOn(): void {
	if (stopped !== undefined) process.kill(stopped, 'SIGCONT');
	stopped = undefined;
}

test('a wall whose server stands still says Late by 10 s, NOT LIVE by 15 s, turns grey by 60 s, and is live again within 3 s', async () => {
	const wall = await stage.page('wall', '/wall', wallSize);
	const desk = await stage.page('ana', '/desk', deskSize);
	for (const page of [wall, desk]) {
		await page
			.getByText(/Live \d/)
			.first()
			.waitFor();
	}
	await desk.getByText('Nothing waiting in this view.').waitFor();
	const watched = watchPage(wall);
	const { pid } = stage.server.child;
	stop(pid!);
	const stoppedAt = performance.now();
	const after = () => (performance.now() - stoppedAt) / 1000;

	await wall.getByText(/Late \d/).waitFor({ timeout: 16_000 });
	const late = after();
	await wall.getByText('NOT LIVE').waitFor({ timeout: 16_000 });
	const notLive = after();
	await desk.getByText(/Not live for/).waitFor({ timeout: 5_000 });
	await wall.locator('[data-grey]').waitFor({ timeout: 60_000 });
	const grey = after();
	// As long as one look at it takes.
	await new Promise((resolve) => setTimeout(resolve, 1_500));
	goOn();
	const backAt = performance.now();
	await wall
		.getByText(/Live \d/)
		.first()
		.waitFor({ timeout: 30_000 });
	const back = (performance.now() - backAt) / 1000;
	await watched.stop();

	process.stdout.write(
		`late ${late.toFixed(1)} s, not live ${notLive.toFixed(1)} s, grey ${grey.toFixed(1)} s, back ${back.toFixed(1)} s\n`
	);
	// The last heartbeat may have come just before, so a mark may be up to one interval early or late.
	expect(late).toBeLessThanOrEqual(10.8);
	expect(notLive).toBeLessThanOrEqual(15.8);
	expect(grey).toBeLessThanOrEqual(60.8);
	expect(back).toBeLessThanOrEqual(3);
	const blind = { fromAt: stoppedAt, toAt: backAt, limitSeconds: 15.8 };
	expect(watched.said.length).toBeGreaterThan(100);
	expect(blindMoments(watched.said, blind)).toEqual([]);
	const lastGrey = watched.said.findLast(({ at }) => at < backAt);
	expect(lastGrey).toMatchObject({ kind: 'not_live', grey: true });
	await wall.close();
	await desk.close();
});

test('when Redis stops every screen says so within 5 s, and what a desk did then is done once it is back', async () => {
	const wall = await stage.page('wall', '/wall', wallSize);
	const desk = await stage.page('ana', '/desk', deskSize);
	const ana = await stage.client('ana');
	const logged = await ana.give('request.log', {
		title: 'Alley dark',
		category: 'lighting',
		channel: 'phone',
		communityArea: 29
	});
	ana.close();
	expect(logged.ok).toBe(true);
	await desk.getByRole('row', { name: /Alley dark/ }).click();
	await wall
		.getByText(/Live \d/)
		.first()
		.waitFor();
	const redis = await redisPid(stage.server.child.pid!);
	const watched = watchPage(wall);
	stop(redis);
	const stoppedAt = performance.now();

	await wall.getByText('NOT LIVE').waitFor({ timeout: 12_000 });
	const seconds = (performance.now() - stoppedAt) / 1000;
	await desk.getByRole('button', { name: 'Triage' }).click();
	await desk.getByText('1 edit waits to send').first().waitFor();
	// For some seconds after the five: what it says while nothing is known is looked at too.
	const leftMs = stoppedAt + 8_500 - performance.now();
	await new Promise((resolve) => setTimeout(resolve, leftMs));
	const backAt = performance.now();
	goOn();

	await wall.getByText('N Lawndale: Street lights was looked at').waitFor({ timeout: 20_000 });
	await expect
		.poll(() => desk.getByText('1 edit waits to send').count(), { timeout: 10_000 })
		.toBe(0);
	await watched.stop();
	const blind = { fromAt: stoppedAt, toAt: backAt, limitSeconds: 5 };
	const during = watched.said.filter(({ at }) => at > stoppedAt + 5_000 && at < backAt);
	expect(during.length).toBeGreaterThan(2);
	expect(blindMoments(watched.said, blind)).toEqual([]);
	process.stdout.write(`Redis silent: NOT LIVE after ${seconds.toFixed(1)} s\n`);
	expect(seconds).toBeLessThanOrEqual(5);
	await wall.close();
	await desk.close();
});

test('a command that was given while the line was away survives a reload and is carried out once', async () => {
	const desk = await stage.page('luis', '/desk', deskSize);
	await desk.getByRole('row', { name: /Alley dark/ }).click();
	await desk.getByRole('button', { name: 'Name owner' }).waitFor();
	const { pid } = stage.server.child;
	stop(pid!);
	await desk.getByPlaceholder('Add a note').fill('Still dark at the corner');
	await desk.keyboard.press('Control+Enter');
	await desk.getByText('Not saved yet, retrying').first().waitFor();
	goOn();
	await desk.reload();

	await desk.getByRole('row', { name: /Alley dark/ }).click();
	await desk.getByText('Still dark at the corner').waitFor({ timeout: 15_000 });
	expect(await desk.getByText('Still dark at the corner').count()).toBe(1);
	await desk.close();
});

/** The Redis that a server has started: its only child. */
async function redisPid(serverPid: number): Promise<number> {
	const { readFileSync } = await import('node:fs');
	const children = readFileSync(`/proc/${serverPid}/task/${serverPid}/children`, 'utf8').trim();
	return Number(children.split(' ')[0]);
}
