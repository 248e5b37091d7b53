import { Type, type Static } from 'typebox';

/** Where a partner's program is told of public work as it changes (Standard Webhooks). */
export const Hook = Type.Object(
	{
		id: Type.String({ maxLength: 60 }),
		name: Type.String({ minLength: 2, maxLength: 60 }),
		url: Type.String({
			pattern: '^https?://[^\\s]{3,300}$',
			examples: ['https://partner.example.org/hook']
		}),
		addedAt: Type.String({ maxLength: 40 })
	},
	{ additionalProperties: false }
);
export type Hook = Static<typeof Hook>;

/** How it stands with one: what is told it, and what could not be. */
export const HookStanding = Type.Object({
	hook: Hook,
	/** Tries in a row that came to nothing; 0 when it hears. */
	attempts: Type.Integer(),
	nextAt: Type.Optional(Type.String()),
	/** Events that were given up, and can be told again. */
	dead: Type.Integer(),
	/** It said that it is gone: it is told nothing more. */
	gone: Type.Boolean()
});
export type HookStanding = Static<typeof HookStanding>;
