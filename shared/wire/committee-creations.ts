import { Type, type TProperties } from 'typebox';
import { decisionKind, decisionSubjects, memberKind, NeedWeights } from '../model/committee.ts';
import { AreaNumber, FreeText, Id, Instant, Title, Words } from '../model/fields.ts';
import { lessonElements, lessonSources, lessonTypes } from '../model/lesson.ts';
import { communityPhases } from '../model/terms.ts';

const DrillMark = Type.Optional(Type.Boolean());
const { name, side } = memberKind.schema.properties;

/** What committees do besides moving what is there: invite, meet, propose, ask for, learn. */
export const ofCommittees = {
	'member.invite': {
		name,
		side,
		agencyId: Type.Optional(Id),
		communityArea: Type.Optional(AreaNumber),
		drill: DrillMark
	},
	'meeting.plan': {
		startsAt: Instant,
		place: Title,
		communityArea: Type.Optional(AreaNumber),
		drill: DrillMark
	},
	'meeting.add_item': { id: Id, title: Title },
	/** Whether a member is there. Two who take attendance do not stand in each other's way. */
	'meeting.attend': { id: Id, memberId: Id, present: Type.Boolean() },
	'decision.propose': {
		about: Type.Enum(decisionSubjects),
		title: Title,
		why: Type.Optional(Words),
		communityArea: Type.Optional(AreaNumber),
		toPhase: Type.Optional(Type.Enum(communityPhases)),
		anchorId: Type.Optional(Id),
		plan: Type.Optional(FreeText),
		exitCriteria: Type.Optional(FreeText),
		weights: Type.Optional(NeedWeights),
		listName: decisionKind.schema.properties.listName,
		areas: decisionKind.schema.properties.areas,
		drill: DrillMark
	},
	'action.add': {
		title: Title,
		agencyId: Id,
		dueOn: Instant,
		communityArea: Type.Optional(AreaNumber),
		meetingId: Type.Optional(Id),
		lessonId: Type.Optional(Id),
		drill: DrillMark
	},
	'lesson.note': {
		type: Type.Enum(lessonTypes),
		source: Type.Enum(lessonSources),
		text: Words,
		communityArea: Type.Optional(AreaNumber),
		element: Type.Optional(Type.Enum(lessonElements)),
		activationId: Type.Optional(Id),
		incidentId: Type.Optional(Id),
		drill: DrillMark
	}
} as const satisfies Record<string, TProperties>;
