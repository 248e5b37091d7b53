import { dayMs, minuteMs } from '../kernel/clock.ts';
import type { Request } from '../model/request.ts';
import type { MessageTopic, MessageWay } from '../model/terms.ts';
import type { PublicState } from './public-status.ts';

/** Where a request has to stand for each message; it is stopped when that is over before it is sent. */
export const statesOfTopic: Readonly<Record<MessageTopic, readonly PublicState[]>> = {
	received: ['received', 'reviewed', 'accepted', 'under_way', 'needs_information'],
	accepted: ['accepted', 'under_way'],
	needs_information: ['needs_information'],
	done: ['done'],
	closed: ['closed'],
	passed: ['passed'],
	cannot_help: ['cannot_help'],
	no_answer: ['no_answer'],
	follow_up: ['closed']
};

/** What is told when a request comes to stand there; the rest is to be seen by whoever looks. */
const topicOf: Partial<Record<PublicState, MessageTopic>> = {
	received: 'received',
	accepted: 'accepted',
	needs_information: 'needs_information',
	done: 'done',
	closed: 'closed',
	passed: 'passed',
	cannot_help: 'cannot_help',
	no_answer: 'no_answer'
};

/** How long what it tells of can still be taken back. */
const graceMs = 2 * minuteMs;
/** Whether it still holds is asked this long after the end. */
export const followUpDays = 14;

/** Pauses between tries; after the last it is given up, and a desk is told. */
const pausesMs = [1, 5, 30, 120, 720].map((minutes) => minutes * minuteMs);

/** When to try again after so many tries; nothing when it is given up. */
export function nextTryMs(attempts: number, nowMs: number): number | undefined {
	const pause = pausesMs[attempts];
	return pause === undefined ? undefined : nowMs + pause;
}

/** How somebody is written to by the room itself; who is called is called by a desk. */
export function wayOf({ reach }: Pick<Request, 'reach'>): MessageWay | undefined {
	return reach === 'email' || reach === 'text' ? reach : undefined;
}

/** What is told, and when, as a request comes to stand somewhere else. */
export function messagesFor(
	was: PublicState | undefined,
	is: PublicState,
	nowMs: number
): { topic: MessageTopic; dueMs: number }[] {
	const topic = was === is ? undefined : topicOf[is];
	if (topic === undefined) return [];
	const dueMs = topic === 'received' ? nowMs : nowMs + graceMs;
	const later = { topic: 'follow_up', dueMs: nowMs + followUpDays * dayMs } as const;
	return [{ topic, dueMs }, ...(topic === 'closed' ? [later] : [])];
}
