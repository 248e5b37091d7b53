import { Type } from 'typebox';
import {
	AreaNumber,
	Block,
	Instant,
	defineRecord,
	open,
	operational,
	optional,
	type RecordOf
} from './fields.ts';
import { incidentSources } from './terms.ts';

/** An incident notice moves only along the table in rules/incident-moves.ts. */
export const incidentStates = ['open', 'closed'] as const;
export type IncidentState = (typeof incidentStates)[number];

/**
 * Word that people were hurt: a range of a street, how many, and when. There is no field for a name, and none
 * for free words.
 */
export const incidentKind = defineRecord('incident', {
	state: open(Type.Enum(incidentStates)),
	occurredAt: open(Instant),
	receivedAt: open(Instant),
	closedAt: open(optional(Instant)),
	communityArea: open(AreaNumber),
	reference: operational(Type.String({ pattern: '^I-[0-9A-Z]{6}$', examples: ['I-7KD294'] })),
	block: operational(Block),
	/** People who were hurt. */
	count: operational(Type.Integer({ minimum: 0, maximum: 99 })),
	source: operational(Type.Enum(incidentSources))
});
export type Incident = RecordOf<typeof incidentKind>;
