import { Type, type TProperties } from 'typebox';
import { providerAnswers } from '../model/terms.ts';
import { FocusPlace, hoursOfWeek } from '../model/community.ts';
import {
	AreaNumber,
	Block,
	FreeText,
	Id,
	Instant,
	Priority,
	Title,
	Words
} from '../model/fields.ts';
import { calendarKind } from '../model/calendar.ts';
import { kinds } from '../model/records.ts';
import { Handoff } from '../model/task.ts';
import {
	assetTypes,
	categoryCodes,
	channels,
	desks,
	holdBackReasons,
	incidentSources,
	peoplesLanguages,
	reaches,
	soons
} from '../model/terms.ts';
import { activationEdits, deploymentEdits, requestEdits, taskEdits } from '../rules/edits.ts';
import { bundleParts } from '../rules/templates.ts';
import { seen } from './seen.ts';
import { ImportedRequest } from './imported-request.ts';
import { ofAgencies } from './agency-creations.ts';
import { ofAlerts } from './alert-creations.ts';
import { ofCapabilities } from './capability-creations.ts';
import { ofCommittees } from './committee-creations.ts';
import { ofOutages } from './outage-creations.ts';
import { ofReports } from './report-creations.ts';
import { ofFunding } from './funding-creations.ts';

/** As a client makes it, once for each command. */
export const CommandId = Type.String({
	pattern: '^[0-9A-Za-z:_.-]{8,80}$',
	examples: ['k3f9s0ab27xq']
});
/** As 311 writes it: `SR26-00123456`. */
const Number311 = Type.String({
	pattern: '^[0-9A-Za-z][0-9A-Za-z-]{3,39}$',
	examples: ['SR26-00123456']
});
const DrillMark = Type.Optional(Type.Boolean());
const CallSign = Type.String({ minLength: 2, maxLength: 20 });
const Headcount = Type.Integer({ minimum: 1, maximum: 50 });

/** What is said of a place in focus; its days are the room's. */
const { from: _from, until: _until, ...focusOn } = FocusPlace.properties;

const ofRequests = {
	'request.log': {
		title: Title,
		category: Type.Enum(categoryCodes),
		priority: Type.Optional(Priority),
		channel: Type.Enum(channels),
		communityArea: Type.Optional(AreaNumber),
		/** Kept as its hundred-block. */
		block: Type.Optional(Block),
		cityWide: Type.Optional(Type.Boolean()),
		drill: DrillMark
	},
	/** From the community's door, which has judged it and sealed what it was told. `id` follows from the form. */
	'request.submit': {
		id: Id,
		title: Title,
		category: Type.Enum(categoryCodes),
		channel: Type.Enum(['online', 'agency'] as const),
		soon: Type.Optional(Type.Enum(soons)),
		language: Type.Enum(peoplesLanguages),
		reach: Type.Enum(reaches),
		interpreter: Type.Optional(Type.Boolean()),
		danger: Type.Optional(Type.Boolean()),
		heldFor: Type.Optional(Type.Enum(holdBackReasons)),
		communityArea: Type.Optional(AreaNumber),
		/** The community follows from the block: whoever asked did not say it. */
		byGrid: Type.Optional(Type.Boolean()),
		block: Type.Optional(Block),
		cityWide: Type.Optional(Type.Boolean()),
		drill: DrillMark
	},
	/** Whoever asked says whether it is fixed. */
	'request.confirm': { id: Id, fixed: Type.Boolean() },
	'request.import': { rows: Type.Array(ImportedRequest, { minItems: 1, maxItems: 100 }) },
	'request.edit': { id: Id, edits: requestEdits },
	/** Lowered by a manager alone, who has of the request no more than its outline. */
	'request.lift_restriction': { ...seen, reason: Words },
	'request.try_contact': seen,
	/** Without a time: until something happens to it, and a week at most. */
	'request.snooze': { ...seen, until: Type.Optional(Instant), reason: Words },
	'request.wake': seen,
	'request.escalate': seen,
	'referral.send': {
		requestId: Id,
		requestVersion: seen.version,
		receiverId: Id,
		service: Title,
		/** In a day unless told. */
		answerBy: Type.Optional(Instant)
	}
} as const satisfies Record<string, TProperties>;

const ofTasks = {
	'task.raise': {
		requestId: Type.Optional(Id),
		requestVersion: Type.Optional(seen.version),
		title: Title,
		category: Type.Enum(categoryCodes),
		priority: Priority,
		communityArea: Type.Optional(AreaNumber),
		block: Type.Optional(Block),
		/** False: its request may close without it. */
		required: Type.Optional(Type.Boolean()),
		drill: DrillMark
	},
	/** Everything that is looked after around one place, in one go; all five unless told. */
	'task.raise_bundle': {
		requestId: Type.Optional(Id),
		requestVersion: Type.Optional(seen.version),
		communityArea: AreaNumber,
		block: Block,
		parts: Type.Optional(
			Type.Array(Type.Enum(bundleParts), { minItems: 1, maxItems: 5, uniqueItems: true })
		),
		drill: DrillMark
	},
	'task.edit': { id: Id, edits: taskEdits },
	'task.escalate': seen,
	/**
	 * Asks the City's 311 for it, in words that say nothing of a person; with a number, it was asked for by somebody on
	 * the phone, and 311 calls it that.
	 */
	'task.hand_off': {
		...seen,
		service: Type.Optional(Handoff.properties.service),
		number: Type.Optional(Number311)
	},
	/** What 311 has said since; with an end, the work is completed there, or cancelled. */
	'task.hear_handoff': {
		...seen,
		handoff: Handoff,
		number: Type.Optional(Type.String({ minLength: 1, maxLength: 40 }))
	}
} as const satisfies Record<string, TProperties>;

