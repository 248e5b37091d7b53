import {
	chicagoMidnightMs,
	chicagoParts,
	chicagoToMs,
	workingHours
} from '#shared/kernel/chicago-time.ts';
import { hourMs, minuteMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import type { Shift } from '#shared/model/shift.ts';

/** By when help is promised, as single keys say it; what is picked has a form. */
export const promiseChoices = ['half_hour', 'two_hours', 'shift_end', 'tomorrow'] as const;
export type PromiseChoice = (typeof promiseChoices)[number];

/** The instant that a choice means at this moment; nothing when no shift of one's own runs. */
export function promisedBy(
	choice: PromiseChoice,
	nowMs: number,
	shiftEndMs: number | undefined
): string | undefined {
	switch (choice) {
		case 'half_hour':
			return toInstant(nowMs + 30 * minuteMs);
		case 'two_hours':
			return toInstant(nowMs + 2 * hourMs);
		case 'shift_end':
			return shiftEndMs === undefined ? undefined : toInstant(shiftEndMs);
		case 'tomorrow':
			return toInstant(endOfNextDay(nowMs));
	}
}

/** When the desks close tomorrow, also where tomorrow is an hour longer or shorter. */
function endOfNextDay(nowMs: number): number {
	// 30 hours after a midnight is within the next day, whatever the clocks do in between.
	const { year, month, day } = chicagoParts(chicagoMidnightMs(nowMs) + 30 * hourMs);
	return chicagoToMs({ year, month, day, hour: workingHours.to, minute: 0, second: 0 });
}

/** When the shift ends that this person works now. */
export function ownShiftEndMs(
	shifts: Iterable<Shift>,
	personId: string,
	nowMs: number
): number | undefined {
	const ends = [...shifts]
		.filter((shift) => shift.personId === personId && shift.state !== 'closed')
		.filter(({ plannedFrom }) => toMs(plannedFrom) <= nowMs)
		.map(({ plannedTo }) => toMs(plannedTo))
		.filter((endMs) => endMs > nowMs);
	return ends.length === 0 ? undefined : Math.min(...ends);
}
