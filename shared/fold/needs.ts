import type { Incident } from '../model/incident.ts';
import { isOpenRequest, type Request } from '../model/request.ts';
import type { Board } from './board.ts';

type Known = Pick<Board, 'all' | 'tasksOf'>;

/** Everything that somebody waits for, as requests: what was asked for, and what follows from an incident notice. */
export function needsOf(board: Known): Request[] {
	const incidents = [...board.all('incident')].filter(({ state }) => state === 'open');
	// What a desk has not let in is no need of anybody yet.
	const requests = [...board.all('request')].filter(
		({ state }) => state !== 'held' && state !== 'discarded'
	);
	return [...requests, ...incidents.map((incident) => needOf(incident, board))];
}

export function openNeeds(board: Known): Request[] {
	return needsOf(board).filter(isOpenRequest);
}

/** True for what stands for an incident notice among the needs. */
export function isIncident({ id }: Pick<Request, 'id'>): boolean {
	return id.startsWith('incident_');
}

/** An open notice as one urgent need: it has an owner when somebody took on its work, and is as far as that. */
function needOf(incident: Incident, board: Known): Request {
	const tasks = board.tasksOf(incident.id);
	const acceptedAt = first(tasks.map((task) => task.acceptedAt));
	const startedAt = first(tasks.map((task) => task.startedAt));
	const { id, version, changedAt, changedCommand, changedBy, drill, communityArea } = incident;
	return {
		kind: 'request',
		id,
		version,
		changedAt,
		changedCommand,
		changedBy,
		drill,
		state: startedAt ? 'in_progress' : acceptedAt ? 'accepted' : 'received',
		priority: 1,
		restricted: false,
		receivedAt: incident.receivedAt,
		...(acceptedAt
			? {
					acknowledgedAt: acceptedAt,
					acceptedAt
				}
			: {}),
		...(startedAt ? { startedAt } : {}),
		pausedMs: 0,
		pausedWorkMs: 0,
		taskCount: 0,
		attempts: 0,
		reference: 'R-000000',
		title: 'Incident',
		category: 'other',
		channel: 'agency',
		communityArea,
		placeBasis: 'stated',
		deskId: 'duty_officer'
	};
}

function first(instants: readonly (string | undefined)[]): string | undefined {
	return instants.filter((at) => at !== undefined).toSorted()[0];
}
