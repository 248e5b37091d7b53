import { dayMs, toMs } from '#shared/kernel/clock.ts';
import type { Board } from '#shared/fold/board.ts';
import type { AnyRecord, Kind } from '#shared/model/records.ts';
import { isOpenRequest, type Request } from '#shared/model/request.ts';
import { closedTaskStates, type Task } from '#shared/model/task.ts';
import { rootOf } from '#shared/rules/duplicates.ts';
import { presenceOf } from '#shared/rules/deployment-moves.ts';
import { isOfCounty } from '#shared/rules/outages.ts';
import { lastSigned, latestBegun, newestOf } from '#shared/rules/report-moves.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import type { DueCommand } from './due-moments.ts';

/** What is over stays on the board this long; hours worked are counted over a week. */
const boardDays = 2;
const weekDays = 8;
const reportDays = 14;
const retireAtOnce = 200;
const maxNotes = 250;

/** Days that what is over stays; nothing for what is not over yet, or what something else still waits for. */
function daysLeft(record: AnyRecord, board: Board, nowMs: number): number | undefined {
	switch (record.kind) {
		case 'request':
			return isWaitedFor(record, board) ? undefined : boardDays;
		case 'task':
			return closedTaskStates.includes(record.state) && !isPart(record, board)
				? boardDays
				: undefined;
		case 'referral':
			return record.endedAt === undefined ? undefined : boardDays;
		case 'message':
			return record.state === 'waiting' ? undefined : boardDays;
		case 'alert': {
			const isOver = record.state !== 'draft' && record.state !== 'issued';
			return isOver || toMs(record.expiresAt) < nowMs ? boardDays : undefined;
		}
		case 'outage':
			// What nobody says any more goes as what is over does; the county's stays, to be told anew.
			if (isOfCounty(record)) return undefined;
			if (record.state !== 'out') return boardDays;
			return toMs(record.expiresAt) + boardDays * dayMs < nowMs ? boardDays : undefined;
		case 'incident':
			return record.state === 'closed' ? boardDays : undefined;
		case 'activation':
			return ['debriefed', 'cancelled'].includes(record.state) ? boardDays : undefined;
		case 'deployment':
			return presenceOf[record.state] === 'over' ? weekDays : undefined;
		case 'shift': {
			const neverBegan = record.state === 'scheduled' && toMs(record.plannedTo) < nowMs;
			return record.state === 'closed' || neverBegan ? weekDays : undefined;
		}
		case 'report':
			// What the next one is compared with stays, and what it is numbered after.
			return record.state === 'draft' ||
				lastSigned(board.all('report')) === record ||
				newestOf(board.all('report')) === record ||
				latestBegun(board.all('report')) === record
				? undefined
				: reportDays;
		default:
			return undefined;
	}
}

/** Somebody still waits: for the request itself, for its work, for a provider, or for the request it follows. */
function isWaitedFor(request: Request, board: Board): boolean {
	if (isUnanswered(request)) return true;
	const working = board.tasksOf(request.id).some(({ state }) => !closedTaskStates.includes(state));
	const asked = board.referralsOf(request.id).some(({ endedAt }) => endedAt === undefined);
	const root = rootOf(request, board);
	return working || asked || (root !== request && isUnanswered(root));
}

/** Open, or helped and not told so. What was taken over from elsewhere is not ours to answer. */
function isUnanswered(request: Request): boolean {
	if (isOpenRequest(request) || request.state === 'held') return true;
	return request.state === 'resolved' && request.sourceNumber === undefined;
}

/** What it was raised from is on the board, and is made of its tasks there. */
function isPart({ requestId, incidentId, activationId }: Task, board: Board): boolean {
	return (
		(requestId !== undefined && board.get('request', requestId) !== undefined) ||
		(incidentId !== undefined && board.get('incident', incidentId) !== undefined) ||
		(activationId !== undefined && board.get('activation', activationId) !== undefined)
	);
}

const retiring = [
	...(['request', 'task', 'referral', 'incident'] as const),
	...(['message', 'activation', 'deployment', 'shift', 'alert', 'outage', 'report'] as const)
];

/** What is over and was not changed for some days leaves the board, notes with their subject. */
export function retirement(board: Board, nowMs: number): DueCommand[] {
	const records: { kind: Kind; id: string; version: number }[] = [];
	for (const kind of retiring) {
		for (const record of board.all(kind)) {
			if (records.length >= retireAtOnce) break;
			const days = daysLeft(record, board, nowMs);
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
