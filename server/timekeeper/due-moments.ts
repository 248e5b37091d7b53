import { dayMs, minuteMs, toMs } from '#shared/kernel/clock.ts';
import { closedTaskStates } from '#shared/model/task.ts';
import type { Kind } from '#shared/model/records.ts';
import type { Board } from '#shared/fold/board.ts';
import { responseMinutes } from '#shared/rules/deployment-moves.ts';
import { isOpenRequest } from '#shared/model/request.ts';
import { clockOf, dueMsOf } from '#shared/rules/targets.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';

/** A command that is due by time alone. Its id follows from what it is about, so two timekeepers do no harm. */
export interface DueCommand {
	id: string;
	name: CommandName;
	payload: Payload<CommandName>;
}

/** What is over stays on the board this long. */
const boardDays = 2;
const retireAtOnce = 200;
const maxNotes = 250;

/** Everything that is due at `nowMs`, found from the records alone: nothing is kept in a timer. */
export function dueCommands(board: Board, nowMs: number): DueCommand[] {
	return [...escalations(board, nowMs), ...checkIns(board, nowMs), ...retirement(board, nowMs)];
}

/** An urgent request that nobody looked at in time goes to the duty officer. */
function* escalations(board: Board, nowMs: number): Generator<DueCommand> {
	for (const request of board.all('request')) {
		const { id, version, priority, state, escalatedAt } = request;
		if (priority !== 1 || state !== 'received' || escalatedAt !== undefined) continue;
		const dueMs = dueMsOf(priority, 'acknowledge', clockOf(request));
		if (dueMs === undefined || dueMs > nowMs) continue;
		yield {
			id: `escalate:${id}:${dueMs}`,
			name: 'request.escalate',
			payload: { id, version } as Payload<CommandName>
		};
	}
}

/** Teams that did not answer, and teams that were not heard for longer than their welfare interval. */
function* checkIns(board: Board, nowMs: number): Generator<DueCommand> {
	for (const deployment of board.all('deployment')) {
		const { id, version, state, notifiedAt, lastHeardAt, welfareMinutes } = deployment;
		if (state === 'notified' && notifiedAt !== undefined) {
			const dueMs = toMs(notifiedAt) + responseMinutes * minuteMs;
			if (dueMs <= nowMs) yield timed('deployment.miss_response', { id, version, dueMs });
		}
		const isOut = state === 'checked_in' || state === 'working' || state === 'on_break';
		if (isOut && lastHeardAt !== undefined) {
			const dueMs = toMs(lastHeardAt) + welfareMinutes * minuteMs;
			if (dueMs <= nowMs) yield timed('deployment.miss_check_in', { id, version, dueMs });
		}
	}
}

function timed(
	name: CommandName,
	{ id, version, dueMs }: { id: string; version: number; dueMs: number }
): DueCommand {
	const payload = { id, version } as Payload<CommandName>;
	return { id: `${name}:${id}:${dueMs}`, name, payload };
}

/** What is over and was not changed for two days leaves the board, notes with their subject. */
function retirement(board: Board, nowMs: number): DueCommand[] {
	const before = nowMs - boardDays * dayMs;
	const records: { kind: Kind; id: string; version: number }[] = [];
	/** A record goes with its notes or not yet: none of them is left behind. */
	const add = (record: { kind: Kind; id: string; version: number }) => {
		if (records.length >= retireAtOnce) return;
		for (const { kind, id, version } of [record, ...board.notesOf(record.id).slice(0, maxNotes)]) {
			records.push({ kind, id, version });
		}
	};
	const isQuiet = (record: { changedAt: string }) => toMs(record.changedAt) < before;
	for (const request of board.all('request')) {
		const working = board
			.tasksOf(request.id)
			.some((task) => !closedTaskStates.includes(task.state));
		if (!isOpenRequest(request) && !working && isQuiet(request)) add(request);
	}
	for (const task of board.all('task')) {
		if (closedTaskStates.includes(task.state) && isQuiet(task)) add(task);
	}
	for (const deployment of board.all('deployment')) {
		const over = ['released', 'cancelled', 'declined'].includes(deployment.state);
		if (over && isQuiet(deployment)) add(deployment);
	}
	const first = records[0];
	if (!first) return [];
	const payload = { records } as Payload<CommandName>;
	return [{ id: `retire:${first.id}:${records.length}:${nowMs}`, name: 'board.retire', payload }];
}
