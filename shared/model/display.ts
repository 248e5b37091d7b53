import { Type, type Static } from 'typebox';

/** What a wall shows: the room's picture, counts for visitors, or nothing at all. */
export const wallModes = ['room', 'visitors', 'covered'] as const;
export type WallMode = (typeof wallModes)[number];

/** Letters and digits of a pairing code: none that looks like another. */
export const pairingAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const pairingCodeLength = 6;
export const PairingCode = Type.String({
	pattern: `^[${pairingAlphabet}]{${pairingCodeLength}}$`
});

/** How large a screen is and how far away people are: diagonal in inches, distances in metres. */
export const Profile = Type.Object(
	{
		inches: Type.Number({ minimum: 10, maximum: 400 }),
		farMetres: Type.Number({ minimum: 0.5, maximum: 100 }),
		midMetres: Type.Number({ minimum: 0.5, maximum: 100 }),
		nearMetres: Type.Number({ minimum: 0.3, maximum: 100 })
	},
	{ additionalProperties: false }
);

const ClockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

/** Hours at which visitors come, by Chicago's clocks; `days` from 0, Sunday. */
export const Tour = Type.Object(
	{
		days: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), {
			minItems: 1,
			maxItems: 7,
			uniqueItems: true
		}),
		from: ClockTime,
		to: ClockTime
	},
	{ additionalProperties: false }
);
export type Tour = Static<typeof Tour>;

export const DisplayName = Type.String({ minLength: 2, maxLength: 40 });

/** A place with walls in it. The shutter covers all of them. */
export const Site = Type.Object({
	id: Type.String(),
	name: DisplayName,
	/** Instant at which the shutter was closed; absent while it is open. */
	coveredAt: Type.Optional(Type.String()),
	/** Visitors are here now, whatever the schedule says. */
	visitors: Type.Boolean(),
	tours: Type.Array(Tour, { maxItems: 20 })
});
export type Site = Static<typeof Site>;

/** A screen that was paired: what it is called, where it hangs, what it may show. */
export const Display = Type.Object({
	id: Type.String(),
	name: DisplayName,
	siteId: Type.String(),
	profile: Profile,
	/** Instant at which this one screen was made blank, whatever the others of its site show. */
	coveredAt: Type.Optional(Type.String()),
	/** Always shows what visitors may see: a lobby. */
	visitors: Type.Boolean(),
	pairedAt: Type.String()
});
export type Display = Static<typeof Display>;
