import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minuteMs } from '#shared/kernel/clock.ts';
import type { WatchView } from '#shared/fold/watch-view.ts';
import { conditionsOf, type Told } from '#lib/watch/notice-conditions.ts';
import { noticeCodes, usualSettings, type NoticeSettings } from '#lib/watch/notice-settings.ts';
import {
	isQuietAt,
	lookAgain,
	noLedger,
	restMs,
	type Ledger,
	type Look
} from '#lib/watch/notices.ts';
import { noonMs, place, rules, unowned, view } from '../support/notice-world.ts';

/** Somebody whose page looks every so often at what is so then. */
class Watcher {
	ledger: Ledger = noLedger;
	readonly calls: { minute: number; told: string; last?: true }[] = [];
	readonly settings: NoticeSettings;
	readonly beginMs: number;
	nowMs: number;

	constructor(settings: NoticeSettings = usualSettings, beginMs = noonMs) {
		this.settings = settings;
		this.beginMs = beginMs;
		this.nowMs = beginMs;
	}

	/** Looks once a minute for so long. */
	look(minutes: number, seen: Partial<WatchView>, live = true): this {
		for (let minute = 0; minute < minutes; minute += 1) {
			const lastHeardMs = live ? this.nowMs : (this.#heardMs ??= this.nowMs);
			if (live) this.#heardMs = undefined;
			const freshness = live
				? ({ kind: 'live' } as const)
				: ({ kind: 'not_live', ageMs: this.nowMs - lastHeardMs, grey: true } as const);
			const { settings, nowMs } = this;
			this.step(conditionsOf(seen, { settings, freshness, nowMs, lastHeardMs, awakeSinceMs: 0 }));
			this.nowMs += minuteMs;
		}
		return this;
	}

	step(look: Look): void {
		const { settings, nowMs } = this;
		const { ledger, calls } = lookAgain(this.ledger, look, { settings, nowMs });
		this.ledger = ledger;
		for (const { told, last } of calls) {
			const minute = (nowMs - this.beginMs) / minuteMs;
			const count = told.code === 'several' ? ` ${told.count}` : '';
			this.calls.push({ minute, told: told.code + count, ...(last ? { last } : {}) });
		}
	}

	#heardMs: number | undefined;
}

describe('a call', () => {
	const nobody = view({ places: [place(0, 3)] });

	test('comes once, when it has held as long as was set', () => {
		const watcher = new Watcher().look(30, nobody);
		expect(watcher.calls).toEqual([{ minute: 10, told: 'nobody_out' }]);
	});

	test('does not come for what passed before', () => {
		const watcher = new Watcher().look(9, nobody).look(1, view()).look(9, nobody);
		expect(watcher.calls).toEqual([]);
	});

	test('comes again only after the thing was gone for its hold time', () => {
		const chatter = new Watcher().look(11, nobody);
		for (let time = 0; time < 6; time += 1) chatter.look(9, view()).look(9, nobody);
		expect(chatter.calls).toHaveLength(1);
		chatter.look(11, view()).look(11, nobody);
		expect(chatter.calls).toHaveLength(2);
	});

	test('of a rule without hold time comes again after five minutes at the earliest', () => {
		const urgent = view({ unowned: [unowned(noonMs)] });
		const watcher = new Watcher().look(1, urgent).look(4, view()).look(1, urgent);
		expect(watcher.calls).toHaveLength(1);
		watcher.look(6, view()).look(1, urgent);
		expect(watcher.calls).toHaveLength(2);
	});

	test('of a lost line comes after five minutes, and what was so before is not forgotten meanwhile', () => {
		const watcher = new Watcher().look(11, nobody).look(20, nobody, false).look(5, nobody);
		expect(watcher.calls).toEqual([
			{ minute: 10, told: 'nobody_out' },
			{ minute: 16, told: 'line_lost' }
		]);
	});

	test('of a rule that is switched off does not come', () => {
		const off = rules({ nobody_out: { on: false, threshold: 0, holdMinutes: 10 } });
		expect(new Watcher(off).look(30, nobody).calls).toEqual([]);
	});

	test('of four things at once is one', () => {
		const many = view({
			unowned: [1, 2, 3, 4].map((index) => unowned(noonMs - index, `request_${index}`))
		});
		const watcher = new Watcher().look(2, many);
		expect(watcher.calls).toEqual([{ minute: 0, told: 'several 4' }]);
		expect(watcher.ledger.list).toHaveLength(4);
	});
});

describe('after nobody has looked for a while', () => {
	const nobody = view({ places: [place(0, 3)] });

	test('what is so is another time, and has to hold anew', () => {
		const watcher = new Watcher().look(11, nobody);
		watcher.nowMs += 12 * 60 * minuteMs;
		watcher.look(11, nobody);
		expect(watcher.calls.map(({ minute }) => minute)).toEqual([10, 741]);

		const short = new Watcher().look(2, nobody);
		short.nowMs += 6 * 60 * minuteMs;
		short.look(9, nobody);
		expect(short.calls).toEqual([]);
	});

	test('a request is the same one', () => {
		const urgent = view({ unowned: [unowned(noonMs)] });
		const watcher = new Watcher().look(1, urgent);
		watcher.nowMs += 12 * 60 * minuteMs;
		expect(watcher.look(5, urgent).calls).toHaveLength(1);
	});
});

test('what was told of a request that has become restricted is forgotten, and it is not told anew', () => {
	const { id: _, community: __, ...restricted } = unowned(noonMs);
	const watcher = new Watcher().look(1, view({ unowned: [unowned(noonMs)] }));
	watcher.look(1, view({ unowned: [restricted] }));

	expect(watcher.calls).toHaveLength(1);
	expect(watcher.ledger.list.map(({ told }) => told)).toEqual([
		{ code: 'urgent_unowned', dueMs: noonMs }
	]);
});

test('two that came in at the same moment are one', () => {
	const { id: _, community: __, ...restricted } = unowned(noonMs);
	const watcher = new Watcher().look(1, view({ unowned: [restricted, restricted] }));
	expect(watcher.ledger.list).toHaveLength(1);
});

describe('quiet hours', () => {
	const quiet = { on: true, from: '22:00', to: '06:00' };
	const settings = { ...usualSettings, quiet };

	test.each([
		['2026-01-06T03:59:00.000Z', false],
		['2026-01-06T04:00:00.000Z', true],
		['2026-01-06T11:59:00.000Z', true],
		['2026-01-06T12:00:00.000Z', false]
	])('at %s: %s', (instant, is) => {
		expect(isQuietAt(Date.parse(instant), { quiet })).toBe(is);
		expect(isQuietAt(Date.parse(instant), { quiet: { ...quiet, on: false } })).toBe(false);
		// The other way round it is the rest of the day.
		const day = { on: true, from: '06:00', to: '22:00' };
		expect(isQuietAt(Date.parse(instant), { quiet: day })).toBe(!is);
	});

	test('call nothing out; what is still so afterwards is told then, once, as one', () => {
		const beginMs = Date.parse('2026-01-06T11:30:00.000Z');
		const both = view({ places: [place(0, 3)], unowned: [unowned(beginMs)] });
		const watcher = new Watcher(settings, beginMs).look(20, both);
		expect(watcher.calls).toEqual([]);
		expect(watcher.ledger.list.map(({ heldBack }) => heldBack)).toEqual(['quiet', 'quiet']);

		// One of the two ends shortly before the quiet hours do.
		watcher.look(8, both).look(10, view({ places: [place(0, 3)] }));

		expect(watcher.calls).toEqual([{ minute: 30, told: 'several 1' }]);
	});

	test('what cannot be seen as they end is told once it can', () => {
		const beginMs = Date.parse('2026-01-06T11:30:00.000Z');
		const nobody = view({ places: [place(0, 3)] });
		const watcher = new Watcher(settings, beginMs).look(28, nobody).look(4, nobody, false);
		expect(watcher.calls).toEqual([]);
		watcher.look(3, nobody);
		expect(watcher.calls).toEqual([{ minute: 32, told: 'several 1' }]);
	});
});

test('a day has a limit: the last call says so, the rest stands in the list, the next day begins anew', () => {
	const watcher = new Watcher({ ...usualSettings, cap: 2 });
	for (let index = 0; index < 4; index += 1) {
		watcher.look(1, view({ unowned: [unowned(noonMs - index, `request_${index}`)] }));
	}
	expect(watcher.calls).toEqual([
		{ minute: 0, told: 'urgent_unowned' },
		{ minute: 1, told: 'urgent_unowned', last: true }
	]);
	expect(watcher.ledger.list.map(({ heldBack }) => heldBack)).toEqual([
		'cap',
		'cap',
		undefined,
		undefined
	]);

	watcher.nowMs += 12 * 60 * minuteMs;
	watcher.look(1, view({ unowned: [unowned(noonMs + 1, 'request_next')] }));

	expect(watcher.calls).toHaveLength(3);
});

test('of two at once with one call left the second stands in the list as held back', () => {
	const watcher = new Watcher({ ...usualSettings, cap: 1 });
	watcher.look(
		1,
		view({ unowned: [unowned(noonMs, 'request_a'), unowned(noonMs - 1, 'request_b')] })
	);
	expect(watcher.calls).toEqual([{ minute: 0, told: 'urgent_unowned', last: true }]);
	expect(watcher.ledger.list.map(({ heldBack }) => heldBack)).toEqual(['cap', undefined]);
});

test('a summary comes once a day at its time, with what was told since the last one, and never late', () => {
	const settings = { ...usualSettings, digest: { on: true, at: '12:10' } };
	const watcher = new Watcher(settings).look(60, view({ unowned: [unowned(noonMs)] }));
	expect(watcher.calls).toEqual([
		{ minute: 0, told: 'urgent_unowned' },
		{ minute: 10, told: 'digest' }
	]);
	expect(watcher.ledger.list[0]!.told).toMatchObject({ open: 30, over: 4, told: 1 });

	const late = new Watcher(settings, noonMs + 40 * minuteMs).look(10, view());
	expect(late.calls).toEqual([]);
});

test('however things come and go, nothing is called twice within its rest, nor more in a day than the cap', () => {
	const told: Record<string, Told> = {
		'urgent_unowned a': { code: 'urgent_unowned', dueMs: noonMs },
		'nobody_out 68': { code: 'nobody_out', community: 'E', area: 68, out: 0, planned: 2 },
		over_target: { code: 'over_target', count: 12 }
	};
	const keys = Object.keys(told);
	const on = rules({
		nobody_out: { on: true, threshold: 0, holdMinutes: 3 },
		over_target: { on: true, threshold: 10, holdMinutes: 0 }
	});
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.subarray(keys), fc.integer({ min: 1, max: 90 })), { maxLength: 200 }),
			fc.integer({ min: 1, max: 8 }),
			fc.boolean(),
			(looks, cap, isQuietLater) => {
				const quiet = { on: isQuietLater, from: '13:00', to: '14:00' };
				const watcher = new Watcher({ ...on, cap, quiet });
				const at = new Map<string, number>();
				const byDay = new Map<string, number>();
				for (const [keysNow, seconds] of looks) {
					const calledBefore = watcher.calls.length;
					const listedBefore = new Set(watcher.ledger.list.map(({ id }) => id));
					watcher.step({
						conditions: keysNow.map((key) => ({ key, told: told[key]! })),
						about: [...noticeCodes]
					});
					for (const { id, told: one } of watcher.ledger.list) {
						if (listedBefore.has(id) || one.code === 'several') continue;
						const before = at.get(one.code);
						if (before !== undefined) expect(watcher.nowMs - before).toBeGreaterThanOrEqual(restMs);
						at.set(one.code, watcher.nowMs);
					}
					const calls = watcher.calls.length - calledBefore;
					if (isQuietAt(watcher.nowMs, { quiet })) expect(calls).toBe(0);
					const day = watcher.ledger.day;
					byDay.set(day, (byDay.get(day) ?? 0) + calls);
					expect(byDay.get(day)).toBeLessThanOrEqual(cap);
					watcher.nowMs += seconds * 1_000;
				}
			}
		)
	);
});
