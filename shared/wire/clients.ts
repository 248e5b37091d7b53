import { Type, type Static } from 'typebox';

/** What a program of somebody else may do here. */
export const clientScopes = ['requests', 'updates', 'full_status'] as const;
export type ClientScope = (typeof clientScopes)[number];

/** A program of somebody else, as an administrator sees it: its key is shown once, when it is made. */
export const Client = Type.Object(
	{
		id: Type.String({ maxLength: 60 }),
		name: Type.String({ minLength: 2, maxLength: 60 }),
		scopes: Type.Array(Type.Enum(clientScopes), { maxItems: 3, uniqueItems: true }),
		/** What it may ask in a minute. */
		perMinute: Type.Integer({ minimum: 1, maximum: 6_000 }),
		addedAt: Type.String({ maxLength: 40 })
	},
	{ additionalProperties: false }
);
export type Client = Static<typeof Client>;
