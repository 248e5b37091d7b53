import { dayMs, toMs } from '../kernel/clock.ts';
import type { Note } from '../model/note.ts';
import type { Referral } from '../model/referral.ts';
import { isOpenRequest, type Request } from '../model/request.ts';
import type { Task } from '../model/task.ts';
import { dueOfRequest, stateOfDue } from './targets.ts';
import type { Calendars } from './work-calendar.ts';

/** Nothing is set aside for longer than a week. */
export const longestSnoozeMs = 7 * dayMs;

interface Reading extends Calendars {
	tasksOf(requestId: string): readonly Task[];
	referralsOf(requestId: string): readonly Referral[];
	notesOf(subjectId: string): readonly Note[];
}

/** Nothing urgent is set aside, and nothing that is over. */
export function maySnooze(request: Request): boolean {
	return isOpenRequest(request) && request.priority > 1;
}

/**
 * True while a request is set aside. It comes back at its time, when its own time gets short, when it becomes urgent,
 * and when anything happens to it or to what belongs to it: whatever was expected has come. Nothing has to run for that.
 */
export function isSnoozed(request: Request, reading: Reading, nowMs: number): boolean {
	const { snoozed } = request;
	if (!snoozed || !maySnooze(request) || isTouched(request, snoozed)) return false;
	if (nowMs >= toMs(snoozed.until)) return false;
	const due = dueOfRequest(request, reading);
	const state = due && stateOfDue(due, nowMs);
	if (state === 'at_risk' || state === 'overdue') return false;
	const around = [
		...reading.tasksOf(request.id),
		...reading.referralsOf(request.id),
		...reading.notesOf(request.id)
	];
	// Whoever set it aside may add a word to it without bringing it back.
	return !around.some(
		({ changedAt, changedBy }) => changedAt > snoozed.at && changedBy !== snoozed.by
	);
}

/** How a request is set aside, and how it is again after that was taken back twice. */
const settingAside: readonly string[] = ['request.snooze', 'change.undo'];

/** Anybody did anything with it since, besides setting it aside. */
function isTouched(
	{ changedAt, changedBy, changedCommand }: Request,
	snoozed: { at: string; by: string }
): boolean {
	if (changedAt <= snoozed.at) return false;
	return changedBy !== snoozed.by || !settingAside.includes(changedCommand);
}
