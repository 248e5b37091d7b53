import type { Page } from 'playwright-core';

/** What makes a page wider than what shows it; nothing when it fits. */
export function sticksOut(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const more = document.documentElement.scrollWidth - innerWidth;
		if (more <= 0) return [];
		const wide = [...document.querySelectorAll('body *')].filter((one) => {
			const { left, right, width } = one.getBoundingClientRect();
			return width > 0 && (right > innerWidth + 1 || left < -1);
		});
		const names = wide.map(
			(one) => `${one.tagName} ${one.className} ${one.textContent?.trim().slice(0, 30)}`
		);
		return [`${more} px too wide`, ...names.slice(0, 8)];
	});
}

/** Whatever can be pressed and is smaller than a finger meets: 44 px in the bar at the bottom, 24 px elsewhere. */
export function smallTargetsOf(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('a, button, input, select')].flatMap((one) => {
			const { width, height } = one.getBoundingClientRect();
			const least = one.closest('.bottom') ? 44 : 24;
			return width > 0 && (width < least || height < least)
				? [`${one.textContent?.trim()} ${width.toFixed()} × ${height.toFixed()}`]
				: [];
		})
	);
}

/** Every text of the page becomes longer by this share, as a translation may be. */
export function lengthen(page: Page, share: number): Promise<void> {
	return page.evaluate((by) => {
		const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walk.nextNode(); node; node = walk.nextNode()) {
			const text = node.textContent ?? '';
			const more = Math.ceil(text.trim().length * by);
			// Words grow; numbers and times stay as long as they are.
			if (/\p{L}{3}/u.test(text)) node.textContent = `${text.trimEnd()}${'ö'.repeat(more)}`;
		}
	}, share);
}
