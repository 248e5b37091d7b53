import { minuteMs, toMs } from '#shared/kernel/clock.ts';
import type { Task } from '#shared/model/task.ts';
import type { Board } from '#shared/fold/board.ts';
import { escalateMinutes, responseMinutes } from '#shared/rules/deployment-moves.ts';
import { clockOf, dueMsOf } from '#shared/rules/targets.ts';
import { retirement } from './retirement.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';

/** A command that is due by time alone. Its id follows from what it is about, so two timekeepers do no harm. */
export interface DueCommand {
	id: string;
	name: CommandName;
	payload: Payload<CommandName>;
}

/** Everything that is due at `nowMs`, found from the records alone: nothing is kept in a timer. */
export function dueCommands(board: Board, nowMs: number): DueCommand[] {
	return [
		...escalations(board, nowMs),
		...checkIns(board, nowMs),
		...unanswered(board, nowMs),
		...retirement(board, nowMs)
	];
}

/** Urgent needs that nobody looked at in time, and urgent work that nobody took on, go to the duty officer. */
function* escalations(board: Board, nowMs: number): Generator<DueCommand> {
	for (const request of board.all('request')) {
		const { id, version, priority, state, escalatedAt } = request;
		if (priority !== 1 || state !== 'received' || escalatedAt !== undefined) continue;
		const dueMs = dueMsOf('acknowledge', clockOf(request), board);
		if (dueMs === undefined || dueMs > nowMs) continue;
		yield timed('request.escalate', { id, version, dueMs });
	}
	for (const task of board.all('task')) {
		const { id, version, priority, escalatedAt } = task;
		if (priority !== 1 || escalatedAt !== undefined || !isUntaken(task)) continue;
		const dueMs = untakenUntilMs(task, board);
		if (dueMs === undefined || dueMs > nowMs) continue;
		yield timed('task.escalate', { id, version, dueMs });
	}
}

function isUntaken({ state }: Task): boolean {
	return state === 'new' || state === 'assigned' || state === 'rejected';
}

/** Urgent work is taken on as soon as an urgent need is looked at, from when it was last given to somebody. */
function untakenUntilMs(task: Task, board: Board): number | undefined {
	const fromMs = toMs(
		task.state === 'assigned' ? (task.assignedAt ?? task.createdAt) : task.createdAt
	);
	return dueMsOf('acknowledge', { priority: 1, fromMs, pausedMs: 0, pausedWorkMs: 0 }, board);
}

/** Teams that did not answer, that were not heard for longer than their interval, and whose lead was not called. */
function* checkIns(board: Board, nowMs: number): Generator<DueCommand> {
	for (const deployment of board.all('deployment')) {
		const { id, version, state, notifiedAt, lastHeardAt, overdueSince } = deployment;
		if (state === 'notified' && notifiedAt !== undefined) {
			const dueMs = toMs(notifiedAt) + responseMinutes * minuteMs;
			if (dueMs <= nowMs) yield timed('deployment.miss_response', { id, version, dueMs });
		}
		const isOut = state === 'checked_in' || state === 'working' || state === 'on_break';
		if (isOut && lastHeardAt !== undefined) {
			const dueMs = toMs(lastHeardAt) + deployment.welfareMinutes * minuteMs;
			if (dueMs <= nowMs) yield timed('deployment.miss_check_in', { id, version, dueMs });
		}
		const isCalled = deployment.escalatedAt !== undefined;
		if (state === 'overdue_checkin' && overdueSince !== undefined && !isCalled) {
			const dueMs = toMs(overdueSince) + escalateMinutes * minuteMs;
			if (dueMs <= nowMs) yield timed('deployment.call_lead', { id, version, dueMs });
		}
	}
}

/** Providers that have not said anything about somebody who was referred to them. */
function* unanswered(board: Board, nowMs: number): Generator<DueCommand> {
	for (const { id, version, state, answerBy } of board.all('referral')) {
		const dueMs = toMs(answerBy);
		if (state === 'sent' && dueMs <= nowMs) {
			yield timed('referral.miss_response', { id, version, dueMs });
		}
	}
}

function timed(
	name: CommandName,
	{ dueMs, ...payload }: { id: string; version: number; dueMs: number }
): DueCommand {
	// The version is part of it: what was begun anew may fall due at a moment that was told before.
	const id = `${name}:${payload.id}:${payload.version}:${dueMs}`;
	return { id, name, payload: payload as Payload<CommandName> };
}
