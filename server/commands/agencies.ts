import { isDay } from '#shared/kernel/chicago-time.ts';
import { textFromHash } from '#shared/kernel/ids.ts';
import { refuse, refuseField } from '#shared/kernel/result.ts';
import { mostAgreements, type Agency } from '#shared/model/agency.ts';
import { agencyMoves, type AgencyMoveCommand } from '#shared/rules/agency-moves.ts';
import { change, type Decide, type Reading } from './decide.ts';
import { decideMoves, given, permitChange } from './move.ts';

const moves = decideMoves<'agency', AgencyMoveCommand>({
	kind: 'agency',
	table: agencyMoves,
	effects: {
		'agency.vet': (_, { at }) => ({ stateAt: at }),
		'agency.activate': (_, { at }) => ({ stateAt: at }),
		'agency.suspend': (_, { payload, at }) => ({ stateAt: at, stateReason: payload.reason }),
		'agency.leave': (_, { payload, at }) => ({ stateAt: at, stateReason: payload.reason })
	},
	forgotten: { 'agency.vet': ['stateReason'], 'agency.activate': ['stateReason'] }
});

const spelt = (name: string) => name.trim().toLowerCase();

function isTaken(board: Reading, { id, name, drill }: Pick<Agency, 'id' | 'name' | 'drill'>) {
	return [...board.all('agency')].some(
		(one) => one.id !== id && one.drill === drill && spelt(one.name) === spelt(name)
	);
}

/** The same for the same name, so that of two who add one organization at once the second is told of the first. */
function idFor(board: Reading, { name, drill }: Pick<Agency, 'name' | 'drill'>): string {
	for (let turn = 1; ; turn += 1) {
		const id = `agency_${textFromHash(`${drill} ${spelt(name)} ${turn}`, 16)}`;
		// Whoever had this name first has another one by now.
		if (!board.get('agency', id)) return id;
	}
}

/** Who comes back is looked into again; two of one name could not be told apart in books and sign-ins. */
const enrol: Decide<'agency.enrol'> = ({ payload, board }) => {
	if (payload.id && board.get('agency', payload.id)) return refuse('TAKEN');
	const { name, type, state = 'active', areas, leads, anchorFor, drill = false } = payload;
	const id = payload.id ?? idFor(board, { name, drill });
	if (isTaken(board, { id, name, drill })) return refuse('TAKEN');
	return change([
		{
			kind: 'agency',
			id,
			name,
			type,
			state,
			capacity: 'unknown',
			areas,
			leads,
			...given({ anchorFor }),
			drill
		}
	]);
};

/** Work that it has stays with it, also where it would not be suggested any more. */
const revise: Decide<'agency.revise'> = ({ payload, board }) => {
	const { id, version, ...about } = payload;
	const found = permitChange({ kind: 'agency', id, version }, board);
	if (!found.ok) return found;
	const revised = { ...found.record, ...about };
	return isTaken(board, revised) ? refuse('TAKEN') : change([revised]);
};

/** Said by the organisation itself, or by a manager for it. */
const setCapacity: Decide<'agency.set_capacity'> = ({ payload, board, actor, at }) => {
	const agency = board.get('agency', payload.id);
	if (!agency) return refuse('NOT_FOUND');
	const mayTell = actor.role === 'manager' || actor.agencyId === agency.id;
	if (!mayTell) return refuse('NOT_ALLOWED', { permitted: [] });
	return change([{ ...agency, capacity: payload.capacity, capacityAsOf: at }]);
};

/** Its own people say where it is called, or a manager does. */
const reach: Decide<'agency.reach'> = ({ payload, board, actor }) => {
	const { id, version, officePhone, answersAlways } = payload;
	const found = permitChange({ kind: 'agency', id, version }, board);
	if (!found.ok) return found;
	if (actor.role !== 'manager' && actor.agencyId !== id)
		return refuse('NOT_ALLOWED', { permitted: [] });
	const { officePhone: _, answersAlways: __, ...rest } = found.record;
	// Without a number nobody answers at any hour.
	return change([officePhone ? { ...rest, officePhone, ...given({ answersAlways }) } : rest]);
};

/** The next agreement does not take the place of the one before it: both have their days. What is filed as the same is put right. */
const agree: Decide<'agency.agree'> = ({ payload, board }) => {
	const { id, version, ...agreement } = payload;
	const found = permitChange({ kind: 'agency', id, version }, board);
	if (!found.ok) return found;
	const notADay = (['from', 'until'] as const).find((field) => !isDay(agreement[field]));
	if (notADay) return refuseField(`/${notADay}`, 'day');
	if (agreement.until < agreement.from) return refuseField('/until', 'minimum');
	const { agreements = [] } = found.record;
	const { type, reference } = agreement;
	const others = agreements.filter((one) => one.type !== type || one.reference !== reference);
	const byEnd = [...others, agreement].toSorted((a, b) => (a.until < b.until ? -1 : 1));
	// What ended longest ago is in the log.
	const kept = byEnd.slice(-mostAgreements);
	return kept.includes(agreement)
		? change([{ ...found.record, agreements: kept }])
		: refuse('TOO_LARGE');
};

export const agencyDecisions = {
	...moves,
	'agency.enrol': enrol,
	'agency.revise': revise,
	'agency.set_capacity': setCapacity,
	'agency.reach': reach,
	'agency.agree': agree
};
