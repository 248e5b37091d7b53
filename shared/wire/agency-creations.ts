import { Type, type TProperties } from 'typebox';
import { Agreement, agencyKind } from '../model/agency.ts';
import { AreaNumber, Id } from '../model/fields.ts';
import { capacities } from '../model/terms.ts';
import { seen } from './seen.ts';

const { name, type, areas, leads, officePhone, answersAlways } = agencyKind.schema.properties;

/** What is said of organisations besides their moves. */
export const ofAgencies = {
	'agency.enrol': {
		id: Type.Optional(Id),
		name,
		type,
		/** Active, where nobody says otherwise. */
		state: Type.Optional(Type.Enum(['prospective', 'active'])),
		areas,
		leads,
		anchorFor: Type.Optional(AreaNumber),
		drill: Type.Optional(Type.Boolean())
	},
	/** What it is called, is, leads and serves; all of it is said again. */
	'agency.revise': { ...seen, name, type, areas, leads },
	/** Where it is called; without a number it has none here. */
	'agency.reach': { ...seen, officePhone, answersAlways },
	'agency.agree': { ...seen, ...Agreement.properties },
	'agency.set_capacity': { id: Id, capacity: Type.Enum(capacities) }
} as const satisfies Record<string, TProperties>;
