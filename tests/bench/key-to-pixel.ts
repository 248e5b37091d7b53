import type { Page } from 'playwright-core';
import { categories, categoryCodes } from '#shared/model/terms.ts';
import { priorityAreaNumbers } from '#shared/geo/community-areas.ts';
import { deskSize, Stage, wallSize } from '../support/e2e.ts';
import { keyToPaint, notePaints } from '../support/key-to-paint.ts';
import { Child } from './load/child.ts';
import { join } from 'node:path';
import { pause } from './measure.ts';

export interface KeyToPixelResult {
	/** From the key on a desk to the painted text on a wall, milliseconds. */
	room: number[];
	/** The same with two pages of a dozen lines: key, WebSocket, commit, log, WebSocket, text. */
	floor: number[];
}

const turn = 20;

/** The desk and the wall in real Chromium beside the barest two pages on the same Redis, in turns. */
export async function measureKeyToPixel(changes: number): Promise<KeyToPixelResult> {
	const stage = await Stage.open();
	const floor = Child.start('floor.ts', [
		join(stage.folder, 'redis', 'redis.sock'),
		'floor',
		'300'
	]);
	try {
		const { port } = await floor.next<{ port: number }>();
		await floor.ask({ prepare: 5 });
		const bare = await openBarePages(stage, port);
		const room = await openRoom(stage, changes);
		const result: KeyToPixelResult = { room: [], floor: [] };
		while (result.room.length < changes) {
			for (let count = 0; count < turn && result.room.length < changes; count += 1) {
				result.room.push(await keyToPaint(room.desk, ['s', '1'], room.wall));
				await room.desk.keyboard.press('j');
			}
			for (let count = 0; count < turn; count += 1) {
				result.floor.push(await keyToPaint(bare.desk, ['k'], bare.wall));
			}
		}
		return result;
	} finally {
		await floor.stop();
		await stage.close();
	}
}

async function openRoom(stage: Stage, changes: number): Promise<{ desk: Page; wall: Page }> {
	const ana = await stage.client('ana');
	const plain = categoryCodes.filter((code) => !categories[code].restricted && code !== 'other');
	for (let index = 0; index < changes; index += 1) {
		const category = plain[index % plain.length] ?? 'lighting';
		const communityArea = priorityAreaNumbers[Math.floor(index / plain.length) % 15] ?? 26;
		const title = `Change ${category} ${communityArea}`;
		const request = { title, channel: 'phone', priority: 3, category, communityArea } as const;
		const answer = await ana.give('request.log', request);
		if (!answer.ok) throw new Error(`the bench could not log a request: ${answer.code}`);
		// Slower than the limit on what one person may give.
		await pause(28);
	}
	ana.close();
	const desk = await stage.page('ana', '/desk', deskSize);
	const wall = await stage.page('wall', '/wall', wallSize);
	await desk.getByRole('button', { name: /Needs owner/ }).click();
	await desk
		.getByRole('row', { name: /Change/ })
		.first()
		.click();
	await wall.getByText('Just changed').waitFor();
	await notePaints(wall, '.changes', '.changes .what');
	return { desk, wall };
}

/** A page that says one word when a key is pressed, and a page that shows what it hears. */
async function openBarePages(stage: Stage, port: number): Promise<{ desk: Page; wall: Page }> {
	const [desk, wall] = await Promise.all([
		stage.page('ana', '/health/live', deskSize),
		stage.page('wall', '/health/live', wallSize)
	]);
	for (const page of [desk, wall]) {
		await page.setContent('<p id="root"><span id="shown">nothing</span></p>');
		await page.evaluate(async (url) => {
			const socket = new WebSocket(url);
			await new Promise((resolve) => socket.addEventListener('open', resolve));
			addEventListener('keydown', () => socket.send('change'));
			socket.addEventListener('message', ({ data }) => {
				const shown = document.getElementById('shown');
				if (shown) shown.textContent = String(data).slice(0, 60);
			});
		}, `ws://127.0.0.1:${port}`);
	}
	await notePaints(wall, '#root', '#shown');
	return { desk, wall };
}
