import type { Request } from '../model/request.ts';
import type { Task } from '../model/task.ts';
import { dayMs, toMs } from '../kernel/clock.ts';
import { reopenDays } from './task-moves.ts';

/** Where a request stands, as whoever asked is told (domain: public words). */
export type PublicState =
	| 'received'
	| 'reviewed'
	| 'needs_information'
	| 'accepted'
	| 'under_way'
	| 'done'
	| 'closed'
	| 'no_answer'
	/** It follows another: what is told is told of that one. */
	| 'same'
	| 'passed'
	| 'cannot_help'
	| 'withdrawn';

const ofState: Readonly<Record<Request['state'], PublicState>> = {
	held: 'received',
	received: 'received',
	triaged: 'reviewed',
	needs_information: 'needs_information',
	accepted: 'accepted',
	in_progress: 'under_way',
	resolved: 'done',
	closed: 'closed',
	referred_out: 'passed',
	declined: 'cannot_help',
	withdrawn: 'withdrawn',
	closed_no_response: 'no_answer',
	duplicate: 'same',
	discarded: 'cannot_help'
};

type Seen = Pick<Request, 'state'>;
type Work = Pick<Task, 'state' | 'required'>;

/** Work that whoever asked was promised: what is over without having been done is none. */
const promised = (tasks: readonly Work[]) =>
	tasks.filter(({ state, required }) => required !== false && state !== 'cancelled');

/** Where it stands. Work that is said to be done is `done` before a desk has closed it: it is theirs to say. */
export function publicStateOf(request: Seen, tasks: readonly Work[]): PublicState {
	const work = promised(tasks);
	const isDone = ({ state }: Work) => state === 'completed' || state === 'verified';
	const waitsForWord = work.some(({ state }) => state === 'completed');
	if (request.state === 'in_progress' && waitsForWord && work.every(isDone)) return 'done';
	return ofState[request.state];
}

/** Whether whoever asked may say now that it is fixed or that it is not: `closed` only for as long as it may come back. */
export function maySay(
	request: Seen & Pick<Request, 'closedAt' | 'changedAt'>,
	tasks: readonly Work[],
	nowMs: number
): boolean {
	const state = publicStateOf(request, tasks);
	if (state === 'done') return true;
	if (request.state !== 'closed') return false;
	return nowMs - toMs(request.closedAt ?? request.changedAt) <= reopenDays * dayMs;
}
