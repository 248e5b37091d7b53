import { hourMs, minuteMs, toMs } from '#shared/kernel/clock.ts';
import { hashText } from '#shared/kernel/ids.ts';
import type { Incident } from '#shared/model/incident.ts';
import type { Request } from '#shared/model/request.ts';
import type { Task } from '#shared/model/task.ts';
import { inQueueOrder } from '#shared/rules/queue-order.ts';
import { isWhole } from '#shared/rules/visibility.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import type { DrillClient } from '../../scripts/drill/client.ts';

/** A command that somebody at a desk would give now. */
export interface Wish {
	id: string;
	name: CommandName;
	payload: object;
}

const desks = ['city_services', 'community_engagement', 'violence_intervention'] as const;

/**
 * Somebody at a desk through a surge: takes what stands first in the queue of this moment and moves it on, after
 * having thought for a while. Each has a share of the work; what one has done another confirms.
 */
export class SurgeDesk {
	readonly client: DrillClient;
	readonly #share: { index: number; of: number };
	readonly #isOfCare: boolean;
	/** What was refused is looked at again after a while, in the room's time. */
	readonly #laterMs = new Map<string, number>();

	constructor(client: DrillClient, share: { index: number; of: number }, isOfCare: boolean) {
		this.client = client;
		this.#share = share;
		this.#isOfCare = isOfCare;
	}

	/** A wish was refused: somebody else was first, or it is too early. */
	leave(id: string, nowMs: number): void {
		this.#laterMs.set(id, nowMs + 30 * minuteMs);
	}

	/** The first thing that this desk would do at `nowMs`; nothing while there is nothing to do. */
	next(nowMs: number): Wish | undefined {
		const { board } = this.client;
		const isRipe = (record: { id: string; changedAt: string }) =>
			toMs(record.changedAt) + thinkMs(record.id) <= nowMs &&
			(this.#laterMs.get(record.id) ?? 0) <= nowMs;
		const own = [...board.all('request')].filter(
			(request) => isWhole(request) && this.#isMine(request.id) && isRipe(request)
		);
		for (const request of inQueueOrder(own, board, nowMs)) {
			const wish = this.#ofRequest(request);
			if (wish) return wish;
		}
		for (const task of board.all('task')) {
			if (!isWhole(task) || !isRipe(task)) continue;
			const wish = this.#ofTask(task);
			if (wish) return wish;
		}
		for (const incident of board.all('incident')) {
			const wish = isRipe(incident) && this.#isMine(incident.id) && this.#ofIncident(incident);
			if (wish) return wish;
		}
		return undefined;
	}

	#isMine(id: string, shift = 0): boolean {
		const { index, of } = this.#share;
		return (hashText(id) + shift) % of === index;
	}

	#ofRequest(request: Request): Wish | undefined {
		const { id, version, state, title, category, priority, communityArea } = request;
		const seen = { id, version };
		const tasks = this.client.board.tasksOf(id);
		switch (state) {
			case 'received':
				return { id, name: 'request.triage', payload: seen };
			case 'triaged':
				return { id, name: 'request.accept', payload: { ...seen, agencyId: 'agency_surge' } };
			case 'accepted':
			case 'in_progress': {
				const work = { title, category, priority, ...(communityArea ? { communityArea } : {}) };
				const raised = { requestId: id, requestVersion: version, ...work };
				if (request.taskCount === 0) return { id, name: 'task.raise', payload: raised };
				const isDone = tasks.length > 0 && tasks.every(({ state: of }) => of === 'verified');
				if (state === 'accepted' || !isDone) return undefined;
				return { id, name: 'request.resolve', payload: seen };
			}
			case 'resolved':
				return { id, name: 'request.close', payload: { ...seen, answer: 'requester_told' } };
			default:
				return undefined;
		}
	}

	#ofTask(task: Task): Wish | undefined {
		const { id, version, state } = task;
		const seen = { id, version };
		// Who did it does not confirm it: that is the next one's.
		const isMine = this.#isMine(id, state === 'completed' ? 1 : 0);
		if (!isMine || task.restricted !== this.#isOfCare) return undefined;
		const wish = (name: CommandName, more: object = {}): Wish => ({
			id,
			name,
			payload: { ...seen, ...more }
		});
		switch (state) {
			case 'new': {
				const deskId = this.#isOfCare ? 'crisis_victim_services' : desks[hashText(id) % 3];
				return wish('task.assign', { deskId });
			}
			case 'assigned':
				return wish('task.accept');
			case 'accepted':
				return wish('task.start');
			case 'in_progress':
				return wish('task.complete', { outcome: 'Done on site', quantity: 1, unit: 'visits' });
			case 'completed':
				return wish('task.verify', { evidence: 'requester_confirmed' });
			default:
				return undefined;
		}
	}

	#ofIncident(incident: Incident): Wish | undefined {
		const { id, version, state } = incident;
		const tasks = this.client.board.tasksOf(id);
		const isOver = tasks.length > 0 && tasks.every(({ state: of }) => of === 'verified');
		if (state !== 'open' || !isOver || this.#isOfCare) return undefined;
		return { id, name: 'incident.close', payload: { id, version } };
	}
}

/** How long somebody thinks before the next step of a record: two minutes to two hours of the room's time. */
function thinkMs(id: string): number {
	const share = (hashText(`${id} thinks`) % 1_000) / 1_000;
	return 2 * minuteMs + share ** 3 * 2 * hourMs;
}
