import { Type, type Static, type TObject, type TProperties } from 'typebox';
import { AreaNumber, FreeText, Id, Instant, Priority, Title } from '../model/fields.ts';
import { kinds } from '../model/records.ts';
import { categoryCodes, channels, workingRoles, type Role } from '../model/terms.ts';
import { deploymentNeeds } from '../rules/deployment-moves.ts';
import { requestNeeds } from '../rules/request-moves.ts';
import { staffNeeds } from '../rules/staff-moves.ts';
import { taskNeeds } from '../rules/task-moves.ts';

const Version = Type.Integer({ minimum: 1 });
const DrillMark = Type.Optional(Type.Boolean());

/** What is sent with a change to a record that exists: which one, and the version that was seen. */
const seen = { id: Id, version: Version };

/** A row of the City's 311 export, already read and placed by the importer. */
export const ImportedRequest = Type.Object(
	{
		sourceNumber: Type.String({ minLength: 4, maxLength: 40 }),
		sourceState: Type.String({ minLength: 1, maxLength: 40 }),
		title: Title,
		category: Type.Enum(categoryCodes),
		receivedAt: Instant,
		closedAt: Type.Optional(Instant),
		outcome: Type.Enum(['open', 'completed', 'cancelled']),
		communityArea: Type.Optional(AreaNumber),
		placeBasis: Type.Enum(['stated', 'grid', 'not_known']),
		block: Type.Optional(Type.String({ maxLength: 80 }))
	},
	{ additionalProperties: false }
);
export type ImportedRequest = Static<typeof ImportedRequest>;

const created = {
	'request.log': {
		title: Title,
		category: Type.Enum(categoryCodes),
		priority: Type.Optional(Priority),
		channel: Type.Enum(channels),
		communityArea: Type.Optional(AreaNumber),
		cityWide: Type.Optional(Type.Boolean()),
		drill: DrillMark
	},
	'request.import': { rows: Type.Array(ImportedRequest, { minItems: 1, maxItems: 100 }) },
	'request.set_priority': { ...seen, priority: Priority },
	'request.set_category': { ...seen, category: Type.Enum(categoryCodes) },
	/** Lowered by a manager alone, who has of the request no more than its outline. */
	'request.lift_restriction': { ...seen, reason: Type.String({ minLength: 3, maxLength: 500 }) },
	'request.try_contact': seen,
	'request.escalate': seen,
	'task.raise': {
		requestId: Type.Optional(Id),
		requestVersion: Type.Optional(Version),
		title: Title,
		category: Type.Enum(categoryCodes),
		priority: Priority,
		communityArea: Type.Optional(AreaNumber),
		drill: DrillMark
	},
	'deployment.request': {
		callSign: Type.String({ minLength: 2, maxLength: 20 }),
		headcount: Type.Integer({ minimum: 1, maximum: 50 }),
		communityArea: AreaNumber,
		purpose: Type.String({ minLength: 3, maxLength: 120 }),
		plannedFrom: Instant,
		plannedTo: Instant,
		agencyId: Type.Optional(Id),
		/** Who leads the team. */
		staffId: Type.Optional(Id),
		drill: DrillMark
	},
	'deployment.hear': seen,
	'note.add': {
		subjectId: Id,
		text: FreeText,
		/** For one's own organisation alone. */
		internal: Type.Optional(Type.Boolean())
	},
	'staff.enrol': {
		name: Type.String({ minLength: 2, maxLength: 60 }),
		callSign: Type.String({ minLength: 2, maxLength: 20 }),
		agencyId: Type.Optional(Id),
		drill: DrillMark
	},
	'agency.enrol': {
		id: Type.Optional(Id),
		name: Type.String({ minLength: 2, maxLength: 80 }),
		type: Type.String({ maxLength: 40 }),
		areas: Type.Array(AreaNumber, { maxItems: 77 }),
		leads: Type.Array(Type.Enum(categoryCodes), { maxItems: 27 }),
		anchorFor: Type.Optional(AreaNumber),
		drill: DrillMark
	},
	'room.seed': { communities: Type.Boolean() },
	'board.retire': {
		records: Type.Array(Type.Object({ kind: Type.Enum(kinds), id: Id, version: Version }), {
			minItems: 1,
			maxItems: 500
		})
	}
} as const satisfies Record<string, TProperties>;

/** Properties of every command's payload. Moves carry what the state tables say that they need. */
const properties = {
	...created,
	...withSeen(requestNeeds),
	...withSeen(taskNeeds),
	...withSeen(deploymentNeeds),
	...withSeen(staffNeeds)
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
const onlySystem: readonly (Role | 'system')[] = ['system'];
const rolesOf: Partial<Record<CommandName, readonly (Role | 'system')[]>> = {
	'request.log': [...workingRoles, 'elected_office'],
	'request.lift_restriction': ['manager'],
	'request.import': ['manager'],
	'agency.enrol': ['manager', 'administrator'],
	'staff.enrol': ['manager', 'administrator'],
	/** The room itself tells on a record who opened it against the rule. */
	'note.add': [...workingRoles, 'system'],
	'request.escalate': onlySystem,
	'deployment.miss_response': onlySystem,
	'deployment.miss_check_in': onlySystem,
	'room.seed': onlySystem,
	'board.retire': onlySystem
};

/** Roles that may give a command at all; who may make which move is the state tables' matter. */
export function rolesFor(name: CommandName): readonly (Role | 'system')[] {
	return rolesOf[name] ?? work;
}

/** Commands for which a record's outline is enough: they concern who may have more of it. */
export const worksOnOutline: readonly CommandName[] = ['request.lift_restriction'];

/** What a client sends: an id made once by whoever wants it, the command, and how far it has seen. */
export const Envelope = Type.Object(
	{
		id: Type.String({ pattern: '^[0-9A-Za-z:_.-]{8,80}$' }),
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
