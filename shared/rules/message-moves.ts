import { Type, type TProperties } from 'typebox';
import { Instant } from '../model/fields.ts';
import type { MessageState } from '../model/message.ts';
import { messageFaults } from '../model/terms.ts';
import type { Move } from './moves.ts';

/** What each move of a message needs, besides the message and the version that was seen. */
export const messageNeeds = {
	'message.sent': {},
	'message.try_again': { dueAt: Instant, fault: Type.Enum(messageFaults) },
	'message.give_up': { fault: Type.Enum(messageFaults) },
	'message.stop': { fault: Type.Enum(messageFaults) }
} as const satisfies Record<string, TProperties>;

export type MessageMoveCommand = keyof typeof messageNeeds;

/** Every permitted move of a message: whoever carries them gives them, and nobody else. */
export const messageMoves: readonly Move<MessageState, MessageMoveCommand>[] = [
	{ command: 'message.sent', from: ['waiting'], to: 'sent', who: 'system' },
	{ command: 'message.try_again', from: ['waiting'], to: 'waiting', who: 'system' },
	{ command: 'message.give_up', from: ['waiting'], to: 'failed', who: 'system' },
	{ command: 'message.stop', from: ['waiting'], to: 'stopped', who: 'system' }
];
