import { hundredBlock } from '#shared/geo/hundred-block.ts';
import { textFromHash } from '#shared/kernel/ids.ts';
import { categories } from '#shared/model/terms.ts';
import type { ImportedRequest } from '#shared/wire/creations.ts';
import { change, type Decide, type Draft } from './decide.ts';
import { given } from './move.ts';
import { referenceFor } from './requests.ts';

/** A request imported from 311 has the id of its number, so that a second import finds it there. */
export function importedId(sourceNumber: string): string {
	return `request_${textFromHash(`city_311/${sourceNumber}`, 20)}`;
}

/** What the City calls done is resolved here and not closed: nobody has confirmed it to us. */
const stateOf = { open: 'received', completed: 'resolved', cancelled: 'withdrawn' } as const;

/** Takes over rows that are not yet here; rows that are stay as they have become. */
const importRequests: Decide<'request.import'> = ({ payload, board, at, attempt }) => {
	const write: Draft[] = [];
	for (const row of payload.rows) {
		const id = importedId(row.sourceNumber);
		const isNew = !board.get('request', id) && !write.some((draft) => draft.id === id);
		if (isNew) write.push(draftOf(row, { id, at, attempt }));
	}
	const claims = write.map((draft) => ({
		index: 'reference',
		field: 'reference' in draft ? draft.reference : draft.id,
		ownerId: draft.id
	}));
	return change(write, { claims });
};

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
