import type { Page } from 'playwright-core';

/** Every frame that the browser puts together from now on, with or without the page's help. */
export async function framesOf(page: Page): Promise<{ at: number; data: string }[]> {
	const frames: { at: number; data: string }[] = [];
	const session = await page.context().newCDPSession(page);
	session.on('Page.screencastFrame', ({ data, sessionId }) => {
		frames.push({ at: performance.now(), data });
		session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
	});
	await session.send('Page.startScreencast', { format: 'jpeg', quality: 40, maxWidth: 480 });
	return frames;
}

/** How light the upper right of a picture is, 0 to 1: where the strip is dark and the banner is not. */
export function lightAtTop(page: Page, data: string): Promise<number> {
	return page.evaluate(async (base64) => {
		const picture = new Image();
		picture.src = `data:image/jpeg;base64,${base64}`;
		await picture.decode();
		const canvas = new OffscreenCanvas(picture.width, picture.height);
		const context = canvas.getContext('2d')!;
		context.drawImage(picture, 0, 0);
		const { data: pixels } = context.getImageData(picture.width * 0.8, 4, 40, 30);
		return pixels.reduce((sum, value) => sum + value, 0) / pixels.length / 255;
	}, data);
}

/** What a page hears of the log on its live line: heartbeats, and when the newest connection was opened. */
export function heardOn(page: Page): { openedAt: number; grownWhileAway: () => number } {
	const heard = { openedAt: 0, beats: [] as { connection: number; position: number }[] };
	let connections = 0;
	page.on('websocket', (socket) => {
		const connection = (connections += 1);
		heard.openedAt = performance.now();
		socket.on('framereceived', ({ payload }) => {
			const position = /^42\["beat",.*"logPosition":(\d+)/.exec(String(payload))?.[1];
			if (position !== undefined) heard.beats.push({ connection, position: Number(position) });
		});
	});
	return Object.assign(heard, {
		/** By how much the log grew from the last word on an earlier connection to the first on this one. */
		grownWhileAway(): number {
			const last = heard.beats.at(-1)?.connection;
			const before = heard.beats.findLast(({ connection }) => connection !== last);
			const after = heard.beats.find(({ connection }) => connection === last);
			return (after?.position ?? Number.NaN) - (before?.position ?? Number.NaN);
		}
	});
}

/** A picture as 32 by 32 greys, 0 to 1. */
export function greysOf(page: Page, png: string): Promise<number[]> {
	return page.evaluate(async (base64) => {
		const picture = new Image();
		picture.src = `data:image/png;base64,${base64}`;
		await picture.decode();
		const canvas = new OffscreenCanvas(32, 32);
		const context = canvas.getContext('2d')!;
		context.drawImage(picture, 0, 0, 32, 32);
		const { data } = context.getImageData(0, 0, 32, 32);
		return Array.from({ length: 1_024 }, (_, index) => data[index * 4]! / 255);
	}, png);
}
