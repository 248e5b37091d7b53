import { minuteMs } from '#shared/kernel/clock.ts';
import { usualSettings } from '#lib/watch/notice-settings.ts';
import type { Notice } from '#lib/watch/notices.ts';
import { momentMs } from './wall-samples.ts';

const ago = (minutes: number) => momentMs - minutes * minuteMs;

/** One of each that can be told, the newest first. */
export const notices: readonly Notice[] = [
	{
		id: 'a',
		key: 'a',
		atMs: ago(2),
		told: {
			code: 'urgent_unowned',
			id: 'request_gallery',
			community: 'North Lawndale',
			dueMs: ago(9)
		}
	},
	{
		id: 'b',
		key: 'b',
		atMs: ago(14),
		told: { code: 'nobody_out', community: 'Englewood', area: 68, out: 0, planned: 4 }
	},
	{
		id: 'c',
		key: 'c',
		atMs: ago(41),
		told: { code: 'line_lost', sinceMs: ago(46) },
		heldBack: 'cap'
	},
	{ id: 'd', key: 'd', atMs: ago(95), told: { code: 'over_target', count: 14 }, last: true },
	{
		id: 'e',
		key: 'e',
		atMs: ago(180),
		told: { code: 'no_contact', community: 'West Garfield Park', area: 26, count: 2 },
		heldBack: 'quiet'
	},
	{
		id: 'f',
		key: 'f',
		atMs: ago(400),
		told: { code: 'digest', open: 38, over: 7, unowned: 2, told: 5 }
	}
];

/** With everything on that can be set. */
export const everyNotice = {
	...usualSettings,
	rules: { ...usualSettings.rules, no_contact: { on: true, threshold: 1, holdMinutes: 5 } },
	quiet: { on: true, from: '22:00', to: '06:00' },
	digest: { on: true, at: '15:00' }
};
