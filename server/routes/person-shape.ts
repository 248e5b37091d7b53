import { Type } from 'typebox';
import { AreaNumber, Id, Instant } from '#shared/model/fields.ts';
import { desks, personRoles, roles } from '#shared/model/terms.ts';
import { Asserted, factors } from '#shared/wire/passkeys.ts';
import { passwordLength } from '../access/passwords.ts';

export const NewPassword = Type.String({
	minLength: passwordLength.min,
	maxLength: passwordLength.max
});

/** An account as HTTP tells it: never the password, not even its hash. */
export const PersonShape = Type.Object({
	id: Type.String(),
	signInName: Type.String(),
	name: Type.String(),
	role: Type.Enum(roles),
	agencyId: Type.Optional(Type.String()),
	deskIds: Type.Array(Type.String()),
	communities: Type.Optional(Type.Array(Type.Integer())),
	expiresAt: Type.Optional(Type.String()),
	disabledAt: Type.Optional(Type.String()),
	invited: Type.Optional(Type.Boolean()),
	provided: Type.Optional(Type.Boolean()),
	factor: Type.Optional(Type.Enum(factors))
});

/** What somebody brings to show that an account is theirs. */
export const ProofShape = Type.Object(
	{
		password: Type.Optional(Type.String({ minLength: 1, maxLength: passwordLength.max })),
		passkey: Type.Optional(Asserted)
	},
	{ additionalProperties: false, minProperties: 1 }
);

/** What an administrator decides about an account. */
export const scope = {
	name: Type.String({ minLength: 2, maxLength: 60 }),
	/** A screen has no account: it is paired. */
	role: Type.Enum(personRoles),
	agencyId: Id,
	deskIds: Type.Array(Type.Enum(desks), { maxItems: desks.length, uniqueItems: true }),
	communities: Type.Array(AreaNumber, { maxItems: 77, uniqueItems: true }),
	expiresAt: Instant
};
