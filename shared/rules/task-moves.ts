import { Type, type TProperties } from 'typebox';
import { Id, Instant, Words } from '../model/fields.ts';
import type { TaskState } from '../model/task.ts';
import { desks, evidenceTypes, holdReasons, outputUnits, rejectReasons } from '../model/terms.ts';
import type { Move } from './moves.ts';

const assignee = { deskId: Type.Optional(Type.Enum(desks)), agencyId: Type.Optional(Id) };

/** What each move of a task needs, besides the task and the version that was seen. */
export const taskNeeds = {
	'task.assign': { ...assignee, note: Type.Optional(Words) },
	'task.accept': {},
	'task.reject': { reason: Type.Enum(rejectReasons) },
	'task.start': {},
	'task.hold': { reason: Type.Enum(holdReasons), reviewOn: Instant },
	'task.resume': {},
	'task.requeue': {},
	'task.complete': {
		outcome: Words,
		quantity: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
		unit: Type.Enum(outputUnits),
		number311: Type.Optional(Type.String({ minLength: 4, maxLength: 40 }))
	},
	'task.verify': { evidence: Type.Enum(evidenceTypes) },
	'task.dispute': { reason: Words },
	'task.fail': { reason: Words },
	'task.transfer': { note: Words, ...assignee },
	'task.replan': { ...assignee, note: Type.Optional(Words) },
	'task.cancel': { reason: Words },
	'task.reopen': { reason: Words }
} as const satisfies Record<string, TProperties>;

export type TaskMoveCommand = keyof typeof taskNeeds;

/** Every permitted move of a task (domain: task states and permitted transitions). */
export const taskMoves: readonly Move<TaskState, TaskMoveCommand>[] = [
	{ command: 'task.assign', from: ['new', 'rejected'], to: 'assigned', who: 'desk' },
	{ command: 'task.accept', from: ['assigned'], to: 'accepted', who: 'assignee' },
	{ command: 'task.reject', from: ['assigned'], to: 'rejected', who: 'assignee' },
	{ command: 'task.start', from: ['accepted'], to: 'in_progress', who: 'assignee' },
	{ command: 'task.hold', from: ['accepted', 'in_progress'], to: 'on_hold', who: 'assignee' },
	{ command: 'task.resume', from: ['on_hold'], to: 'in_progress', who: 'assignee_or_manager' },
	{ command: 'task.requeue', from: ['on_hold'], to: 'assigned', who: 'assignee_or_manager' },
	{ command: 'task.complete', from: ['in_progress'], to: 'completed', who: 'assignee' },
	{ command: 'task.verify', from: ['completed'], to: 'verified', who: 'verifier' },
	{ command: 'task.dispute', from: ['completed'], to: 'in_progress', who: 'verifier' },
	{ command: 'task.fail', from: ['in_progress'], to: 'failed', who: 'assignee' },
	{
		command: 'task.transfer',
		from: ['accepted', 'in_progress', 'on_hold'],
		to: 'assigned',
		who: 'manager'
	},
	{ command: 'task.replan', from: ['failed'], to: 'assigned', who: 'desk' },
	{ command: 'task.cancel', from: ['new', 'assigned'], to: 'cancelled', who: 'creator_or_manager' },
	{
		command: 'task.cancel',
		from: ['accepted', 'in_progress', 'on_hold', 'failed'],
		to: 'cancelled',
		who: 'manager'
	},
	{ command: 'task.reopen', from: ['verified'], to: 'in_progress', who: 'manager' }
];

/** A verified task, and a closed request, may come back for this long. */
export const reopenDays = 30;
