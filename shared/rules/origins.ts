import type { Task } from '../model/task.ts';

/** Work that was planned ahead, beside work in answer to something: of everything open, and done lately. */
export interface Origins {
	proactive: number;
	reactive: number;
}

/** Counted over the tasks that are looked at; what was cancelled was no work. */
export function originsOf(tasks: Iterable<Pick<Task, 'origin' | 'state'>>): Origins {
	const origins = { proactive: 0, reactive: 0 };
	for (const { origin = 'request', state } of tasks) {
		if (state === 'cancelled') continue;
		const isPlanned = origin === 'plan' || origin === 'activation';
		origins[isPlanned ? 'proactive' : 'reactive'] += 1;
	}
	return origins;
}
