import { hundredBlock } from '#shared/geo/hundred-block.ts';
import { textFromHash } from '#shared/kernel/ids.ts';
import { categories } from '#shared/model/terms.ts';
import type { ImportedRequest } from '#shared/wire/imported-request.ts';
import type { Task } from '#shared/model/task.ts';
import { change, type Decide, type Draft, type Reading } from './decide.ts';
import { endedThere } from './handoffs.ts';
import { given } from './move.ts';
import { referenceFor } from './requests.ts';

/** A request imported from 311 has the id of its number, so that a second import finds it there. */
export function importedId(sourceNumber: string): string {
	return `request_${textFromHash(`city_311/${sourceNumber}`, 20)}`;
}

/** What the City calls done is resolved here and not closed: nobody has confirmed it to us. */
const stateOf = { open: 'received', completed: 'resolved', cancelled: 'withdrawn' } as const;

/**
 * Takes over rows that are not yet here; rows that are stay as they have become. What is work of ours that 311 has is no
 * request: how it ended there is heard.
 */
const importRequests: Decide<'request.import'> = ({ payload, board, at, attempt }) => {
	const handedOver = handedOverIn(board);
	const write: Draft[] = [];
	const heard = new Map<string, Draft>();
	for (const row of payload.rows) {
		const tasks = handedOver.get(row.sourceNumber.toUpperCase())?.filter(isAbout(row));
		if (tasks && tasks.length > 0) {
			for (const task of tasks) {
				const ended = hear(task, row, at);
				if (ended) heard.set(task.id, ended);
			}
			continue;
		}
		const id = importedId(row.sourceNumber);
		const isNew = !board.get('request', id) && !write.some((draft) => draft.id === id);
		if (isNew) write.push(draftOf(row, { id, at, attempt }));
	}
	const claims = write.map((draft) => ({
		index: 'reference',
		field: 'reference' in draft ? draft.reference : draft.id,
		ownerId: draft.id
	}));
	return change([...write, ...heard.values()], { claims });
};

/** Work that 311 has, by what it is called there. */
function handedOverIn(board: Reading): Map<string, Task[]> {
	const tasks = [...board.all('task')].filter(
		({ number311, drill }) => number311 !== undefined && !drill
	);
	return Map.groupBy(tasks, ({ number311 = '' }) => number311.toUpperCase());
}

/** A number can be typed wrong: what is of another kind, or elsewhere, is somebody else's request. */
const isAbout = (row: ImportedRequest) => (task: Task) =>
	(row.category === task.category || row.category === 'other') &&
	(row.communityArea === undefined ||
		task.communityArea === undefined ||
		row.communityArea === task.communityArea);

/** An end is heard once: work that was put back since is decided here, whatever the file goes on to say. */
function hear(task: Task, { outcome }: ImportedRequest, at: string): Draft | undefined {
	const { handoff } = task;
	if (outcome === 'open' || handoff?.state !== 'sent') return undefined;
	const state = outcome === 'completed' ? 'closed' : 'cancelled';
	return endedThere({ ...task, handoff: { ...handoff, state } }, state, at);
}

function draftOf(
	row: ImportedRequest,
	{ id, at, attempt }: { id: string; at: string; attempt: number }
): Draft {
	const { desk, priority, restricted } = categories[row.category];
	const over = row.outcome === 'open' ? undefined : (row.closedAt ?? at);
	return {
		kind: 'request',
		id,
		state: stateOf[row.outcome],
		priority,
		restricted,
		receivedAt: row.receivedAt,
		...given({
			acknowledgedAt: over,
			resolvedAt: row.outcome === 'completed' ? over : undefined,
			closedAt: row.outcome === 'cancelled' ? over : undefined,
			communityArea: row.communityArea,
			block: row.block === undefined ? undefined : hundredBlock(row.block)
		}),
		pausedMs: 0,
		pausedWorkMs: 0,
		reference: referenceFor(id, attempt),
		title: row.title,
		category: row.category,
		channel: 'city_311',
		placeBasis: row.placeBasis,
		deskId: desk,
		taskCount: 0,
		attempts: 0,
		sourceNumber: row.sourceNumber,
		sourceState: row.sourceState,
		drill: false
	};
}

export const importDecisions = { 'request.import': importRequests };
