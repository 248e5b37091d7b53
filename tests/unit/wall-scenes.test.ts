import { expect, test } from 'vitest';
import { toMs } from '#shared/kernel/clock.ts';
import { lastingScenes, scenes, usualManner } from '#shared/model/display.ts';
import { referenceProfile, wallLayout, wallType } from '#shared/rules/wall-scale.ts';
import {
	sceneNow,
	sceneProblem,
	scenesOn,
	screensOf,
	themeNow
} from '#shared/rules/wall-scenes.ts';

const nowMs = toMs('2026-01-06T20:00:00.000Z');
const of = (inches: number, metres: number) => ({
	inches,
	farMetres: metres,
	midMetres: metres,
	nearMetres: metres
});

test('on the reference wall every scene can be read', () => {
	for (const scene of scenes) expect(sceneProblem(scene, referenceProfile), scene).toBeUndefined();
});

test('what is too wide or leaves no list is refused with the reason', () => {
	// Rows for ten metres on 55 inches: half a screen has no room for four words of them.
	expect(sceneProblem('overview', { ...of(55, 5), midMetres: 10 })).toBe('too_wide');
	expect(sceneProblem('requests', of(32, 8))).toBe('too_wide');
	expect(sceneProblem('requests', { ...of(20, 1), nearMetres: 10 })).toBe('too_few_rows');
	expect(sceneProblem('trend', { ...referenceProfile, nearMetres: 8 })).toBe('too_wide');
});

test.each(
	[55, 65, 75, 85].flatMap((inches) => [3, 5, 8].map((metres) => [inches, metres] as const))
)(
	'on %i inches from %i m whatever is shown has rows, and its letters are as large as they must be',
	(inches, metres) => {
		const profile = of(inches, metres);
		const layout = wallLayout(profile, 15);

		const { scene } = sceneNow(usualManner, profile, nowMs);

		expect(layout.type).toEqual(wallType(profile));
		if (lastingScenes.some((one) => !sceneProblem(one, profile))) {
			expect(sceneProblem(scene, profile)).toBeUndefined();
			if (scene === 'overview') expect(layout.requestRows).toBeGreaterThanOrEqual(3);
			if (scene === 'requests') expect(layout.rowsInFull).toBeGreaterThanOrEqual(3);
		}
	}
);

test('what somebody asked for is shown while it holds and where it can be read', () => {
	const by = { role: 'manager' as const };
	const pushed = { scene: 'trend' as const, by, until: '2026-01-06T20:30:00.000Z' };
	const pinned = { scene: 'community' as const, community: 29, by };

	expect(sceneNow({ scene: 'people', pushed }, referenceProfile, nowMs)).toEqual({
		scene: 'trend',
		pushed
	});
	expect(sceneNow({ scene: 'people', pushed }, referenceProfile, nowMs + 1_800_000)).toEqual({
		scene: 'people'
	});
	expect(sceneNow({ scene: 'people', pushed: pinned }, referenceProfile, nowMs * 2)).toEqual({
		scene: 'community',
		community: 29,
		pushed: pinned
	});
	const far = { ...referenceProfile, nearMetres: 8 };
	expect(sceneNow({ scene: 'people', pushed }, far, nowMs).pushed).toBeUndefined();
});

test('screens side by side show the overview, the requests and the people; another scene takes the last place', () => {
	expect([screensOf(1920, 1080), screensOf(3840, 2160), screensOf(1920, 1200)]).toEqual([1, 1, 1]);
	expect([screensOf(3840, 1080), screensOf(5760, 1080), screensOf(9000, 1080)]).toEqual([2, 3, 3]);
	expect(screensOf(1080, 1920)).toBe(1);
	expect(scenesOn(1, 'trend')).toEqual(['trend']);
	expect(scenesOn(2, 'requests')).toEqual(['overview', 'requests']);
	expect(scenesOn(2, 'people')).toEqual(['overview', 'people']);
	expect(scenesOn(3, 'overview')).toEqual(['overview', 'requests', 'people']);
	expect(scenesOn(3, 'community')).toEqual(['overview', 'requests', 'community']);
});

test('a wall is dimmed at the hours of its site, across midnight too', () => {
	const night = { from: '22:00', to: '06:00' };
	const at = (time: string) => toMs(`2026-01-06T${time}:00.000Z`);

	expect(themeNow({ theme: 'bright' }, night, at('20:00'))).toBe('bright');
	expect(themeNow({ theme: 'bright' }, night, at('04:00'))).toBe('night');
	expect(themeNow({ theme: 'dark' }, night, at('11:59'))).toBe('night');
	expect(themeNow({ theme: 'dark' }, night, at('12:00'))).toBe('dark');
	expect(themeNow({ theme: 'dark' }, undefined, at('04:00'))).toBe('dark');
});
