import { Type, type Static } from 'typebox';

const Short = Type.String({ minLength: 1, maxLength: 80 });

/** How somebody wants to be reached, and what is safe for them. */
export const safeWays = ['call', 'text', 'message', 'ask_first'] as const;

const yesOrNo = ['yes', 'no'] as const;

/**
 * Confidential content of a record, part by part. It is kept encrypted outside the log, read one part at a time
 * with a reason, and every reading is on record before it is answered.
 */
export const sealedSchemas = {
	contact: Type.Object(
		{
			name: Type.Optional(Short),
			phone: Type.Optional(
				Type.String({ pattern: '^[0-9+() .x-]{7,24}$', examples: ['312-555-0117'] })
			),
			email: Type.Optional(
				Type.String({
					pattern: '^[^@\\s]{1,64}@[^@\\s]{3,100}$',
					examples: ['someone@example.org']
				})
			),
			safe: Type.Optional(Type.Enum(safeWays)),
			/** Whether a message may be left, and whether it may say who calls. */
			message: Type.Optional(Type.Enum(yesOrNo)),
			sayWho: Type.Optional(Type.Enum(yesOrNo)),
			when: Type.Optional(Short)
		},
		{ additionalProperties: false, minProperties: 1 }
	),
	address: Type.Object(
		{ text: Type.String({ minLength: 3, maxLength: 200 }) },
		{ additionalProperties: false }
	),
	/** What whoever asked wrote themselves. */
	words: Type.Object(
		{ text: Type.String({ minLength: 1, maxLength: 5000 }) },
		{ additionalProperties: false }
	),
	note: Type.Object(
		{ text: Type.String({ minLength: 1, maxLength: 2000 }) },
		{ additionalProperties: false }
	)
} as const;
export type SealedPart = keyof typeof sealedSchemas;
export const sealedParts = Object.keys(sealedSchemas) as SealedPart[];

/** What there is of a record, and what whoever asks may do about it. */
export const SealedParts = Type.Object({
	parts: Type.Array(Type.String()),
	opening: Type.Enum(['with_reason', 'break_glass', 'never']),
	maySeal: Type.Boolean()
});
export type SealedParts = Static<typeof SealedParts>;

/** `record`: what the log holds of a restricted record, for whoever has only its outline. */
export const RevealWish = Type.Object(
	{
		part: Type.Enum([...sealedParts, 'record'] as const),
		/** Why; on record with the name of who asks. */
		reason: Type.String({ minLength: 5, maxLength: 300 }),
		/** Against the ordinary rule: whoever the record is with is told at once. */
		breakGlass: Type.Optional(Type.Boolean())
	},
	{ additionalProperties: false }
);
export type RevealWish = Static<typeof RevealWish>;
