import {
	communityAreas,
	firstPhaseAreaNumbers,
	priorityAreaNumbers
} from '#shared/geo/community-areas.ts';
import { refuse } from '#shared/kernel/result.ts';
import { agencyTypes } from '#shared/model/terms.ts';
import { change, type Decide, type Draft } from './decide.ts';
import { given } from './move.ts';

/** The list of priority communities by the City's plan of 2020; lists change, so records name theirs. */
const priorityList = '2020';

/** The 77 community areas, the 15 priority ones and the first phase, for a room that starts empty. */
const seed: Decide<'room.seed'> = ({ board, at }) => {
	const missing = communityAreas.filter(
		({ number }) => !board.get('community', communityId(number))
	);
	return change(
		missing.map(({ number, name, displayName, shortName, aliases }): Draft => {
			const priority = priorityAreaNumbers.includes(number);
			const first = firstPhaseAreaNumbers.includes(number);
			return {
				kind: 'community',
				id: communityId(number),
				number,
				name,
				displayName,
				shortName,
				aliases: [...aliases],
				phase: first ? 'activated' : priority ? 'planned' : 'monitoring',
				...given({
					priorityList: priority ? priorityList : undefined,
					phaseNumber: first ? 1 : undefined,
					enteredOn: first ? at : undefined
				}),
				outline: priority ? 'approximate' : 'none',
				drill: false
			};
		})
	);
};

export function communityId(areaNumber: number): string {
	return `community_${String(areaNumber).padStart(2, '0')}`;
}

const enrolAgency: Decide<'agency.enrol'> = ({ payload, board, newId }) => {
	const type = agencyTypes.find((known) => known === payload.type);
	if (payload.id && board.get('agency', payload.id)) return refuse('TAKEN');
	if (!type) return refuse('INVALID_PAYLOAD', { fields: [{ path: '/type', rule: 'enum' }] });
	return change([
		{
			kind: 'agency',
			id: payload.id ?? newId('agency'),
			name: payload.name,
			type,
			state: 'active',
			capacity: 'unknown',
			areas: payload.areas,
			leads: payload.leads,
			...given({ anchorFor: payload.anchorFor }),
			drill: payload.drill ?? false
		}
	]);
};

/** What is over and quiet leaves the board. It stays in Redis and is read on demand. */
const retire: Decide<'board.retire'> = ({ payload, board }) => {
	// What was changed meanwhile is not over any more: the timekeeper looks again in a second.
	const isSame = payload.records.every(
		({ kind, id, version }) => board.get(kind, id)?.version === version
	);
	return isSame ? change([], { retire: payload.records }) : refuse('CHANGED');
};

export const referenceDecisions = {
	'room.seed': seed,
	'agency.enrol': enrolAgency,
	'board.retire': retire
};
