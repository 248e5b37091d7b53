import { Type, type Static } from 'typebox';

/** Bytes as browsers write them in JSON: base64url, at most this many characters. Post-quantum signatures are long. */
const bytes = (maxLength: number) => Type.String({ pattern: '^[\\w-]*$', maxLength });
const Extensions = Type.Object({}, { additionalProperties: true });

/** What a browser answers when it has made a passkey (WebAuthn's RegistrationResponseJSON). */
export const Attested = Type.Object({
	id: bytes(1_400),
	rawId: bytes(1_400),
	type: Type.Literal('public-key'),
	response: Type.Object({
		clientDataJSON: bytes(4_000),
		attestationObject: bytes(20_000),
		transports: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 10 }))
	}),
	clientExtensionResults: Extensions
});
export type Attested = Static<typeof Attested>;

/** What a browser answers when somebody has used a passkey (WebAuthn's AuthenticationResponseJSON). */
export const Asserted = Type.Object({
	id: bytes(1_400),
	rawId: bytes(1_400),
	type: Type.Literal('public-key'),
	response: Type.Object({
		clientDataJSON: bytes(4_000),
		authenticatorData: bytes(2_000),
		signature: bytes(8_000)
	}),
	clientExtensionResults: Extensions
});
export type Asserted = Static<typeof Asserted>;

/** What an account asks of whoever signs in: a password or a passkey, a passkey alone, or both. */
export const factors = ['either', 'passkey', 'both'] as const;
export type Factor = (typeof factors)[number];
