import { minuteMs, toInstant } from '#shared/kernel/clock.ts';
import type { WatchView } from '#shared/fold/watch-view.ts';
import { usualSettings, type NoticeSettings } from '#lib/watch/notice-settings.ts';

/** A Monday noon in Chicago. */
export const noonMs = Date.parse('2026-01-05T18:00:00.000Z');

export const place = (
	out: number | null,
	planned: number | null,
	noContact: number | null = 0,
	onBreak = 0
) =>
	({
		label: 'Englewood',
		area: 68,
		out,
		planned,
		noContact,
		onBreak
	}) as WatchView['places'][number];
export const view = (more: Partial<WatchView> = {}): Partial<WatchView> => ({
	places: [place(3, 3)],
	unowned: [],
	headline: { open: 30, overTarget: 4, urgentUnowned: 0 } as WatchView['headline'],
	...more
});
export const unowned = (dueMs: number, id = 'request_a') => ({
	id,
	category: 'food_assistance' as const,
	community: 'Englewood',
	since: toInstant(dueMs - 5 * minuteMs),
	dueAt: toInstant(dueMs)
});
export const rules = (changes: Partial<NoticeSettings['rules']>): NoticeSettings => ({
	...usualSettings,
	rules: { ...usualSettings.rules, ...changes }
});
