import { Type, type Static, type TObject, type TProperties } from 'typebox';
import { workingRoles, type Role } from '../model/terms.ts';
import { agencyNeeds } from '../rules/agency-moves.ts';
import { activationNeeds } from '../rules/activation-moves.ts';
import { alertNeeds } from '../rules/alert-moves.ts';
import { assetNeeds } from '../rules/asset-moves.ts';
import { actionNeeds, decisionNeeds, meetingNeeds, memberNeeds } from '../rules/committee-moves.ts';
import { deploymentNeeds } from '../rules/deployment-moves.ts';
import { incidentNeeds } from '../rules/incident-moves.ts';
import { lessonNeeds } from '../rules/lesson-moves.ts';
import { messageNeeds } from '../rules/message-moves.ts';
import { outageNeeds } from '../rules/outages.ts';
import { referralNeeds } from '../rules/referral-moves.ts';
import { reportNeeds } from '../rules/report-moves.ts';
import { requestNeeds } from '../rules/request-moves.ts';
import { shiftNeeds } from '../rules/shift-moves.ts';
import { staffNeeds } from '../rules/staff-moves.ts';
import { taskNeeds } from '../rules/task-moves.ts';
import { CommandId, creations } from './creations.ts';
import { seen } from './seen.ts';

/** Properties of every command's payload. Moves carry what the state tables say that they need. */
const properties = {
	...creations,
	...withSeen(requestNeeds),
	...withSeen(taskNeeds),
	...withSeen(deploymentNeeds),
	...withSeen(staffNeeds),
	...withSeen(referralNeeds),
	...withSeen(incidentNeeds),
	...withSeen(activationNeeds),
	...withSeen(shiftNeeds),
	...withSeen(assetNeeds),
	...withSeen(messageNeeds),
	...withSeen(alertNeeds),
	...withSeen(memberNeeds),
	...withSeen(meetingNeeds),
	...withSeen(decisionNeeds),
	...withSeen(actionNeeds),
	...withSeen(lessonNeeds),
	...withSeen(reportNeeds),
	...withSeen(agencyNeeds),
	...withSeen(outageNeeds)
};

type Properties = typeof properties;
export type CommandName = keyof Properties;
export type Payload<Name extends CommandName> = Static<TObject<Properties[Name]>>;

/** The schema of each command's payload: one for the socket, the door over HTTP, forms and OpenAPI. */
export const payloadSchemas = Object.fromEntries(
	Object.entries(properties).map(([name, fields]) => [
		name,
		Type.Object(fields as TProperties, { additionalProperties: false })
	])
) as { [Name in CommandName]: TObject<Properties[Name]> };

export const commandNames = Object.keys(properties) as CommandName[];

export function isCommandName(value: unknown): value is CommandName {
	return typeof value === 'string' && Object.hasOwn(properties, value);
}

const work: readonly (Role | 'system')[] = workingRoles;
/** Who convenes a committee; what it asks an organisation to do is done by that one's own people. */
const convening: readonly (Role | 'system')[] = ['manager', 'committee'];
const asked: readonly (Role | 'system')[] = [...workingRoles, 'committee'];
const onlySystem: readonly (Role | 'system')[] = ['system'];
const onlyManager: readonly (Role | 'system')[] = ['manager'];
const rolesOf: Partial<Record<CommandName, readonly (Role | 'system')[]>> = {
	'request.log': [...workingRoles, 'elected_office'],
	'request.lift_restriction': ['manager'],
	'request.import': ['manager'],
	'agency.enrol': ['manager', 'administrator'],
	'agency.vet': onlyManager,
	'agency.activate': onlyManager,
	'agency.suspend': onlyManager,
	'agency.leave': onlyManager,
	'agency.revise': onlyManager,
	'agency.agree': onlyManager,
	'staff.enrol': ['manager', 'administrator'],
	'community.set_need': ['manager'],
	'community.focus_on': ['manager'],
	'community.end_focus': ['manager'],
	'calendar.set': ['manager', 'administrator'],
	'deployment.take_offer': ['manager'],
	'deployment.leave_offer': ['manager'],
	/** The room itself tells on a record who opened it against the rule. */
	'note.add': [...workingRoles, 'system'],
	'request.submit': onlySystem,
	'request.confirm': onlySystem,
	'request.escalate': onlySystem,
	'task.escalate': onlySystem,
	'task.hear_handoff': onlySystem,
	/** The room itself where nobody has answered in time. */
	'referral.miss_response': [...workingRoles, 'system'],
	'message.sent': onlySystem,
	'message.try_again': onlySystem,
	'message.give_up': onlySystem,
	'message.stop': onlySystem,
	'alert.receive': onlySystem,
	'outage.receive': onlySystem,
	'capability.doubt': [...workingRoles, 'committee'],
	'funding.open': ['funding', 'manager'],
	'funding.book': ['funding', 'manager'],
	'funding.pay_for': ['funding', 'manager'],
	'funding.plan': ['funding', 'manager'],
	'funding.import': ['funding', 'manager'],
	'member.invite': convening,
	'member.accept': convening,
	'member.leave': convening,
	'meeting.plan': convening,
	'meeting.add_item': asked,
	'meeting.attend': convening,
	'meeting.open': convening,
	'meeting.close': convening,
	'meeting.cancel': convening,
	'decision.propose': asked,
	'decision.adopt': convening,
	'decision.reject': convening,
	'decision.withdraw': asked,
	'action.add': convening,
	'action.finish': asked,
	'action.drop': convening,
	'lesson.note': asked,
	'lesson.validate': convening,
	'lesson.accept': convening,
	'lesson.begin': asked,
	'lesson.implement': asked,
	'lesson.verify': convening,
	'lesson.reject': convening,
	'report.begin': onlyManager,
	'report.write': onlyManager,
	'report.refresh': onlyManager,
	'report.sign': onlyManager,
	'report.correct': onlyManager,
	'report.discard': onlyManager,
	'deployment.call_lead': onlySystem,
	'deployment.miss_response': onlySystem,
	'deployment.miss_check_in': onlySystem,
	'room.seed': onlySystem,
	'board.retire': onlySystem
};

/** Roles that may give a command at all; who may make which move is the state tables' matter. */
export function rolesFor(name: CommandName): readonly (Role | 'system')[] {
	return rolesOf[name] ?? work;
}

/**
 * Commands for which a manager needs no more of a record than its outline: they concern who may have more of it, or
 * that nobody has to do it.
 */
export const worksOnOutline: readonly CommandName[] = [
	...(['request.lift_restriction', 'task.cancel', 'task.transfer'] as const)
];

/** What a client sends: an id made once by whoever wants it, the command, and how far it has seen. */
export const Envelope = Type.Object(
	{
		id: CommandId,
		name: Type.String({ maxLength: 60 }),
		payload: Type.Unknown(),
		/** Position in the log that this client had seen: the server decides on nothing older. */
		seen: Type.Optional(Type.Integer({ minimum: 0 }))
	},
	{ additionalProperties: false }
);
export type Envelope = Static<typeof Envelope>;

type WithSeen<Needs extends Record<string, TProperties>> = {
	[Name in keyof Needs]: Needs[Name] & typeof seen;
};

function withSeen<Needs extends Record<string, TProperties>>(needs: Needs): WithSeen<Needs> {
	return Object.fromEntries(
		Object.entries(needs).map(([name, fields]) => [name, { ...seen, ...fields }])
	) as WithSeen<Needs>;
}
