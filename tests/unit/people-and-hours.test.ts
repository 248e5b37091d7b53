import { expect, test } from 'vitest';
import { hourMs } from '#shared/kernel/clock.ts';
import type { Community } from '#shared/model/community.ts';
import { coverageByHour, uncovered } from '#shared/rules/coverage-by-hour.ts';
import { hoursWorked } from '#shared/rules/hours-worked.ts';
import { originsOf } from '#shared/rules/origins.ts';
import {
	after,
	deploymentIn,
	shiftIn,
	staffIn,
	startMs,
	taskIn,
	World
} from '../support/rules-world.ts';

test('hours count once, for all organisations together, up to now', () => {
	const world = new World([
		staffIn('available', { id: 'staff_01', personId: 'person_1', agencyId: 'agency_aa' }),
		staffIn('available', { id: 'staff_02', personId: 'person_1', agencyId: 'agency_bb' }),
		shiftIn('closed', { openedAt: after(-9 * hourMs), closedAt: after(-3 * hourMs) }),
		deploymentIn('released', {
			staffId: 'staff_02',
			checkedInAt: after(-5 * hourMs),
			releasedAt: after(-1 * hourMs)
		}),
		deploymentIn('working', {
			id: 'deployment_02',
			staffId: 'staff_02',
			checkedInAt: after(-0.5 * hourMs)
		})
	]);

	const [worked, ...others] = hoursWorked(world.board, startMs);

	expect(others).toEqual([]);
	expect(worked).toMatchObject({ dayHours: 8.5, weekHours: 8.5, state: 'within' });
});

test.each([
	[9, 'within'],
	[10, 'amber'],
	[12, 'red']
] as const)('%i hours in a day are %s', (hours, state) => {
	const world = new World([
		staffIn('available', { personId: 'person_1' }),
		shiftIn('open', { openedAt: after(-hours * hourMs) })
	]);

	expect(hoursWorked(world.board, startMs)[0]?.state).toBe(state);
});

test.each([
	[6, 'within'],
	[8, 'amber'],
	[10, 'red']
] as const)('six days of %i hours are %s', (hours, state) => {
	const shifts = [1, 2, 3, 4, 5, 6].map((day) =>
		shiftIn('closed', {
			id: `shift_0${day}`,
			openedAt: after(-(day * 24 + 2) * hourMs),
			closedAt: after(-(day * 24 + 2 - hours) * hourMs)
		})
	);
	const world = new World([staffIn('available', { personId: 'person_1' }), ...shifts]);

	expect(hoursWorked(world.board, startMs)[0]?.state).toBe(state);
});

const englewood = (needByHour?: number[]) =>
	({
		kind: 'community',
		id: 'community_68',
		number: 68,
		...(needByHour ? { needByHour } : {})
	}) as Community;
/** Saturday, midnight to five. */
const nights = Array.from({ length: 168 }, (_, hour) => (hour >= 144 && hour < 149 ? 3 : 0));

test('a night that needs presence and has none is found, hour by hour of the week', () => {
	const world = new World();

	const gaps = uncovered(coverageByHour(englewood(nights), world.board, startMs));

	expect(gaps.map(({ weekday, hour }) => `${weekday} ${hour}`)).toEqual([
		'6 0',
		'6 1',
		'6 2',
		'6 3',
		'6 4'
	]);
	expect(uncovered(coverageByHour(englewood(), world.board, startMs))).toEqual([]);
});

test('a team covers the hours it is planned for, once it was approved', () => {
	const saturday = Date.parse('2026-01-10T00:00:00-06:00');
	const hours = {
		plannedFrom: after(saturday - startMs),
		plannedTo: after(saturday - startMs + 2 * hourMs)
	};
	const world = new World([
		deploymentIn('approved', { communityArea: 68, headcount: 2, ...hours }),
		deploymentIn('requested', { id: 'deployment_02', communityArea: 68, ...hours })
	]);

	const grid = coverageByHour(englewood(nights), world.board, startMs);

	expect(grid.filter(({ people }) => people > 0).map(({ hour, people }) => [hour, people])).toEqual(
		[
			[0, 2],
			[1, 2]
		]
	);
	expect(uncovered(grid).map(({ hour }) => hour)).toEqual([2, 3, 4]);
});

test('a week in which the clocks change has every hour that they show', () => {
	const spring = Date.parse('2026-03-07T12:00:00-06:00');

	const grid = coverageByHour(englewood(nights), new World().board, spring);

	expect(grid).toHaveLength(167);
	expect(grid.filter(({ weekday }) => weekday === 0)).toHaveLength(23);
});

test('work that was planned ahead is told from work in answer to something', () => {
	const tasks = [
		taskIn('verified', { origin: 'plan' }),
		taskIn('in_progress', { origin: 'incident' }),
		taskIn('new'),
		taskIn('cancelled', { origin: 'plan' })
	];

	expect(originsOf(tasks)).toEqual({ proactive: 1, reactive: 2 });
});
