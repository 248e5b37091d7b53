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
	const isSince = ({ changedAt }: { changedAt: string }) => changedAt > snoozed.at;
	const around = [...reading.tasksOf(request.id), ...reading.referralsOf(request.id)];
	if (around.some(isSince)) return false;
	// Whoever set it aside may add a word to it without bringing it back.
	return !reading
		.notesOf(request.id)
		.some((note) => isSince(note) && note.changedBy !== snoozed.by);
}

/**
 * Anybody did anything with it since, besides setting it aside. An undo leaves `snoozed` in the record only where that is
 * what it has brought back (server/commands/undo.ts).
 */
function isTouched(
	{ changedAt, changedBy, changedCommand }: Request,
	snoozed: { at: string; by: string }
): boolean {
	if (changedAt <= snoozed.at || changedCommand === 'change.undo') return false;
	return changedBy !== snoozed.by || changedCommand !== 'request.snooze';
}
