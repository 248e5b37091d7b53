import { Type, type TProperties } from 'typebox';
import { Id, Instant, Words } from '../model/fields.ts';
import { LessonStep, type Lesson, type LessonState } from '../model/lesson.ts';
import { categories } from '../model/terms.ts';
import type { Move } from './moves.ts';
import type { TaskTemplate } from './templates.ts';

/** What each move of a lesson needs, besides the lesson and the version that was seen. */
export const lessonNeeds = {
	'lesson.validate': {},
	/** From here on it has an owner and a day. */
	'lesson.accept': { agencyId: Id, dueOn: Instant },
	'lesson.begin': {},
	/** What is done otherwise; and, where it is work that was missing, with what it is raised from now on. */
	'lesson.implement': {
		change: Words,
		on: Type.Optional(LessonStep.on),
		step: Type.Optional(LessonStep.step),
		category: Type.Optional(LessonStep.category),
		priority: Type.Optional(LessonStep.priority)
	},
	'lesson.verify': { evidence: Words },
	'lesson.reject': { reason: Words }
} as const satisfies Record<string, TProperties>;

export type LessonMoveCommand = keyof typeof lessonNeeds;

/** Every permitted move of a lesson (domain 4.8): seen, confirmed by somebody else, taken on, done, and seen to help. */
export const lessonMoves: readonly Move<LessonState, LessonMoveCommand>[] = [
	{ command: 'lesson.validate', from: ['observed'], to: 'validated', who: 'other_committee' },
	{ command: 'lesson.accept', from: ['validated'], to: 'accepted', who: 'committee' },
	{ command: 'lesson.begin', from: ['accepted'], to: 'action_open', who: 'assignee_or_committee' },
	{
		command: 'lesson.implement',
		from: ['action_open'],
		to: 'implemented',
		who: 'assignee_or_committee'
	},
	{
		command: 'lesson.verify',
		from: ['implemented'],
		to: 'verified_effective',
		who: 'committee_verifier'
	},
	{
		command: 'lesson.reject',
		from: ['observed', 'validated', 'accepted', 'action_open'],
		to: 'rejected',
		who: 'committee'
	}
];

/** Work that is raised with an occasion because it was learned that it was missing. */
export function learnedWork(
	lessons: Iterable<Lesson>,
	occasion: NonNullable<Lesson['on']>
): TaskTemplate[] {
	const inForce = [...lessons].filter(
		({ state, on }) =>
			on === occasion && (state === 'implemented' || state === 'verified_effective')
	);
	return inForce.flatMap(({ id, step, category, priority }) =>
		step === undefined || category === undefined || priority === undefined
			? []
			: [
					{
						key: id,
						title: step,
						category,
						deskId: categories[category].desk,
						priority: priority as TaskTemplate['priority']
					}
				]
	);
}