const ofIncidents = {
	'incident.log': {
		communityArea: AreaNumber,
		block: Block,
		count: Type.Integer({ minimum: 0, maximum: 99 }),
		/** Now unless told. */
		occurredAt: Type.Optional(Instant),
		source: Type.Enum(incidentSources),
		drill: DrillMark
	},
	'activation.plan': {
		title: Title,
		site: Title,
		communityArea: AreaNumber,
		opensAt: Instant,
		closesAt: Instant,
		languages: Type.Optional(activationEdits.properties.languages.properties.to),
		volunteers: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })),
		incidentId: Type.Optional(Id),
		drill: DrillMark
	},
	'activation.edit': { id: Id, edits: activationEdits },
	'activation.invite': { id: Id, agencyId: Id },
	'activation.answer': {
		id: Id,
		agencyId: Id,
		answer: Type.Enum(providerAnswers.filter((one) => one !== 'invited'))
	},
	/** So many more came in; fewer, to put a mistake right. */
	'activation.count': { id: Id, add: Type.Integer({ minimum: -1_000, maximum: 1_000 }) }
} as const satisfies Record<string, TProperties>;

const ofPeople = {
	'deployment.request': {
		callSign: CallSign,
		headcount: Headcount,
		communityArea: AreaNumber,
		purpose: Type.String({ minLength: 3, maxLength: 120 }),
		plannedFrom: Instant,
		plannedTo: Instant,
		agencyId: Type.Optional(Id),
		/** Who leads the team. */
		staffId: Type.Optional(Id),
		welfareMinutes: Type.Optional(Type.Integer({ minimum: 10, maximum: 240 })),
		drill: DrillMark
	},
	'deployment.hear': seen,
	'deployment.call_lead': seen,
	'deployment.edit': { id: Id, edits: deploymentEdits },
	/** Its organisation offers other hours, or fewer people, instead of saying no. */
	'deployment.offer': {
		...seen,
		plannedFrom: Instant,
		plannedTo: Instant,
		headcount: Headcount,
		words: Type.Optional(Words)
	},
	'deployment.take_offer': seen,
	'deployment.leave_offer': seen,
	'staff.enrol': {
		name: Type.String({ minLength: 2, maxLength: 60 }),
		callSign: CallSign,
		agencyId: Type.Optional(Id),
		/** Account of this person. */
		personId: Type.Optional(Type.String({ minLength: 2, maxLength: 60 })),
		drill: DrillMark
	},
	/** Puts whoever gives it on the roster. */
	'staff.join': { callSign: CallSign, drill: DrillMark },
	'shift.schedule': {
		deskId: Type.Enum(desks),
		staffId: Id,
		plannedFrom: Instant,
		plannedTo: Instant,
		drill: DrillMark
	},
	/** Somebody else is named to take over. */
	'shift.name_incoming': { ...seen, staffId: Id },
	'asset.enrol': {
		name: Type.String({ minLength: 2, maxLength: 60 }),
		type: Type.Enum(assetTypes),
		agencyId: Type.Optional(Id),
		quantity: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
		drill: DrillMark
	}
} as const satisfies Record<string, TProperties>;

const ofTheRoom = {
	/** Takes back one's own command of the last day; `id` is a record that it changed. */
	'change.undo': { id: Id, commandId: CommandId },
	'note.add': {
		subjectId: Id,
		text: FreeText,
		/** For one's own organisation alone. */
		internal: Type.Optional(Type.Boolean())
	},
	'community.set_need': {
		...seen,
		needByHour: Type.Array(Type.Integer({ minimum: 0, maximum: 3 }), {
			minItems: hoursOfWeek,
			maxItems: hoursOfWeek
		}),
		needSource: Type.String({ minLength: 3, maxLength: 120 }),
		needAsOf: Instant
	},
	'community.focus_on': { ...seen, ...focusOn },
	'community.end_focus': { ...seen, type: focusOn.type, name: focusOn.name },
	'calendar.set': { ...seen, holidays: calendarKind.schema.properties.holidays },
	'room.seed': { communities: Type.Boolean() },
	'board.retire': {
		records: Type.Array(Type.Object({ kind: Type.Enum(kinds), ...seen }), {
			minItems: 1,
			maxItems: 500
		})
	}
} as const satisfies Record<string, TProperties>;

/** What is needed for everything that is not a move: what makes records, and what changes them without one. */
export const creations = {
	...ofRequests,
	...ofTasks,
	...ofIncidents,
	...ofPeople,
	...ofAlerts,
	...ofOutages,
	...ofAgencies,
	...ofCommittees,
	...ofFunding,
	...ofCapabilities,
	...ofReports,
	...ofTheRoom
};
