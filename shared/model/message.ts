import { Type } from 'typebox';
import { Id, Instant, defineRecord, open, operational, optional, type RecordOf } from './fields.ts';
import { messageFaults, messageTopics, messageWays, peoplesLanguages } from './terms.ts';

/** A message moves only along the table in rules/message-moves.ts. */
export const messageStates = ['waiting', 'sent', 'failed', 'stopped'] as const;
export type MessageState = (typeof messageStates)[number];

/** A word to whoever asked: what about, how, and what became of it. Neither its text nor where it goes is kept. */
export const messageKind = defineRecord('message', {
	state: open(Type.Enum(messageStates)),
	requestId: operational(Id),
	topic: operational(Type.Enum(messageTopics)),
	way: operational(Type.Enum(messageWays)),
	language: operational(Type.Enum(peoplesLanguages)),
	/** Not before: time to take back what it tells of, or to try again. */
	dueAt: open(Instant),
	/** Tries so far that came to nothing. */
	attempts: operational(Type.Integer({ minimum: 0, maximum: 50 })),
	endedAt: open(optional(Instant)),
	/** Why the last try came to nothing, or why there is none. */
	fault: operational(optional(Type.Enum(messageFaults)))
});
export type Message = RecordOf<typeof messageKind>;
