import { Type, type TProperties } from 'typebox';
import { ActivationLesson, type ActivationState } from '../model/activation.ts';
import { Words } from '../model/fields.ts';
import type { Move } from './moves.ts';

/** What each move of an activation needs, besides the activation and the version that was seen. */
export const activationNeeds = {
	'activation.open': {},
	'activation.close': {},
	'activation.debrief': { lessons: Type.Array(ActivationLesson, { maxItems: 20 }) },
	'activation.cancel': { reason: Words }
} as const satisfies Record<string, TProperties>;

export type ActivationMoveCommand = keyof typeof activationNeeds;

/** Every permitted move of an activation. The domain names no states; these are those of its scenario. */
export const activationMoves: readonly Move<ActivationState, ActivationMoveCommand>[] = [
	{ command: 'activation.open', from: ['planned'], to: 'open', who: 'desk' },
	{ command: 'activation.close', from: ['open'], to: 'closed', who: 'desk' },
	{ command: 'activation.debrief', from: ['closed'], to: 'debriefed', who: 'desk' },
	{ command: 'activation.cancel', from: ['planned'], to: 'cancelled', who: 'desk' }
];

/** Hours after closing within which an activation is talked over. */
export const debriefHours = 72;
