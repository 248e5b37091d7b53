import { Type, type Static } from 'typebox';
import { AreaNumber, Id, Instant, Priority, Title } from '../model/fields.ts';
import { requestStates } from '../model/request.ts';
import { FocusPlace } from '../model/community.ts';
import { agencyTypes, capacities, categoryCodes, communityPhases } from '../model/terms.ts';

const Name = Type.String();

/** What takes on work in a place: an organisation, or one thing that it does; and how much room it said it has. */
export const Capability = Type.Object({
	id: Id,
	name: Name,
	/** Whose it is, of one thing that an organisation does. */
	by: Type.Optional(Name),
	type: Type.Enum(agencyTypes),
	/** Absent for those who have an outline of the organisation. */
	capacity: Type.Optional(Type.Enum(capacities)),
	asOf: Type.Optional(Instant),
	categories: Type.Array(Type.Enum(categoryCodes)),
	/** It works in some communities only, and in this one. */
	local: Type.Boolean()
});
export type Capability = Static<typeof Capability>;

/** One open request as a line of a list. */
export const OpenRow = Type.Object({
	id: Id,
	reference: Type.String(),
	title: Title,
	category: Type.Enum(categoryCodes),
	state: Type.Enum(requestStates),
	priority: Priority,
	receivedAt: Instant,
	owner: Type.Optional(Name),
	dueAt: Type.Optional(Instant),
	paused: Type.Optional(Type.Boolean())
});
export type OpenRow = Static<typeof OpenRow>;

/** One hour of the coming week: how much presence it needs, 0 to 3, and who is planned or out. */
export const CoverageHour = Type.Object({
	/** 0 is Sunday. */
	weekday: Type.Integer({ minimum: 0, maximum: 6 }),
	hour: Type.Integer({ minimum: 0, maximum: 23 }),
	/** Absent while nobody has said. */
	need: Type.Optional(Type.Integer({ minimum: 0, maximum: 3 })),
	people: Type.Integer({ minimum: 0 })
});
export type CoverageHour = Static<typeof CoverageHour>;

/** The coming week there, and where its need is from. */
export const Coverage = Type.Object({
	hours: Type.Array(CoverageHour, { maxItems: 8 * 24 }),
	needSource: Type.Optional(Type.String()),
	needAsOf: Type.Optional(Instant)
});
export type Coverage = Static<typeof Coverage>;

const AddressUnits = Type.Tuple([Type.Number(), Type.Number()]);

/** A place in focus, where it lies in address units, by its outline where one was imported, and what is open on that very block. */
export const FocusNow = Type.Object({
	...FocusPlace.properties,
	at: Type.Optional(AddressUnits),
	/** Rings; what lies within an odd number of them is the place. */
	outline: Type.Optional(Type.Array(Type.Array(AddressUnits))),
	open: Type.Optional(Type.Integer({ minimum: 0 }))
});
export type FocusNow = Static<typeof FocusNow>;

/** What is known of one community. */
export const PlaceFacts = Type.Object({
	number: AreaNumber,
	displayName: Name,
	shortName: Name,
	phase: Type.Enum(communityPhases),
	active: Type.Boolean(),
	phaseNumber: Type.Optional(Type.Integer()),
	enteredOn: Type.Optional(Instant),
	/** The organisation that coordinates there. */
	lead: Type.Optional(Name),
	/** Places in focus now. */
	focus: Type.Array(FocusNow),
	capabilities: Type.Array(Capability, { maxItems: 500 }),
	/** Help that nobody with room gives there, where the room works. */
	gaps: Type.Array(Type.Enum(categoryCodes), { maxItems: 27 })
});
export type PlaceFacts = Static<typeof PlaceFacts>;
