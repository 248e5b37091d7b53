import type { Referral } from '../model/referral.ts';
import type { Request } from '../model/request.ts';
import type { Task } from '../model/task.ts';
import { categories, type Category } from '../model/terms.ts';

interface Board {
	get(kind: 'request', id: string): Pick<Request, 'priority'> | undefined;
	get(kind: 'task', id: string): Pick<Task, 'priority'> | undefined;
	get(kind: 'referral', id: string): Pick<Referral, 'requestId'> | undefined;
}

/**
 * What must not wait in a browser whose line is away, because somebody in the street or an urgent need would wait with
 * it: teams, notices, outages, and everything but a note about urgent work. It goes by phone.
 */
export function goesByPhone(
	command: string,
	payload: Readonly<Record<string, unknown>>,
	board: Board
): boolean {
	if (command === 'note.add') return false;
	if (command.startsWith('deployment.') || command.startsWith('incident.')) return true;
	// Somebody's word of now is another one hours later.
	if (command.startsWith('outage.')) return true;
	if (command === 'request.log' && usualPriority(payload) === 1) return true;
	if (payload['priority'] === 1 || editsToUrgent(payload['edits'])) return true;
	const { id, requestId } = payload;
	if (typeof id === 'string' && id.startsWith('deployment_')) return true;
	const referred = typeof id === 'string' ? board.get('referral', id)?.requestId : undefined;
	return [id, requestId, referred].some(
		(one) =>
			typeof one === 'string' &&
			(board.get('request', one)?.priority === 1 || board.get('task', one)?.priority === 1)
	);
}

function editsToUrgent(edits: unknown): boolean {
	return (edits as { priority?: { to?: unknown } } | undefined)?.priority?.to === 1;
}

/** Of a call: what was said, or what its kind of need usually is. */
function usualPriority({ priority, category }: Readonly<Record<string, unknown>>): unknown {
	return priority ?? categories[category as Category]?.priority;
}
