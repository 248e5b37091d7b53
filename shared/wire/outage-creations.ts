import { Type, type TProperties } from 'typebox';
import { AreaNumber } from '../model/fields.ts';
import { Companies, Meters, outageKind } from '../model/outage.ts';
import { outageNeeds } from '../rules/outages.ts';

const { what, since, restoredBy } = outageKind.schema.properties;

/** What makes an outage: somebody's word of a community, or what ODIN says of the county. */
export const ofOutages = {
	'outage.note': {
		what,
		communityArea: AreaNumber,
		...outageNeeds['outage.confirm'],
		since,
		drill: Type.Optional(Type.Boolean())
	},
	/** All that companies of the county report now: nought is an answer, too. */
	'outage.receive': {
		meters: Meters,
		companies: Companies,
		since,
		restoredBy
	}
} as const satisfies Record<string, TProperties>;
