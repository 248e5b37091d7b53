import { describe, expect, test } from 'vitest';
import { minuteMs } from '#shared/kernel/clock.ts';
import { texts } from '#shared/text/text.ts';
import type { WatchView } from '#shared/fold/watch-view.ts';
import { conditionsOf } from '#lib/watch/notice-conditions.ts';
import { noticeCodes, settingsFrom, usualSettings } from '#lib/watch/notice-settings.ts';
import { noticeWords } from '#lib/watch/notice-words.ts';
import { noonMs, place, rules, unowned, view } from '../support/notice-world.ts';

describe('what is so', () => {
	const live = {
		freshness: { kind: 'live' } as const,
		nowMs: noonMs,
		lastHeardMs: noonMs,
		awakeSinceMs: 0
	};
	const keysOf = (seen: Partial<WatchView>, settings = usualSettings) =>
		conditionsOf(seen, { ...live, settings }).conditions.map(({ key }) => key);

	test('an urgent request without an owner counts from the time that was promised', () => {
		expect(keysOf(view({ unowned: [unowned(noonMs + 1)] }))).toEqual([]);
		const [key] = keysOf(view({ unowned: [unowned(noonMs)] }));
		expect(key).toMatch(/^urgent_unowned 2026/);
		const later = rules({ urgent_unowned: { on: true, threshold: 10, holdMinutes: 0 } });
		expect(keysOf(view({ unowned: [unowned(noonMs - 9 * minuteMs)] }), later)).toEqual([]);
		expect(keysOf(view({ unowned: [unowned(noonMs - 10 * minuteMs)] }), later)).toHaveLength(1);
	});

	test('a restricted one is told without place and number, one whose clock stands still not at all', () => {
		const { dueAt, since, category } = unowned(noonMs);
		const { conditions } = conditionsOf(
			view({
				unowned: [
					{ category, since, dueAt },
					{ category, since }
				]
			}),
			{ ...live, settings: usualSettings }
		);

		expect(conditions).toEqual([
			{ key: `urgent_unowned ${since}`, told: { code: 'urgent_unowned', dueMs: noonMs } }
		]);
	});

	test.each([
		[0, 3, ['nobody_out 68']],
		[1, 3, []],
		// Where nobody is planned nobody is missed.
		[0, 0, []],
		[2, 2, []],
		[null, null, []]
	])('%s out of %s planned', (out, planned, keys) => {
		expect(keysOf(view({ places: [place(out, planned)] }))).toEqual(keys);
	});

	test('fewer out than chosen, and who rests is there', () => {
		const upTo2 = rules({ nobody_out: { on: true, threshold: 2, holdMinutes: 10 } });
		expect(keysOf(view({ places: [place(0, 2)] }), upTo2)).toEqual(['nobody_out 68']);
		expect(keysOf(view({ places: [place(2, 2)] }), upTo2)).toEqual([]);
		expect(keysOf(view({ places: [place(2, 4)] }), upTo2)).toEqual(['nobody_out 68']);
		expect(keysOf(view({ places: [place(0, 3, 0, 3)] }))).toEqual([]);
	});

	test('a page that slept has not missed live figures while it did', () => {
		const heard = { nowMs: noonMs, lastHeardMs: noonMs - 8 * 60 * minuteMs };
		const old = { kind: 'not_live', ageMs: 8 * 60 * minuteMs, grey: true } as const;
		const lost = (awakeSinceMs: number) =>
			conditionsOf({}, { settings: usualSettings, freshness: old, ...heard, awakeSinceMs })
				.conditions.length;

		expect(lost(noonMs - minuteMs)).toBe(0);
		expect(lost(noonMs - 5 * minuteMs)).toBe(1);
	});

	test('nothing is said of what is not there yet, nor of old figures', () => {
		const { about } = conditionsOf({}, { ...live, settings: usualSettings });
		expect(about).toEqual(['line_lost']);
		const old = { kind: 'not_live', ageMs: 400_000, grey: true } as const;
		const look = conditionsOf(view({ places: [place(0, 3)] }), {
			settings: usualSettings,
			freshness: old,
			nowMs: noonMs,
			lastHeardMs: noonMs - 400_000,
			awakeSinceMs: 0
		});
		expect(look.about).toEqual(['line_lost']);
		expect(look.conditions.map(({ key }) => key)).toEqual(['line_lost']);
		expect(look.summary).toBeUndefined();
	});

	test('of single urgent requests nothing is known to who has totals', () => {
		const { about } = conditionsOf(view({ unowned: null }), { ...live, settings: usualSettings });
		expect(about).not.toContain('urgent_unowned');
	});

	test('the other rules only when they are on', () => {
		const seen = view({
			places: [place(3, 3, 2)],
			headline: { open: 30, overTarget: 10, urgentUnowned: 0 } as WatchView['headline']
		});
		expect(keysOf(seen)).toEqual([]);
		const on = rules({
			no_contact: { on: true, threshold: 2, holdMinutes: 5 },
			over_target: { on: true, threshold: 10, holdMinutes: 15 }
		});
		expect(keysOf(seen, on)).toEqual(['no_contact 68', 'over_target']);
	});
});

test('settings that this version does not know are the usual ones', () => {
	const chosen = { ...usualSettings, cap: 3, outside: true };
	expect(settingsFrom(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
	for (const odd of [undefined, 'x', { ...chosen, cap: 0 }, { ...chosen, rules: {} }]) {
		expect(settingsFrom(odd)).toBe(usualSettings);
	}
	expect(noticeCodes.filter((code) => usualSettings.rules[code].on)).toEqual([
		'urgent_unowned',
		'line_lost',
		'nobody_out'
	]);
});

test('words carry a place, a count and a time, and the page that shows it', () => {
	const text = texts('en');
	const at = { id: 'x', key: 'x', atMs: noonMs };
	const urgent = { code: 'urgent_unowned', id: 'request_a', community: 'Englewood' } as const;
	expect(noticeWords({ ...at, told: { ...urgent, dueMs: noonMs - 7 * minuteMs } }, text)).toEqual({
		title: 'Englewood: urgent, no owner, 7 min past its time',
		what: 'Ask the shift lead who takes it.',
		href: '/watch/requests/request_a'
	});
	const nobody = {
		code: 'nobody_out',
		community: 'Englewood',
		area: 68,
		out: 0,
		planned: 3
	} as const;
	expect(noticeWords({ ...at, told: nobody, last: true }, text)).toMatchObject({
		title: 'Englewood: 0 of 3 are out',
		what: expect.stringContaining('last one of today'),
		href: '/watch/places/68'
	});
});
