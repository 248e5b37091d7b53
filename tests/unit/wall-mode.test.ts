import { expect, test } from 'vitest';
import { toMs } from '#shared/kernel/clock.ts';
import type { Site, Tour } from '#shared/model/display.ts';
import { wallModeOf } from '#shared/rules/wall-mode.ts';

const tuesdayTenMs = toMs('2026-01-06T16:00:00.000Z');
const hours = (count: number) => tuesdayTenMs + count * 3_600_000;
const site = (more: Partial<Site> = {}): Site => ({
	id: 'site_a',
	name: 'Downtown',
	visitors: false,
	tours: [],
	...more
});
const display = { visitors: false };
const tour = (days: number[], from: string, to: string): Tour => ({ days, from, to });
const shut = { coveredAt: '2026-01-06T15:00:00.000Z' };

test.each([
	['a known display of an open site', display, site(), 'room'],
	['a display that is not known', undefined, site(), 'covered'],
	['a display without its site', display, undefined, 'covered'],
	['a closed shutter', display, site(shut), 'covered'],
	['a single blank screen', { ...display, ...shut }, site(), 'covered'],
	['visitors in the room', display, site({ visitors: true }), 'visitors'],
	['a lobby', { visitors: true }, site(), 'visitors'],
	[
		'a closed shutter while visitors are here',
		display,
		site({ visitors: true, ...shut }),
		'covered'
	]
] as const)('%s', (_, which, where, mode) => {
	expect(wallModeOf(which, where, tuesdayTenMs)).toBe(mode);
});

test.each([
	['before it begins', 1, 'room'],
	['as it begins', 2, 'visitors'],
	['until it ends', 2.99, 'visitors'],
	['when it ends', 3, 'room'],
	['at the same hour of another day', 26, 'room']
])('a tour on Tuesdays from noon to one: %s', (_, after, mode) => {
	const visited = site({ tours: [tour([2], '12:00', '13:00')] });

	expect(wallModeOf(display, visited, hours(after))).toBe(mode);
});

test.each([
	['late on its day', 13, 'visitors'],
	['after midnight', 15, 'visitors'],
	['when it is over', 16, 'room'],
	['early on its own day', -9, 'room']
])('a tour that goes past midnight: %s', (_, after, mode) => {
	const visited = site({ tours: [tour([2], '22:00', '02:00')] });

	expect(wallModeOf(display, visited, hours(after))).toBe(mode);
});
