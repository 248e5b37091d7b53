import { refuse, refuseField, type Refusal } from '#shared/kernel/result.ts';
import type { Shift } from '#shared/model/shift.ts';
import type { Staff } from '#shared/model/staff.ts';
import { handedOverOf, heldStates } from '#shared/rules/handover.ts';
import { findMove, movesFrom } from '#shared/rules/moves.ts';
import { shiftMoves, type ShiftMoveCommand } from '#shared/rules/shift-moves.ts';
import { staffMoves } from '#shared/rules/staff-moves.ts';
import { change, type Decide, type Draft, type Reading } from './decide.ts';
import { wrongHours } from './deployments.ts';
import { decideMoves, given, permitChange } from './move.ts';

const moves = decideMoves<'shift', ShiftMoveCommand>({
	kind: 'shift',
	table: shiftMoves,
	effects: {
		'shift.open': (_, { at }) => ({ openedAt: at }),
		'shift.hand_over': (shift, { payload, board, at }) => {
			const named = incoming(shift, payload.staffId, board);
			if ('ok' in named) return named;
			const handedOver = handedOverOf(shift, board);
			return { ...named, offeredAt: at, handedOver, ...given({ notes: payload.notes }) };
		},
		'shift.accept': (_, { at }) => ({ closedAt: at })
	},
	along: (shift, name, { board, at }) => {
		if (name === 'shift.open') return checkedIn(shift, board, at);
		return name === 'shift.accept' ? takenOver(shift, board) : [];
	}
});

/** Who takes over is a person with an account, and somebody else. */
function incoming(
	shift: Shift,
	staffId: string,
	board: Reading
): Pick<Shift, 'incomingStaffId' | 'incomingId' | 'incomingName' | 'incomingAgencyId'> | Refusal {
	const staff = board.get('staff', staffId);
	if (!staff) return refuse('NOT_FOUND');
	if (staff.personId === undefined) {
		return refuseField('/staffId', 'account');
	}
	if (staff.personId === shift.personId) return refuse('SAME_PERSON', { permitted: [] });
	return {
		incomingStaffId: staff.id,
		incomingId: staff.personId,
		incomingName: staff.name,
		...given({ incomingAgencyId: staff.agencyId })
	};
}

/** Whoever begins a shift is here. The record is written in any case: who checks out meanwhile is told. */
function checkedIn(shift: Shift, board: Reading, at: string): Draft[] {
	const staff = board.get('staff', shift.staffId);
	if (!staff) return [];
	const move = findMove(staffMoves, staff.state, 'staff.check_in');
	return [move ? { ...staff, state: move.to, onDutySince: at } : staff];
}

/** Urgent work that one had in hand is in the other's hands. */
function takenOver(shift: Shift, board: Reading): Draft[] {
	const { incomingId, personId, handedOver = [] } = shift;
	if (incomingId === undefined) return [];
	return handedOver.flatMap((id) => {
		const task = board.get('task', id);
		const isHeld = task?.holderId === personId && heldStates.includes(task.state);
		return task && isHeld ? [{ ...task, holderId: incomingId }] : [];
	});
}

const schedule: Decide<'shift.schedule'> = ({ payload, board, newId }) => {
	const staff = board.get('staff', payload.staffId);
	if (!staff) return refuse('NOT_FOUND');
	if (staff.personId === undefined) return refuseField('/staffId', 'account');
	const wrong = wrongHours(payload);
	if (wrong) return wrong;
	const { deskId, staffId, plannedFrom, plannedTo, drill = false } = payload;
	const { personId, name: personName, agencyId } = staff;
	return change([
		{
			kind: 'shift',
			id: newId('shift'),
			state: 'scheduled',
			deskId,
			plannedFrom,
			plannedTo,
			staffId,
			personId,
			personName,
			...given({ agencyId }),
			drill
		}
	]);
};

const nameIncoming: Decide<'shift.name_incoming'> = ({ payload, board, actor }) => {
	const found = permitChange({ kind: 'shift', ...payload }, board);
	if (!found.ok) return found;
	const { record: shift } = found;
	const isTheirs = shift.personId === actor.id || actor.role === 'manager';
	if (shift.state !== 'handover_pending' || !isTheirs) {
		const permitted = movesFrom(shiftMoves, shift, actor);
		return refuse(isTheirs ? 'MOVE_NOT_PERMITTED' : 'NOT_ALLOWED', { permitted, current: shift });
	}
	const named = incoming(shift, payload.staffId, board);
	return 'ok' in named ? named : change([{ ...shift, ...named }]);
};

/** A shift of this person that has begun and that nobody has taken over yet. */
export function runningShiftOf(staff: Staff, board: Reading): Shift | undefined {
	return [...board.all('shift')].find(
		({ staffId, state }) =>
			staffId === staff.id && (state === 'open' || state === 'handover_pending')
	);
}

export const shiftDecisions = {
	...moves,
	'shift.schedule': schedule,
	'shift.name_incoming': nameIncoming
};
