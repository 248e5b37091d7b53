import { refuse } from '#shared/kernel/result.ts';
import { kindOfId } from '#shared/model/records.ts';
import type { Staff } from '#shared/model/staff.ts';
import { staffMoves, type StaffMoveCommand } from '#shared/rules/staff-moves.ts';
import type { Payload } from '#shared/wire/commands.ts';
import { change, type Context, type Decide } from './decide.ts';
import { given, permitMove, without } from './move.ts';

type Effect<Name extends StaffMoveCommand> = (context: Context<Name>) => Partial<Staff>;

const effects: { [Name in StaffMoveCommand]: Effect<Name> } = {
	'staff.check_in': ({ at }) => ({ onDutySince: at }),
	'staff.assign': () => ({}),
	'staff.free': () => ({}),
	'staff.stand_down': ({ payload }) => ({ outOfServiceReason: payload.reason }),
	'staff.return': () => ({}),
	'staff.check_out': ({ payload }) => given({ handover: payload.handover })
};

const forgotten: Partial<Record<StaffMoveCommand, readonly (keyof Staff)[]>> = {
	'staff.return': ['outOfServiceReason'],
	'staff.check_out': ['outOfServiceReason', 'onDutySince']
};

function decideMove<Name extends StaffMoveCommand>(name: Name): Decide<Name> {
	return (context) => {
		const { id, version } = context.payload as Payload<'staff.check_in'>;
		const wish = { kind: 'staff', command: name, id, version } as const;
		const permitted = permitMove(staffMoves, wish, context);
		if (!permitted.ok) return permitted;
		const leaves = name === 'staff.check_out' && !('handover' in context.payload);
		if (leaves && holdsUrgentWork(id, context)) return refuse('HOLDS_URGENT_WORK');
		const base = without(permitted.record, ...(forgotten[name] ?? []));
		return change([{ ...base, ...effects[name](context), state: permitted.to } as Staff]);
	};
}

/** Out with a team, nobody may go home without a word to whoever takes over. */
function holdsUrgentWork(
	staffId: string,
	{ board }: Pick<Context<StaffMoveCommand>, 'board'>
): boolean {
	for (const deployment of board.all('deployment')) {
		const over = ['released', 'cancelled', 'declined'].includes(deployment.state);
		if (deployment.staffId === staffId && !over) return true;
	}
	return false;
}

const moves = Object.fromEntries(
	(Object.keys(effects) as StaffMoveCommand[]).map((name) => [name, decideMove(name)])
) as unknown as { [Name in StaffMoveCommand]: Decide<Name> };

const enrol: Decide<'staff.enrol'> = ({ payload, newId }) =>
	change([
		{
			kind: 'staff',
			id: newId('staff'),
			name: payload.name,
			callSign: payload.callSign,
			...given({ agencyId: payload.agencyId }),
			state: 'off_duty',
			drill: payload.drill ?? false
		}
	]);

const addNote: Decide<'note.add'> = ({ payload, board, actor, newId }) => {
	const kind = kindOfId(payload.subjectId);
	const subject = kind && board.get(kind, payload.subjectId);
	if (!subject || kind === 'note') return refuse('NOT_FOUND');
	if (payload.internal && actor.agencyId === undefined) {
		return refuse('INVALID_PAYLOAD', { fields: [{ path: '/internal', rule: 'agency' }] });
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

export const staffDecisions = { ...moves, 'staff.enrol': enrol };
export const noteDecisions = { 'note.add': addNote };
