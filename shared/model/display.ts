import { Type, type Static } from 'typebox';
import { AreaNumber, Instant } from './fields.ts';
import { desks, roles } from './terms.ts';

/** What a wall shows: the room's picture, counts for visitors, or nothing at all. */
export const wallModes = ['room', 'visitors', 'covered'] as const;
export type WallMode = (typeof wallModes)[number];

/** Letters and digits of a pairing code: none that looks like another. */
export const pairingAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const pairingCodeLength = 6;
export const PairingCode = Type.String({
	pattern: `^[${pairingAlphabet}]{${pairingCodeLength}}$`,
	examples: ['83HG25']
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

const ClockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', examples: ['18:30'] });

/** Pictures of the room that a wall can draw. `community` is one community alone, and is told which. */
export const scenes = ['overview', 'requests', 'people', 'trend', 'community'] as const;
export type Scene = (typeof scenes)[number];
/** Those that a screen can show for good. */
export const lastingScenes = ['overview', 'requests', 'people', 'trend'] as const;
export type LastingScene = (typeof lastingScenes)[number];

export const wallThemes = ['dark', 'bright'] as const;

/** How a screen draws when nobody has asked it for something else. */
export const manner = {
	scene: Type.Enum(lastingScenes),
	theme: Type.Enum(wallThemes),
	/** Two tones, for what is new and urgent and for a line that was lost. */
	sound: Type.Boolean(),
	/** The picture wanders by a hair, so that none burns in. */
	orbit: Type.Boolean()
};
export const Manner = Type.Object(manner, { additionalProperties: false });
export type Manner = Static<typeof Manner>;
export const usualManner: Manner = { scene: 'overview', theme: 'dark', sound: false, orbit: true };

/** Who had a wall show something, as it may be said on a wall: never by name. */
export const Voice = Type.Object({
	role: Type.Enum(roles),
	desk: Type.Optional(Type.Enum(desks))
});
export type Voice = Static<typeof Voice>;

/** What somebody has a screen show, for some time; without `until` it is pinned. */
export const Pushed = Type.Object({
	scene: Type.Enum(scenes),
	community: Type.Optional(AreaNumber),
	by: Voice,
	until: Type.Optional(Instant)
});
export type Pushed = Static<typeof Pushed>;

/** As many letters as fit one row of the reference wall. */
export const MessageText = Type.String({
	minLength: 2,
	maxLength: 36,
	pattern: '^[^\\u0000-\\u001f\\u007f]*$'
});
/** A line for everybody in front of the walls of a site. */
export const Message = Type.Object({ text: MessageText, by: Voice, until: Instant });
export type Message = Static<typeof Message>;

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

/** Hours at which the walls of a site are dimmed; one that ends before it begins goes on after midnight. */
export const Night = Type.Object(
	{ from: ClockTime, to: ClockTime },
	{ additionalProperties: false }
);
export type Night = Static<typeof Night>;

export const DisplayName = Type.String({ minLength: 2, maxLength: 40 });

/** A place with walls in it. The shutter covers all of them. */
export const Site = Type.Object({
	id: Type.String(),
	name: DisplayName,
	/** Instant at which the shutter was closed; absent while it is open. */
	coveredAt: Type.Optional(Type.String()),
	/** Visitors are here now, whatever the schedule says. */
	visitors: Type.Boolean(),
	tours: Type.Array(Tour, { maxItems: 20 }),
	night: Type.Optional(Night),
	message: Type.Optional(Message)
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
	...manner,
	pushed: Type.Optional(Pushed),
	pairedAt: Type.String()
});
export type Display = Static<typeof Display>;
