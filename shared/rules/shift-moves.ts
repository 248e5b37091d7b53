import { Type, type TProperties } from 'typebox';
import { Id } from '../model/fields.ts';
import type { ShiftState } from '../model/shift.ts';
import type { Move } from './moves.ts';

/** What each move of a shift needs, besides the shift and the version that was seen. */
export const shiftNeeds = {
	'shift.open': {},
	'shift.hand_over': {
		/** Who takes over: a member of staff with an account. */
		staffId: Id,
		notes: Type.Optional(Type.String({ maxLength: 2000 }))
	},
	'shift.accept': {}
} as const satisfies Record<string, TProperties>;

export type ShiftMoveCommand = keyof typeof shiftNeeds;

/** Every permitted move of a shift (domain: deployment and staff, shift). */
export const shiftMoves: readonly Move<ShiftState, ShiftMoveCommand>[] = [
	{ command: 'shift.open', from: ['scheduled'], to: 'open', who: 'own_person' },
	{
		command: 'shift.hand_over',
		from: ['open'],
		to: 'handover_pending',
		who: 'own_person_or_manager'
	},
	{ command: 'shift.accept', from: ['handover_pending'], to: 'closed', who: 'incoming' }
];
