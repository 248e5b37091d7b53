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

/** What a page hears of the log, by socket or by stream: heartbeats, and when the newest line was opened. */
export function heardOn(page: Page): { openedAt: number; grownWhileAway: () => number } {
	const heard = { openedAt: 0, beats: [] as { at: number; position: number }[] };
	const opened = () => (heard.openedAt = performance.now());
	const hear = (text: string) => {
		const position = /"logPosition":(\d+)/.exec(text)?.[1];
		if (position === undefined) return;
		heard.beats.push({ at: performance.now(), position: Number(position) });
	};
	page.on('websocket', (socket) => {
		opened();
		socket.on('framereceived', ({ payload }) => {
			if (String(payload).startsWith('42["beat",')) hear(String(payload));
		});
	});
	void hearStreams(page, opened, hear);
	return Object.assign(heard, {
		/** By how much the log grew in the longest time without a word: from the last before it to the first after. */
		grownWhileAway(): number {
			const gaps = heard.beats.slice(1).map((after, index) => {
				const before = heard.beats[index]!;
				return { longMs: after.at - before.at, grown: after.position - before.position };
			});
			return gaps.toSorted((a, b) => b.longMs - a.longMs)[0]?.grown ?? Number.NaN;
		}
	});
}

async function hearStreams(
	page: Page,
	opened: () => void,
	hear: (text: string) => void
): Promise<void> {
	const session = await page.context().newCDPSession(page);
	let stream = '';
	session.on('Network.eventSourceMessageReceived', ({ requestId, eventName, data }) => {
		if (requestId !== stream) opened();
		stream = requestId;
		if (eventName === 'beat') hear(data);
	});
	await session.send('Network.enable');
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
