import { dayMs, hourMs, toMs } from '../kernel/clock.ts';
import type { Deployment } from '../model/deployment.ts';
import type { Shift } from '../model/shift.ts';
import type { Staff } from '../model/staff.ts';

/** How many hours are much, and how many too many: in a day and in a week, whoever somebody worked for. */
export const hourLimits = {
	day: { amber: 10, red: 12 },
	week: { amber: 48, red: 60 }
} as const;

export type HoursState = 'within' | 'amber' | 'red';

/** What one person has worked lately, at desks and with teams, for all organisations together. */
export interface HoursWorked {
	staff: Staff;
	dayHours: number;
	weekHours: number;
	state: HoursState;
}

interface Roster {
	all(kind: 'staff'): Iterable<Staff>;
	all(kind: 'shift'): Iterable<Shift>;
	all(kind: 'deployment'): Iterable<Deployment>;
}

interface Span {
	fromMs: number;
	toMs: number;
}

/** Everybody who worked in the last week, those with most hours first. Hours at two places at once count once. */
export function hoursWorked(board: Roster, nowMs: number): HoursWorked[] {
	const people = new Map<string, { staff: Staff; spans: Span[] }>();
	const keyOf = new Map<string, string>();
	for (const staff of board.all('staff')) {
		// One account is one person, however many organisations have them on their roster.
		const key = staff.personId ?? staff.id;
		keyOf.set(staff.id, key);
		if (!people.has(key)) people.set(key, { staff, spans: [] });
	}
	const add = (staffId: string | undefined, from: string | undefined, to: string | undefined) => {
		const person = people.get(keyOf.get(staffId ?? '') ?? '');
		if (!person || from === undefined) return;
		person.spans.push({ fromMs: toMs(from), toMs: to === undefined ? nowMs : toMs(to) });
	};
	for (const shift of board.all('shift')) add(shift.staffId, shift.openedAt, shift.closedAt);
	for (const team of board.all('deployment')) {
		const isOver = team.state === 'cancelled' || team.state === 'declined';
		if (!isOver) add(team.staffId, team.checkedInAt, team.releasedAt);
	}
	return [...people.values()]
		.map(({ staff, spans }) => {
			const dayHours = hoursIn(spans, { fromMs: nowMs - dayMs, toMs: nowMs });
			const weekHours = hoursIn(spans, { fromMs: nowMs - 7 * dayMs, toMs: nowMs });
			return { staff, dayHours, weekHours, state: stateOf(dayHours, weekHours) };
		})
		.filter(({ weekHours }) => weekHours > 0)
		.toSorted((a, b) => b.weekHours - a.weekHours);
}

/** Hours of a window that any of these spans covers. */
function hoursIn(spans: readonly Span[], window: Span): number {
	let covered = 0;
	let reachedMs = window.fromMs;
	for (const { fromMs, toMs: endMs } of spans.toSorted((a, b) => a.fromMs - b.fromMs)) {
		const begins = Math.max(fromMs, reachedMs);
		const ends = Math.min(endMs, window.toMs);
		if (ends <= begins) continue;
		covered += ends - begins;
		reachedMs = ends;
	}
	return covered / hourMs;
}

function stateOf(dayHours: number, weekHours: number): HoursState {
	const { day, week } = hourLimits;
	if (dayHours >= day.red || weekHours >= week.red) return 'red';
	return dayHours >= day.amber || weekHours >= week.amber ? 'amber' : 'within';
}
