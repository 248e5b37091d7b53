import { refuse, refuseField } from '#shared/kernel/result.ts';
import { kindOfId } from '#shared/model/records.ts';
import type { Staff } from '#shared/model/staff.ts';
import { presenceOf } from '#shared/rules/deployment-moves.ts';
import { urgentInHand } from '#shared/rules/handover.ts';
import { staffMoves, type StaffMoveCommand } from '#shared/rules/staff-moves.ts';
import type { CommandName } from '#shared/wire/commands.ts';
import { change, type Context, type Decide, type Reading } from './decide.ts';
import { decideMoves, given } from './move.ts';
import { runningShiftOf } from './shifts.ts';

const moves = decideMoves<'staff', StaffMoveCommand>({
	kind: 'staff',
	table: staffMoves,
	effects: {
		'staff.check_in': (_, { at }) => ({ onDutySince: at }),
		'staff.assign': () => ({}),
		'staff.free': () => ({}),
		'staff.stand_down': (_, { payload }) => ({ outOfServiceReason: payload.reason }),
		'staff.return': () => ({}),
		'staff.check_out': (staff, { payload, board }) => {
			// A shift ends when somebody has taken it over, whatever else is said.
			if (runningShiftOf(staff, board)) return refuse('HANDOVER_PENDING');
			const leaves = payload.handover === undefined && holdsUrgentWork(staff, board);
			return leaves ? refuse('HOLDS_URGENT_WORK') : given({ handover: payload.handover });
		}
	},
	forgotten: {
		'staff.return': ['outOfServiceReason'],
		'staff.check_out': ['outOfServiceReason', 'onDutySince']
	}
});

/** With urgent work in hand, or out with a team, nobody may go home without a word to whoever takes over. */
function holdsUrgentWork({ id, personId }: Staff, board: Reading): boolean {
	if (personId !== undefined && urgentInHand(personId, board).length > 0) return true;
	return [...board.all('deployment')].some(
		({ staffId, state }) => staffId === id && presenceOf[state] !== 'over'
	);
}

type Enrolled = Pick<Staff, 'name' | 'callSign' | 'drill'> &
	Pick<Partial<Staff>, 'agencyId' | 'personId'>;

/** Somebody new on the roster: an account is on it once. */
function enrolled(
	staff: Enrolled,
	{ board, newId }: Pick<Context<CommandName>, 'board' | 'newId'>
) {
	const { personId } = staff;
	const isKnown = [...board.all('staff')].some((one) => one.personId === personId);
	if (personId !== undefined && isKnown) return refuse('TAKEN');
	const id = newId('staff');
	const claims =
		personId === undefined ? [] : [{ index: 'staff-of-person', field: personId, ownerId: id }];
	return change([{ kind: 'staff', id, state: 'off_duty', ...staff }], { claims });
}

const enrol: Decide<'staff.enrol'> = (context) => {
	const { name, callSign, agencyId, personId, drill = false } = context.payload;
	return enrolled({ name, callSign, drill, ...given({ agencyId, personId }) }, context);
};

/** Whoever gives it. */
const join: Decide<'staff.join'> = (context) => {
	const { callSign, drill = false } = context.payload;
	const { id: personId, name, agencyId } = context.actor;
	return enrolled({ name, callSign, drill, personId, ...given({ agencyId }) }, context);
};

const addNote: Decide<'note.add'> = ({ payload, board, actor, newId }) => {
	const kind = kindOfId(payload.subjectId);
	const subject = kind && board.get(kind, payload.subjectId);
	if (!subject || kind === 'note') return refuse('NOT_FOUND');
	if (payload.internal && actor.agencyId === undefined) {
		return refuseField('/internal', 'agency');
	}
	return change([
		{
			kind: 'note',
			id: newId('note'),
			subjectId: payload.subjectId,
			text: payload.text,
			authorName: actor.name,
			...given({ agencyId: actor.agencyId, internal: payload.internal || undefined }),
			drill: subject.drill
		}
	]);
};

export const staffDecisions = { ...moves, 'staff.enrol': enrol, 'staff.join': join };
export const noteDecisions = { 'note.add': addNote };
