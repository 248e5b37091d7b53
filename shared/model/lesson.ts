import { Type } from 'typebox';
import {
	AreaNumber,
	Id,
	Instant,
	Priority,
	Title,
	Words,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';
import { categoryCodes } from './terms.ts';

/** A lesson moves only along the table in rules/lesson-moves.ts. */
export const lessonStates = [
	...(['observed', 'validated', 'accepted', 'action_open'] as const),
	...(['implemented', 'verified_effective', 'rejected'] as const)
] as const;
export type LessonState = (typeof lessonStates)[number];

export const lessonTypes = ['strength', 'improvement'] as const;
export const lessonSources = [
	...(['incident_review', 'activation_debrief', 'committee'] as const),
	...(['monthly_review', 'community_feedback'] as const)
] as const;
/** What a corrective action is about, as after-action reports sort it. */
export const lessonElements = [
	...(['planning', 'organization', 'equipment', 'training', 'exercises'] as const)
] as const;

/** When what was learned is raised as work: with the next one of these. */
export const lessonOccasions = ['incident', 'activation'] as const;

/** A piece of work that is raised from now on wherever it was missing. */
export const LessonStep = {
	on: Type.Enum(lessonOccasions),
	step: Title,
	category: Type.Enum(categoryCodes),
	priority: Priority
};

/** What was learned, whose it is to act on, and whether it helped. */
export const lessonKind = defineRecord('lesson', {
	state: open(Type.Enum(lessonStates)),
	type: open(Type.Enum(lessonTypes)),
	source: open(Type.Enum(lessonSources)),
	observedAt: open(Instant),
	communityArea: open(optional(AreaNumber)),
	element: open(optional(Type.Enum(lessonElements))),
	/** Set from `accepted` on: whose it is, and by when. */
	agencyId: open(optional(Id)),
	dueOn: open(optional(Instant)),
	text: operational(Words),
	createdBy: operational(Type.String({ maxLength: 60 })),
	activationId: operational(optional(Id)),
	incidentId: operational(optional(Id)),
	/** What is done otherwise since, who did it, and how it was seen to help. */
	change: operational(optional(Words)),
	completedBy: operational(optional(Type.String({ maxLength: 60 }))),
	implementedAt: open(optional(Instant)),
	evidence: operational(optional(Words)),
	/** Work that is raised with each occasion since it was implemented. */
	on: open(optional(LessonStep.on)),
	step: operational(optional(LessonStep.step)),
	category: open(optional(LessonStep.category)),
	priority: open(optional(LessonStep.priority)),
	reason: operational(optional(Words))
});
export type Lesson = RecordOf<typeof lessonKind>;
