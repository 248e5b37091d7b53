import { refuse, refuseField, type Refusal } from '#shared/kernel/result.ts';
import { mostDoubts, type Capability, type OpenHours } from '#shared/model/capability.ts';
import type { Actor } from '#shared/rules/actors.ts';
import { change, type Decide, type Reading } from './decide.ts';
import { given, permitChange } from './move.ts';

/** An organisation says what it does itself, or the centre's own people and managers say it for them. */
function mayTell(actor: Actor, agencyId: string): Refusal | undefined {
	const isTheirs = actor.agencyId === undefined || actor.agencyId === agencyId;
	return isTheirs || actor.role === 'manager'
		? undefined
		: refuse('NOT_ALLOWED', { permitted: [] });
}

type Terms = Pick<Capability, 'agencyId' | 'name' | 'category' | 'minAge' | 'maxAge' | 'hours'>;

/** What speaks against something being offered so: who says it, its hours and ages, or that it is known already. */
function against(terms: Terms, from: { actor: Actor; board: Reading; id?: string }) {
	const { agencyId, name, category, minAge, maxAge, hours } = terms;
	const refusal = mayTell(from.actor, agencyId) ?? wrongHours(hours);
	if (refusal) return refusal;
	if (minAge !== undefined && maxAge !== undefined && minAge > maxAge) {
		return refuseField('/maxAge', 'minimum');
	}
	const isThere = [...from.board.all('capability')].some(
		(one) =>
			one.id !== from.id &&
			one.agencyId === agencyId &&
			one.name === name &&
			one.category === category
	);
	return isThere ? refuse('TAKEN') : undefined;
}

const add: Decide<'capability.add'> = ({ payload, board, actor, newId }) => {
	const { agencyId, name, category, areas, languages, minAge, maxAge, hours } = payload;
	const agency = board.get('agency', agencyId);
	if (!agency) return refuse('NOT_FOUND');
	// Who might work with the room can be written down; of who has left nothing is offered.
	if (agency.state === 'exited') return refuseField('/agencyId', 'worked_with');
	const refusal = against(payload, { actor, board });
	if (refusal) return refusal;
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
			areas,
			languages,
			hours,
			...given({ minAge, maxAge }),
			doubts: [],
			drill: payload.drill ?? false
		}
	]);
};

/** How sure it is stays as it was: to put it right is not to have asked them. */
const revise: Decide<'capability.revise'> = ({ payload, board, actor }) => {
	const { id, version, minAge, maxAge, ...terms } = payload;
	const found = permitChange({ kind: 'capability', id, version }, board);
	if (!found.ok) return found;
	const { minAge: _from, maxAge: _to, ...before } = found.record;
	const revised = { ...before, ...terms, ...given({ minAge, maxAge }) };
	const refusal = against(revised, { actor, board, id });
	return refusal ?? change([revised]);
};

const confirm: Decide<'capability.confirm'> = ({ payload, board, actor, at }) => {
	const { id, version, state, capacity } = payload;
	const found = permitChange({ kind: 'capability', id, version }, board);
	if (!found.ok) return found;
	const refusal = mayTell(actor, found.record.agencyId);
	if (refusal) return refusal;
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
	'capability.revise': revise,
	'capability.confirm': confirm,
	'capability.doubt': doubt
};
