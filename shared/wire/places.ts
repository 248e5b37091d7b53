import { Type, type Static } from 'typebox';
import { AreaNumber, Id, Instant, Priority, Title } from '../model/fields.ts';
import { requestStates } from '../model/request.ts';
import { agencyTypes, capacities, categoryCodes, communityPhases } from '../model/terms.ts';

const Name = Type.String();

/** An organisation that takes on work in a place, and how much room it said it has. */
export const Capability = Type.Object({
	id: Id,
	name: Name,
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
	capabilities: Type.Array(Capability, { maxItems: 500 })
});
export type PlaceFacts = Static<typeof PlaceFacts>;
