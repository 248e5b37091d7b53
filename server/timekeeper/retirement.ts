import { dayMs, toMs } from '#shared/kernel/clock.ts';
import type { Board } from '#shared/fold/board.ts';
import type { AnyRecord, Kind } from '#shared/model/records.ts';
import { isOpenRequest } from '#shared/model/request.ts';
import { closedTaskStates } from '#shared/model/task.ts';
import { presenceOf } from '#shared/rules/deployment-moves.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import type { DueCommand } from './due-moments.ts';

/** What is over stays on the board this long; hours worked are counted over a week. */
const boardDays = 2;
const weekDays = 8;
const retireAtOnce = 200;
const maxNotes = 250;

/** Days that what is over stays; nothing for what is not over yet. */
function daysLeft(record: AnyRecord, board: Board): number | undefined {
	switch (record.kind) {
		case 'request': {
			const working = board
				.tasksOf(record.id)
				.some((task) => !closedTaskStates.includes(task.state));
			return isOpenRequest(record) || working ? undefined : boardDays;
		}
		case 'task':
			return closedTaskStates.includes(record.state) ? boardDays : undefined;
		case 'referral':
			return record.endedAt === undefined ? undefined : boardDays;
		case 'incident':
			return record.state === 'closed' ? boardDays : undefined;
		case 'activation':
			return ['debriefed', 'cancelled'].includes(record.state) ? boardDays : undefined;
		case 'deployment':
			return presenceOf[record.state] === 'over' ? weekDays : undefined;
		case 'shift':
			return record.state === 'closed' ? weekDays : undefined;
		default:
			return undefined;
	}
}

const retiring = [
	...(['request', 'task', 'referral', 'incident'] as const),
	...(['activation', 'deployment', 'shift'] as const)
];

/** What is over and was not changed for some days leaves the board, notes with their subject. */
export function retirement(board: Board, nowMs: number): DueCommand[] {
	const records: { kind: Kind; id: string; version: number }[] = [];
	for (const kind of retiring) {
		for (const record of board.all(kind)) {
			if (records.length >= retireAtOnce) break;
			const days = daysLeft(record, board);
			if (days === undefined || toMs(record.changedAt) >= nowMs - days * dayMs) continue;
			// A record goes with its notes or not yet: none of them is left behind.
			for (const { kind: one, id, version } of [
				record,
				...board.notesOf(record.id).slice(0, maxNotes)
			]) {
				records.push({ kind: one, id, version });
			}
		}
	}
	const first = records[0];
	if (!first) return [];
	const payload = { records } as Payload<CommandName>;
	return [{ id: `retire:${first.id}:${records.length}:${nowMs}`, name: 'board.retire', payload }];
}
