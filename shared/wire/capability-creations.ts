import { Type, type TProperties } from 'typebox';
import { capabilityKind, capabilityStates } from '../model/capability.ts';
import { Id, Words } from '../model/fields.ts';
import { capacities } from '../model/terms.ts';
import { seen } from './seen.ts';

const { agencyId, name, category, areas, languages, minAge, maxAge, hours } =
	capabilityKind.schema.properties;

export const ofCapabilities = {
	'capability.add': {
		agencyId,
		name,
		category,
		areas,
		languages,
		minAge,
		maxAge,
		hours,
		drill: Type.Optional(Type.Boolean())
	},
	/** It is otherwise than it says here; how sure that is stays as it was. */
	'capability.revise': {
		...seen,
		name,
		areas,
		languages,
		minAge,
		maxAge,
		hours
	},
	/** Somebody asked them: it is so, as of now. What was doubted before is settled. */
	'capability.confirm': {
		...seen,
		state: Type.Enum(capabilityStates),
		capacity: Type.Enum(capacities)
	},
	/** It is not as it says here: by anybody who finds out. */
	'capability.doubt': { id: Id, words: Words }
} as const satisfies Record<string, TProperties>;
