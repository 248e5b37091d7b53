import { Type, type Static } from 'typebox';
import { AreaNumber } from '../model/fields.ts';
import { peoplesLanguages, reaches, soons } from '../model/terms.ts';
import { intakeNeeds, type IntakeNeed } from '../rules/intake-needs.ts';
import { sealedSchemas } from './sealed.ts';

/** Where it is, in one of the ways in which people say it. */
const Place = Type.Object(
	{
		/** Hundred-block, as the room keeps it. */
		block: Type.Optional(Type.String({ maxLength: 80 })),
		communityArea: Type.Optional(AreaNumber),
		/** The community follows from the block. */
		byGrid: Type.Optional(Type.Boolean()),
		cityWide: Type.Optional(Type.Boolean())
	},
	{ additionalProperties: false }
);

/**
 * What comes in at the community's door, whichever of its forms it came by: read, placed, and parted into what the
 * room may know and what is sealed.
 */
export const Intake = Type.Object(
	{
		need: Type.Enum(Object.keys(intakeNeeds) as IntakeNeed[]),
		/** Added to what the need is called: one of a few answers, never somebody's words. */
		detail: Type.Optional(Type.String({ maxLength: 40 })),
		channel: Type.Enum(['online', 'agency'] as const),
		soon: Type.Optional(Type.Enum(soons)),
		language: Type.Enum(peoplesLanguages),
		reach: Type.Enum(reaches),
		interpreter: Type.Optional(Type.Boolean()),
		place: Place,
		/** Confidential from the first byte. */
		sealed: Type.Object(
			{
				contact: Type.Optional(sealedSchemas.contact),
				address: Type.Optional(sealedSchemas.address),
				words: Type.Optional(sealedSchemas.words)
			},
			{ additionalProperties: false }
		)
	},
	{ additionalProperties: false }
);
export type Intake = Static<typeof Intake>;
