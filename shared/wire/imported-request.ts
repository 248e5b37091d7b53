import { Type, type Static } from 'typebox';
import { AreaNumber, Instant, Title } from '../model/fields.ts';
import { categoryCodes } from '../model/terms.ts';

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
