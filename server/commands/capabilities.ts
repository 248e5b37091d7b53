import { refuse, refuseField, type Refusal } from '#shared/kernel/result.ts';
import { mostDoubts, type OpenHours } from '#shared/model/capability.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { change, type Decide } from './decide.ts';
import { given, permitChange } from './move.ts';

/** An organisation says what it does itself, or the centre's own people and managers say it for them. */
function mayTell(actor: Actor, agencyId: string): Refusal | undefined {
	const isTheirs = actor.agencyId === undefined || actor.agencyId === agencyId;
	return isTheirs || actor.role === 'manager'
		? undefined
		: refuse('NOT_ALLOWED', { permitted: [] });
}

const add: Decide<'capability.add'> = ({ payload, board, actor, newId }) => {
	const { agencyId, name, category, areas, languages, minAge, maxAge, hours } = payload;
	if (!board.get('agency', agencyId)) return refuse('NOT_FOUND');
	const against = mayTell(actor, agencyId) ?? wrongHours(hours);
	if (against) return against;
	if (minAge !== undefined && maxAge !== undefined && minAge > maxAge) {
		return refuseField('/maxAge', 'minimum');
	}
	const isThere = [...board.all('capability')].some(
		(one) => one.agencyId === agencyId && one.name === name && one.category === category
	);
	if (isThere) return refuse('TAKEN');
	return change([
		{
			kind: 'capability',
			id: newId('capability'),
			agencyId,
			name,
			category,
			// What nobody has asked about is known, and not sure.
			state: 'active',
			capacity: 'unknown',
			areas: [...areas],
			languages: [...languages],
			hours: [...hours],
			...given({ minAge, maxAge }),
			doubts: [],
			drill: payload.drill ?? false
		}
	]);
};

const confirm: Decide<'capability.confirm'> = ({ payload, board, actor, at }) => {
	const { id, version, state, capacity } = payload;
	const found = permitChange({ kind: 'capability', id, version }, board);
	if (!found.ok) return found;
	const against = mayTell(actor, found.record.agencyId);
	if (against) return against;
	return change([{ ...found.record, state, capacity, confirmedAt: at, doubts: [] }]);
};

const doubt: Decide<'capability.doubt'> = ({ payload, board, at }) => {
	const capability = board.get('capability', payload.id);
	if (!capability) return refuse('NOT_FOUND');
	const { doubts } = capability;
	if (doubts.length >= mostDoubts) return refuse('TOO_LARGE');
	return change([{ ...capability, doubts: [...doubts, { at, words: payload.words }] }]);
};

/** Open later than it closes, or longer than a day: past midnight belongs to the next day. */
function wrongHours(hours: readonly OpenHours[]): Refusal | undefined {
	const at = hours.findIndex(({ from, to }) => from >= to);
	return at < 0 ? undefined : refuseField(`/hours/${at}/to`, 'minimum');
}

export const capabilityDecisions = {
	'capability.add': add,
	'capability.confirm': confirm,
	'capability.doubt': doubt
};
