import { Type, type TProperties } from 'typebox';
import type { StaffState } from '../model/staff.ts';
import { outOfServiceReasons } from '../model/terms.ts';
import type { Move } from './moves.ts';

/** What each move of a member of staff needs, besides the record and the version that was seen. */
export const staffNeeds = {
	'staff.check_in': {},
	'staff.assign': {},
	'staff.free': {},
	'staff.stand_down': { reason: Type.Enum(outOfServiceReasons) },
	'staff.return': {},
	'staff.check_out': { handover: Type.Optional(Type.String({ minLength: 3, maxLength: 500 })) }
} as const satisfies Record<string, TProperties>;

export type StaffMoveCommand = keyof typeof staffNeeds;

/** Every permitted move of a member of staff (domain: staff status). */
export const staffMoves: readonly Move<StaffState, StaffMoveCommand>[] = [
	{ command: 'staff.check_in', from: ['off_duty'], to: 'available', who: 'desk' },
	{ command: 'staff.assign', from: ['available'], to: 'assigned', who: 'desk' },
	{ command: 'staff.free', from: ['assigned'], to: 'available', who: 'desk' },
	{ command: 'staff.stand_down', from: ['assigned'], to: 'out_of_service', who: 'desk' },
	{ command: 'staff.return', from: ['out_of_service'], to: 'available', who: 'desk' },
	{
		command: 'staff.check_out',
		from: ['available', 'assigned', 'out_of_service'],
		to: 'off_duty',
		who: 'desk'
	}
];
